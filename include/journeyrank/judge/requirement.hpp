// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/feasibility.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/ranked_again.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// What it would take of one criterion alone.
///
/// Units   raw, needed and change in the raw unit of the criterion; for levels their indices
struct Requirement {
  std::string criterion;
  std::string label;
  std::string unit;
  Feasibility feasibility = Feasibility::already;
  double raw = 0.0;         ///< as it is; 0 when missing
  bool missing = false;     ///< nothing is known of the cell
  double needed = 0.0;      ///< the nearest raw value that does it; the end of the scale, or as far as was looked, when
                            ///< out of reach
  double change = 0.0;      ///< needed - raw
  std::string level = {};   ///< the name of the level that is needed
  double score = 0.0;       ///< with the needed value
  bool open_ended = false;  ///< out of reach as far as `needed`, and the scale has no end
};

/// What it would take for a journey to reach the top k, or to leave it: the smallest change of each criterion alone.
struct Requirements {
  std::string journey;
  std::string label;
  std::uint32_t unpinned_rank = 0;
  std::uint32_t of = 0;  ///< journeys in the ranking
  TopAim aim;
  double score = 0.0;
  std::string bar_journey = {};  ///< the k-th of the others, "" when there are fewer
  double bar = 0.0;              ///< the score that suffices: its own, or less within the model's tie tolerance
  std::vector<Requirement> criteria = {};
  std::vector<Note> notes = {};
};

/// The nearest raw value that does it where a change of the cell leaves all other scores alone.
inline FoundCell find_alone(CellTrial& trial, std::size_t c) {
  const double raw = trial.row().raw[c];
  const auto works = [&](double tried) { return trial.is_met_with(c, tried); };
  std::vector<FoundCell> ends;
  for (const auto& way : trial.ways(c)) {
    FoundCell found{.met = works(way.back()), .raw = way.back()};
    if (found.met) {
      found.raw =
          trial.has_levels(c) ? *std::find_if(way.begin(), way.end(), works) : first_that_works(raw, way.back(), works);
    }
    ends.push_back(found);
  }
  FoundCell found = nearest_found(ends, raw);
  trial.set(c, found.raw);
  found.score = trial.score();
  trial.set(c, raw);
  return found;
}

/// What it would take of one criterion alone.
inline Requirement requirement_of(CellTrial& trial, const RankedAgain& again, const Criterion& criterion,
                                  std::size_t c) {
  Requirement requirement{.criterion = criterion.id,
                          .label = criterion.shown(),
                          .unit = criterion.unit,
                          .raw = trial.row().raw[c],
                          .missing = trial.row().missing[c] != 0,
                          .needed = trial.row().raw[c],
                          .score = trial.score()};
  if (trial.is_met()) return requirement;
  requirement.feasibility = Feasibility::missing_cell;
  if (requirement.missing) return requirement;
  const FoundCell found = trial.is_fixed(c) ? find_alone(trial, c) : again.find(trial, c);
  requirement.feasibility = found.met ? Feasibility::possible : Feasibility::out_of_reach;
  requirement.needed = found.raw;
  requirement.change = found.raw - requirement.raw;
  requirement.score = found.score;
  requirement.open_ended = found.open_ended;
  if (const auto* levels = std::get_if<Levels>(&criterion.scale)) {
    requirement.level = levels->levels[static_cast<std::size_t>(found.raw)].name;
  }
  return requirement;
}

/// The requirement of a criterion of weight 0: the cell as it is, for nothing can be done by it.
inline Requirement weightless_requirement(const CriteriaMatrix& matrix, std::size_t row, const Criterion& criterion,
                                          double score) {
  const auto column = matrix.find_criterion(criterion.id);
  const bool missing = !column || matrix.is_missing(row, *column);
  const double raw = missing ? 0.0 : matrix.cell(row, *column);
  return {.criterion = criterion.id,
          .label = criterion.shown(),
          .unit = criterion.unit,
          .feasibility = Feasibility::weight_zero,
          .raw = raw,
          .missing = missing,
          .needed = raw,
          .score = score};
}

/// What a reader must know of what it would take.
inline std::vector<Note> notes_on_trials(const Ranking& ranking) {
  std::vector<Note> notes = pin_notes(ranking);
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    if (ranking.range(i).low == ranking.range(i).high) continue;
    notes.push_back(open_cells_note());
    break;
  }
  return notes;
}

/// A note where cells were looked for by ranking again: those that were, by the labels of their criteria.
inline std::vector<Note> ranked_again_notes(const std::vector<std::string>& labels) {
  if (labels.empty()) return {};
  return {{"ranked_again",
           list_text(labels, labels.size()) +
               ": a change of the cell moves other scores too, for the scale is relative or the method compares "
               "journeys; all are ranked again with each value that is tried, in growing steps to the end of the "
               "scale, of a relative one up to " +
               std::to_string(static_cast<int>(RankedAgain::widths_beyond)) +
               " widths of the column beyond its last value; what undoes itself between two steps is not seen"}};
}

/// The smallest change of each criterion alone, the others as they are, that brings a journey into the top k or out of
/// it. Ranked again with the needed raw value it does it, with the double before it it does not.
///
///     requirements(ranking, matrix, "bill_query", {.top = 1}).criteria[3].needed
///
/// Shape   one requirement a criterion, in the model's order
/// Edge    the k-th place is shared: a score equal to that of the k-th of the other journeys is in the top k, and so is
///         one that the model's tie tolerance counts as equal; k or
///         fewer journeys: all are in the top k, and none can leave it; a raw value beyond the anchors first has to
///         come to them; of levels the one nearest in value; a best range can be left on either side, and the nearer
///         one is told. On a relative scale, or under a method that compares
///         journeys, RankedAgain looks for it, and a note says so
/// Errors  unknown_name, with the nearest; those of CellTrial
/// Cost    O(n), and O(64 m) for each criterion, or that of RankedAgain
inline Requirements requirements(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey,
                                 const TopAim& aim = {}) {
  const std::size_t row = ranking.find(journey);
  CellTrial trial(ranking, matrix, row, aim);
  const RankedAgain again(ranking, matrix, row, aim);
  Requirements result{.journey = ranking.journeys()[row],
                      .label = ranking.label(row),
                      .unpinned_rank = ranking.unpinned_ranks()[row],
                      .of = static_cast<std::uint32_t>(ranking.size()),
                      .aim = aim,
                      .score = ranking.scores()[row],
                      .notes = notes_on_trials(ranking)};
  if (trial.bar_journey()) {
    result.bar_journey = ranking.journeys()[*trial.bar_journey()];
    result.bar = trial.bar();
  }
  const Model& model = ranking.scorer().model();
  std::vector<std::string> again_for;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (!ranking.scorer().is_on(c)) {
      result.criteria.push_back(weightless_requirement(matrix, row, model.criteria[c], result.score));
      continue;
    }
    result.criteria.push_back(requirement_of(trial, again, model.criteria[c], c));
    const bool known = !result.criteria.back().missing && !trial.is_met();
    if (known && !trial.is_fixed(c)) again_for.push_back(model.criteria[c].shown());
  }
  const std::vector<Note> more = ranked_again_notes(again_for);
  result.notes.insert(result.notes.end(), more.begin(), more.end());
  return result;
}

/// Why it cannot be said what one criterion alone can do: "Cost to serve is missing"; empty when it can be said of
/// each.
inline std::string unknown_text(const Requirements& requirements) {
  std::vector<std::string> missing;
  for (const auto& each : requirements.criteria) {
    if (each.feasibility == Feasibility::missing_cell) missing.push_back(each.label);
  }
  if (missing.empty()) return "";
  return list_text(missing, missing.size()) + (missing.size() == 1 ? " is missing" : " are missing");
}

/// What stands in the place of what is needed where one criterion alone cannot do it: "not reachable", and on a scale
/// without end "not within 3.3e+07".
inline std::string shortfall_text(const Requirement& requirement) {
  if (!requirement.open_ended) return feasibility_text(requirement.feasibility);
  return "not within " + brief_number(requirement.needed);
}

/// The label of a criterion that cannot do it, with how far it was tried where its scale has no end.
inline std::string tried_text(const Requirement& requirement) {
  if (!requirement.open_ended) return requirement.label;
  return requirement.label + (requirement.change < 0.0 ? " down to " : " up to ") + brief_number(requirement.needed);
}

/// What it would take as one sentence: "Bill query is number 2 of 7, 7.5 points short of the top 1: it would take Cost
/// to serve of 282096 GBP (now 192067) or Retention of 3.1 (now 1.3); Revenue alone cannot do it."
inline std::string sentence(const Requirements& requirements) {
  const std::string top = "the top " + std::to_string(requirements.aim.top);
  const bool reach = requirements.aim.aim == Aim::reach;
  std::string text = requirements.label + " is number " + std::to_string(requirements.unpinned_rank) + " of " +
                     std::to_string(requirements.of);
  std::vector<std::string> ways;
  std::vector<std::string> short_ones;
  bool already = false;
  std::vector<std::string> open_ones;
  for (const auto& each : requirements.criteria) {
    already = already || each.feasibility == Feasibility::already;
    if (each.feasibility == Feasibility::out_of_reach) short_ones.push_back(tried_text(each));
    if (each.open_ended) open_ones.push_back(tried_text(each));
    if (each.feasibility != Feasibility::possible) continue;
    const std::string unit = each.unit.empty() ? "" : " " + each.unit;
    ways.push_back(each.label + (each.level.empty() ? " of " + needed_text(each.needed, each.raw) + unit + " (now " +
                                                          brief_number(each.raw) + ")"
                                                    : " at " + each.level));
  }
  if (already) return text + (reach ? ", in " : ", outside ") + top + " already.";
  if (requirements.bar_journey.empty()) return text + ": so few journeys are all in " + top + ".";
  text += ", " + points_text(std::fabs(requirements.bar - requirements.score)) + " points " +
          (reach ? "short of " : "inside ") + top + ": ";
  std::string list;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == ways.size() ? " or " : ", ") + ways[i];
  }
  if (ways.empty()) {
    const std::string unknown = unknown_text(requirements);
    if (unknown.empty() && open_ones.empty()) return text + "no criterion alone can do it.";
    if (unknown.empty()) {
      return text + "no criterion alone can do it (tried: " + list_text(open_ones, open_ones.size()) + ").";
    }
    text += "what one criterion alone can do cannot be said, for " + unknown;
  } else {
    text += "it would take " + list;
  }
  if (!short_ones.empty()) text += "; " + list_text(short_ones, short_ones.size()) + " alone cannot do it";
  return text + ".";
}

}  // namespace journeyrank
