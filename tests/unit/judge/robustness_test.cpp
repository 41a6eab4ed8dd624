// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/robustness_sentence.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using journeyrank::Acceptability;
using journeyrank::acceptability;
using journeyrank::CellDistribution;
using journeyrank::CellDoubt;
using journeyrank::central_weights;
using journeyrank::expected_rank;
using journeyrank::first_share;
using journeyrank::has_doubt;
using journeyrank::NormalCell;
using journeyrank::rank_interval;
using journeyrank::rank_share;
using journeyrank::Robustness;
using journeyrank::robustness;
using journeyrank::top_share;
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
  REQUIRE(found.exact.first.size() == 3);
  CHECK(found.exact.first[0] + found.exact.first[1] == doctest::Approx(1.0));
  CHECK(found.exact.first[2] == 0.0);
  for (std::size_t j = 0; j < 3; ++j) {
    const auto drawn = found.found.ranks.acceptability(j, 1);
    CHECK(std::fabs(drawn.value - found.exact.first[j]) < 5.0 * drawn.error + 1e-12);
    CHECK(first_share(found, j).error == 0.0);
  }
  CHECK_FALSE(found.doubt.has_value());
}

TEST_CASE("robustness: to be among all journeys, or first of one, is certain: its error is 0") {
  const Robustness found =
      robustness(three().scorer(), three().matrix, noise(0.1), {.draws = {.draws = 500}, .top = 99});
  CHECK(found.top == 1);  // of a top that is everybody nothing can be said
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(top_share(found, j, 3).value == 1.0);
    CHECK(top_share(found, j, 3).error == 0.0);
    CHECK(top_share(found, j, 99).error == 0.0);
    CHECK(top_share(found, j, 2).error > 0.0);
  }
  const auto one = decision({{0.5, 0.5}});
  const CellDoubt cells{{{CellDistribution{NormalCell{0.5, 0.1}, {}}}}, {}};
  const Robustness alone = robustness(one.scorer, one.matrix, cells, {.draws = {.draws = 500}});
  CHECK(first_share(alone, 0).value == 1.0);
  CHECK(first_share(alone, 0).error == 0.0);
  CHECK(top_share(alone, 0, 3).error == 0.0);
  CHECK(alone.found.confidence[0]->error == 0.0);
}

TEST_CASE("robustness: a result has one share of first places, exact wherever it is asked for") {
  const Robustness found = robustness(three().scorer(), three().matrix, {}, {.draws = {.draws = 1000}, .top = 1});
  REQUIRE(found.exact.first.size() == 3);
  std::vector<double> over_journeys(3, 0.0);
  for (std::size_t j = 0; j < 3; ++j) {
    double whole = 0.0;
    double error = 0.0;
    for (std::size_t rank = 1; rank <= 3; ++rank) {
      whole += rank_share(found, j, rank).value;
      error += rank_share(found, j, rank).error;
      over_journeys[rank - 1] += rank_share(found, j, rank).value;
    }
    CHECK(rank_share(found, j, 1).value == found.exact.first[j]);
    CHECK(rank_share(found, j, 1).error == 0.0);
    CHECK(top_share(found, j, 1).value == found.exact.first[j]);
    CHECK(top_share(found, j, 1).error == 0.0);
    CHECK(std::fabs(whole - 1.0) < 4.0 * error);
  }
  for (const double each : over_journeys) CHECK(each == doctest::Approx(1.0).epsilon(1e-12));
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
  CHECK(found.exact.first.empty());
  REQUIRE(found.exact.winning.has_value());
  CHECK_FALSE(found.found.ranks.has_pairs());  // not counted where they are known
  const Acceptability counted = acceptability(five.scorer, five.matrix, {}, {}, {.draws = 40'000});
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 0; b < 6; ++b) {
      if (a == b) continue;
      const auto drawn = counted.ranks.winning(a, b);
      CHECK(std::fabs(winning_share(found, a, b)->value - drawn.value) < 5.0 * drawn.error + 1e-12);
      CHECK(winning_share(found, a, b)->error == 0.0);
    }
  }
  const Robustness some = robustness(five.scorer, five.matrix, {}, {.draws = {.draws = 1000, .pairs_up_to = 5}});
  CHECK_FALSE(some.exact.winning);
  CHECK_FALSE(winning_share(some, 0, 1));
  const Robustness held = robustness(five.scorer, five.matrix, {}, {.weights = {.where = {"c0 > c1"}}});
  CHECK_FALSE(held.exact.winning);
  CHECK(winning_share(held, 0, 1)->value == held.found.ranks.winning(0, 1).value);
}

TEST_CASE("robustness: cells without spread that are not those of the matrix are drawn, not taken for exact") {
  CellDoubt other = noise(0.0);
  CHECK(robustness(three().scorer(), three().matrix, other, {.draws = {.draws = 500}}).exact.first.size() == 3);
  other.distributions[0][0] = {NormalCell{0.1, 0.0}, {}};
  const Robustness found = robustness(three().scorer(), three().matrix, other, {.draws = {.draws = 500}});
  CHECK(found.exact.first.empty());
  CHECK(found.exact.central.empty());
  CHECK_FALSE(found.exact.winning);
}

TEST_CASE("robustness: with statements, stated weights or doubtful cells the shares are drawn") {
  const auto scorer = three().scorer();
  CHECK(robustness(scorer, three().matrix, {}, {.weights = {.where = {"c0 > c1"}}, .draws = {.draws = 1000}})
            .exact.first.empty());
  CHECK(robustness(scorer, three().matrix, {}, {.weights = {.belief = WeightBelief::stated}, .draws = {.draws = 1000}})
            .exact.first.empty());
  const Robustness noisy = robustness(scorer, three().matrix, noise(0.2), {.draws = {.draws = 1000}});
  CHECK(noisy.exact.first.empty());
  REQUIRE(noisy.doubt.has_value());
  CHECK(noisy.doubt->list.size() == 1);  // a top of 3 would be all
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
  CHECK(found.exact.first.empty());
  REQUIRE(found.doubt.has_value());
  CHECK(found.doubt->top_weights->changed.value == 0.0);
  CHECK(found.doubt->top_data.changed.value > 0.1);
  CHECK(sentence(found, two.scorer, two.matrix).find(" c0 of 2 is missing: to measure it comes first.") !=
        std::string::npos);
}

TEST_CASE("robustness: what is believed of a missing cell is drawn, whatever its policy") {
  for (const auto policy :
       {journeyrank::Missing::interval, journeyrank::Missing::renormalise, journeyrank::Missing::worst}) {
    const auto two = decision({{0.9, 0.2}, {0.0, 0.8}}, policy, {{1, 0}});
    // At most 0.2 + 0.8 against 0.9 + 0.2: the second is never first; at 0.4 or more it always is.
    const CellDoubt low{{{{}, CellDistribution{journeyrank::UniformCell{0.0, 0.2}, {}}}}, {}};
    const CellDoubt high{{{{}, CellDistribution{journeyrank::UniformCell{0.4, 0.6}, {}}}}, {}};
    const journeyrank::RobustnessOptions options{
        .weights = {.belief = WeightBelief::stated}, .draws = {.draws = 1000}, .top = 1, .doubt_draws = 500};
    const Robustness found = robustness(two.scorer, two.matrix, low, options);
    CHECK(first_share(found, 1).value == 0.0);
    REQUIRE(found.doubt.has_value());
    CHECK(found.doubt->list == std::vector<std::uint32_t>{0});
    CHECK(found.doubt->top_data.changed.value == 0.0);
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].code == "believed_cells");
    CHECK(first_share(robustness(two.scorer, two.matrix, high, options), 1).value == 1.0);
    CHECK(robustness(two.scorer, two.matrix, high, options).doubt->list == std::vector<std::uint32_t>{1});
    // One number is believed of it: then it is certain, though not as the policy has it.
    const CellDoubt sure{{{{}, CellDistribution{NormalCell{0.4, 0.0}, {}}}}, {}};
    const Robustness certain = robustness(two.scorer, two.matrix, sure, options);
    CHECK(first_share(certain, 1).value == 1.0);
    CHECK(first_share(certain, 1).error == 0.0);
  }
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
  CHECK(codes(robustness(ranking, two.matrix, {}, {.draws = {.draws = 500}, .top = 1})) ==
        std::vector<std::string>{"pins", "tie_tolerance", "open_cells"});
  CHECK(codes(robustness(ranking.scorer(), two.matrix, {}, {.draws = {.draws = 500}, .top = 1})) ==
        std::vector<std::string>{"tie_tolerance", "open_cells"});
  CHECK(robustness(three().scorer(), three().matrix, {}, {.draws = {.draws = 500}, .top = 1}).notes.empty());
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
TEST_CASE("robustness: on two criteria all shares of ranks are exact, and drawing agrees with them") {
  const auto two = decision(random_rows(7, 2, 11));
  for (const std::vector<std::string>& where : {std::vector<std::string>{}, {"0.2 <= c0 <= 0.7"}, {"c0 > 2 * c1"}}) {
    const Robustness found =
        robustness(two.scorer, two.matrix, {}, {.weights = {.where = where}, .draws = {.draws = 40'000}});
    REQUIRE(found.exact.ranks.has_value());
    CHECK(found.notes[0].code == "exact_ranks");
    const auto drawn = acceptability(two.scorer, two.matrix, {.where = where}, {}, {.draws = 40'000}).ranks;
    for (std::size_t j = 0; j < 7; ++j) {
      for (std::size_t rank = 1; rank <= 7; ++rank) {
        const auto share = drawn.acceptability(j, rank);
        CHECK(std::fabs(rank_share(found, j, rank).value - share.value) < 5.0 * share.error + 1e-12);
        CHECK(rank_share(found, j, rank).error == 0.0);
      }
      const auto three = drawn.top(j, 3);
      CHECK(std::fabs(top_share(found, j, 3).value - three.value) < 5.0 * three.error + 1e-12);
      const auto mean = drawn.expected_rank(j);
      CHECK(std::fabs(expected_rank(found, j).value - mean.value) < 5.0 * mean.error + 1e-12);
      const auto entropy = *drawn.rank_entropy(j);
      CHECK(std::fabs(rank_entropy(found, j)->value - entropy.value) < 5.0 * entropy.error + 1e-3);
      CHECK(rank_interval(found, j).best >= found.exact.ranks->best[j]);
      CHECK(rank_interval(found, j).worst <= found.exact.ranks->worst[j]);
      for (std::size_t other = 0; other < 7; ++other) {
        if (other == j) continue;
        const auto ahead = drawn.winning(j, other);
        CHECK(std::fabs(winning_share(found, j, other)->value - ahead.value) < 5.0 * ahead.error + 1e-12);
      }
    }
  }
}

TEST_CASE("robustness: where winning is exact, order and groups follow it and not the draws") {
  const auto close = decision({{0.50, 0.5}, {0.501, 0.5}, {0.502, 0.499}, {0.1, 0.1}});
  const Robustness few = robustness(close.scorer, close.matrix, {}, {.draws = {.draws = 1, .seed = 3}});
  const Robustness many = robustness(close.scorer, close.matrix, {}, {.draws = {.draws = 20'000}});
  CHECK(few.found.order == many.found.order);
  CHECK(few.found.groups == many.found.groups);
  for (std::size_t i = 0; i + 1 < 4; ++i) {
    CHECK(expected_rank(few, few.found.order[i]).value <= expected_rank(few, few.found.order[i + 1]).value);
  }
}

TEST_CASE("robustness: criteria of weight 0 are named in a note and stay off") {
  const laws::WeighedValues off({{0.9, 0.1, 0.0}, {0.2, 0.7, 1.0}}, {1.0, 1.0, 0.0});
  const Robustness found = robustness(off.scorer(), off.matrix, {}, {.draws = {.draws = 500}, .top = 1});
  REQUIRE(found.notes.size() == 2);
  CHECK(found.notes[0].code == "criteria_off");
  CHECK(found.notes[0].text.starts_with("c2: of weight 0, and stays so under all weights here"));
  CHECK(found.exact.ranks.has_value());
  CHECK(first_share(found, 0).value == doctest::Approx(0.7 / 1.3));
}

TEST_CASE("robustness: what counts as settled, the cells tried and the draws of doubt can be chosen") {
  const auto scorer = three().scorer();
  const auto asked = [&](double settled, std::size_t tried, std::uint64_t draws) {
    return *robustness(
                scorer, three().matrix, noise(0.2),
                {.draws = {.draws = 500}, .top = 1, .settled = settled, .cells_tried = tried, .doubt_draws = draws})
                .doubt;
  };
  CHECK(asked(0.05, 40, 1000).data.draws() == 1000);
  CHECK(asked(0.05, 1, 1000).more.size() == 1);
  CHECK(asked(0.5, 40, 1000).settled == 0.5);
}
