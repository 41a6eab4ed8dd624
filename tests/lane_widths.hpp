// SPDX-License-Identifier: MIT
#pragma once

#include "journeyrank/base/arithmetic.hpp"

// Kernels run in lanes of one width, whatever this processor would pick.

namespace lanes {

struct RunInOne {
  template <class Kernel, class... Arguments>
  static void run(Arguments... arguments) {
    Kernel::template run<double>(arguments...);
  }
};

struct RunInTwo {
  template <class Kernel, class... Arguments>
  static void run(Arguments... arguments) {
    Kernel::template run<journeyrank::TwoLanes>(arguments...);
  }
};

#if defined(__GNUC__) && defined(__x86_64__)
struct RunInFour {
  template <class Kernel, class... Arguments>
  static void run(Arguments... arguments) {
    journeyrank::run_in_four_lanes<Kernel>(arguments...);
  }
};

struct RunInEight {
  template <class Kernel, class... Arguments>
  static void run(Arguments... arguments) {
    journeyrank::run_in_eight_lanes<Kernel>(arguments...);
  }
};
#endif

/// Calls `visit(Width{}, name)` for every width of lanes that this processor has.
template <class Visit>
void for_each_width(Visit&& visit) {
  visit(RunInOne{}, "1");
  visit(RunInTwo{}, "2");
#if defined(__GNUC__) && defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) visit(RunInFour{}, "4");
  if (__builtin_cpu_supports("avx512f")) visit(RunInEight{}, "8");
#endif
}

}  // namespace lanes
