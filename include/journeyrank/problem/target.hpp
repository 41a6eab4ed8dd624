// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The journey of a target that is for every journey without one of its own.
inline constexpr std::string_view every_journey = "*";

/// What a journey is planned to reach on one criterion, in the unit of its metric.
struct Target {
  std::string journey = {};  ///< an id; empty or "*": every journey that has no target of its own
  std::string stage = {};
  std::string metric;
  double target = 0.0;
  std::optional<Date> valid_from = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"journey", &Target::journey, "the id of a journey; empty or * for each without a target of its own"},
        Field{"stage", &Target::stage, "a stage of it; such a target is kept, and not yet compared"},
        Field{"metric", &Target::metric, "the id of a criterion of the model whose metric is measured",
              Allowed{.required = true, .least_size = 1}},
        Field{"target", &Target::target, "what is planned, in the unit of the metric", Allowed{.required = true}},
        Field{"valid_from", &Target::valid_from, "the first day it holds, as 2026-04-01; always when left out"}};
  }

  bool is_for_every_journey() const noexcept { return journey.empty() || journey == every_journey; }

  friend bool operator==(const Target&, const Target&) = default;
};

/// A target and where its parts stand, for messages.
struct StatedTarget {
  Target target;
  Place row = {};
  Place journey = {};
  Place metric = {};
};

/// Which targets hold on a day, by criterion of the model and journey.
struct TargetsInForce {
  std::vector<std::vector<std::optional<double>>> of_cells = {};  ///< one list a criterion, in journey order
  std::vector<std::optional<double>> of_every_journey = {};       ///< one a criterion: that of "*"
  std::vector<Note> notes = {};

  bool any() const noexcept {
    return std::any_of(of_cells.begin(), of_cells.end(), [](const auto& cells) {
      return std::any_of(cells.begin(), cells.end(), [](const auto& each) { return each.has_value(); });
    });
  }
};

/// Refuses targets that contradict the model, the calendar or each other.
///
/// Errors  unknown_name for a criterion, with the nearest; bad_option for one that has no metric; bad_number for a
///         target that is not finite; bad_time for a day that the calendar does not have; duplicate_name for a second
///         target of one journey, stage, metric and day; each with its place
inline void validate(const std::vector<StatedTarget>& targets, const Model& model) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto& [target, row, at_journey, at_metric] = targets[i];
    const auto ids = criterion_ids(model);
    const auto found = std::find(ids.begin(), ids.end(), target.metric);
    if (found == ids.end()) {
      throw Error(errc::unknown_name, at_metric,
                  "no criterion " + excerpt(target.metric) + " in the model" + did_you_mean(target.metric, ids));
    }
    if (!model.criteria[static_cast<std::size_t>(found - ids.begin())].metric) {
      throw Error(errc::bad_option, at_metric,
                  "criterion " + excerpt(target.metric) +
                      " has no metric, so nothing is measured to hold against a "
                      "target");
    }
    if (!std::isfinite(target.target)) throw Error(errc::bad_number, row, "the target is not a finite number");
    if (target.valid_from && !is_valid(*target.valid_from)) {
      throw Error(errc::bad_time, row, "valid_from is a day that the calendar does not have");
    }
    for (std::size_t j = 0; j < i; ++j) {
      const Target& other = targets[j].target;
      const bool same_journey =
          target.is_for_every_journey() ? other.is_for_every_journey() : other.journey == target.journey;
      if (!same_journey || other.stage != target.stage || other.metric != target.metric ||
          other.valid_from != target.valid_from)
        continue;
      const std::string day = target.valid_from ? " from " + to_string(*target.valid_from) : "";
      const std::string whose = target.is_for_every_journey() ? "every journey" : "journey " + excerpt(target.journey);
      throw Error(errc::duplicate_name, row,
                  whose + " has a second target on " + excerpt(target.metric) + day + "; the first stands at " +
                      to_string(targets[j].row));
    }
  }
}

/// The target of one journey on one criterion: of those that hold, the newest. Nothing when there is none.
inline const Target* newest_target(const std::vector<StatedTarget>& targets, std::string_view criterion,
                                   std::string_view journey, const std::optional<Date>& today) {
  const Target* newest = nullptr;
  for (const auto& [target, row, at_journey, at_metric] : targets) {
    const bool same = journey == every_journey ? target.is_for_every_journey() : target.journey == journey;
    if (!same || target.metric != criterion || !target.stage.empty()) continue;
    if (target.valid_from && *target.valid_from > *today) continue;
    if (newest == nullptr || newest->valid_from < target.valid_from) newest = &target;
  }
  return newest;
}

/// What holds on a day: for each journey its own newest target, else the newest for every journey.
///
/// Edge    targets of a stage, and those that hold only later, are left out, with a note
/// Errors  those of validate; unknown_name for a journey, with the nearest and its place; bad_option where a target has
///         a first day and `today` is not told
/// Cost    O(targets × journeys × criteria)
inline TargetsInForce targets_in_force(const std::vector<StatedTarget>& targets, const Model& model,
                                       const Names& journeys, const std::optional<Date>& today) {
  validate(targets, model);
  std::vector<std::string> known;
  for (std::size_t row = 0; row < journeys.size(); ++row) known.push_back(journeys[row]);
  TargetsInForce in_force;
  std::size_t of_stages = 0;
  std::size_t later = 0;
  for (const auto& [target, row, at_journey, at_metric] : targets) {
    if (!target.is_for_every_journey() && std::find(known.begin(), known.end(), target.journey) == known.end()) {
      throw Error(errc::unknown_name, at_journey,
                  "no journey " + excerpt(target.journey) + " was measured" + did_you_mean(target.journey, known));
    }
    if (target.valid_from && !today) {
      throw Error(errc::bad_option, row, "the target holds from a day on, so `today` must be told");
    }
    of_stages += target.stage.empty() ? 0 : 1;
    later += target.stage.empty() && target.valid_from && *target.valid_from > *today ? 1 : 0;
  }
  if (of_stages > 0) {
    in_force.notes.push_back({"target_of_stage", "targets of a stage are left out (" + std::to_string(of_stages) +
                                                     "): journeys are measured as a whole"});
  }
  if (later > 0) {
    in_force.notes.push_back({"target_not_yet_valid", "targets that hold only after " + to_string(*today) +
                                                          " are left out (" + std::to_string(later) + ")"});
  }
  for (const auto& criterion : model.criteria) {
    const Target* const of_all = newest_target(targets, criterion.id, every_journey, today);
    in_force.of_every_journey.push_back(of_all == nullptr ? std::nullopt : std::optional(of_all->target));
    auto& cells = in_force.of_cells.emplace_back();
    for (const auto& journey : known) {
      const Target* const own = newest_target(targets, criterion.id, journey, today);
      cells.push_back(own == nullptr ? in_force.of_every_journey.back() : std::optional(own->target));
    }
  }
  return in_force;
}

}  // namespace journeyrank
