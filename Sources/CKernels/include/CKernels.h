/// Loops that only vector instructions make fast enough: plain C, chosen by what the processor can do.
///
/// Every kernel gives the same bits on every processor: wider vectors change how many elements go at
/// once, never the order of additions within one element.
#ifndef WEIGH_CKERNELS_H
#define WEIGH_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "ColumnKernels.h"
#include "SearchKernels.h"

/// The widest vectors this processor offers to the kernels, in bytes: 64, 32 or 16.
int weigh_vector_bytes(void);

#include "CSimulation.h"

#endif
