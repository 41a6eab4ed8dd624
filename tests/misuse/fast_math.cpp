// SPDX-License-Identifier: MIT
// Arithmetic that may differ from build to build, without having asked for it.
// Flags: -ffast-math
// Expect: error: .*JourneyRank.*fast-math
#ifdef MENDED
#define JOURNEYRANK_ALLOW_FAST_MATH
#endif
#include "journeyrank/base/arithmetic.hpp"
