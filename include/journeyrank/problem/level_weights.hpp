// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_group.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/profile.hpp"

namespace journeyrank {

/// Weights as they are stated at each level of a hierarchy.
struct LevelWeights {
  std::vector<double> criteria{};
  std::vector<std::optional<double>> groups{};  ///< nothing for a group that only adds up

  friend bool operator==(const LevelWeights&, const LevelWeights&) = default;
};

/// The levels of a hierarchy: the top, and each group that has a weight. Groups without one are passed through.
class WeightLevels {
 public:
  WeightLevels(const CriteriaHierarchy& hierarchy, std::span<const std::optional<double>> groups)
      : hierarchy_(&hierarchy), groups_(groups) {}

  /// The level that a criterion, or a group, is weighed at: a group, or the top.
  std::size_t of_criterion(std::size_t c) const noexcept { return up(hierarchy_->group_of(c)); }
  std::size_t of_group(std::size_t g) const noexcept { return up(hierarchy_->parent_of(g)); }

 private:
  std::size_t up(std::size_t at) const noexcept {
    while (at != CriteriaHierarchy::top && !groups_[at]) at = hierarchy_->parent_of(at);
    return at;
  }

  const CriteriaHierarchy* hierarchy_;
  std::span<const std::optional<double>> groups_;
};

/// The weights that criteria and groups state themselves.
inline LevelWeights level_weights(std::span<const Criterion> criteria, std::span<const CriteriaGroup> groups) {
  LevelWeights own;
  for (const auto& criterion : criteria) own.criteria.push_back(criterion.weight);
  for (const auto& group : groups) own.groups.push_back(group.weight);
  return own;
}

/// The weights of a profile in place of these.
///
/// Edge    a level at which the profile states nothing keeps its weights
/// Errors  unknown_name, with the nearest; duplicate_name for one weighed twice; bad_model for a level that is stated
///         in part, and for a profile that states nothing; bad_weights for a group that has no weight of its own
inline LevelWeights with_profile(LevelWeights own, const CriteriaHierarchy& hierarchy, const Profile& profile) {
  const std::size_t criteria = own.criteria.size();
  const std::vector<std::optional<double>> groups = own.groups;
  const WeightLevels levels(hierarchy, groups);
  const auto level_of = [&](std::size_t at) {
    const std::size_t level = at < criteria ? levels.of_criterion(at) : levels.of_group(at - criteria);
    return level == CriteriaHierarchy::top ? groups.size() : level;
  };
  std::vector<bool> given(criteria + groups.size(), false);
  std::vector<bool> level_given(groups.size() + 1, profile.weights.empty());
  for (const auto& [id, weight] : profile.weights) {
    const std::size_t at = hierarchy.position(id);
    if (given[at]) throw Error(errc::duplicate_name, "\"" + id + "\" is weighed twice");
    if (const auto what = weight_fault({.id = id, .weight = weight}); at >= criteria && !what.empty()) {
      throw Error(errc::bad_weights, "group \"" + id + "\": " + what);
    }
    if (at >= criteria && !groups[at - criteria]) {
      throw Error(errc::bad_weights, "group \"" + id + "\" has no weight of its own in the model; weigh its members");
    }
    given[at] = true;
    level_given[level_of(at)] = true;
    (at < criteria ? own.criteria[at] : *own.groups[at - criteria]) = weight;
  }
  for (std::size_t at = 0; at < given.size(); ++at) {
    if (given[at] || !level_given[level_of(at)] || (at >= criteria && !groups[at - criteria])) continue;
    throw Error(errc::bad_model, "no weight for \"" + hierarchy.id_at(at) + "\"; give it one" +
                                     (at < criteria ? " (0 switches it off)" : ""));
  }
  return own;
}

}  // namespace journeyrank
