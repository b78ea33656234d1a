#include "CModeration.h"

// One table a language. `#embed` puts a file into the program as it is.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t ar_bytes[] = {
#embed "phrases/ar.toml"
};
static const uint8_t de_bytes[] = {
#embed "phrases/de.toml"
};
static const uint8_t en_bytes[] = {
#embed "phrases/en.toml"
};
static const uint8_t es_bytes[] = {
#embed "phrases/es.toml"
};
static const uint8_t fi_bytes[] = {
#embed "phrases/fi.toml"
};
static const uint8_t fr_bytes[] = {
#embed "phrases/fr.toml"
};
static const uint8_t hi_bytes[] = {
#embed "phrases/hi.toml"
};
static const uint8_t id_bytes[] = {
#embed "phrases/id.toml"
};
static const uint8_t it_bytes[] = {
#embed "phrases/it.toml"
};
static const uint8_t ja_bytes[] = {
#embed "phrases/ja.toml"
};
static const uint8_t ko_bytes[] = {
#embed "phrases/ko.toml"
};
static const uint8_t nl_bytes[] = {
#embed "phrases/nl.toml"
};
static const uint8_t pl_bytes[] = {
#embed "phrases/pl.toml"
};
static const uint8_t pt_bytes[] = {
#embed "phrases/pt.toml"
};
static const uint8_t ru_bytes[] = {
#embed "phrases/ru.toml"
};
static const uint8_t th_bytes[] = {
#embed "phrases/th.toml"
};
static const uint8_t tr_bytes[] = {
#embed "phrases/tr.toml"
};
static const uint8_t vi_bytes[] = {
#embed "phrases/vi.toml"
};
static const uint8_t zh_bytes[] = {
#embed "phrases/zh.toml"
};
static const uint8_t index_bytes[] = {
#embed "phrases/index.toml"
};

static const weigh_text texts[] = {
  {"ar", ar_bytes, sizeof ar_bytes},
  {"de", de_bytes, sizeof de_bytes},
  {"en", en_bytes, sizeof en_bytes},
  {"es", es_bytes, sizeof es_bytes},
  {"fi", fi_bytes, sizeof fi_bytes},
  {"fr", fr_bytes, sizeof fr_bytes},
  {"hi", hi_bytes, sizeof hi_bytes},
  {"id", id_bytes, sizeof id_bytes},
  {"it", it_bytes, sizeof it_bytes},
  {"ja", ja_bytes, sizeof ja_bytes},
  {"ko", ko_bytes, sizeof ko_bytes},
  {"nl", nl_bytes, sizeof nl_bytes},
  {"pl", pl_bytes, sizeof pl_bytes},
  {"pt", pt_bytes, sizeof pt_bytes},
  {"ru", ru_bytes, sizeof ru_bytes},
  {"th", th_bytes, sizeof th_bytes},
  {"tr", tr_bytes, sizeof tr_bytes},
  {"vi", vi_bytes, sizeof vi_bytes},
  {"zh", zh_bytes, sizeof zh_bytes},
  {"index", index_bytes, sizeof index_bytes},
  {NULL, NULL, 0},
};

const weigh_text *weigh_phrases(void) { return texts; }
