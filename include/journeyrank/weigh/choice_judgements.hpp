// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/weigh/choice.hpp"
#include "journeyrank/weigh/choice_logit.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/uta.hpp"
#include "journeyrank/weigh/valued_journeys.hpp"

namespace journeyrank {

// Judgements about journeys: which of two somebody took, with journeys by id.

/// "Of these two, the first."
struct StatedChoice {
  std::string first{};
  std::string second{};
  Preferred prefers = Preferred::first;

  static constexpr auto fields() {
    constexpr Allowed stated{.required = true};
    return FieldList{
        Field{"first", &StatedChoice::first, "the id of a journey", stated},
        Field{"second", &StatedChoice::second, "the id of another", stated},
        Field{"prefers", &StatedChoice::prefers, "which one is taken, or neither: both are worth the same"}};
  }

  /// The journey that is taken, and the other; of two that are worth the same the first.
  const std::string& ahead() const noexcept { return prefers == Preferred::second ? second : first; }
  const std::string& behind() const noexcept { return prefers == Preferred::second ? first : second; }

  /// "bill before move"
  std::string said() const {
    if (prefers == Preferred::neither) return first + " as good as " + second;
    return ahead() + " before " + behind();
  }

  friend bool operator==(const StatedChoice&, const StatedChoice&) = default;
};

/// Choices by position, and the values of the journeys that they name.
struct NamedChoices {
  std::vector<std::vector<double>> values{};
  std::vector<Choice> choices{};
};

/// The position among `rows` of a journey that is named, added where it is not there.
inline std::size_t named_journey(const NamedCriteria& criteria, const ValuedJourneys& journeys, const std::string& id,
                                 std::size_t entry, std::vector<std::size_t>& rows) {
  const auto row = journeys.find(id);
  if (!row) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < journeys.journeys.size(); ++i) known.push_back(journeys.journeys[i]);
    criteria.refuse(errc::unknown_name, "choices", entry,
                    "no journey \"" + id + "\" among those that are given" + did_you_mean(id, known));
  }
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    if (journeys.is_known(*row, c)) continue;
    criteria.refuse(errc::missing_cell, "choices", entry,
                    "journey \"" + id + "\" has no value on \"" + criteria.id(c) +
                        "\"; allowed: choices between journeys without a missing cell");
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == *row) return i;
  }
  rows.push_back(*row);
  return rows.size() - 1;
}

/// Errors  empty_input for no choice; unknown_name, with the nearest; missing_cell; bad_weights for a journey against
///         itself; shape_mismatch if there is not a column of values a criterion
inline NamedChoices named_choices(const NamedCriteria& criteria, const ValuedJourneys& journeys,
                                  const std::vector<StatedChoice>& stated) {
  if (journeys.columns.size() != criteria.size()) {
    throw Error(errc::shape_mismatch, "weights by choices: found values on " + std::to_string(journeys.columns.size()) +
                                          " criteria; allowed: " + std::to_string(criteria.size()));
  }
  if (stated.empty()) {
    criteria.refuse(errc::empty_input, "choices", std::nullopt, "found no choice; allowed: one at least");
  }
  NamedChoices named;
  std::vector<std::size_t> rows;
  for (std::size_t entry = 0; entry < stated.size(); ++entry) {
    const StatedChoice& each = stated[entry];
    if (each.first == each.second) {
      criteria.refuse(errc::bad_weights, "choices", entry, "\"" + each.first + "\" is held against itself");
    }
    const std::size_t first = named_journey(criteria, journeys, each.first, entry, rows);
    const std::size_t second = named_journey(criteria, journeys, each.second, entry, rows);
    named.choices.push_back({first, second, each.prefers});
  }
  for (const std::size_t row : rows) {
    auto& values = named.values.emplace_back();
    for (const auto& column : journeys.columns) values.push_back(column[row]);
  }
  return named;
}

/// "Look again at bill before move: by the weights it stands 4 points of 100 behind."
inline std::string revisit_choice(const StatedChoice& entry, const StatementRevisit& revisit) {
  const bool tie = entry.prefers == Preferred::neither;
  const double apart = tie ? (revisit.implied < 0.0 ? -revisit.implied : revisit.implied) : -revisit.implied;
  const std::string points = three_digits(100.0 * (apart > 0.0 ? apart : -apart)) + " points of 100";
  return "Look again at " + entry.said() + ": by the weights " +
         (tie            ? "they are " + points + " apart."
          : apart >= 0.0 ? "it stands " + points + " behind."
                         : "it stands only " + points + " ahead.");
}

struct UtaJudgement {
  int segments = 1;
  double margin = 0.001;
  std::vector<StatedChoice> choices{};

  static constexpr const char* by = Uta::name;
  static constexpr bool of_journeys = true;
  static constexpr auto fields() {
    return FieldList{
        Field{"segments", &UtaJudgement::segments, "straight lines a criterion; 1: the scale as it is",
              Allowed{.at_least = 1.0, .at_most = 10.0}},
        Field{"margin", &UtaJudgement::margin, "what the score of the journey taken exceeds the other's by, at least",
              Allowed{.at_least = 1e-6, .at_most = 1.0}},
        Field{"choices", &UtaJudgement::choices, "between two journeys each", Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria, const ValuedJourneys& journeys) const {
    const NamedChoices named = named_choices(criteria, journeys, choices);
    return Uta{.segments = segments, .margin = margin}(named.values, named.choices);
  }
  const std::vector<StatedChoice>& entries() const noexcept { return choices; }
  static std::string revisit(const StatedChoice& entry, const StatementRevisit& revisit) {
    return revisit_choice(entry, revisit);
  }
};

struct ChoiceLogitJudgement {
  double deviation = 10.0;
  double confidence = 0.95;
  std::vector<StatedChoice> choices{};

  static constexpr const char* by = ChoiceLogit::name;
  static constexpr bool of_journeys = true;
  static constexpr auto fields() {
    return FieldList{
        Field{"deviation", &ChoiceLogitJudgement::deviation,
              "of the prior of each strength, in log odds for a whole scale",
              Allowed{.at_least = 0.1, .at_most = 1000.0}},
        Field{"confidence", &ChoiceLogitJudgement::confidence, "of the ranges",
              Allowed{.at_least = 0.5, .at_most = 0.999}},
        Field{"choices", &ChoiceLogitJudgement::choices, "between two journeys each", Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria, const ValuedJourneys& journeys) const {
    const NamedChoices named = named_choices(criteria, journeys, choices);
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      bool differs = false;
      for (const Choice& each : named.choices) {
        differs = differs || named.values[each.first][c] != named.values[each.second][c];
      }
      if (differs) continue;
      criteria.refuse(errc::bad_weights, "choices", std::nullopt,
                      "no choice is between journeys that differ on \"" + criteria.id(c) +
                          "\", so nothing can be learned of its weight; add one, or switch the criterion off");
    }
    return ChoiceLogit{.deviation = deviation, .confidence = confidence}(named.values, named.choices);
  }
  const std::vector<StatedChoice>& entries() const noexcept { return choices; }
  static std::string revisit(const StatedChoice& entry, const StatementRevisit& revisit) {
    return revisit_choice(entry, revisit);
  }
};

}  // namespace journeyrank
