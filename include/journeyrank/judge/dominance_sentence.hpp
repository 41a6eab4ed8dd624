// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/judge/dominance.hpp"
#include "journeyrank/judge/potential_optimality.hpp"

namespace journeyrank {

/// Who is dominated, and who could be first, as a sentence: "4 of 7 journeys are dominated by another; 3 can be first
/// under some weights."
///
/// Edge    by a search it is "at least 3"; where nothing is known of who could be first nothing is said
inline std::string sentence(const Dominance& found, const PotentialOptimality& best) {
  const std::size_t n = found.layers.size();
  if (n == 0) return "There is no journey.";
  const auto count = [](std::ptrdiff_t journeys) { return with_commas(std::to_string(journeys)); };
  const auto dominated = std::count_if(found.dominated_by.begin(), found.dominated_by.end(),
                                       [](std::uint32_t others) { return others > 0; });
  const std::string text = dominated == 0
                               ? std::string("No journey is dominated by another")
                               : count(dominated) + " of " + count(static_cast<std::ptrdiff_t>(n)) + " journeys " +
                                     (dominated == 1 ? "is" : "are") + " dominated by another";
  if (best.cases.empty()) return text + ".";
  const auto possible = std::count_if(best.cases.begin(), best.cases.end(),
                                      [](const BestCase& each) { return can_be_first(each.first); });
  return text + "; " + (best.searched ? "at least " : "") + count(possible) + " can be first under some weights.";
}

}  // namespace journeyrank
