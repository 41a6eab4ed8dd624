// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// "The first criterion is so many times as important as the second", by their positions from 0.
struct ImportanceRatio {
  std::size_t first = 0;
  std::size_t second = 0;
  double ratio = 1.0;

  friend bool operator==(const ImportanceRatio&, const ImportanceRatio&) = default;
};

/// The judgement that fits the others least: what was said, and what the weights say.
struct Revisit {
  ImportanceRatio stated;
  double implied = 1.0;

  friend bool operator==(const Revisit&, const Revisit&) = default;
};

/// Weights that somebody's judgement gives, and how consistent that person was.
///
/// weights        one a criterion, adding up to 1
/// inconsistency  0 where no judgement contradicts another; each method says what it counts. Nothing where the
///                judgements leave no room for a contradiction
/// revisit        the judgement to look at first; nothing where none stands out
struct JudgedWeights {
  std::vector<double> weights;
  std::optional<double> inconsistency = {};
  std::optional<Revisit> revisit = {};

  friend bool operator==(const JudgedWeights&, const JudgedWeights&) = default;
};

/// Refuses judgements that are none. Errors: empty_input if there is none; bad_weights naming the criterion, counted
/// from 1, if one is NaN, infinite or too small.
inline void check_judgements(std::span<const double> judgements, double at_least, const char* method) {
  const std::string place = std::string("weights by ") + method;
  if (judgements.empty()) throw Error(errc::empty_input, place + ": found no criterion; allowed: one at least");
  for (std::size_t c = 0; c < judgements.size(); ++c) {
    const double each = judgements[c];
    if (std::isfinite(each) && each >= at_least) continue;
    throw Error(errc::bad_weights, place + ", criterion " + std::to_string(c + 1) + ": found " +
                                       (std::isfinite(each) ? shortest_number(each) : "NaN or infinity") +
                                       "; allowed: a number >= " + shortest_number(at_least));
  }
}

}  // namespace journeyrank
