// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
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
#include "journeyrank/problem/stage_journeys.hpp"

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
        Field{"stage", &Target::stage, "a stage of it, held against the contacts there; empty for the whole journey"},
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
  Place stage = {};
};

/// What holds for the cells of a matrix: one list a criterion of the model, in journey order.
using TargetCells = std::vector<std::vector<std::optional<double>>>;

/// Which targets hold on a day, by criterion of the model and journey.
struct TargetsInForce {
  TargetCells of_cells = {};                                 ///< of whole journeys
  std::vector<std::optional<double>> of_every_journey = {};  ///< one a criterion: that of "*"
  std::vector<TargetCells> of_stages = {};                   ///< one a stage that was measured, of its journeys
  std::vector<Note> notes = {};

  bool any() const noexcept {
    const auto has_any = [](const TargetCells& of_criteria) {
      return std::any_of(of_criteria.begin(), of_criteria.end(), [](const auto& cells) {
        return std::any_of(cells.begin(), cells.end(), [](const auto& each) { return each.has_value(); });
      });
    };
    return has_any(of_cells) || std::any_of(of_stages.begin(), of_stages.end(), has_any);
  }
};

/// Refuses targets that contradict the model, the calendar or each other.
///
/// Errors  unknown_name for a criterion, with the nearest; bad_option for one that has no metric; bad_number for a
///         target that is not finite; bad_time for a day that the calendar does not have; duplicate_name for a second
///         target of one journey, stage, metric and day; each with its place
inline void validate(const std::vector<StatedTarget>& targets, const Model& model) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto& [target, row, at_journey, at_metric, at_stage] = targets[i];
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

/// The target of one journey on one criterion, or of a stage of it: of those that hold, the newest. Nothing when there
/// is none.
inline const Target* newest_target(const std::vector<StatedTarget>& targets, std::string_view criterion,
                                   std::string_view journey, std::string_view stage, const std::optional<Date>& today) {
  const Target* newest = nullptr;
  for (const auto& stated : targets) {
    const Target& target = stated.target;
    const bool same = journey == every_journey ? target.is_for_every_journey() : target.journey == journey;
    if (!same || target.metric != criterion || target.stage != stage) continue;
    if (target.valid_from && *target.valid_from > *today) continue;
    if (newest == nullptr || newest->valid_from < target.valid_from) newest = &target;
  }
  return newest;
}

/// The target of every journey on one criterion, or of a stage of all.
inline std::optional<double> target_of_all(const std::vector<StatedTarget>& targets, std::string_view criterion,
                                           std::string_view stage, const std::optional<Date>& today) {
  const Target* const found = newest_target(targets, criterion, every_journey, stage, today);
  return found == nullptr ? std::nullopt : std::optional(found->target);
}

/// What holds for each criterion and journey of one matrix: that of whole journeys, or of a stage.
inline TargetCells target_cells(const std::vector<StatedTarget>& targets, const Model& model, const Names& journeys,
                                std::string_view stage, const std::optional<Date>& today) {
  TargetCells of_criteria;
  for (const auto& criterion : model.criteria) {
    const std::optional<double> of_all = target_of_all(targets, criterion.id, stage, today);
    auto& cells = of_criteria.emplace_back();
    for (std::size_t row = 0; row < journeys.size(); ++row) {
      const Target* const own = newest_target(targets, criterion.id, journeys[row], stage, today);
      cells.push_back(own == nullptr ? of_all : std::optional(own->target));
    }
  }
  return of_criteria;
}

/// Refuses targets of journeys or stages that were not measured, and first days without a today.
///
/// Errors  unknown_name, with the nearest and its place; bad_option
inline void check_measured(const std::vector<StatedTarget>& targets, const Names& journeys,
                           std::span<const StageJourneys> stages, const std::optional<Date>& today) {
  std::vector<std::string> known;
  for (std::size_t row = 0; row < journeys.size(); ++row) known.push_back(journeys[row]);
  for (const auto& [target, row, at_journey, at_metric, at_stage] : targets) {
    const bool is_for_all = target.is_for_every_journey();
    if (!is_for_all && std::find(known.begin(), known.end(), target.journey) == known.end()) {
      throw Error(errc::unknown_name, at_journey,
                  "no journey " + excerpt(target.journey) + " was measured" + did_you_mean(target.journey, known));
    }
    if (!target.stage.empty() && !stages.empty()) {
      check_stage(stages, target.stage, is_for_all ? "" : target.journey, at_stage);
    }
    if (target.valid_from && !today) {
      throw Error(errc::bad_option, row, "the target holds from a day on, so `today` must be told");
    }
  }
}

/// What holds on a day: for each journey its own newest target, else the newest for every journey. Where contacts were
/// measured stage by stage too, `stages` says which there are, and targets of a stage hold for these in the same way; a
/// target of a whole journey is none of its stages.
///
/// Edge    without stages, targets of a stage are left out, with a note; so are those that hold only later
/// Errors  those of validate; unknown_name for a journey, or a stage that no contact has, with the nearest and its
///         place; bad_option where a target has a first day and `today` is not told
/// Cost    O(targets × journeys × criteria), and as much a stage
inline TargetsInForce targets_in_force(const std::vector<StatedTarget>& targets, const Model& model,
                                       const Names& journeys, const std::optional<Date>& today,
                                       std::span<const StageJourneys> stages = {}) {
  validate(targets, model);
  check_measured(targets, journeys, stages, today);
  TargetsInForce in_force;
  std::size_t of_stages = 0;
  std::size_t later = 0;
  for (const auto& stated : targets) {
    const Target& target = stated.target;
    const bool left_out = !target.stage.empty() && stages.empty();
    of_stages += left_out ? 1 : 0;
    later += !left_out && target.valid_from && *target.valid_from > *today ? 1 : 0;
  }
  if (of_stages > 0) {
    in_force.notes.push_back(
        {"target_of_stage", "targets of a stage are left out (" + std::to_string(of_stages) +
                                "): journeys are measured as a whole here; contacts measured in slices by \"stage\" "
                                "would tell"});
  }
  if (later > 0) {
    in_force.notes.push_back({"target_not_yet_valid", "targets that hold only after " + to_string(*today) +
                                                          " are left out (" + std::to_string(later) + ")"});
  }
  in_force.of_cells = target_cells(targets, model, journeys, "", today);
  for (const auto& criterion : model.criteria) {
    in_force.of_every_journey.push_back(target_of_all(targets, criterion.id, "", today));
  }
  for (const auto& each : stages) {
    in_force.of_stages.push_back(target_cells(targets, model, each.journeys, each.stage, today));
  }
  return in_force;
}

}  // namespace journeyrank
