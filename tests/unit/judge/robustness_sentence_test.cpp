// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness_sentence.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "unit/judge/drawn_decision.hpp"

using journeyrank::CellDistribution;
using journeyrank::CellDoubt;
using journeyrank::NormalCell;
using journeyrank::Robustness;
using journeyrank::robustness;

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

TEST_CASE(
    "robustness_sentence: the sentence says how often the first is first, what is not separable, and what matters") {
  const auto scorer = three().scorer();
  const Robustness all = robustness(scorer, three().matrix, {}, {.draws = {.draws = 20'000}});
  const std::string said = sentence(all, scorer, three().matrix);
  CHECK(said.find(" is first in ") != std::string::npos);
  CHECK(said.find(" Not separable from b: a.") != std::string::npos);
  const Robustness noisy = robustness(scorer, three().matrix, noise(0.2), {.draws = {.draws = 2000}, .top = 1});
  CHECK(sentence(noisy, scorer, three().matrix).find("matter") != std::string::npos);
}

TEST_CASE(
    "robustness_sentence: a journey that the first always beats is not called inseparable from it, though groups "
    "chain") {
  const laws::WeighedValues chain({{0.9, 0.3}, {0.4, 0.75}, {0.85, 0.2}}, {1.0, 1.0});
  const Robustness found = robustness(chain.scorer(), chain.matrix, {}, {.draws = {.draws = 4000}});
  CHECK(found.found.groups == std::vector<std::uint32_t>{1, 1, 1});
  const std::string said = sentence(found, chain.scorer(), chain.matrix);
  CHECK(said.ends_with(" Not separable from a: b."));
  const laws::WeighedValues clear({{0.9, 0.3}, {0.5, 0.2}}, {1.0, 1.0});
  CHECK(sentence(robustness(clear.scorer(), clear.matrix), clear.scorer(), clear.matrix) ==
        "a is first in 100.0 % of all cases.");
}

TEST_CASE("robustness_sentence: of many that are close the number is told, and without pairs only the next one") {
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

TEST_CASE("robustness_sentence: what is exact is told, and nothing is of what is drawn") {
  const auto told = [](std::size_t m, const std::vector<std::string>& where) {
    const auto decided = decision(random_rows(4, m, 5));
    return exact_text(
        robustness(decided.scorer, decided.matrix, {}, {.weights = {.where = where}, .draws = {.draws = 100}}));
  };
  CHECK(told(2, {}) == "all shares of ranks are exact");
  CHECK(told(2, {"c0 > c1"}) == "all shares of ranks are exact");
  CHECK(told(3, {}) == "the shares of first places and the average ranks are exact");
  CHECK(told(5, {}) == "the average ranks are exact");
  CHECK(told(3, {"c0 > c1"}).empty());
}

TEST_CASE("robustness_sentence: who is first most often and who is best on average are both named, with the reason") {
  const laws::WeighedValues four({{1.0, 0.0}, {0.58, 0.50}, {0.55, 0.52}, {0.0, 0.95}}, {1.0, 1.0});
  const std::string said = sentence(robustness(four.scorer(), four.matrix), four.scorer(), four.matrix);
  CHECK(said.starts_with("a is first in "));
  CHECK(said.find(" of all cases, the most of all; but b, first in ") != std::string::npos);
  CHECK(said.find(" %, is best on average: rank ") != std::string::npos);
  CHECK(said.find(" Not separable from b: ") != std::string::npos);
}

TEST_CASE(
    "robustness_sentence: journeys that lead alike share the lead, exact ones and drawn ones, whatever the rounding") {
  for (const auto& weights : {std::vector<double>{1.0, 1.0}, {3.0, 1.0}}) {
    const laws::WeighedValues level({{0.9, 0.1}, {0.2, 0.8}, {0.9, 0.1}, {0.2, 0.8}, {0.1, 0.1}}, weights);
    const std::string said = sentence(robustness(level.scorer(), level.matrix), level.scorer(), level.matrix);
    CHECK(said.starts_with("a, b, c and d are each first in 25.0 % of all cases: they share the lead."));
  }
  const laws::WeighedValues two({{0.6, 0.5, 0.4, 0.3, 0.1}, {0.1, 0.3, 0.4, 0.5, 0.6}}, {1.0, 1.0, 1.0, 1.0, 1.0});
  const Robustness drawn = robustness(two.scorer(), two.matrix, {}, {.draws = {.draws = 4000}});
  REQUIRE(drawn.exact.first.empty());
  const std::string said = sentence(drawn, two.scorer(), two.matrix);
  CHECK(said.find(": they share the lead.") != std::string::npos);
  CHECK(said.find("most of all") == std::string::npos);
}

TEST_CASE("robustness_sentence: who leads on average is told where as many first places go to several") {
  const laws::WeighedValues three({{1.0, 0.0}, {0.0, 1.0}, {0.9, 0.05}}, {1.0, 1.0});
  const std::string said = sentence(robustness(three.scorer(), three.matrix), three.scorer(), three.matrix);
  CHECK(
      said.starts_with("a and b are each first in 50.0 % of all cases, the most of all; a is best on average: rank "));
}

TEST_CASE("robustness_sentence: numbers are level within rounding, or within twice the errors of both") {
  using journeyrank::are_level;
  CHECK(are_level({0.25, 0.0}, {0.25 + 5e-17, 0.0}));
  CHECK_FALSE(are_level({0.25, 0.0}, {0.2501, 0.0}));
  CHECK(are_level({0.25, 0.01}, {0.28, 0.01}));
  CHECK_FALSE(are_level({0.25, 0.01}, {0.30, 0.01}));
}

TEST_CASE("robustness_sentence: of a top that is everybody nothing is said, but of the first place") {
  const Robustness all = robustness(three().scorer(), three().matrix, noise(0.2), {.draws = {.draws = 2000}});
  const Robustness first =
      robustness(three().scorer(), three().matrix, noise(0.2), {.draws = {.draws = 2000}, .top = 1});
  CHECK(all.top == 1);
  CHECK(sentence(all, three().scorer(), three().matrix) == sentence(first, three().scorer(), three().matrix));
  CHECK(sentence(all, three().scorer(), three().matrix).find("the top 3") == std::string::npos);
  CHECK(all.notes.back().code == "top_is_all");
  CHECK(all.notes.back().text == "the top 3 is all of the 3 journeys, so the first place is looked at instead");
  const laws::WeighedValues one({{0.5}}, {1.0});
  CellDoubt cells;
  cells.distributions = {{CellDistribution{NormalCell{0.5, 0.1}, {}}}};
  const Robustness alone = robustness(one.scorer(), one.matrix, cells, {.draws = {.draws = 500}});
  CHECK(sentence(alone, one.scorer(), one.matrix) == "a is first in 100.0 % of all cases.");
  CHECK(alone.notes.empty());
}
