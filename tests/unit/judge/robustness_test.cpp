// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using journeyrank::CellDistribution;
using journeyrank::CellDoubt;
using journeyrank::central_weights;
using journeyrank::first_share;
using journeyrank::has_doubt;
using journeyrank::NormalCell;
using journeyrank::Robustness;
using journeyrank::robustness;
using journeyrank::WeightBelief;
using journeyrank::winning_share;

namespace {

const laws::WeighedValues& three() {
  static const laws::WeighedValues problem({{0.9, 0.1, 0.5}, {0.4, 0.7, 0.5}, {0.1, 0.2, 0.1}}, {1.0, 1.0, 1.0});
  return problem;
}

CellDoubt noise(double deviation) {
  CellDoubt cells;
  cells.distributions.resize(3);
  for (const double value : {0.9, 0.4, 0.1}) {
    cells.distributions[0].push_back(CellDistribution{NormalCell{value, deviation}, {}});
  }
  return cells;
}

}  // namespace

TEST_CASE("robustness: over all weights the shares of first places are exact, and drawing agrees with them") {
  const Robustness found = robustness(three().scorer(), three().matrix, {}, {.draws = {.draws = 40'000}});
  REQUIRE(found.first_exact.size() == 3);
  CHECK(found.first_exact[0] + found.first_exact[1] == doctest::Approx(1.0));
  CHECK(found.first_exact[2] == 0.0);
  for (std::size_t j = 0; j < 3; ++j) {
    const auto drawn = found.found.ranks.acceptability(j, 1);
    CHECK(std::fabs(drawn.value - found.first_exact[j]) < 5.0 * drawn.error + 1e-12);
    CHECK(first_share(found, j).error == 0.0);
  }
  CHECK_FALSE(found.doubt.has_value());
}

TEST_CASE("robustness: over all weights central weights are exact, and drawing agrees with them") {
  const Robustness found = robustness(three().scorer(), three().matrix, {}, {.draws = {.draws = 40'000}});
  CHECK_FALSE(central_weights(found, 2));
  for (const std::size_t j : {0U, 1U}) {
    const auto exact = *central_weights(found, j);
    const auto drawn = *found.found.ranks.central_weights(j);
    CHECK(exact[0].value + exact[1].value + exact[2].value == doctest::Approx(1.0));
    for (std::size_t c = 0; c < 3; ++c) {
      CHECK(exact[c].error == 0.0);
      CHECK(std::fabs(exact[c].value - drawn[c].value) < 5.0 * drawn[c].error);
    }
  }
}

TEST_CASE("robustness: pairwise winning is exact over all weights for any number of criteria") {
  const auto five = decision(random_rows(6, 5, 3));
  const Robustness found = robustness(five.scorer, five.matrix, {}, {.draws = {.draws = 40'000}});
  CHECK(found.first_exact.empty());
  REQUIRE(found.winning_exact.has_value());
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 0; b < 6; ++b) {
      if (a == b) continue;
      const auto drawn = found.found.ranks.winning(a, b);
      CHECK(std::fabs(winning_share(found, a, b)->value - drawn.value) < 5.0 * drawn.error + 1e-12);
      CHECK(winning_share(found, a, b)->error == 0.0);
    }
  }
  const Robustness some = robustness(five.scorer, five.matrix, {}, {.draws = {.draws = 1000, .pairs_up_to = 5}});
  CHECK_FALSE(some.winning_exact);
  CHECK_FALSE(winning_share(some, 0, 1));
  const Robustness held = robustness(five.scorer, five.matrix, {}, {.weights = {.where = {"c0 > c1"}}});
  CHECK_FALSE(held.winning_exact);
  CHECK(winning_share(held, 0, 1)->value == held.found.ranks.winning(0, 1).value);
}

TEST_CASE("robustness: cells without spread that are not those of the matrix are drawn, not taken for exact") {
  CellDoubt other = noise(0.0);
  CHECK(robustness(three().scorer(), three().matrix, other, {.draws = {.draws = 500}}).first_exact.size() == 3);
  other.distributions[0][0] = {NormalCell{0.1, 0.0}, {}};
  const Robustness found = robustness(three().scorer(), three().matrix, other, {.draws = {.draws = 500}});
  CHECK(found.first_exact.empty());
  CHECK(found.central_exact.empty());
  CHECK_FALSE(found.winning_exact);
}

TEST_CASE("robustness: with statements, stated weights or doubtful cells the shares are drawn") {
  const auto scorer = three().scorer();
  CHECK(robustness(scorer, three().matrix, {}, {.weights = {.where = {"c0 > c1"}}, .draws = {.draws = 1000}})
            .first_exact.empty());
  CHECK(robustness(scorer, three().matrix, {}, {.weights = {.belief = WeightBelief::stated}, .draws = {.draws = 1000}})
            .first_exact.empty());
  const Robustness noisy = robustness(scorer, three().matrix, noise(0.2), {.draws = {.draws = 1000}});
  CHECK(noisy.first_exact.empty());
  REQUIRE(noisy.doubt.has_value());
  CHECK(noisy.doubt->list.size() == 3);
}

TEST_CASE("robustness: cells without spread are no doubt") {
  const auto scorer = three().scorer();
  CHECK_FALSE(has_doubt(scorer, three().matrix, {}));
  CHECK_FALSE(has_doubt(scorer, three().matrix, noise(0.0)));
  CHECK(has_doubt(scorer, three().matrix, noise(0.1)));
}

TEST_CASE("robustness: an open cell is a doubt about the data, not about weights, and the first to be measured") {
  const auto two = decision({{0.6, 0.6}, {0.5, 0.5}}, journeyrank::Missing::interval, {{1, 0}});
  const Robustness found = robustness(two.scorer, two.matrix, {}, {.draws = {.draws = 4000}, .top = 1});
  CHECK(has_doubt(two.scorer, two.matrix, {}));
  CHECK(found.first_exact.empty());
  REQUIRE(found.doubt.has_value());
  CHECK(found.doubt->top_weights->changed.value == 0.0);
  CHECK(found.doubt->top_data.changed.value > 0.1);
  CHECK(sentence(found, two.scorer, two.matrix).find(" c0 of 2 is missing: to measure it comes first.") !=
        std::string::npos);
}

TEST_CASE("robustness: the sentence says how often the first is first, what is not separable, and what matters") {
  const auto scorer = three().scorer();
  const Robustness all = robustness(scorer, three().matrix, {}, {.draws = {.draws = 20'000}});
  const std::string said = sentence(all, scorer, three().matrix);
  CHECK(said.find(" is first in ") != std::string::npos);
  CHECK(said.find(" Not separable from b: a.") != std::string::npos);
  const Robustness noisy = robustness(scorer, three().matrix, noise(0.2), {.draws = {.draws = 2000}, .top = 1});
  CHECK(sentence(noisy, scorer, three().matrix).find("matter") != std::string::npos);
}

TEST_CASE("robustness: a journey that the first always beats is not called inseparable from it, though groups chain") {
  const laws::WeighedValues chain({{0.9, 0.3}, {0.4, 0.75}, {0.85, 0.2}}, {1.0, 1.0});
  const Robustness found = robustness(chain.scorer(), chain.matrix, {}, {.draws = {.draws = 4000}});
  CHECK(found.found.groups == std::vector<std::uint32_t>{1, 1, 1});
  const std::string said = sentence(found, chain.scorer(), chain.matrix);
  CHECK(said.ends_with(" Not separable from a: b."));
  const laws::WeighedValues clear({{0.9, 0.3}, {0.5, 0.2}}, {1.0, 1.0});
  CHECK(sentence(robustness(clear.scorer(), clear.matrix), clear.scorer(), clear.matrix) ==
        "a is first in 100.0 % of all cases.");
}

TEST_CASE("robustness: of many that are close the number is told, and without pairs only the next one") {
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 8; ++i) rows.push_back({0.50 + 0.01 * i, 0.58 - 0.01 * i});
  const laws::WeighedValues many(rows, {1.0, 1.0});
  const auto said = [&](std::size_t pairs) {
    return sentence(robustness(many.scorer(), many.matrix, {}, {.draws = {.draws = 4000, .pairs_up_to = pairs}}),
                    many.scorer(), many.matrix);
  };
  CHECK(said(200).find(" 7 journeys are not separable from ") != std::string::npos);
  CHECK(said(0).find(" is not separable from the next, ") != std::string::npos);
}

TEST_CASE("robustness: notes say that pins and a tie tolerance count for nothing and open cells are drawn") {
  auto two = decision({{0.6, 0.6}, {0.5, 0.5}}, journeyrank::Missing::interval, {{1, 0}});
  two.model.tie_tolerance = 0.1;
  const auto codes = [](const Robustness& found) {
    std::vector<std::string> all;
    for (const auto& note : found.notes) all.push_back(note.code);
    return all;
  };
  const journeyrank::Pin pin{.journey = "2", .place = 1, .reason = "law", .author = "board"};
  const auto ranking = journeyrank::rank(two.matrix, two.model, {.pins = {pin}});
  CHECK(codes(robustness(ranking, two.matrix, {}, {.draws = {.draws = 500}})) ==
        std::vector<std::string>{"pins", "tie_tolerance", "open_cells"});
  CHECK(codes(robustness(ranking.scorer(), two.matrix, {}, {.draws = {.draws = 500}})) ==
        std::vector<std::string>{"tie_tolerance", "open_cells"});
  CHECK(robustness(three().scorer(), three().matrix, {}, {.draws = {.draws = 500}}).notes.empty());
}

TEST_CASE("robustness: no journey, one journey and top 0 have their answers") {
  const laws::WeighedValues none({}, {1.0, 1.0});
  CHECK(sentence(robustness(none.scorer(), none.matrix), none.scorer(), none.matrix) == "There is no journey.");
  const laws::WeighedValues one({{0.5, 0.5}}, {1.0, 1.0});
  const Robustness alone = robustness(one.scorer(), one.matrix);
  CHECK(first_share(alone, 0).value == 1.0);
  CHECK(sentence(alone, one.scorer(), one.matrix) == "a is first in 100.0 % of all cases.");
  CHECK(refusal_code([&] { robustness(one.scorer(), one.matrix, {}, {.top = 0}); }) == "bad_option");
}
