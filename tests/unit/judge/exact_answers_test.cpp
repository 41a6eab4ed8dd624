// SPDX-License-Identifier: MIT
#include "journeyrank/judge/exact_answers.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/acceptability.hpp"

#include "unit/judge/drawn_decision.hpp"

using journeyrank::acceptability;
using journeyrank::AcceptabilityOptions;
using journeyrank::by_expected_rank;
using journeyrank::exact_answers;
using journeyrank::ExactAnswers;
using journeyrank::tie_groups;
using journeyrank::WeightBelief;
using journeyrank::WeightDoubt;
using journeyrank::Winning;

namespace {

ExactAnswers asked(const DrawnDecision& decided, const WeightDoubt& weights, const AcceptabilityOptions& options = {}) {
  return exact_answers(decided.scorer, decided.matrix, weights, {}, options);
}

}  // namespace

TEST_CASE("exact_answers: on a line of weights every rank, first place, central weight and pair agrees with draws") {
  const auto check = [](std::size_t m, const std::vector<std::string>& where, std::uint64_t seed) {
    const auto decided = decision(random_rows(6, m, seed));
    const ExactAnswers found = asked(decided, {.where = where});
    const auto drawn =
        acceptability(decided.scorer, decided.matrix, {.where = where}, {}, {.draws = 40'000, .seed = seed}).ranks;
    REQUIRE(found.ranks.has_value());
    for (std::size_t j = 0; j < 6; ++j) {
      for (std::size_t rank = 1; rank <= 6; ++rank) {
        const auto share = drawn.acceptability(j, rank);
        CHECK(std::fabs((*found.ranks)(j, rank) - share.value) < 5.0 * share.error + 1e-12);
      }
      CHECK(found.first[j] == (*found.ranks)(j, 1));
      for (std::size_t other = 0; other < 6; ++other) {
        if (other == j) continue;
        const auto ahead = drawn.winning(j, other);
        CHECK(std::fabs((*found.winning)(j, other) - ahead.value) < 5.0 * ahead.error + 1e-12);
      }
      CHECK(found.central[j].empty() == (found.first[j] == 0.0));
      if (drawn.count(j, 1) < 1000) continue;
      const auto central = *drawn.central_weights(j);
      for (std::size_t c = 0; c < m; ++c) {
        CHECK(std::fabs(found.central[j][c] - central[c].value) < 5.0 * central[c].error + 1e-9);
      }
    }
  };
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    check(2, {}, seed);
    check(2, {"0.3 <= c0 <= 0.8"}, seed);
    check(2, {"c1 >= 3 * c0"}, seed);
    check(3, {"c0 = c2", "c1 <= 0.6"}, seed);
  }
}

TEST_CASE("exact_answers: with more than two criteria first places to four, pairs to any number, without statements") {
  const auto three = decision(random_rows(5, 3, 2));
  CHECK(asked(three, {}).first.size() == 5);
  CHECK(asked(three, {}).winning.has_value());
  CHECK_FALSE(asked(three, {}).ranks.has_value());
  CHECK(asked(three, {.where = {"c0 > c1"}}).first.empty());
  CHECK_FALSE(asked(three, {.where = {"c0 > c1"}}).winning.has_value());
  const auto five = decision(random_rows(5, 5, 2));
  CHECK(asked(five, {}).first.empty());
  CHECK(asked(five, {}).winning.has_value());
}

TEST_CASE("exact_answers: other beliefs, and more journeys than pairs are counted for, are drawn") {
  const auto two = decision(random_rows(5, 2, 4));
  CHECK_FALSE(asked(two, {.belief = WeightBelief::dirichlet}).ranks.has_value());
  CHECK(asked(two, {.belief = WeightBelief::stated}).first.empty());
  const ExactAnswers many = asked(two, {}, {.pairs_up_to = 4});
  CHECK_FALSE(many.ranks.has_value());
  CHECK_FALSE(many.winning.has_value());
  CHECK(many.first.size() == 5);  // of first places no matrix is kept
}

TEST_CASE("exact_answers: equal journeys have the same expected rank, and stand by id in one group") {
  auto rows = random_rows(6, 3, 8);
  rows[4] = rows[1];
  const auto decided = decision(rows);
  const Winning winning = *asked(decided, {}).winning;
  CHECK(winning.expected_rank(1) == winning.expected_rank(4));
  const auto order = by_expected_rank(winning, decided.matrix.journeys());
  std::size_t place = 0;
  while (order[place] != 1) ++place;
  CHECK(order[place + 1] == 4);
  const auto groups = tie_groups(winning, order, 0.9);
  CHECK(groups[1] == groups[4]);
  CHECK(groups[order[0]] == 1);
}
