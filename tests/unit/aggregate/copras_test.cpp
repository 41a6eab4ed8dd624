// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/copras.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Copras;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

double sum_of(const List& amounts) { return std::accumulate(amounts.begin(), amounts.end(), 0.0); }

}  // namespace

TEST_CASE(
    "copras: Q is what rises, and a part of all that falls in proportion to 1 over one's own; a score is its share") {
  Splitmix64 random(77);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    List rising(given.journeys(), 0.0);
    List falling(given.journeys(), 0.0);
    bool any_falls = false;
    for (std::size_t c = 0; c < given.criteria(); ++c) {
      any_falls = any_falls || given.falling[c] != 0;
      for (std::size_t i = 0; i < given.journeys(); ++i) {
        const double part = given.weights[c] * given.amounts[c][i] / sum_of(given.amounts[c]);
        (given.falling[c] != 0 ? falling : rising)[i] += part;
      }
    }
    double inverses = 0.0;
    for (const double each : falling) inverses += any_falls ? 1.0 / each : 0.0;
    List q = rising;
    for (std::size_t i = 0; any_falls && i < q.size(); ++i) q[i] += sum_of(falling) / (falling[i] * inverses);
    const double largest = *std::max_element(q.begin(), q.end());
    const List scores = scores_by(Copras{}, given);
    for (std::size_t i = 0; i < q.size(); ++i) CHECK(scores[i] == doctest::Approx(q[i] / largest).epsilon(1e-12));
  }
}

TEST_CASE("copras: journeys with nothing of what falls share its part evenly, the others have none of it") {
  // Amounts that rise 1/4, 1/4, 1/2 of their sum, that fall 0, 0, 1.
  CHECK(scores_by(Copras{}, {{0.25, 0.25, 0.5}, {1.0, 1.0, 0.0}}, {0.5, 0.5}, {0, 1}) == List{1.0, 1.0, 0.25 / 0.375});
}

TEST_CASE("copras: journeys that are all alike score 1, with something or with nothing") {
  CHECK(scores_by(Copras{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}, {0, 1}) == List{1.0, 1.0});
  CHECK(scores_by(Copras{}, {{0.0, 0.0}, {1.0, 1.0}}, {0.5, 0.5}, {0, 1}) == List{1.0, 1.0});
}

TEST_CASE("copras: a new journey may score above 1") {
  const Columns columns = {{0.9, 0.1}, {0.1, 0.9}};
  CHECK(scores_by(Copras{}, columns, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(score_of_another(Copras{}, columns, {0.5, 0.5}, {0, 0}, {0.9, 0.9}) == doctest::Approx(1.8).epsilon(1e-14));
}
