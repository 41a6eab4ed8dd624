// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_region.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "unit/judge/drawn_weights.hpp"

using journeyrank::WeightRegion;

namespace {

const std::vector<std::string> four = {"pain", "revenue", "retention", "cost"};

std::vector<std::vector<double>> draws_of(const WeightRegion& region, std::size_t blocks = 40) {
  auto draws = drawn_weights(region, region.criteria().size(), blocks);
  for (const auto& w : draws) CHECK(region.contains(w));
  return draws;
}

}  // namespace

TEST_CASE("weight_region: a box is drawn as its exact volumes say") {
  const auto draws = draws_of(WeightRegion(four, {"0.2 <= pain <= 0.4"}));
  const auto above = [](double t) { return std::pow(1.0 - t, 3); };
  for (const double t : {0.22, 0.3, 0.38}) {
    const double expected = (above(t) - above(0.4)) / (above(0.2) - above(0.4));
    CHECK(std::fabs(errors_off(draws, expected, [t](const auto& w) { return w[0] > t; })) < 4.5);
  }
  CHECK(std::fabs(errors_off(draws, 0.5, [](const auto& w) { return w[1] > w[3]; })) < 4.5);
}

TEST_CASE("weight_region: a ratio, a fork and a sum are drawn as their exact volumes say") {
  // Under pain >= 2 cost the share of pain in the two is uniform from 2 / 3 to 1.
  CHECK(std::fabs(errors_off(draws_of(WeightRegion(four, {"pain >= 2 * cost"})), 0.5,
                             [](const auto& w) { return w[0] > 5.0 * w[3]; })) < 4.5);
  // Under pain > revenue and pain > retention either order of these two is as likely, and the largest of three of four
  // has the mean (1 / 4)(1 + 1 / 2 + 1 / 3).
  const auto fork = draws_of(WeightRegion(four, {"pain > revenue", "pain > retention"}));
  CHECK(std::fabs(errors_off(fork, 0.5, [](const auto& w) { return w[1] > w[2]; })) < 4.5);
  CHECK(std::fabs(mean_of(fork)[0] - 11.0 / 24.0) < 4.5 * 0.2 / std::sqrt(40.0 * 1024.0));
  // The sum of two of four is Beta(2, 2): x^2 (3 - 2 x) of it lies below x.
  const auto below = [](double x) { return x * x * (3.0 - 2.0 * x); };
  CHECK(std::fabs(errors_off(draws_of(WeightRegion(four, {"pain + cost <= 0.6"})), below(0.4) / below(0.6),
                             [](const auto& w) { return w[0] + w[3] < 0.4; })) < 4.5);
}

TEST_CASE("weight_region: equal statements leave a face, and draws are uniform on it") {
  const WeightRegion face(four, {"pain = 30%"});
  CHECK(face.dimension() == 2);
  CHECK(std::fabs(errors_off(draws_of(face), 0.25, [](const auto& w) { return w[1] > 0.35; })) < 4.5);
  CHECK(WeightRegion(four, {"pain >= revenue", "revenue >= pain"}).dimension() == 2);
}

TEST_CASE("weight_region: a single point is drawn every time") {
  const WeightRegion point(four, {"pain = 0.5", "revenue = 0.25", "cost = 0"});
  CHECK(point.dimension() == 0);
  for (const auto& w : draws_of(point, 1)) CHECK(w == std::vector<double>{0.5, 0.25, 0.25, 0.0});
  for (const auto& w : draws_of(WeightRegion({"pain"}), 1)) CHECK(w == std::vector<double>{1.0});
}

TEST_CASE("weight_region: a criterion that is off weighs 0") {
  const WeightRegion region(four, {}, {1, 0, 1, 1});
  CHECK(region.dimension() == 2);
  CHECK_FALSE(region.is_on(1));
  for (const auto& w : draws_of(region, 1)) CHECK(w[1] == 0.0);
  for (const auto& w : draws_of(WeightRegion(four, {"pain > 0.5"}, {1, 0, 1, 1}), 1)) CHECK(w[1] == 0.0);
}

TEST_CASE("weight_region: many criteria in a box are walked, the same for any seed that is the same") {
  std::vector<std::string> criteria;
  std::vector<std::string> statements;
  for (int c = 0; c < 14; ++c) {
    criteria.push_back("c" + std::to_string(c));
    statements.push_back("0.02 <= c" + std::to_string(c) + " <= 0.2");
  }
  const WeightRegion region(criteria, statements);
  CHECK_FALSE(region.is_exact());
  CHECK(region.dimension() == 13);
  const auto draws = draws_of(region, 4);
  CHECK(draws == draws_of(region, 4));
  for (const double mean : mean_of(draws)) CHECK(std::fabs(mean - 1.0 / 14.0) < 4.5 * 0.045 / 64.0);
}

TEST_CASE("weight_region: statements that cannot hold together are named, and only they") {
  CHECK(refusal([] {
          WeightRegion(four, {"pain > cost", "revenue > 0.1", "cost > pain + 0.1"});
        }) ==
        "bad_weights: no weights hold to these statements together: 1 \"pain > cost\", 3 \"cost > pain + 0.1\"; "
        "weights are >= 0 and add up to 1: change or leave out one of them");
  CHECK(refusal([] {
          WeightRegion(four, {"pain > 0.5", "cost > 0.4", "revenue > 0.2"});
        }).find("1 \"pain > 0.5\", 2 \"cost > 0.4\", 3 \"revenue > 0.2\";") != std::string::npos);
  CHECK(refusal([] {
          WeightRegion(four, {"pain > 1.5", "cost > 0.2"});
        }).find("together: 1 \"pain > 1.5\";") != std::string::npos);
  CHECK(refusal([] {
          WeightRegion(four, {"cost > 0.2"}, {1, 1, 1, 0});
        }).find("criterion \"cost\" is off and weighs 0") != std::string::npos);
}

TEST_CASE("weight_region: strict statements that meet only where both sides are equal are refused, weak ones are not") {
  CHECK(refusal([] {
          WeightRegion(four, {"pain > cost", "revenue > 0.1", "cost > pain"});
        }) ==
        "bad_weights: no weights hold to these statements together: 1 \"pain > cost\", 3 \"cost > pain\"; with >= and "
        "<= they would hold, where both sides are equal; weights are >= 0 and add up to 1: change or leave out one of "
        "them");
  CHECK(refusal_code([] { WeightRegion(four, {"pain > cost", "pain = cost"}); }) == "bad_weights");
  CHECK(refusal_code([] { WeightRegion(four, {"pain > cost > pain"}); }) == "bad_weights");
  CHECK(refusal_code([] { WeightRegion(four, {"pain < 0"}); }) == "bad_weights");
  CHECK(WeightRegion(four, {"pain >= cost", "cost >= pain"}).dimension() == 2);
  CHECK(WeightRegion(four, {"pain > cost", "pain = 0.4"}).dimension() == 2);
}

TEST_CASE("weight_region: marks of another length, no criterion on, and too many criteria are refused") {
  CHECK(refusal_code([] { WeightRegion(four, {}, {1, 1}); }) == "shape_mismatch");
  CHECK(refusal_code([] { WeightRegion(four, {}, {0, 0, 0, 0}); }) == "bad_weights");
  CHECK(refusal_code([] { WeightRegion(std::vector<std::string>(257, "c")); }) == "too_large");
  CHECK(refusal_code([] { WeightRegion(four, {"pain > cots"}); }) == "unknown_name");
}
