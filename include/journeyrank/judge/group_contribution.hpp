// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What the criteria of one group add to the score of a journey.
struct GroupContribution {
  std::string group;
  std::string label;
  std::string parent = {};  ///< the group that it stands in; empty at the top
  double weight = 0.0;      ///< what its criteria weigh together; 0.4 is 40 % of all weight
  double points = 0.0;      ///< what they add together
};

/// Adds up, group by group, what criteria weigh and add: those in the group and in the groups within it.
///
/// Shape   weights, points: m, in the model's order of criteria; returns one a group, in the model's order of groups
/// Units   those of the criteria
/// Edge    each sum starts at 0 and adds the criteria in the model's order, rounding each time: whoever does the same
///         has the same bits. Groups and criteria of the top add up to the score, but for rounding
/// Cost    O(m g) for g groups
inline std::vector<GroupContribution> group_contributions(const Model& model, std::span<const double> weights,
                                                          std::span<const double> points) {
  if (model.groups.empty()) return {};
  const CriteriaHierarchy hierarchy = hierarchy_of(model);
  std::vector<GroupContribution> found;
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    const std::size_t parent = hierarchy.parent_of(g);
    GroupContribution& sum = found.emplace_back();
    sum.group = model.groups[g].id;
    sum.label = model.groups[g].shown();
    if (parent != CriteriaHierarchy::top) sum.parent = model.groups[parent].id;
    for (std::size_t c = 0; c < points.size(); ++c) {
      if (!hierarchy.holds(g, c)) continue;
      sum.weight += weights[c];
      sum.points += points[c];
    }
  }
  return found;
}

}  // namespace journeyrank
