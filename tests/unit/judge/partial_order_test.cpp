// SPDX-License-Identifier: MIT
#include "journeyrank/judge/partial_order.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Electre2;
using journeyrank::Electre3;
using journeyrank::partial_order;
using journeyrank::PartialOrder;
using journeyrank::Promethee2;
using enum journeyrank::PairRelation;

namespace {

PartialOrder order_by(const journeyrank::Method& method, const std::vector<std::vector<double>>& values,
                      const std::vector<double>& weights) {
  laws::WeighedValues problem(values, weights);
  problem.model.method = method;
  return partial_order(problem.scorer(), problem.matrix);
}

}  // namespace

TEST_CASE("partial_order: by promethee_2 the flows must agree, or the pair is incomparable") {
  // Differences on c0 of up to 0.3 count for nothing: a gains 0.5 over d alone, b loses to nobody and gains nothing.
  const Promethee2 method{.shape = journeyrank::PreferenceShape::u_shape, .indifference = 0.3};
  const PartialOrder found = order_by(method, {{1.0, 0.0}, {0.75, 0.25}, {0.5, 0.5}}, {1.0, 1.0});
  // a over c and c over a by half each; b is within 0.3 of both.
  CHECK(found.first == std::vector<double>{0.25, 0.0, 0.25});
  CHECK(found.second == std::vector<double>{0.25, 0.0, 0.25});
  CHECK(found.relation(0, 1) == incomparable);
  CHECK(found.relation(0, 2) == indifferent);
  CHECK(found.incomparable(1) == std::vector<std::size_t>{0, 2});
  CHECK(found.incomparable_with == std::vector<std::uint32_t>{1, 2, 1});
  CHECK(found.indifferent_to == std::vector<std::uint32_t>{1, 0, 1});
  CHECK(std::string(found.first_name) == "positive_flow");
}

TEST_CASE("partial_order: who is ahead in both orders is ahead, and the net flows say the same") {
  const PartialOrder found = order_by(Promethee2{}, {{0.9, 0.9}, {0.5, 0.6}, {0.1, 0.7}}, {1.0, 1.0});
  CHECK(found.relation(0, 1) == ahead);
  CHECK(found.relation(1, 0) == behind);
  CHECK(found.relation(1, 2) == indifferent);
  CHECK(found.ahead_of == std::vector<std::uint32_t>{2, 0, 0});
  CHECK(found.behind == std::vector<std::uint32_t>{0, 1, 1});
}

TEST_CASE("partial_order: by electre_2 and electre_3 the places from both ends must agree") {
  for (const journeyrank::Method& method : {journeyrank::Method(Electre2{}), journeyrank::Method(Electre3{})}) {
    const PartialOrder found = order_by(method, {{0.9}, {0.5}, {0.1}}, {1.0});
    CHECK(found.first == std::vector<double>{1.0, 2.0, 3.0});
    CHECK(found.second == std::vector<double>{1.0, 2.0, 3.0});
    CHECK(found.relation(0, 2) == ahead);
    CHECK(std::string(found.second_name) == "place_from_the_bottom");
  }
}

TEST_CASE("partial_order: a method of one order is refused, and of no journey there is nothing to say") {
  CHECK(refusal_code([] { order_by(journeyrank::WeightedSum{}, {{0.1}}, {1.0}); }) == "no_exact_answer");
  CHECK(order_by(Promethee2{}, {}, {1.0}).first.empty());
}

TEST_CASE("partial_order: the relations of a journey are counted with each other one, on any number of threads") {
  Splitmix64 random(8);
  std::vector<std::vector<double>> values(600);
  const auto fifths = [&] { return static_cast<double>(random.below(6)) / 5.0; };
  for (auto& row : values) row = {fifths(), fifths()};
  laws::WeighedValues problem(values, {2.0, 1.0});
  problem.model.method = Promethee2{};
  const journeyrank::Scorer scorer = problem.scorer();
  const PartialOrder found = partial_order(scorer, problem.matrix, 1);
  for (std::size_t a = 0; a < values.size(); ++a) {
    std::vector<std::uint32_t> times(4, 0);
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (a != b) ++times[static_cast<std::size_t>(found.relation(a, b))];
    }
    REQUIRE(times == std::vector<std::uint32_t>{found.ahead_of[a], found.behind[a], found.indifferent_to[a],
                                                found.incomparable_with[a]});
    REQUIRE(found.incomparable(a).size() == found.incomparable_with[a]);
  }
  const PartialOrder shared = partial_order(scorer, problem.matrix, 3);
  CHECK(shared.ahead_of == found.ahead_of);
  CHECK(shared.incomparable_with == found.incomparable_with);
}

TEST_CASE("partial_order: more journeys than can be compared in pairs are refused") {
  const std::vector<std::vector<double>> values(30'001, {0.5});
  CHECK(refusal_code([&] { order_by(Promethee2{}, values, {1.0}); }) == "too_large");
}

TEST_CASE("partial_order: a tie tolerance takes no part, and a note says so") {
  laws::WeighedValues problem({{0.9}, {0.5}}, {1.0});
  problem.model.method = Promethee2{};
  problem.model.tie_tolerance = 0.1;
  const PartialOrder found = partial_order(problem.scorer(), problem.matrix);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "tie_tolerance");
}
