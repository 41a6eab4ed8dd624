// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/simus.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::LinearOutcome;
using journeyrank::simus;
using journeyrank::SimusCriterion;

using List = std::vector<double>;

TEST_CASE("simus: the shares of the best plan for each criterion, by hand") {
  // Two amounts a criterion, bounds 3 and 4.
  const List first = {3, 2};
  const List second = {2, 4};
  const std::vector<SimusCriterion> criteria = {{.amounts = first}, {.amounts = second}};
  const auto found = simus(criteria);
  // 3 x1 + 2 x2 is most at x1 = 2 where 2 x1 + 4 x2 <= 4, and 2 x1 + 4 x2 at x2 = 1.5 where 3 x1 + 2 x2 <= 3.
  CHECK(found.shares == std::vector<List>{{1.0, 0.0}, {0.0, 1.0}});
  CHECK(found.score == List{0.5, 0.5});
  CHECK(found.dominance == List{0.0, 0.0});
}

TEST_CASE("simus: a journey that only rounding leaves in a plan is not in it") {
  // 6 x1 + 3 x2 + 4 x3 is least at x3 = 0.4, where both 6 x1 + 2 x2 + 5 x3 and 2 x1 + 7 x2 + 5 x3 are 2, their bound.
  const List first = {6, 2, 5};
  const List second = {2, 7, 5};
  const List third = {6, 3, 4};
  const std::vector<SimusCriterion> criteria = {
      {.amounts = first, .falling = true}, {.amounts = second, .falling = true}, {.amounts = third, .falling = true}};
  const auto found = simus(criteria);
  CHECK(found.shares[2][1] == 0.0);
  CHECK(found.score[1] == 1.0 / 3.0);  // in one of three plans
}

TEST_CASE("simus: a plan that is empty, or has no end, says nothing") {
  const List amounts = {3, 2};
  const std::vector<SimusCriterion> alone = {{.amounts = amounts}};
  CHECK(simus(alone).outcomes[0] == LinearOutcome::unbounded);
  CHECK(simus(alone).score == List{0.0, 0.0});
  const std::vector<SimusCriterion> least = {{.amounts = amounts, .falling = true}};
  CHECK(simus(least).outcomes[0] == LinearOutcome::optimal);
  CHECK(simus(least).shares[0] == List{0.0, 0.0});
  CHECK(simus({}).score.empty());
}

TEST_CASE("simus: amounts below 0, that are none or not equally many are refused") {
  const auto code = [](const List& first, const List& second) {
    const std::vector<SimusCriterion> criteria = {{.amounts = first}, {.amounts = second}};
    return refusal_code([&] { simus(criteria); });
  };
  CHECK(code({1, 2}, {-1, 2}) == "bad_number");
  CHECK(code({1, 2}, {std::numeric_limits<double>::quiet_NaN(), 2}) == "bad_number");
  CHECK(code({1, 2}, {1}) == "shape_mismatch");
}
