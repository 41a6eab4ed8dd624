// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/judge/contradiction.hpp"
#include "journeyrank/judge/matrix_draft.hpp"
#include "journeyrank/judge/named_few.hpp"
#include "journeyrank/judge/scenario.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// A journey that has another place in a scenario, or is in only one of the two rankings.
struct Move {
  std::string journey;
  std::string label;
  std::size_t rank_before = 0;  ///< 0: it was not there
  std::size_t rank_after = 0;   ///< 0: it is not there any more
  double score_before = 0.0;
  double score_after = 0.0;
  std::string pin_before = {};  ///< the reason of the pin that holds it there; empty: it stands by its score
  std::string pin_after = {};
};

/// Why a pin holds a journey at its place; empty where none does.
inline std::string pin_reason(const Ranking& ranking, std::size_t journey) {
  for (const HeldPin& held : ranking.pins()) {
    if (held.journey == journey) return held.pin.reason;
  }
  return "";
}

/// Who is at the first place in two rankings; several may share it.
struct FirstPlaceChange {
  NamedFew stay;  ///< in both
  NamedFew come;  ///< only after
  NamedFew go;    ///< only before
};

/// What a scenario changes.
struct WhatIf {
  std::string scenario;
  std::string first_before;  ///< the journey at the first place, of several one that stays there; empty: there is none
  std::string first_after;   ///< who was there and still is, whoever else draws level with it
  FirstPlaceChange first;
  std::vector<Move> moves;  ///< only what moved: by place after, then those that left
  std::size_t unmoved = 0;  ///< journeys that keep their rank
  Weights weights;          ///< those of the scenario
  std::vector<Note> notes;  ///< what its ranking says of itself
};

/// How scenarios are worked out.
struct WhatIfOptions {
  std::optional<Date> today = {};  ///< the day that decides which pins have expired
  std::size_t threads = 0;         ///< for many scenarios at once; 0: one a processor; never changes a bit
};

/// The matrix that a scenario asks for. Errors: those of MatrixDraft.
inline CriteriaMatrix scenario_matrix(const CriteriaMatrix& matrix, const Scenario& scenario) {
  MatrixDraft draft(matrix);
  for (const auto& name : scenario.remove) draft.remove(name);
  for (const auto& changed : scenario.values) draft.set(changed);
  for (const auto& journey : scenario.add) draft.add(journey);
  return std::move(draft).matrix();
}

/// The ranking that a scenario leads to: rank() of what it makes of matrix, model and pins.
///
/// Errors  those of refuse_contradictions, changed_model, MatrixDraft, changed_pins and rank, with the scenario's name
inline Ranking rank_scenario(const Ranking& base, const CriteriaMatrix& matrix, const Scenario& scenario,
                             const WhatIfOptions& options = {}) {
  try {
    refuse_contradictions(scenario);
    RankOptions how{.today = options.today, .threads = 1};
    for (const auto& held : base.pins()) how.pins.push_back(held.pin);
    how.pins = changed_pins(std::move(how.pins), scenario);
    const bool same = scenario.values.empty() && scenario.remove.empty() && scenario.add.empty();
    const std::optional<CriteriaMatrix> changed =
        same ? std::nullopt : std::optional<CriteriaMatrix>(scenario_matrix(matrix, scenario));
    const CriteriaMatrix& asked = same ? matrix : *changed;
    const Model& stated = base.scorer().model();
    std::vector<std::uint8_t> can_weigh;
    for (std::size_t c = 0; c < stated.criteria.size(); ++c) {
      can_weigh.push_back(can_be_weighed(stated, asked, c) ? 1 : 0);
    }
    return rank(asked, changed_model(stated, scenario, base.scorer().profile(), std::move(can_weigh)), how);
  } catch (const Error& error) {
    if (scenario.name.empty()) throw;
    throw Error(error.code(), "scenario \"" + scenario.name + "\": " + error.detail());
  }
}

/// Where each journey of one list stands in another, by name; nothing where it does not.
inline std::vector<std::optional<std::uint32_t>> rows_in(const Names& names, const Names& other) {
  std::vector<std::optional<std::uint32_t>> rows(names.size());
  if (names == other) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::uint32_t>(i);
    return rows;
  }
  std::vector<std::pair<std::string, std::uint32_t>> sorted;
  for (std::size_t i = 0; i < other.size(); ++i) sorted.emplace_back(other[i], static_cast<std::uint32_t>(i));
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string name = names[i];
    const auto found =
        std::lower_bound(sorted.begin(), sorted.end(), name,
                         [](const auto& each, const std::string& wanted) { return each.first < wanted; });
    if (found != sorted.end() && found->first == name) rows[i] = found->second;
  }
  return rows;
}

/// What is other in one ranking than in another: the places that moved, and the scores behind them.
///
/// Edge    who was first and still is stays first: that others draw level with it takes nothing from it, whatever the
///         names
/// Cost    O(n), and O(n log n) where the journeys are not the same
inline WhatIf compare_rankings(const Ranking& before, const Ranking& after) {
  WhatIf found;
  if (before.size() > 0) found.first_before = before.journeys()[before.order()[0]];
  if (after.size() > 0) found.first_after = after.journeys()[after.order()[0]];
  found.weights = after.scorer().weights();
  found.notes = after.notes();
  const auto rows = rows_in(after.journeys(), before.journeys());
  std::vector<std::uint8_t> stays(before.size(), 0);
  for (const std::uint32_t row : after.order()) {
    const std::size_t rank_before = rows[row] ? before.ranks()[*rows[row]] : 0;
    const std::size_t rank_after = after.ranks()[row];
    if (rows[row]) stays[*rows[row]] = 1;
    if (rank_before == 1 && rank_after == 1 && found.first.stay.count == 0) {
      found.first_before = found.first_after = after.journeys()[row];
    }
    if (rank_after == 1) (rank_before == 1 ? found.first.stay : found.first.come).add(after.label(row));
    if (rank_before == 1 && rank_after != 1) found.first.go.add(after.label(row));
    if (rank_before == rank_after) {
      ++found.unmoved;
      continue;
    }
    found.moves.push_back({.journey = after.journeys()[row],
                           .label = after.label(row),
                           .rank_before = rank_before,
                           .rank_after = rank_after,
                           .score_before = rows[row] ? before.scores()[*rows[row]] : 0.0,
                           .score_after = after.scores()[row],
                           .pin_before = rows[row] ? pin_reason(before, *rows[row]) : "",
                           .pin_after = pin_reason(after, row)});
  }
  for (const std::uint32_t row : before.order()) {
    if (stays[row] != 0) continue;
    if (before.ranks()[row] == 1) found.first.go.add(before.label(row));
    found.moves.push_back({.journey = before.journeys()[row],
                           .label = before.label(row),
                           .rank_before = before.ranks()[row],
                           .score_before = before.scores()[row],
                           .pin_before = pin_reason(before, row)});
  }
  return found;
}

/// A note where criteria that weighed nothing share what a scenario leaves: it names none of them, and no other weighs
/// anything.
inline std::vector<Note> shared_equally_notes(const Ranking& before, const Ranking& after, const Scenario& scenario) {
  const Model& model = after.scorer().model();
  std::vector<bool> is_named(model.criteria.size(), false);
  for (const StatedWeight& each : scenario.weights) {
    for (const std::size_t c : criteria_named(model, each.criterion)) is_named[c] = true;
  }
  std::string names;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const bool raised = !before.scorer().is_on(c) && after.scorer().is_on(c) && !is_named[c];
    if (raised) names += (names.empty() ? "" : ", ") + model.criteria[c].shown();
  }
  if (names.empty() || !scenario.profile.empty()) return {};
  return {{"shared_equally", "no other criterion weighed anything, so what is left is shared equally by: " + names}};
}

/// What a scenario changes, from the rankings without and with it.
inline WhatIf scenario_answer(const Ranking& before, const Ranking& after, const Scenario& scenario) {
  WhatIf answer = compare_rankings(before, after);
  answer.scenario = scenario.name;
  const std::vector<Note> shared = shared_equally_notes(before, after, scenario);
  answer.notes.insert(answer.notes.end(), shared.begin(), shared.end());
  return answer;
}

/// What becomes of the first place: who takes it from whom, who draws level with whom there, or who stays.
inline std::string sentence(const FirstPlaceChange& first) {
  const auto verb = [](const NamedFew& few, const char* word) {
    return names_text(few) + " " + word + (few.count == 1 ? "s" : "");
  };
  if (first.stay.count == 0) {
    const std::string taken = verb(first.come, "take") + " the first place";
    return first.go.count == 0 ? taken : taken + " from " + names_text(first.go);
  }
  if (first.come.count > 0 && first.go.count == 0) {
    return verb(first.come, "draw") + " level with " + names_text(first.stay) + " at the first place";
  }
  std::string text = verb(first.stay, "stay") + " first";
  if (first.come.count > 0) text += ", now level with " + names_text(first.come);
  if (first.go.count > 0) text += ", no longer level with " + names_text(first.go);
  return text;
}

/// What moves in a few words: "4 of 7 journeys move; Bill query takes the first place from Tech fault".
inline std::string sentence(const WhatIf& answer) {
  const auto count = [](std::size_t journeys) { return with_commas(std::to_string(journeys)); };
  const std::size_t moved = answer.moves.size();
  std::string text =
      moved == 0 ? "no journey moves"
                 : count(moved) + " of " + count(moved + answer.unmoved) + " journeys move" + (moved == 1 ? "s" : "");
  if (answer.first_before.empty() && answer.first_after.empty()) return text;
  if (answer.first_after.empty()) return text + "; nothing is left";
  return text + "; " + sentence(answer.first);
}

/// A place in one of the two rankings as people read it: "1*" by decree, "–" where the journey is not there.
inline std::string place_text(std::size_t rank, const std::string& pin) {
  if (rank == 0) return "–";
  return std::to_string(rank) + (pin.empty() ? "" : "*");
}

/// What the stars in a table of moves mean, a line for each journey that is held: "* eSIM swap is at place 1 by decree:
/// duty of care", "* bill was at place 3 by decree: campaign".
inline std::vector<std::string> star_lines(const WhatIf& answer) {
  std::vector<std::string> lines;
  for (const Move& move : answer.moves) {
    const auto line = [&](const char* verb, std::size_t place, const std::string& pin) {
      lines.push_back("* " + move.label + verb + std::to_string(place) + " by decree: " + pin);
    };
    if (!move.pin_after.empty()) {
      line(" is at place ", move.rank_after, move.pin_after);
    } else if (!move.pin_before.empty()) {
      line(" was at place ", move.rank_before, move.pin_before);
    }
  }
  return lines;
}

/// What many answers say of themselves, each note once, but for those that have been said.
inline std::vector<Note> notes_of(std::span<const WhatIf> answers, std::span<const Note> said = {}) {
  std::vector<Note> notes;
  for (const WhatIf& answer : answers) {
    for (const Note& note : answer.notes) {
      const bool known = std::find(said.begin(), said.end(), note) != said.end() ||
                         std::find(notes.begin(), notes.end(), note) != notes.end();
      if (!known) notes.push_back(note);
    }
  }
  return notes;
}

/// What moves if some things were other than they are: weights, scales, values, criteria, journeys or pins.
///
///     const WhatIf half = what_if(ranking, matrix, {.weights = {{"pain", 0.5}}, .drop = {"cost"}});
///     for (const Move& move : half.moves) ...
///
/// Shape   at most one move a journey; one answer a scenario
/// Units   scores in [0, 1]
/// Edge    a scenario that changes nothing moves nothing; a journey that leaves has rank 0 after, a new one before;
///         pins of the ranking hold on, unless the scenario says otherwise
/// Errors  those of rank_scenario
/// Cost    that of rank() for each scenario, shared out among threads
inline std::vector<WhatIf> what_if(const Ranking& base, const CriteriaMatrix& matrix,
                                   std::span<const Scenario> scenarios, const WhatIfOptions& options = {}) {
  std::vector<WhatIf> answers(scenarios.size());
  for_each_block(scenarios.size(), 16, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      answers[i] = scenario_answer(base, rank_scenario(base, matrix, scenarios[i], options), scenarios[i]);
    }
  });
  return answers;
}

inline WhatIf what_if(const Ranking& base, const CriteriaMatrix& matrix, const Scenario& scenario,
                      const WhatIfOptions& options = {}) {
  return what_if(base, matrix, std::span(&scenario, 1), options).front();
}

}  // namespace journeyrank
