#pragma once
#include <stddef.h>
#include <stdint.h>

/// A text this program was built with.
typedef struct {
  /// Its name, without ending; NULL behind the last one.
  const char *_Nullable name;
  const uint8_t *_Nullable bytes;
  size_t count;
} weigh_text;

/// Phrase tables, one a language, and the one that is named `index`.
const weigh_text *_Nonnull weigh_phrases(void);

/// The battery: what it asks about is named `contents`, the questions by their language.
const weigh_text *_Nonnull weigh_battery(void);

/// What a judge is asked.
weigh_text weigh_judge(void);
