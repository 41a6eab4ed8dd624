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
#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
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
/// Shape   one number of each a journey, as the literature has them; of each relation to the others, how many stand so.
///         A pair itself is compared when it is asked for
struct PartialOrder {
  const char* first_name = "";
  const char* second_name = "";
  bool high_first = false;  ///< whether a higher first number is better; a lower second one always is
  std::vector<double> first = {};
  std::vector<double> second = {};
  std::vector<std::uint32_t> ahead_of = {};
  std::vector<std::uint32_t> behind = {};
  std::vector<std::uint32_t> indifferent_to = {};
  std::vector<std::uint32_t> incomparable_with = {};
  std::vector<Note> notes = {};

  /// How `journey` stands to `other`: ahead where it is no worse in both orders, and better in one.
  PairRelation relation(std::size_t journey, std::size_t other) const noexcept {
    const double by_first = high_first ? first[journey] - first[other] : first[other] - first[journey];
    const double by_second = second[other] - second[journey];
    if (by_first == 0.0 && by_second == 0.0) return PairRelation::indifferent;
    if (by_first >= 0.0 && by_second >= 0.0) return PairRelation::ahead;
    return by_first <= 0.0 && by_second <= 0.0 ? PairRelation::behind : PairRelation::incomparable;
  }

  /// The others that cannot be compared with `journey`, in the matrix's order. Cost: O(n).
  std::vector<std::size_t> incomparable(std::size_t journey) const {
    std::vector<std::size_t> others;
    for (std::size_t other = 0; other < first.size(); ++other) {
      if (relation(journey, other) == PairRelation::incomparable) others.push_back(other);
    }
    return others;
  }
};

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

/// Counts the relations of all pairs.
inline void compare_all(PartialOrder& found, std::size_t threads) {
  const std::size_t n = found.first.size();
  std::array<std::vector<std::uint32_t>*, 4> counts{};
  const auto counted = [&](PairRelation relation) -> auto& { return counts[static_cast<std::size_t>(relation)]; };
  counted(PairRelation::ahead) = &found.ahead_of;
  counted(PairRelation::behind) = &found.behind;
  counted(PairRelation::indifferent) = &found.indifferent_to;
  counted(PairRelation::incomparable) = &found.incomparable_with;
  for (auto* each : counts) each->assign(n, 0);
  for_each_block(n, 64, n < pairs_worth_threads ? 1 : threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t a = begin; a < end; ++a) {
      std::array<std::uint32_t, 4> times{};
      for (std::size_t b = 0; b < n; ++b) ++times[static_cast<std::size_t>(found.relation(a, b))];
      --times[static_cast<std::size_t>(PairRelation::indifferent)];  // itself
      for (std::size_t r = 0; r < times.size(); ++r) (*counts[r])[a] = times[r];
    }
  });
}

/// What both orders of the scorer's method agree on. Its model's method must be one that has two: promethee_2, of which
/// it makes PROMETHEE I, electre_2 or electre_3. On so many threads (0: one a processor), which change no bit.
///
/// Edge    no journey: empty; journeys that are all alike are indifferent
/// Errors  no_exact_answer for a method that has one order alone, naming those that have two; too_large above
///         30,000 journeys, or where the method ends before; those of WeighedCriteria
/// Source  brans1986how, PROMETHEE I; roy1973methode, roy1978electre: the intersection of both orders
/// Cost    O(n²) time and O(n) memory beside the method's fit
/// Use     before anybody trusts the order of promethee_2, electre_2 or electre_3: pairs that cannot be compared are
///         the ones to talk about, and a score hides them
inline PartialOrder partial_order(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  const std::size_t n = matrix.journey_count();
  if (n > most_outranking_journeys) {
    throw Error(errc::too_large, "a partial order compares pairs of journeys: found " + std::to_string(n) +
                                     " journeys; allowed: " + std::to_string(most_outranking_journeys));
  }
  const WeighedCriteria criteria(scorer, matrix);
  WeighedColumns given = criteria.given();
  given.threads = threads;
  PartialOrder found = both_orders(scorer.model().method, given);
  compare_all(found, threads);
  found.notes = tolerance_notes(scorer);
  return found;
}

/// The same, with a note where the ranking has pins.
inline PartialOrder partial_order(const Ranking& ranking, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  PartialOrder found = partial_order(ranking.scorer(), matrix, threads);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

}  // namespace journeyrank
