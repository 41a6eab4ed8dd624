// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "journeyrank/aggregate/electre_2.hpp"
#include "journeyrank/aggregate/electre_3.hpp"
#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weighed_criteria.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How one journey stands to another where two orders must agree.
enum class PairRelation { ahead, behind, indifferent, incomparable };

constexpr auto enumerators(PairRelation) {
  using enum PairRelation;
  return std::array{Enumerator{"ahead", ahead}, Enumerator{"behind", behind}, Enumerator{"indifferent", indifferent},
                    Enumerator{"incomparable", incomparable}};
}

/// Two orders of the same journeys, and what both agree on. PROMETHEE I: the positive and the negative flow; ELECTRE II
/// and III: the places from the top and from the bottom.
///
/// Shape   one number of each a journey, as the literature has them; one list a journey in `incomparable`
struct PartialOrder {
  const char* first_name = "";
  const char* second_name = "";
  bool high_first = false;  ///< whether a higher first number is better; a lower second one always is
  std::vector<double> first = {};
  std::vector<double> second = {};
  std::vector<std::uint32_t> ahead_of = {};
  std::vector<std::uint32_t> behind = {};
  std::vector<std::uint32_t> indifferent_to = {};
  std::vector<std::vector<std::size_t>> incomparable = {};  ///< in the matrix's order
  std::vector<Note> notes = {};

  /// How `journey` stands to `other`: ahead where it is no worse in both orders, and better in one.
  PairRelation relation(std::size_t journey, std::size_t other) const noexcept {
    const double by_first = high_first ? first[journey] - first[other] : first[other] - first[journey];
    const double by_second = second[other] - second[journey];
    if (by_first == 0.0 && by_second == 0.0) return PairRelation::indifferent;
    if (by_first >= 0.0 && by_second >= 0.0) return PairRelation::ahead;
    return by_first <= 0.0 && by_second <= 0.0 ? PairRelation::behind : PairRelation::incomparable;
  }
};

/// Above this many the lists of pairs would fill the memory.
inline constexpr std::size_t most_ordered_in_part = 5000;

/// The numbers of both orders that a method gives. Errors: no_exact_answer for a method that has one order alone.
inline PartialOrder both_orders(const Method& method, const WeighedColumns& given) {
  const std::size_t n = given.journey_count();
  PartialOrder found;
  visit_step(method, [&]<class Step>(const Step& step) {
    if constexpr (std::is_same_v<Step, Promethee2>) {
      const auto fitted = step.fit(given);
      found.first_name = "positive_flow";
      found.second_name = "negative_flow";
      found.high_first = true;
      for (std::size_t i = 0; i < n; ++i) {
        const TwoFlows flows = fitted.flows(ValueRow(given.at(i)));
        found.first.push_back(flows.over);
        found.second.push_back(flows.under);
      }
    } else if constexpr (requires {
                           typename Step::Fitted;
                           step.fit(given).places;
                         }) {
      found.first_name = "place_from_the_top";
      found.second_name = "place_from_the_bottom";
      for (const TwoPlaces& places : step.fit(given).places) {
        found.first.push_back(static_cast<double>(places.from_the_top));
        found.second.push_back(static_cast<double>(places.from_the_bottom));
      }
    } else {
      throw Error(errc::no_exact_answer, std::string("the method ") + Step::name +
                                             " has one order alone; allowed: promethee_2, electre_2, electre_3");
    }
  });
  return found;
}

/// Counts and lists the relations of all pairs.
inline void compare_all(PartialOrder& found) {
  const std::size_t n = found.first.size();
  found.ahead_of.assign(n, 0);
  found.behind.assign(n, 0);
  found.indifferent_to.assign(n, 0);
  found.incomparable.resize(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (a == b) continue;
      const PairRelation relation = found.relation(a, b);
      found.ahead_of[a] += relation == PairRelation::ahead ? 1 : 0;
      found.behind[a] += relation == PairRelation::behind ? 1 : 0;
      found.indifferent_to[a] += relation == PairRelation::indifferent ? 1 : 0;
      if (relation == PairRelation::incomparable) found.incomparable[a].push_back(b);
    }
  }
}

/// What both orders of the scorer's method agree on. Its model's method must be one that has two: promethee_2, of which
/// it makes PROMETHEE I, electre_2 or electre_3.
///
/// Edge    no journey: empty; journeys that are all alike are indifferent
/// Errors  no_exact_answer for a method that has one order alone, naming those that have two; too_large above 5,000
///         journeys; those of WeighedCriteria
/// Source  brans1986how, PROMETHEE I; roy1973methode, roy1978electre: the intersection of both orders
/// Cost    O(n²) beside the method's fit
/// Use     before anybody trusts the order of promethee_2, electre_2 or electre_3: pairs that cannot be compared are
///         the ones to talk about, and a score hides them
inline PartialOrder partial_order(const Scorer& scorer, const CriteriaMatrix& matrix) {
  const std::size_t n = matrix.journey_count();
  if (n > most_ordered_in_part) {
    throw Error(errc::too_large, "a partial order lists pairs of journeys: found " + std::to_string(n) +
                                     " journeys; allowed: " + std::to_string(most_ordered_in_part));
  }
  const WeighedCriteria criteria(scorer, matrix);
  PartialOrder found = both_orders(scorer.model().method, criteria.given());
  compare_all(found);
  found.notes = tolerance_notes(scorer);
  return found;
}

/// The same, with a note where the ranking has pins.
inline PartialOrder partial_order(const Ranking& ranking, const CriteriaMatrix& matrix) {
  PartialOrder found = partial_order(ranking.scorer(), matrix);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

}  // namespace journeyrank
