/// Drawing weights and values and counting ranks, many draws side by side.
#ifndef WEIGH_CSIMULATION_H
#define WEIGH_CSIMULATION_H

#include <stddef.h>
#include <stdint.h>

/// How many draws a block holds; buffers over draws are this wide.
enum { WEIGH_BLOCK_DRAWS = 256 };

/// A cell whose value is drawn.
typedef struct {
  /// Where its sequence of chance begins.
  uint64_t state;
  double low;
  double high;
  double span;
  /// The share of draws below the peak of a triangle.
  double peak;
  /// Span times the distance from low to peak, and from peak to high.
  double left;
  double right;
  uint32_t alternative;
  uint32_t criterion;
} weigh_drawn_cell;

/// What is simulated; see SimulationProblem in Scoring.
typedef struct {
  size_t alternatives;
  size_t criteria;
  /// Known values row by row, zero where a value is drawn.
  const double *known;
  const weigh_drawn_cell *uniform;
  size_t uniform_count;
  const weigh_drawn_cell *triangular;
  size_t triangular_count;
  /// First and second of each pair, one after the other.
  const uint32_t *pairs;
  size_t pair_count;
  /// The bits of a score that give way to the number of its alternative.
  uint64_t index_mask;
  /// The units that one draw of a shared rank is divided into.
  uint64_t units_per_draw;
} weigh_simulation;

/// What is counted; see SimulationCounts in Scoring.
typedef struct {
  uint32_t *alone;
  uint64_t *shared;
  uint64_t *first_weights;
  uint32_t *half_wins;
} weigh_simulation_counts;

/// Which weightings are drawn: free ones, or those that keep an order.
typedef struct {
  size_t criteria;
  /// Whether gaps are spread over an order; otherwise they are the weights.
  int ordered;
  /// The criteria, most important first.
  const uint32_t *by_importance;
  /// How many criteria share each place.
  const uint32_t *tier_sizes;
  size_t tier_count;
} weigh_weight_space;

/// The bytes of working memory a block needs, to be aligned to 64.
size_t weigh_simulation_scratch_bytes(const weigh_simulation *simulation);

/// Counts one block; `weights` holds WEIGH_BLOCK_DRAWS numbers for each criterion.
///
/// `vector_bytes` is 64, 32 or 16 and no more than weigh_vector_bytes(); every choice gives the same
/// counts. Returns whether a rank was shared.
int weigh_simulate_block(const weigh_simulation *simulation, uint64_t first_draw, size_t draws,
                         const double *weights, void *scratch, weigh_simulation_counts *counts,
                         int vector_bytes);

/// Draws the weights of one block from the sequence of its seed; `scratch` holds three times as many
/// numbers as `weights`, both aligned to 64.
void weigh_draw_weights(const weigh_weight_space *space, uint64_t block_seed, size_t draws,
                        double *weights, double *scratch, int vector_bytes);

#endif
