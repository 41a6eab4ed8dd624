// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/criteria_group.hpp"

namespace journeyrank {

/// A criterion or a group where it stands in the outline of a hierarchy.
struct OutlineRow {
  bool is_group = false;
  std::size_t index = 0;  ///< among the criteria, or among the groups
  std::size_t depth = 0;  ///< the groups that it stands in

  friend bool operator==(const OutlineRow&, const OutlineRow&) = default;
};

/// What is wrong with a group, and where: the key of it, or one of its members.
struct GroupFault {
  errc code = errc::bad_model;
  std::size_t group = 0;
  const char* key = "";
  std::optional<std::size_t> member = {};
  std::string sentence = {};
};

/// Throws for a fault where more is known of its place, the file that it stands in: `refuse(where, fault)`.
struct RefuseGroup {
  void (*refuse)(const void* where, const GroupFault& fault) = nullptr;
  const void* where = nullptr;
};

/// Which criteria and groups stand in which groups, by their positions in the model.
///
/// Edge    a criterion or group in no group stands at the top
/// Errors  bad_model for a group without an id or a member, within itself, or more than 16 deep; duplicate_name for an
///         id that a criterion or another group has, and for a member of two groups; unknown_name for a member that is
///         neither criterion nor group, with the nearest; bad_weights for a group's weight that is not > 0
/// Cost    O((m + g)^2) for m criteria and g groups
class CriteriaHierarchy {
 public:
  static constexpr std::size_t top = static_cast<std::size_t>(-1);
  static constexpr std::size_t most_depth = 16;

  CriteriaHierarchy(std::vector<std::string> criteria, std::span<const CriteriaGroup> groups, RefuseGroup refuse = {})
      : ids_(std::move(criteria)), criteria_(ids_.size()), groups_(groups) {
    if (groups.empty()) {
      parents_.assign(criteria_, top);
      return;
    }
    for (const auto& group : groups) ids_.push_back(group.id);
    parents_.assign(ids_.size(), top);
    for (std::size_t g = 0; g < groups.size(); ++g) check_group(g, refuse);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (std::size_t i = 0; i < groups[g].members.size(); ++i) take_member(g, i, refuse);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) check_nesting(g, refuse);
  }

  std::size_t criterion_count() const noexcept { return criteria_; }
  std::size_t group_count() const noexcept { return parents_.size() - criteria_; }

  /// The position of an id: that of a criterion, or behind them that of a group.
  ///
  /// Errors  unknown_name, with the nearest
  std::size_t position(std::string_view id) const {
    const auto at = static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
    if (at < ids_.size()) return at;
    throw Error(errc::unknown_name, std::string("no criterion ") + (ids_.size() > criteria_ ? "or group " : "") + "\"" +
                                        std::string(id) + "\" in the model" + did_you_mean(id, ids_));
  }

  /// The id at a position.
  const std::string& id_at(std::size_t position) const noexcept { return ids_[position]; }

  /// The group that a criterion, or a group, stands in; `top` for none.
  std::size_t group_of(std::size_t criterion) const noexcept { return parents_[criterion]; }
  std::size_t parent_of(std::size_t group) const noexcept { return parents_[criteria_ + group]; }

  /// True when the criterion stands in the group, or in one within it.
  bool holds(std::size_t group, std::size_t criterion) const noexcept {
    for (std::size_t at = group_of(criterion); at != top; at = parent_of(at)) {
      if (at == group) return true;
    }
    return false;
  }

  /// Everything from the top down: criteria in the model's order, each group where its first criterion would stand.
  std::vector<OutlineRow> outline() const {
    std::vector<OutlineRow> rows;
    add_rows(top, 0, rows);
    return rows;
  }

 private:
  const std::string& id(std::size_t group) const noexcept { return ids_[criteria_ + group]; }

  [[noreturn]] static void fail(RefuseGroup refuse, const GroupFault& fault) {
    if (refuse.refuse != nullptr) refuse.refuse(refuse.where, fault);
    throw Error(fault.code, fault.sentence);
  }

  void check_group(std::size_t g, RefuseGroup refuse) const {
    const CriteriaGroup& group = groups_[g];
    const std::string named = "group \"" + group.id + "\"";
    const auto wrong = [&](errc code, const char* key, const std::string& sentence) {
      fail(refuse, {.code = code, .group = g, .key = key, .sentence = sentence});
    };
    if (group.id.empty()) wrong(errc::bad_model, "id", "group " + std::to_string(g + 1) + " has no id");
    const auto first = static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), group.id) - ids_.begin());
    if (first < criteria_) {
      wrong(errc::duplicate_name, "id", named + " is called as a criterion is; allowed: an id of its own");
    }
    if (first < criteria_ + g) wrong(errc::duplicate_name, "id", named + " stands twice in the model");
    if (const auto what = weight_fault(group); !what.empty()) wrong(errc::bad_weights, "weight", named + ": " + what);
    if (group.members.empty()) {
      wrong(errc::bad_model, "members", named + " is empty; allowed: the ids of criteria and of other groups");
    }
  }

  void take_member(std::size_t g, std::size_t i, RefuseGroup refuse) {
    const std::string named = "group \"" + id(g) + "\"";
    const std::string& member = groups_[g].members[i];
    const auto wrong = [&](errc code, const std::string& sentence) {
      fail(refuse, {.code = code, .group = g, .key = "members", .member = i, .sentence = sentence});
    };
    const auto at = static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), member) - ids_.begin());
    if (at == ids_.size()) {
      wrong(errc::unknown_name,
            named + ": no criterion or group \"" + member + "\" in the model" + did_you_mean(member, ids_));
    }
    if (parents_[at] == g) wrong(errc::duplicate_name, named + " names \"" + member + "\" twice");
    if (parents_[at] != top) {
      wrong(errc::duplicate_name,
            "\"" + member + "\" stands in group \"" + id(parents_[at]) + "\" and in " + named + "; allowed: one group");
    }
    parents_[at] = g;
  }

  void check_nesting(std::size_t g, RefuseGroup refuse) const {
    std::size_t depth = 1;
    for (std::size_t at = parent_of(g); at != top; at = parent_of(at)) {
      const bool in_itself = at == g;
      if (!in_itself && ++depth <= most_depth) continue;
      fail(refuse, {.group = g,
                    .sentence = "group \"" + id(g) + "\" stands " +
                                (in_itself ? "within itself"
                                           : "more than " + std::to_string(most_depth) +
                                                 " groups deep, or in one that stands within itself")});
    }
  }

  void add_rows(std::size_t group, std::size_t depth, std::vector<OutlineRow>& rows) const {
    std::vector<std::uint8_t> shown(group_count(), 0);
    for (std::size_t c = 0; c < criteria_; ++c) {
      std::size_t at = group_of(c);
      if (at == group) {
        rows.push_back({.index = c, .depth = depth});
        continue;
      }
      while (at != top && parent_of(at) != group) at = parent_of(at);
      if (at == top || shown[at] != 0) continue;
      shown[at] = 1;
      rows.push_back({.is_group = true, .index = at, .depth = depth});
      add_rows(at, depth + 1, rows);
    }
  }

  std::vector<std::string> ids_;  ///< of the criteria, then of the groups
  std::size_t criteria_;
  std::span<const CriteriaGroup> groups_;  ///< looked at only while this is made
  std::vector<std::size_t> parents_;
};

}  // namespace journeyrank
