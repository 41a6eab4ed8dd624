// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/level_weights.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// One level of a hierarchy: what is weighed beside each other in a group, or at the top.
///
/// Edge    a group that only adds up is passed through: its members are weighed where it stands
/// Errors  unknown_name for a group, with the nearest; bad_weights for a group that only adds up
class JudgedLevel {
 public:
  /// `group`: whose members are weighed; "" for what stands at the top.
  JudgedLevel(const Model& model, const std::string& group) : group_(group) {
    const CriteriaHierarchy hierarchy = hierarchy_of(model);
    const std::size_t level = group.empty() ? CriteriaHierarchy::top : find(model, group);
    const LevelWeights stated = level_weights(model);
    const WeightLevels levels(hierarchy, stated.groups);
    for (const OutlineRow& row : hierarchy.outline()) {
      if (row.is_group ? stated.groups[row.index] && levels.of_group(row.index) == level
                       : levels.of_criterion(row.index) == level) {
        members_.push_back(row);
      }
    }
  }

  /// The level as a model of its own, without scales: its criteria are what is weighed there, groups too.
  Model as_model(const Model& model) const {
    Model level;
    level.name = (model.name.empty() ? "" : model.name + ", ") + place();
    for (const OutlineRow& row : members_) {
      if (row.is_group) {
        const CriteriaGroup& group = model.groups[row.index];
        level.criteria.push_back({.id = group.id, .label = group.label, .weight = *group.weight});
      } else {
        const Criterion& criterion = model.criteria[row.index];
        level.criteria.push_back({.id = criterion.id, .label = criterion.label, .weight = criterion.weight});
      }
    }
    return level;
  }

  /// The model with these weights at this level, in the order of as_model.
  ///
  /// Edge    other levels stay, and profiles: one that states nothing at this level has these weights too
  /// Errors  bad_weights for a group that would weigh 0
  Model with_weights(Model model, std::span<const double> weights) const {
    assert(weights.size() == members_.size());
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!members_[i].is_group) {
        model.criteria[members_[i].index].weight = weights[i];
        continue;
      }
      CriteriaGroup& group = model.groups[members_[i].index];
      group.weight = weights[i];
      if (const auto what = weight_fault(group); !what.empty()) {
        throw Error(errc::bad_weights, "group \"" + group.id + "\": " + what);
      }
    }
    return model;
  }

  /// What messages call it: "group \"customer\"", "the top level".
  std::string place() const { return group_.empty() ? "the top level" : "group \"" + group_ + "\""; }

 private:
  static std::size_t find(const Model& model, const std::string& group) {
    std::vector<std::string> known;
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
      known.push_back(model.groups[g].id);
      if (model.groups[g].id != group) continue;
      if (model.groups[g].weight) return g;
      throw Error(errc::bad_weights, "group \"" + group +
                                         "\" has no weight of its own in the model: its members are weighed at the "
                                         "level that it stands in");
    }
    throw Error(errc::unknown_name, "no group \"" + group + "\" in the model" + did_you_mean(group, known));
  }

  std::string group_;
  std::vector<OutlineRow> members_;
};

}  // namespace journeyrank
