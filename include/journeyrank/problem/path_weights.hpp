// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_group.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/level_weights.hpp"

namespace journeyrank {

/// What each criterion weighs in all: its stated weight at the top; in a group the group's path weight times its share
/// of the weights there, share after share from the top down, each product and quotient rounded.
///
/// Shape   one a criterion, in the model's order; not normalised. A flat model that states these has the same shares of
///         all weight, bit for bit
/// Edge    no group weighs: the weights as they are stated. The sum of a level adds criteria in the model's order, then
///         groups in theirs
/// Errors  bad_weights for a group in which nothing weighs, or too much for a double
/// Source  the global priorities of saaty1980analytic
/// Cost    O((m + g) g)
inline std::vector<double> path_weights(const CriteriaHierarchy& hierarchy, std::span<const CriteriaGroup> groups,
                                        const LevelWeights& stated) {
  const WeightLevels levels(hierarchy, stated.groups);
  std::vector<double> sums(groups.size(), 0.0);
  for (std::size_t c = 0; c < stated.criteria.size(); ++c) {
    if (levels.of_criterion(c) != CriteriaHierarchy::top) sums[levels.of_criterion(c)] += stated.criteria[c];
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (stated.groups[g] && levels.of_group(g) != CriteriaHierarchy::top) sums[levels.of_group(g)] += *stated.groups[g];
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (!stated.groups[g] || (std::isfinite(sums[g]) && sums[g] > 0.0)) continue;
    throw Error(errc::bad_weights, "group \"" + groups[g].id + "\": " +
                                       (sums[g] == 0.0 ? "all weights in it are 0; at least one must weigh something"
                                                       : "the weights in it add up to more than a double holds"));
  }
  const auto weight_of_group = [&](const auto& self, std::size_t g) -> double {
    const std::size_t level = levels.of_group(g);
    if (level == CriteriaHierarchy::top) return *stated.groups[g];
    return product(self(self, level), *stated.groups[g] / sums[level]);
  };
  std::vector<double> found = stated.criteria;
  for (std::size_t c = 0; c < found.size(); ++c) {
    const std::size_t level = levels.of_criterion(c);
    if (level == CriteriaHierarchy::top) continue;
    found[c] = product(weight_of_group(weight_of_group, level), stated.criteria[c] / sums[level]);
  }
  return found;
}

}  // namespace journeyrank
