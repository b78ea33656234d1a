#include "CKernels.h"

#include "name_bytes.h"

/// What a match gives, and what a gap costs, as in Search/FuzzyScorer.swift.
enum { MATCH = 16, GAP_START = 3, GAP_EXTENSION = 1, RUN = 4, FIRST_FACTOR = 2 };
/// What a place gives, as in Search/WordBonus.swift.
enum { AFTER_BLANK = 10, AFTER_DELIMITER = 9, BOUNDARY = 8, CAMEL = 7 };
/// Longer names are left to Swift.
enum { LONGEST = 1024 };
/// The score of a name that does not hold the terms, or cannot count.
#define NOT_HELD (INT32_MIN + 1)

/// The places of a name by what a match there gives: one bit a place, at most one of the four.
typedef struct {
  uint64_t after_blank, after_delimiter, boundary, camel;
} bonuses;

BODY bonuses bonuses_of(const name64 *name, uint64_t inside) {
  name64 x = *name;
  uint64_t lower = MASK((x >= 'a') & (x <= 'z'));
  uint64_t upper = MASK((x >= 'A') & (x <= 'Z'));
  uint64_t digit = MASK((x >= '0') & (x <= '9'));
  uint64_t blank = MASK(x == ' ') & inside;
  uint64_t delimiter = MASK((x == '/') | (x == ',') | (x == ':') | (x == ';') | (x == '|'));
  uint64_t word = (lower | upper | digit) & inside;
  uint64_t sign = inside & ~(word | blank | delimiter);
  bonuses b;
  // A name begins as if a blank stood before it.
  b.after_blank = (word & (blank << 1 | 1)) | blank;
  b.after_delimiter = word & (delimiter << 1);
  b.boundary = (word & (sign << 1)) | (inside & ~(word | blank));
  b.camel = (upper & (lower << 1)) | (digit & ((lower | upper) << 1));
  b.camel &= inside;
  return b;
}

BODY int bonus_at(const bonuses *b, int place) {
  return AFTER_BLANK * (int)(b->after_blank >> place & 1) +
         AFTER_DELIMITER * (int)(b->after_delimiter >> place & 1) +
         BOUNDARY * (int)(b->boundary >> place & 1) + CAMEL * (int)(b->camel >> place & 1);
}

BODY int best_bonus(const bonuses *b, uint64_t places) {
  if (places & b->after_blank) return AFTER_BLANK;
  if (places & b->after_delimiter) return AFTER_DELIMITER;
  if (places & b->boundary) return BOUNDARY;
  return places & b->camel ? CAMEL : 0;
}

BODY int larger(int left, int right) { return left > right ? left : right; }

/// A way to match the beginning of the term that ends at a place.
typedef struct {
  int place, score, run_bonus;
} way;

/// The best score of a term whose characters can stand at the places given.
///
/// Every place of a row has a way to it, and one from it to the end.
BODY int score_places(const uint64_t *rows, size_t count, const bonuses *b) {
  way ways[2][64];
  size_t former_count = 0;
  for (uint64_t left = rows[0]; left != 0; left &= left - 1) {
    int place = __builtin_ctzll(left), bonus = bonus_at(b, place);
    ways[0][former_count++] = (way){place, MATCH + FIRST_FACTOR * bonus, bonus};
  }
  for (size_t row = 1; row < count; row++) {
    const way *former = ways[(row - 1) & 1];
    way *ways_here = ways[row & 1];
    size_t found = 0, next = 0;
    // The best of score + place over the ways that end before the place before.
    int over_gap = -100000;
    for (uint64_t left = rows[row]; left != 0; left &= left - 1) {
      int place = __builtin_ctzll(left), bonus = bonus_at(b, place);
      while (next < former_count && former[next].place < place - 1) {
        over_gap = larger(over_gap, former[next].score + former[next].place * GAP_EXTENSION);
        next++;
      }
      way here = {
          place, over_gap - GAP_START - (place - 2) * GAP_EXTENSION + MATCH + bonus, bonus};
      if (next < former_count && former[next].place == place - 1) {
        int began = former[next].run_bonus;
        if (bonus >= BOUNDARY) began = larger(began, bonus);
        int score = former[next].score + MATCH + larger(larger(bonus, RUN), began);
        if (score >= here.score) here = (way){place, score, began};
      }
      ways_here[found++] = here;
    }
    former_count = found;
  }
  int best = ways[(count - 1) & 1][0].score;
  for (size_t place = 1; place < former_count; place++) {
    best = larger(best, ways[(count - 1) & 1][place].score);
  }
  return best;
}

/// The places each character of a term can have, if the name holds the term.
BODY bool find_places(const name64 *folded, uint64_t inside, const uint8_t *term, size_t count,
                      uint64_t *rows) {
  uint64_t allowed = inside;
  for (size_t row = 0; row < count; row++) {
    uint64_t places = MASK(*folded == term[row]) & allowed;
    if (places == 0) return false;
    rows[row] = places;
    allowed = ~(places ^ (places - 1)) & inside;
  }
  for (size_t row = count - 1; row > 0; row--) {
    rows[row - 1] &= below(63 - (size_t)__builtin_clzll(rows[row]));
  }
  return true;
}

/// The most a term could score with its characters at these places, if each gave the best bonus that it, or one before
/// it, has anywhere.
BODY int bound_of(const uint64_t *rows, size_t count, const bonuses *b) {
  int best = best_bonus(b, rows[0]);
  int sum = MATCH + FIRST_FACTOR * best;
  for (size_t row = 1; row < count; row++) {
    best = larger(best, best_bonus(b, rows[row]));
    sum += MATCH + larger(best, RUN);
  }
  return sum;
}

/// The most all terms could score, by the characters that begin words alone.
BODY int quick_bound(const weigh_terms *terms, uint64_t leading) {
  int sum = 0;
  size_t start = 0;
  for (size_t term = 0; term < terms->term_count; term++) {
    int best = 0;
    for (size_t row = start; row < terms->ends[term]; row++) {
      best = larger(best, leading & held_bit(terms->bytes[row]) ? AFTER_BLANK : CAMEL);
      sum += MATCH + (row == start ? FIRST_FACTOR * best : best);
    }
    start = terms->ends[term];
  }
  return sum;
}

BODY bool counts(int score, uint32_t length, int worst_score, uint32_t worst_length) {
  return score > worst_score || (score == worst_score && length < worst_length);
}


/// The score of all terms in a name of at most 64 bytes, if it could count.
BODY int score_short(const uint8_t *bytes, size_t length, const weigh_terms *terms,
                     int worst_score, uint32_t worst_length) {
  enum { ROWS = 192 };
  uint64_t rows[ROWS];
  size_t total = terms->ends[terms->term_count - 1];
  if (total > ROWS) return WEIGH_ASK_SCALARS;
  uint64_t inside = below(length);
  name64 x;
  memcpy(&x, bytes, sizeof x);
  name64 folded = ((x >= 'A') & (x <= 'Z')) ? x + 32 : x;
  size_t start = 0;
  for (size_t term = 0; term < terms->term_count; term++) {
    if (!find_places(&folded, inside, terms->bytes + start, terms->ends[term] - start,
                     rows + start)) {
      return NOT_HELD;
    }
    start = terms->ends[term];
  }
  bonuses b = bonuses_of(&x, inside);
  int bound = 0;
  start = 0;
  for (size_t term = 0; term < terms->term_count; term++) {
    bound += bound_of(rows + start, terms->ends[term] - start, &b);
    start = terms->ends[term];
  }
  if (!counts(bound, (uint32_t)length, worst_score, worst_length)) return NOT_HELD;
  int sum = 0;
  start = 0;
  for (size_t term = 0; term < terms->term_count; term++) {
    sum += score_places(rows + start, terms->ends[term] - start, &b);
    start = terms->ends[term];
  }
  return sum;
}

static inline int bonus_between(uint8_t former, uint8_t byte) {
#define IS_LOWER(c) ((c) >= 'a' && (c) <= 'z')
#define IS_UPPER(c) ((c) >= 'A' && (c) <= 'Z')
#define IS_DIGIT(c) ((c) >= '0' && (c) <= '9')
#define IS_WORD(c) (IS_LOWER(c) || IS_UPPER(c) || IS_DIGIT(c))
#define IS_DELIMITER(c) ((c) == '/' || (c) == ',' || (c) == ':' || (c) == ';' || (c) == '|')
  if (!IS_WORD(byte)) return byte == ' ' ? AFTER_BLANK : BOUNDARY;
  if (former == ' ') return AFTER_BLANK;
  if (IS_DELIMITER(former)) return AFTER_DELIMITER;
  if (!IS_WORD(former)) return BOUNDARY;
  if (IS_LOWER(former) && IS_UPPER(byte)) return CAMEL;
  return !IS_DIGIT(former) && IS_DIGIT(byte) ? CAMEL : 0;
}

/// The score of one term in a name of any length, place by place.
static int score_long(const uint8_t *bytes, int length, const uint8_t *term, size_t count) {
  const int none = -1000000;
  int scores[2][LONGEST], runs[2][LONGEST];
  for (size_t row = 0; row < count; row++) {
    const int *former = scores[(row + 1) & 1], *former_run = runs[(row + 1) & 1];
    int *score = scores[row & 1], *run = runs[row & 1];
    int over_gap = none;
    for (int place = 0; place < length; place++) {
      score[place] = none;
      if (row > 0 && place >= 2) {
        over_gap = larger(over_gap - GAP_EXTENSION, former[place - 2] - GAP_START);
      }
      if (fold(bytes[place]) != term[row]) continue;
      int bonus = bonus_between(place == 0 ? ' ' : bytes[place - 1], bytes[place]);
      if (row == 0) {
        score[place] = MATCH + FIRST_FACTOR * bonus;
        run[place] = bonus;
        continue;
      }
      if (place == 0) continue;
      score[place] = over_gap + MATCH + bonus;
      run[place] = bonus;
      if (former[place - 1] <= none / 2) continue;
      int began = former_run[place - 1];
      if (bonus >= BOUNDARY) began = larger(began, bonus);
      int joined = former[place - 1] + MATCH + larger(larger(bonus, RUN), began);
      if (joined >= score[place]) {
        score[place] = joined;
        run[place] = began;
      }
    }
  }
  int best = none;
  for (int place = 0; place < length; place++) {
    best = larger(best, scores[(count - 1) & 1][place]);
  }
  return best > none / 2 ? best : NOT_HELD;
}

static int score_all_long(const uint8_t *bytes, size_t length, const weigh_terms *terms) {
  int sum = 0;
  size_t start = 0;
  for (size_t term = 0; term < terms->term_count; term++) {
    int score =
        score_long(bytes, (int)length, terms->bytes + start, terms->ends[term] - start);
    if (score == NOT_HELD) return NOT_HELD;
    sum += score;
    start = terms->ends[term];
  }
  return sum;
}

typedef uint64_t words8 __attribute__((ext_vector_type(8)));
typedef bool bits8 __attribute__((ext_vector_type(8)));

/// One bit for each of up to 64 names that hold every character looked for.
BODY uint64_t holders(const uint64_t *held, size_t count, uint64_t wanted) {
  uint64_t found = 0;
  size_t place = 0;
  for (; place + 8 <= count; place += 8) {
    words8 x;
    memcpy(&x, held + place, sizeof x);
    bits8 bits = __builtin_convertvector((x & wanted) == wanted, bits8);
    uint8_t mask;
    memcpy(&mask, &bits, sizeof mask);
    found |= (uint64_t)mask << place;
  }
  for (; place < count; place++) found |= (uint64_t)((held[place] & wanted) == wanted) << place;
  return found;
}

BODY size_t search_names(int vector_bytes, const weigh_names *names, size_t first, size_t end,
                         const weigh_terms *terms, int32_t worst_score, uint32_t worst_length,
                         uint32_t *places, int32_t *scores) {
  (void)vector_bytes;
  size_t found = 0;
  for (size_t block = first; block < end; block += 64) {
    size_t size = end - block < 64 ? end - block : 64;
    uint64_t left = holders(names->held + block, size, terms->held);
    for (; left != 0; left &= left - 1) {
      size_t index = block + (size_t)__builtin_ctzll(left);
      size_t length = names->starts[index + 1] - names->starts[index];
      uint64_t leading = names->leading[index];
      if (!counts(quick_bound(terms, leading), (uint32_t)length, worst_score, worst_length) &&
          leading != ~0ULL) {
        continue;
      }
      const uint8_t *bytes = names->bytes + names->starts[index];
      int score = WEIGH_ASK_SCALARS;
      if (leading != ~0ULL && length <= 64) {
        score = score_short(bytes, length, terms, worst_score, worst_length);
      } else if (leading != ~0ULL && length <= LONGEST) {
        score = score_all_long(bytes, length, terms);
      }
      if (score == NOT_HELD) continue;
      if (score != WEIGH_ASK_SCALARS &&
          !counts(score, (uint32_t)length, worst_score, worst_length)) {
        continue;
      }
      places[found] = (uint32_t)index;
      scores[found++] = score;
    }
  }
  return found;
}

VARIANT(size_t, weigh_search_names,
        (int vector_bytes, const weigh_names *names, size_t first, size_t end,
         const weigh_terms *terms, int32_t worst_score, uint32_t worst_length, uint32_t *places,
         int32_t *scores),
        (vector_bytes, names, first, end, terms, worst_score, worst_length, places, scores),
        search_names)
