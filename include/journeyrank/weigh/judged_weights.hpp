// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/linear_range.hpp"
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

/// The same of a list of statements that are no ratios: the entry, counted from 0, what it says and what the others say
/// of it, in numbers of the method.
struct StatementRevisit {
  std::size_t entry = 0;
  double stated = 0.0;
  double implied = 0.0;

  friend bool operator==(const StatementRevisit&, const StatementRevisit&) = default;
};

/// How choices between journeys come out by a likelihood.
struct ChoiceLikelihood {
  double log_likelihood = 0.0;       ///< of the choices under the weights, without the prior
  double null_log_likelihood = 0.0;  ///< of the same choices by the toss of a coin
  double sharpness = 0.0;            ///< log odds that a whole point of score gives
  bool separated = false;            ///< some weights explain every choice: only the prior keeps sharpness finite

  friend bool operator==(const ChoiceLikelihood&, const ChoiceLikelihood&) = default;
};

/// How well weights explain choices between journeys.
struct ChoiceFit {
  std::size_t choices = 0;
  std::vector<std::size_t> contradicted = {};  ///< entries, counted from 0, that the weights decide the other way
  std::optional<double> error = {};            ///< points of score that the choices are off together
  std::optional<ChoiceLikelihood> likelihood = {};

  friend bool operator==(const ChoiceFit&, const ChoiceFit&) = default;
};

/// Weights that somebody's judgement gives, and how consistent that person was.
///
/// weights          one a criterion, adding up to 1
/// inconsistency    0 where no judgement contradicts another; each method says what it counts. Nothing where the
///                  judgements leave no room for a contradiction
/// revisit          the judgement to look at first; nothing where none stands out. Of a list of statements it is
///                  revisit_statement
/// ranges           what each weight may be, where the method tells; else empty
/// standard_errors  of each weight, where the method tells
/// conflict         entries of statements that cannot all hold, though any but one of them can; by number
/// choices          how well choices between journeys are explained
/// value_curves     one a criterion, where values were learned too: what 0, 1/k, ... 1 of its scale is worth, 0 to 1
struct JudgedWeights {
  std::vector<double> weights;
  std::optional<double> inconsistency = {};
  std::optional<Revisit> revisit = {};
  std::optional<StatementRevisit> revisit_statement = {};
  std::vector<LinearRange> ranges = {};
  std::vector<double> standard_errors = {};
  std::vector<std::size_t> conflict = {};
  std::optional<ChoiceFit> choices = {};
  std::vector<std::vector<double>> value_curves = {};

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
