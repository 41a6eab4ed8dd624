// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// One voter's ranking, and how much it counts.
struct Ballot {
  std::vector<std::uint32_t> ranks{};  ///< by journey, the smallest first; equal ranks are a tie
  double influence = 1.0;              ///< on any scale, >= 0

  friend bool operator==(const Ballot&, const Ballot&) = default;
};

/// Refuses ballots that no consensus can be made of.
///
/// Edge    a ballot of influence 0 counts nothing, but must fit
/// Errors  empty_input if there is none; shape_mismatch if one ranks another number of journeys; bad_weights if an
///         influence is negative, NaN or infinite, or if their sum is 0 or infinite
inline void validate(std::span<const Ballot> ballots) {
  if (ballots.empty()) throw Error(errc::empty_input, "no ballot; allowed: one or more");
  double sum = 0.0;
  for (std::size_t v = 0; v < ballots.size(); ++v) {
    const std::string place = "ballot " + std::to_string(v + 1) + ": ";
    if (ballots[v].ranks.size() != ballots[0].ranks.size()) {
      throw Error(errc::shape_mismatch, place + "found " + std::to_string(ballots[v].ranks.size()) +
                                            " journeys; allowed: " + std::to_string(ballots[0].ranks.size()) +
                                            ", as in the first");
    }
    const double influence = ballots[v].influence;
    if (!std::isfinite(influence) || influence < 0.0) {
      throw Error(errc::bad_weights, place + "found influence " +
                                         (std::isfinite(influence) ? shortest_number(influence) : "NaN or infinity") +
                                         "; allowed: a finite number >= 0");
    }
    sum += influence;
  }
  if (sum == 0.0) throw Error(errc::bad_weights, "every ballot has influence 0; one at least must count something");
  if (!std::isfinite(sum)) throw Error(errc::bad_weights, "the influences add up to more than a double holds");
}

}  // namespace journeyrank
