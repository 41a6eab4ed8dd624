// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Criteria that belong together, and what they weigh together. Groups may stand in groups.
///
///     {"id": "customer", "weight": 0.6, "members": ["pain", "retention"]}
///
/// Edge    a group without a weight weighs what its members weigh beside the others: it only adds them up
/// Errors  bad_model for no id or no member; bad_weights for a weight that is no finite number > 0
struct CriteriaGroup {
  std::string id;
  std::string label = {};
  std::optional<double> weight = {};
  std::vector<std::string> members = {};
  std::string reason = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"id", &CriteriaGroup::id, "the name in files and on the command line",
              Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
        Field{"label", &CriteriaGroup::label, "the name people read; the id when empty"},
        Field{"weight", &CriteriaGroup::weight,
              "what it weighs beside the criteria and groups around it, > 0; its members share it by their "
              "own weights. Without one it only adds its members up",
              Allowed{.at_least = 0.0, .code = errc::bad_weights}},
        Field{"members", &CriteriaGroup::members, "the ids of criteria and of other groups",
              Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
        Field{"reason", &CriteriaGroup::reason, "why it is there, and why it weighs what it does"}};
  }

  /// The name people read.
  const std::string& shown() const noexcept { return label.empty() ? id : label; }

  friend bool operator==(const CriteriaGroup&, const CriteriaGroup&) = default;
};

/// What is wrong with the weight of a group, or "". A criterion is off where its own weight is 0, and nowhere else: so
/// no group's is.
inline std::string weight_fault(const CriteriaGroup& group) {
  if (!group.weight || (std::isfinite(*group.weight) && *group.weight > 0.0)) return "";
  const std::string found = std::isfinite(*group.weight) ? shortest_number(*group.weight) : "NaN or infinity";
  return "found the weight " + found +
         "; allowed: a finite number > 0. Take a group out of the model, or drop it in a what-if, and it does not "
         "count";
}

}  // namespace journeyrank
