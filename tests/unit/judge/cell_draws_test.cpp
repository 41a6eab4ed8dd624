// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cell_draws.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/value_matrix.hpp"

#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

constexpr std::size_t draws = 20'000;

/// One journey, one criterion anchored from 0 to 10, its raw value spread.
std::vector<double> drawn(const CellDistribution& distribution, double at_1 = 10.0) {
  auto one = decision({{0.5}});
  one.model.criteria[0].scale = Anchored{0.0, at_1};
  const Scorer scorer = Scorer::fit(one.matrix, one.model);
  const CellDraws cells(scorer, one.matrix, ValueMatrix(scorer, one.matrix), {{{distribution}}, {}});
  std::vector<double> values;
  for (std::size_t draw = 0; draw < draws; ++draw) values.push_back(cells.value(1, draw, 0, 0));
  return values;
}

/// How far the share of values below a bound lies from a probability, in standard errors.
double errors_below(const std::vector<double>& values, double bound, double probability) {
  double below = 0.0;
  for (const double each : values) below += each < bound ? 1.0 : 0.0;
  const auto n = static_cast<double>(values.size());
  return std::fabs(below / n - probability) / std::sqrt(probability * (1.0 - probability) / n);
}

CellDraws two_by_one(const std::vector<CellDistribution>& column, const std::vector<CellGroup>& groups = {}) {
  const auto two = decision({{0.4}, {0.6}});
  return CellDraws(two.scorer, two.matrix, ValueMatrix(two.scorer, two.matrix), {{column}, groups});
}

double correlation(const CellDraws& cells) {
  double sum[5] = {};
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const double x = cells.value(1, draw, 0, 0);
    const double y = cells.value(1, draw, 1, 0);
    sum[0] += x;
    sum[1] += y;
    sum[2] += x * x;
    sum[3] += y * y;
    sum[4] += x * y;
  }
  const auto n = static_cast<double>(draws);
  return (sum[4] - sum[0] * sum[1] / n) / std::sqrt((sum[2] - sum[0] * sum[0] / n) * (sum[3] - sum[1] * sum[1] / n));
}

}  // namespace

TEST_CASE("cell_draws: each shape has the probabilities of its distribution") {
  CHECK(errors_below(drawn({UniformCell{2.0, 6.0}, {}}), 0.3, 0.25) < 4.5);
  CHECK(errors_below(drawn({NormalCell{5.0, 1.0}, {}}), 0.6, 0.841344746068543) < 4.5);
  CHECK(errors_below(drawn({LogNormalCell{3.0, 0.5}, {}}), 0.3, 0.5) < 4.5);
  CHECK(errors_below(drawn({LogNormalCell{3.0, 0.5}, {}}), 0.3 * std::exp(0.5), 0.841344746068543) < 4.5);
  CHECK(errors_below(drawn({IntervalCell{2.0, 3.0, 7.0}, {}}), 0.2, 0.025) < 4.5);
  CHECK(errors_below(drawn({IntervalCell{2.0, 3.0, 7.0}, {}}), 0.7, 0.975) < 4.5);
  CHECK(errors_below(drawn({StudentCell{1.0, 5.0, 0.5}, {}}), 0.55, 0.75) < 4.5);
  CHECK(errors_below(drawn({EmpiricalCell{{4.0, 1.0, 2.0, 3.0}}, {}}), 0.25, 0.5) < 4.5);
  CHECK(errors_below(drawn({EmpiricalCell{{4.0, 1.0, 2.0, 3.0}}, {}}), 0.15, 0.25) < 4.5);
  // 2 in 2,000 of Beta(2, 1) lie below sqrt(0.25): P(x < 0.5) = 0.25.
  CHECK(errors_below(drawn({BetaCell{2.0, 1.0}, {.factor = 10.0}}), 0.5, 0.25) < 4.5);
}

TEST_CASE("cell_draws: the outcome and the scale are applied to what is drawn") {
  // max(0, 20 (x - 0.5)) of a rate under Beta(1, 1): half are 0, and a quarter lie below 10 (0.75 - 0.5) = 5.
  const auto values = drawn({BetaCell{1.0, 1.0}, {.factor = 20.0, .offset = 0.5, .least = 0.0}});
  std::size_t zeros = 0;
  for (const double each : values) zeros += each == 0.0 ? 1 : 0;
  CHECK(std::fabs(static_cast<double>(zeros) / draws - 0.5) < 4.5 * 0.5 / std::sqrt(draws));
  CHECK(errors_below(values, 0.5, 0.75) < 4.5);
  for (const double each : drawn({NormalCell{5.0, 100.0}, {}})) CHECK((each >= 0.0 && each <= 1.0));
  CHECK(errors_below(drawn({NormalCell{-5.0, 1.0}, {}}, 10.0), 1e-9, 0.9999997) < 4.5);
}

TEST_CASE("cell_draws: a cell without spread is the fixed one, to the bit") {
  const auto fixed = two_by_one({{UniformCell{0.37, 0.37}, {}}, {NormalCell{0.61, 0.0}, {}}});
  CHECK(fixed.all_fixed());
  CHECK(fixed.value(1, 5, 0, 0) == Anchored{0.0, 1.0}.value(0.37));
  CHECK(fixed.value(1, 5, 1, 0) == Anchored{0.0, 1.0}.value(0.61));
  CHECK(two_by_one({}).all_fixed());
  CHECK(two_by_one({{FixedCell{}, {}}, {FixedCell{}, {}}}).value(1, 0, 1, 0) == 0.6);
  CHECK(two_by_one({{LogNormalCell{0.3, 0.0}, {.factor = 2.0}}, {}}).value(1, 0, 0, 0) == 0.6);
}

TEST_CASE("cell_draws: a missing cell under interval is uniform in [0, 1], other missing cells are not drawn") {
  for (const Missing policy : {Missing::interval, Missing::worst}) {
    const auto two = decision({{0.4}, {0.0}}, policy, {{1, 0}});
    const CellDraws cells(two.scorer, two.matrix, ValueMatrix(two.scorer, two.matrix), {});
    std::vector<double> values;
    for (std::size_t draw = 0; draw < draws; ++draw) values.push_back(cells.value(1, draw, 1, 0));
    if (policy == Missing::interval) {
      CHECK(errors_below(values, 0.3, 0.3) < 4.5);
    } else {
      CHECK(cells.all_fixed());
      CHECK(values[7] == 0.0);
    }
  }
}

TEST_CASE("cell_draws: cells of a group have its correlation, whatever their shapes") {
  const std::vector<CellGroup::At> both = {{0, 0}, {1, 0}};
  const std::vector<CellDistribution> normal = {{NormalCell{0.5, 0.05}, {}}, {NormalCell{0.4, 0.08}, {}}};
  CHECK(std::fabs(correlation(two_by_one(normal)) - 0.0) < 4.5 / std::sqrt(draws));
  CHECK(std::fabs(correlation(two_by_one(normal, {{both, 0.6}})) - 0.6) < 4.5 * 0.64 / std::sqrt(draws));
  CHECK(correlation(two_by_one(normal, {{both, 1.0}})) > 0.999);
  // Of uniform numbers under a Gaussian copula: 6 / pi arcsin(r / 2).
  const std::vector<CellDistribution> uniform = {{UniformCell{0.0, 1.0}, {}}, {UniformCell{0.2, 0.4}, {}}};
  const double expected = 6.0 / 3.141592653589793 * std::asin(0.3);
  CHECK(std::fabs(correlation(two_by_one(uniform, {{both, 0.6}})) - expected) < 4.5 / std::sqrt(draws));
  const auto mixed =
      two_by_one({{BetaCell{20.0, 30.0}, {}}, {EmpiricalCell{{0.1, 0.2, 0.3, 0.4, 0.5}}, {}}}, {{both, 0.9}});
  CHECK(correlation(mixed) > 0.8);
}

TEST_CASE("cell_draws: in a group each cell keeps its own distribution") {
  const auto cells = two_by_one({{UniformCell{0.2, 0.6}, {}}, {NormalCell{0.5, 0.1}, {}}}, {{{{0, 0}, {1, 0}}, 0.7}});
  std::vector<double> uniform;
  std::vector<double> normal;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    uniform.push_back(cells.value(3, draw, 0, 0));
    normal.push_back(cells.value(3, draw, 1, 0));
  }
  CHECK(errors_below(uniform, 0.3, 0.25) < 4.5);
  CHECK(errors_below(normal, 0.6, 0.841344746068543) < 4.5);
}

TEST_CASE("cell_draws: a number depends on the seed, the draw, the journey and the criterion alone") {
  const std::vector<CellDistribution> spread = {{NormalCell{0.4, 0.1}, {}}, {NormalCell{0.4, 0.1}, {}}};
  const auto cells = two_by_one(spread);
  CHECK(cells.value(1, 9, 0, 0) != cells.value(1, 10, 0, 0));
  CHECK(cells.value(1, 9, 0, 0) != cells.value(2, 9, 0, 0));
  CHECK(cells.value(1, 9, 0, 0) != cells.value(1, 9, 1, 0));
  CHECK(two_by_one({spread[0], {}}).value(1, 9, 0, 0) == cells.value(1, 9, 0, 0));
}

TEST_CASE("cell_draws: what is believed of a missing cell is drawn, and its middle where the cell is held") {
  for (const Missing policy : {Missing::interval, Missing::worst, Missing::renormalise}) {
    const auto four = decision({{0.4}, {0.0}, {0.0}, {0.0}}, policy, {{1, 0}, {2, 0}, {3, 0}});
    const std::vector<CellDistribution> column = {
        {}, {NormalCell{0.6, 0.1}, {}}, {UniformCell{0.2, 0.4}, {}}, {BetaCell{2.0, 2.0}, {}}};
    const ValueMatrix matrix_values(four.scorer, four.matrix);
    const CellDraws cells(four.scorer, four.matrix, matrix_values, {{column}, {}});
    std::vector<double> values;
    for (std::size_t draw = 0; draw < draws; ++draw) values.push_back(cells.value(1, draw, 1, 0));
    CHECK(errors_below(values, 0.7, 0.841344746068543) < 4.5);
    const CellDraws held(four.scorer, four.matrix, matrix_values, {{column}, {}, {{1, 0}, {2, 0}, {3, 0}}});
    CHECK(held.all_fixed());
    CHECK(held.value(1, 7, 1, 0) == doctest::Approx(0.6));
    CHECK(held.value(1, 7, 2, 0) == doctest::Approx(0.3));
    CHECK(held.value(1, 7, 3, 0) == doctest::Approx(0.5));
  }
}

TEST_CASE("cell_draws: an open cell that is held stands at the middle; to hold another cell changes nothing") {
  const auto three = decision({{0.5}, {0.5}, {0.5}}, Missing::interval, {{1, 0}, {2, 0}});
  const ValueMatrix values(three.scorer, three.matrix);
  const CellDraws cells(three.scorer, three.matrix, values,
                        {{{{NormalCell{0.5, 0.1}, {}}, {}, {}}}, {}, {{0, 0}, {1, 0}}});
  CHECK(cells.value(1, 7, 1, 0) == 0.5);
  CHECK(cells.value(1, 8, 1, 0) == 0.5);
  CHECK(cells.value(1, 7, 2, 0) != cells.value(1, 8, 2, 0));
  CHECK(cells.value(1, 7, 0, 0) != cells.value(1, 8, 0, 0));
  CHECK(CellDraws(three.scorer, three.matrix, values, {.held = {{1, 0}, {2, 0}}}).all_fixed());
  CHECK(refusal_code([&] { CellDraws(three.scorer, three.matrix, values, {.held = {{3, 0}}}); }) == "bad_option");
}

TEST_CASE("cell_draws: faulty doubts are refused, naming the cell") {
  CHECK(refusal([] {
          two_by_one({{UniformCell{2.0, 1.0}, {}}, {}});
        }) == "bad_option: journey \"1\", criterion \"c0\": low and high must be finite numbers with low <= high");
  CHECK(refusal_code([] { two_by_one({{}}); }) == "shape_mismatch");
  CHECK(refusal_code([] { two_by_one({}, {{{{0, 0}}, 1.5}}); }) == "bad_option");
  CHECK(refusal_code([] { two_by_one({}, {{{{2, 0}}, 0.5}}); }) == "bad_option");
  CHECK(refusal_code([] { two_by_one({}, {{{{0, 1}}, 0.5}}); }) == "bad_option");
  CHECK(refusal([] {
          two_by_one({{UniformCell{0.0, 1.0}, {}}, {}}, {{{{0, 0}}, 0.5}, {{{0, 0}}, 0.5}});
        }).find("stands in two groups") != std::string::npos);
  const auto two = decision({{0.4}, {0.6}});
  CHECK(refusal_code([&] {
          CellDraws(two.scorer, two.matrix, ValueMatrix(two.scorer, two.matrix), {{{}, {}}, {}});
        }) == "shape_mismatch");
}
