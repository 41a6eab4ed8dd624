// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_line.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using journeyrank::ExactValues;
using journeyrank::score_lines;
using journeyrank::ScoreLine;
using journeyrank::weight_line;
using journeyrank::WeightLine;
using journeyrank::WeightRegion;
using journeyrank::winning;
using journeyrank::winning_on_lines;

namespace {

const std::vector<std::string> three = {"pain", "revenue", "cost"};

}  // namespace

TEST_CASE("weight_line: two criteria make one, also within a box, beside one that is off, or tied by an equation") {
  const auto whole = weight_line(WeightRegion({"pain", "cost"}));
  REQUIRE(whole.has_value());
  CHECK(whole->at_0 == std::vector<double>{0.0, 1.0});
  CHECK(whole->at_1 == std::vector<double>{1.0, 0.0});
  const auto box = weight_line(WeightRegion(three, {"0.25 <= pain", "cost >= 0.5"}, {1, 0, 1}));
  REQUIRE(box.has_value());
  CHECK(box->at_0 == std::vector<double>{0.25, 0.0, 0.75});
  CHECK(box->at_1 == std::vector<double>{0.5, 0.0, 0.5});
  CHECK(box->at(0.5) == std::vector<double>{0.375, 0.0, 0.625});
  const auto tied = weight_line(WeightRegion(three, {"pain = cost"}));
  REQUIRE(tied.has_value());
  CHECK(tied->at_0 == std::vector<double>{0.0, 1.0, 0.0});
  CHECK(tied->at_1 == std::vector<double>{0.5, 0.0, 0.5});
}

TEST_CASE("weight_line: a region with more room, and a point, are none") {
  CHECK_FALSE(weight_line(WeightRegion(three)));
  CHECK_FALSE(weight_line(WeightRegion(three, {"pain > cost"})));
  CHECK_FALSE(weight_line(WeightRegion({"pain", "cost"}, {"pain = 0.5"})));
  CHECK_FALSE(weight_line(WeightRegion({"pain"})));
}

TEST_CASE("weight_line: winning along all weights of two criteria is what winning over the simplex says") {
  for (const std::uint32_t steps : {0U, 4U}) {
    const auto two = decision(random_rows(12, 2, 9, steps));
    const auto line = weight_line(WeightRegion({"c0", "c1"}));
    const auto found = winning_on_lines(score_lines(ExactValues(two.scorer, two.matrix), *line));
    const auto whole = winning(two.scorer, two.matrix);
    for (std::size_t a = 0; a < 12; ++a) {
      for (std::size_t b = 0; b < 12; ++b) CHECK(found(a, b) == doctest::Approx(whole(a, b)).epsilon(1e-12));
    }
  }
}

TEST_CASE("weight_line: equal journeys win half each, and who is level at one end wins all or nothing") {
  const std::vector<ScoreLine> lines = {{0.2, 0.6}, {0.2, 0.6}, {0.2, 0.5}, {0.5, 0.3}};
  const auto found = winning_on_lines(lines);
  CHECK(found(0, 1) == 0.5);
  CHECK(found(0, 0) == 0.5);
  CHECK(found(0, 2) == 1.0);
  CHECK(found(2, 1) == 0.0);
  CHECK(found(0, 3) == doctest::Approx(0.5));
  CHECK(found(0, 3) + found(3, 0) == 1.0);
  CHECK(found.expected_rank(0) == found.expected_rank(1));
}
