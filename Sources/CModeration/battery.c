#include "CModeration.h"

// What is asked, and one file a language with the questions. A published version is frozen.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t contents_bytes[] = {
#embed "battery/1.0.0/contents.toml"
};
static const uint8_t ar_bytes[] = {
#embed "battery/1.0.0/ar.toml"
};
static const uint8_t de_bytes[] = {
#embed "battery/1.0.0/de.toml"
};
static const uint8_t en_bytes[] = {
#embed "battery/1.0.0/en.toml"
};
static const uint8_t es_bytes[] = {
#embed "battery/1.0.0/es.toml"
};
static const uint8_t fr_bytes[] = {
#embed "battery/1.0.0/fr.toml"
};
static const uint8_t it_bytes[] = {
#embed "battery/1.0.0/it.toml"
};
static const uint8_t ja_bytes[] = {
#embed "battery/1.0.0/ja.toml"
};
static const uint8_t ko_bytes[] = {
#embed "battery/1.0.0/ko.toml"
};
static const uint8_t ru_bytes[] = {
#embed "battery/1.0.0/ru.toml"
};
static const uint8_t zh_bytes[] = {
#embed "battery/1.0.0/zh.toml"
};

static const weigh_text texts[] = {
  {"contents", contents_bytes, sizeof contents_bytes},
  {"ar", ar_bytes, sizeof ar_bytes},
  {"de", de_bytes, sizeof de_bytes},
  {"en", en_bytes, sizeof en_bytes},
  {"es", es_bytes, sizeof es_bytes},
  {"fr", fr_bytes, sizeof fr_bytes},
  {"it", it_bytes, sizeof it_bytes},
  {"ja", ja_bytes, sizeof ja_bytes},
  {"ko", ko_bytes, sizeof ko_bytes},
  {"ru", ru_bytes, sizeof ru_bytes},
  {"zh", zh_bytes, sizeof zh_bytes},
  {NULL, NULL, 0},
};

const weigh_text *weigh_battery(void) { return texts; }
