// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// How far a range reaches from a place within it towards another: the last place where `beyond` is no more than 0, to
/// 1e-9 of either number.
///
/// Shape   beyond(within) is taken to be -depth, depth > 0; beyond grows on the way, once
/// Edge    beyond(last) is 0 or less: last itself
/// Source  dowell1971modified, the Illinois method: false position that halves what an end that stays is worth
/// Cost    some 7 calls where beyond is nearly a straight line
template <class Beyond>
double last_within(double within, double last, double depth, const Beyond& beyond) {
  double at_last = beyond(last);
  if (at_last <= 0.0) return last;
  double at_within = 0.0 - depth;
  int stayed = 0;
  for (int step = 0; step < 100 && std::fabs(last - within) > 1e-9; ++step) {
    const double place = within + product(last - within, at_within / (at_within - at_last));
    const double found = beyond(place);
    if (std::fabs(found) < 1e-9) return place;
    if (found < 0.0) {
      within = place;
      at_within = found;
      at_last = stayed == -1 ? at_last / 2.0 : at_last;
      stayed = -1;
    } else {
      last = place;
      at_last = found;
      at_within = stayed == 1 ? at_within / 2.0 : at_within;
      stayed = 1;
    }
  }
  return within;
}

}  // namespace journeyrank
