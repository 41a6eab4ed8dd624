// SPDX-License-Identifier: MIT
#include "journeyrank/judge/doubt.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

const WeightDoubt near_stated{.belief = WeightBelief::dirichlet, .concentration = 1e6};

CellDoubt one_column(std::vector<CellDistribution> cells) { return {{std::move(cells)}, {}}; }

}  // namespace

TEST_CASE("doubt: where only weights are in doubt it says so") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.5}});
  const Doubt found = doubt(two.scorer, two.matrix, {}, {}, {.top = 1});
  CHECK(found.list == std::vector<std::uint32_t>{0});
  CHECK(found.top_data.changed.value == 0.0);
  CHECK(found.top_both.changed.value == found.top_weights->changed.value);
  CHECK(*found.share_of_data(0) == 0.0);
  CHECK(found.times_all == 1.0);
  CHECK(found.more.empty());
  CHECK(sentence(found, two.matrix, two.model) ==
        "Here weights matter, samples do not: with other weights the first journey would be another in 34 % of draws, "
        "with other samples in 0 %.");
}

TEST_CASE("doubt: where one thin sample decides, more of it settles the list, and how many is told") {
  // The second needs a rate above 0.5 to pass: Beta(4, 6) is above in a quarter of the draws.
  const auto two = decision({{0.5}, {0.4}});
  const Doubt found = doubt(two.scorer, two.matrix, one_column({{}, {BetaCell{4.0, 6.0}, {}}}), {}, {.top = 1});
  CHECK(std::fabs(found.top_data.changed.value - 0.25390625) < 4.5 * found.top_data.changed.error);
  CHECK_FALSE(found.top_weights);  // one criterion: it weighs all
  REQUIRE(found.more.size() == 1);
  CHECK(found.more[0].journey == 1);
  CHECK(found.more[0].changed_if_known.value == 0.0);
  // Beta(26, 39) is above 0.5 in 5.2 %, Beta(27, 40.5) in 4.9 %: 6.75 times, found to a sixteenth by 20,000 draws.
  REQUIRE(found.more[0].times.has_value());
  CHECK(*found.more[0].times >= 6.25);
  CHECK(*found.more[0].times <= 7.25);
  CHECK(found.more[0].further == std::ceil(10.0 * (*found.more[0].times - 1.0)));
  CHECK(found.times_all == found.more[0].times);
  CHECK(*found.share_of_data(1) == 1.0);
  CHECK(sentence(found, two.matrix, two.model) ==
        "Weights were taken as stated: with other samples the first journey would be another in 26 % of draws. More "
        "data on c0 for 2 would settle what samples leave open: " +
            about_text(*found.more[0].further) + " more observations.");
}

TEST_CASE("doubt: where journeys are equally good, no data settle it") {
  const auto two = decision({{0.5}, {0.5}});
  const Doubt found = doubt(two.scorer, two.matrix,
                            one_column({{NormalCell{0.5, 0.1}, {}}, {NormalCell{0.5, 0.1}, {}}}), {}, {.top = 1});
  CHECK_FALSE(found.times_all);
  CHECK_FALSE(found.more[0].times);
  CHECK(sentence(found, two.matrix, two.model).find("would not settle it: journeys are too close.") !=
        std::string::npos);
}

TEST_CASE("doubt: to know a cell whose shape does not say what it rests on is not called useless") {
  const auto three = decision({{0.9, 0.5}, {0.2, 0.5}, {0.1, 0.1}});
  for (const CellShape& shape : {CellShape(UniformCell{0.0, 1.0}), CellShape(EmpiricalCell{{0.0, 0.5, 0.95, 1.0}})}) {
    const Doubt found = doubt(three.scorer, three.matrix, one_column({{}, {shape, {}}, {}}),
                              {.belief = WeightBelief::stated}, {.top = 1});
    CHECK_FALSE(found.times_all);
    CHECK(found.unsourced == 1);
    CHECK(found.times_others == 1.0);
    REQUIRE(found.more.size() == 1);
    CHECK(found.more[0].journey == 1);
    CHECK(found.more[0].criterion == 0);
    CHECK(found.more[0].need == DataNeed::knowledge);
    CHECK(found.more[0].changed_if_known.value == 0.0);
    CHECK_FALSE(found.more[0].times);
    CHECK(sentence(found, three.matrix, three.model)
              .ends_with(" To know c0 for 2 would settle what samples leave open; its shape does not say what it rests "
                         "on, and so not how much data that takes."));
  }
}

TEST_CASE("doubt: what several cells whose shapes do not say what they rest on would do together is told") {
  const auto three = decision({{0.9}, {0.2}, {0.2}});
  const CellDistribution open{UniformCell{0.0, 1.0}, {}};
  const auto said = [&](const CellDistribution& first) {
    const Doubt found = doubt(three.scorer, three.matrix, one_column({first, open, open}), {}, {.top = 1});
    CHECK(found.unsourced == 2);
    CHECK(found.more.size() >= 2);
    return sentence(found, three.matrix, three.model);
  };
  CHECK(said({}).ends_with(
      "No cell alone would settle what samples leave open; to know the 2 cells whose shapes do not say what they rest "
      "on would."));
  const std::string wide = said({NormalCell{0.9, 0.8}, {}});
  CHECK(wide.find("; to know the 2 cells whose shapes do not say what they rest on would, with ") != std::string::npos);
  CHECK(wide.ends_with(" times the data on all others."));
  const auto level = decision({{0.5}, {0.5}, {0.1}});
  const CellDistribution noisy{NormalCell{0.5, 0.1}, {}};
  const Doubt close = doubt(level.scorer, level.matrix, one_column({noisy, noisy, open}), {}, {.top = 1});
  CHECK_FALSE(close.times_others);
  CHECK(sentence(close, level.matrix, level.model).ends_with("would not settle it: journeys are too close."));
}

TEST_CASE("doubt: on a relative scale a cell of a journey that is never in the list may be what settles it") {
  auto three = decision({{1.0, 0.0}, {0.45, 0.5}, {0.0, 0.1}});
  for (auto& criterion : three.model.criteria) criterion.scale = MinMax{};
  const Scorer scorer = Scorer::fit(three.matrix, three.model);
  const CellDoubt cells{{{}, {{}, {}, {UniformCell{0.0, 2.0}, {}}}}, {}};
  const Doubt found = doubt(scorer, three.matrix, cells, {.belief = WeightBelief::stated}, {.top = 1});
  REQUIRE(found.top_data.changed.value > 0.05);
  REQUIRE(found.more.size() == 1);
  CHECK(found.more[0].journey == 2);
  CHECK(sentence(found, three.matrix, three.model).find(" To know c1 for 3 would settle ") != std::string::npos);
}

TEST_CASE("doubt: where no cell alone would do, all together may") {
  const auto three = decision({{0.50}, {0.46}, {0.46}});
  const CellDistribution wide{NormalCell{0.46, 0.04}, {}};
  const Doubt found =
      doubt(three.scorer, three.matrix, one_column({{NormalCell{0.5, 0.04}, {}}, wide, wide}), {}, {.top = 1});
  CHECK(found.more.size() == 3);
  CHECK_FALSE(found.more[0].times);
  CHECK(*found.times_all > 1.0);
  CHECK(sentence(found, three.matrix, three.model).find("No cell alone would settle what samples leave open; ") !=
        std::string::npos);
}

TEST_CASE("doubt: where both matter or neither does it says so") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.7}});
  const CellDoubt cells{{{{NormalCell{0.8, 0.2}, {}}, {NormalCell{0.2, 0.2}, {}}}}, {}};
  const Doubt both = doubt(two.scorer, two.matrix, cells, {}, {.top = 1});
  CHECK(sentence(both, two.matrix, two.model).starts_with("Weights and samples both matter: "));
  CHECK(sentence(both, two.matrix, two.model).find(" would settle what samples leave open, at the stated weights") !=
        std::string::npos);
  CHECK(*both.share_of_data(0) > 0.1);
  CHECK(*both.share_of_data(0) < 0.9);
  const Doubt neither = doubt(two.scorer, two.matrix, {}, near_stated, {.top = 2});
  CHECK(sentence(neither, two.matrix, two.model) ==
        "Neither weights nor samples matter here: with other weights the top 2 would be another in 0 % of draws, with "
        "other samples in 0 %.");
}

TEST_CASE("doubt: where weights were never doubted they are not said not to matter") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.7}});
  const CellDoubt cells{{{{NormalCell{0.8, 0.2}, {}}, {NormalCell{0.2, 0.2}, {}}}}, {}};
  const Doubt stated = doubt(two.scorer, two.matrix, cells, {.belief = WeightBelief::stated}, {.top = 1});
  CHECK_FALSE(stated.top_weights);
  CHECK(stated.top_both.changed.value == stated.top_data.changed.value);
  CHECK(sentence(stated, two.matrix, two.model).starts_with("Weights were taken as stated: with other samples the "));
}

TEST_CASE("doubt: where statements leave one set of weights, data are looked at under it") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.7}});  // as stated the first is ahead, under these the second
  const CellDoubt cells{{{{NormalCell{0.8, 0.2}, {}}, {NormalCell{0.2, 0.2}, {}}}}, {}};
  const Doubt found = doubt(two.scorer, two.matrix, cells, {.where = {"c0 = 0.1"}}, {.top = 1});
  CHECK(found.list == std::vector<std::uint32_t>{1});
  CHECK_FALSE(found.top_weights);
  CHECK(found.top_data.changed.value < 0.01);
  CHECK(found.top_both.changed.value == found.top_data.changed.value);
}

TEST_CASE("doubt: a journey that nothing moves has no share") {
  const auto two = decision({{0.8}, {0.2}});
  CHECK_FALSE(doubt(two.scorer, two.matrix, {}, {}, {.top = 1, .draws = 500}).share_of_data(0));
}

TEST_CASE("doubt: faulty options are refused, and small shares are not rounded to none") {
  const auto two = decision({{0.8}, {0.2}});
  CHECK(refusal_code([&] { doubt(two.scorer, two.matrix, {}, {}, {.top = 0}); }) == "bad_option");
  CHECK(refusal_code([&] { doubt(two.scorer, two.matrix, {}, {}, {.draws = 0}); }) == "bad_option");
  CHECK(refusal_code([&] { doubt(two.scorer, two.matrix, {}, {}, {.settled = 0.7}); }) == "bad_option");
  CHECK(percent_text(0.0) == "0 %");
  CHECK(percent_text(0.001) == "under 1 %");
  CHECK(percent_text(0.126) == "13 %");
  CHECK(percent_text(0.9999) == "over 99 %");
}

TEST_CASE("doubt: observations are told to two digits") {
  CHECK(about_text(2061.0) == "about 2100");
  CHECK(about_text(996.0) == "about 1000");
  CHECK(about_text(70.0) == "about 70");
  CHECK(about_text(7.0) == "about 7");
  CHECK(about_text(104'500.0) == "about 100000");
}

TEST_CASE("doubt: on a relative scale data change the list as often as rankings of each drawn matrix do") {
  auto three = decision({{0.5, 0.6}, {0.5, 0.55}, {0.5, 0.2}});
  for (auto& criterion : three.model.criteria) criterion.scale = MinMax{};
  const Scorer scorer = Scorer::fit(three.matrix, three.model);
  const std::vector<double> samples = {0.3, 0.5, 0.7};
  const CellDoubt cells{{std::vector<CellDistribution>(3, {EmpiricalCell{samples}, {}}), {}}, {}};
  double changed = 0.0;
  for (std::size_t drawn = 0; drawn < 27; ++drawn) {
    const CriteriaMatrix matrix(
        Names::numbered(3),
        {{.criterion = "c0", .values = {samples[drawn % 3], samples[drawn / 3 % 3], samples[drawn / 9]}},
         {.criterion = "c1", .values = {0.6, 0.55, 0.2}}});
    const Ranking ranking = rank(matrix, three.model);
    changed += ranking.ranks()[0] == 1 ? 0.0 : 1.0 / 27.0;
  }
  CHECK(changed > 0.1);
  const Doubt found = doubt(scorer, three.matrix, cells, {.belief = WeightBelief::stated}, {.top = 1});
  CHECK(std::fabs(found.top_data.changed.value - changed) < 4.0 * found.top_data.changed.error);
}

TEST_CASE("doubt: so many times the data are rounded up, to a tenth below ten") {
  CHECK(times_text(2.625) == "2.7 times the data");
  CHECK(times_text(3.0) == "3 times the data");
  CHECK(times_text(12.5) == "13 times the data");
}
