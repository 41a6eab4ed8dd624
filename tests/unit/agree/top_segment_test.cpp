// SPDX-License-Identifier: MIT
#include "journeyrank/agree/top_segment.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::TopSegment;
using journeyrank::TopSet;
using journeyrank::TopStay;
using journeyrank::ValueMatrix;

using Numbers = std::vector<double>;

TEST_CASE("top_segment: two lines cross where they do, and the top stays up to there") {
  // On the way from c0 alone to c1 alone a goes from 0.8 to 0.2 and b from 0.4 to 0.6: equal at t = 0.5.
  const laws::WeighedValues problem({{0.8, 0.2}, {0.4, 0.6}}, {1.0, 1.0});
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  const TopSegment way(values, problem.matrix.journeys(), {1.0, 0.0}, {0.0, 1.0}, 1);
  CHECK(way.weights_at(0.0) == Numbers{1.0, 0.0});
  CHECK(way.weights_at(0.25) == Numbers{0.75, 0.25});
  CHECK(way.weights_at(1.0) == Numbers{0.0, 1.0});
  CHECK(way.top_at(0.2) == TopSet{0});
  CHECK(way.top_at(0.8) == TopSet{1});
  const TopStay first = way.stay_around(0.1, 0.0, 1.0);
  CHECK(first.begin == 0.0);
  CHECK(first.end == doctest::Approx(0.5).epsilon(1e-15));
  const TopStay second = way.stay_around(0.9, 0.0, 1.0);
  CHECK(second.begin == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(second.end == 1.0);
  CHECK(way.top_at(way.last_seen(second, second.begin)) == TopSet{1});
  CHECK(way.last_seen(second, second.begin) == doctest::Approx(0.5).epsilon(1e-15));
}

TEST_CASE("top_segment: within a stay the top is the same wherever one looks, beyond its ends it is another") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t n = 2 + random.below(9);
    std::vector<Numbers> rows;
    for (std::size_t i = 0; i < n; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::WeighedValues problem(rows, {1.0, 1.0, 1.0});
    const auto scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const TopSegment way(values, problem.matrix.journeys(), laws::random_weights(random, 3),
                         laws::random_weights(random, 3), 1 + random.below(n - 1));
    const TopStay stay = way.stay_around(random.unit(), 0.0, 1.0);
    CHECK(stay.begin <= stay.seen);
    CHECK(stay.seen <= stay.end);
    for (int look = 0; look < 20; ++look) {
      CHECK(way.top_at(random.between(stay.begin + 1e-12, stay.end - 1e-12)) == stay.top);
    }
    if (stay.begin > 1e-9) CHECK(way.top_at(stay.begin - 1e-9) != stay.top);
    if (stay.end < 1.0 - 1e-9) CHECK(way.top_at(stay.end + 1e-9) != stay.top);
  }
}

TEST_CASE("top_segment: the last point seen is the last double at which the library ranks the top first") {
  Splitmix64 random(2);
  int inner = 0;
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<Numbers> rows;
    for (int i = 0; i < 6; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::WeighedValues problem(rows, {1.0, 1.0, 1.0});
    const auto scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const TopSegment way(values, problem.matrix.journeys(), laws::random_weights(random, 3),
                         laws::random_weights(random, 3), 2);
    const TopStay stay = way.stay_around(random.unit(), 0.0, 1.0);
    for (const double edge : {stay.begin, stay.end}) {
      const double last = way.last_seen(stay, edge);
      CHECK(way.top_at(last) == stay.top);
      CHECK(last == doctest::Approx(edge).epsilon(1e-12));
      inner += last != edge ? 1 : 0;
    }
  }
  CHECK(inner > 10);
}

TEST_CASE("top_segment: with all journeys in the top it stays all the way") {
  const laws::WeighedValues problem({{0.8, 0.2}, {0.4, 0.6}}, {1.0, 1.0});
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  const TopSegment way(values, problem.matrix.journeys(), {1.0, 0.0}, {0.0, 1.0}, 2);
  const TopStay all = way.stay_around(0.5, 0.0, 1.0);
  CHECK(all.length() == 1.0);
  CHECK(all.top == TopSet{0, 1});
}
