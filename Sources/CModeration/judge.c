#include "CModeration.h"

// What a judge is asked. Labels name its hash, so that a change shows.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t judge_bytes[] = {
#embed "judge.txt"
};

static const weigh_text text = {"judge", judge_bytes, sizeof judge_bytes};

weigh_text weigh_judge(void) { return text; }
