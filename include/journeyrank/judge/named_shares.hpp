// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/weight_share.hpp"
#include "journeyrank/judge/weight_statement.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The criteria that a name stands for: the criterion itself, or those of a group in the model's order.
///
/// Errors  unknown_name, with the nearest
inline std::vector<std::size_t> criteria_named(const Model& model, std::string_view name) {
  const CriteriaHierarchy hierarchy = hierarchy_of(model);
  const std::size_t at = hierarchy.position(name);
  if (at < model.criteria.size()) return {at};
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (hierarchy.holds(at - model.criteria.size(), c)) found.push_back(c);
  }
  return found;
}

/// The groups of a model, each with its criteria: what statements about weights may name beside criteria.
inline std::vector<NamedSum> group_sums(const Model& model) {
  std::vector<NamedSum> sums;
  for (const auto& group : model.groups) sums.push_back({group.id, criteria_named(model, group.id)});
  return sums;
}

/// Adds the share of all weight that a criterion is given, or those of a group's criteria, in proportion to what they
/// have.
///
/// Edge    nothing in the group weighs: its criteria that may weigh something share equally
/// Errors  bad_weights for a criterion that has a share already, alone or in another group, and for a group of which no
///         criterion may weigh anything
inline void add_shares(const Model& model, std::span<const double> weights, std::span<const std::uint8_t> may_take,
                       const StatedWeight& given, std::vector<WeightShare>& shares) {
  const std::vector<std::size_t> criteria = criteria_named(model, given.criterion);
  double together = 0.0;
  std::size_t takers = 0;
  for (const std::size_t c : criteria) {
    together += weights[c];
    takers += may_take[c] != 0 ? 1 : 0;
    if (std::none_of(shares.begin(), shares.end(), [c](const auto& each) { return each.criterion == c; })) continue;
    throw Error(errc::bad_weights,
                "\"" + model.criteria[c].id + "\" is given a share, and so is its group; allowed: one of them");
  }
  if (criteria.size() == 1) {
    shares.push_back({criteria[0], given.weight});
    return;
  }
  if (together == 0.0 && takers == 0 && given.weight > 0.0) {
    throw Error(errc::bad_weights, "no criterion of group \"" + given.criterion + "\" can weigh anything");
  }
  for (const std::size_t c : criteria) {
    double share = weights[c];  // what it has, where the group keeps its share
    if (together == 0.0) {
      share = may_take[c] != 0 ? given.weight / static_cast<double>(takers) : 0.0;
    } else if (given.weight != together) {
      share = std::min(given.weight, product(weights[c], given.weight / together));
    }
    shares.push_back({c, share});
  }
}

}  // namespace journeyrank
