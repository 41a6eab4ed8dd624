// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cell_distribution.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/measure/sampling_weight.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

static_assert(fully_described<FixedCell> && fully_described<UniformCell> && fully_described<NormalCell>);
static_assert(fully_described<LogNormalCell> && fully_described<IntervalCell> && fully_described<BetaCell>);
static_assert(fully_described<StudentCell> && fully_described<EmpiricalCell>);

TEST_CASE("cell_distribution: a posterior keeps its distribution, and what the metric makes of it") {
  const Outcome burden{.factor = 1000.0};
  const Estimate estimate = with_outcome(measured_rate(30, 100), burden);
  CHECK(cell_distribution(estimate, Beta{30.5, 70.5}) == CellDistribution{BetaCell{30.5, 70.5}, burden});
  CHECK(cell_distribution(estimate, Normal{0.3, 0.01}) == CellDistribution{NormalCell{0.3, 0.01}, burden});
  CHECK(cell_distribution(estimate, StudentT{4.0, 0.3, 0.1}) == CellDistribution{StudentCell{4.0, 0.3, 0.1}, burden});
}

TEST_CASE("cell_distribution: without a distribution the interval speaks, and without one the cell is fixed") {
  Estimate estimate = measured(5.0, 10);
  CHECK(cell_distribution(estimate, Certain{}) == CellDistribution{});
  CHECK(cell_distribution(estimate, NoPosterior{"why"}) == CellDistribution{});
  estimate.interval = {4.0, 7.0};
  CHECK(cell_distribution(estimate, NoPosterior{"why"}) == CellDistribution{IntervalCell{4.0, 5.0, 7.0}, {}});
  CHECK(cell_distribution(estimate, Certain{}) == CellDistribution{});
  CHECK(cell_distribution(not_measured("nobody answered"), Beta{1.0, 1.0}) == CellDistribution{});
}

TEST_CASE("cell_distribution: the rates of a metric have the posteriors of their metric") {
  const std::vector<Estimate> estimates = {measured_rate(30, 100), measured_rate(3, 10), not_measured("none")};
  const Metric metric = Rate{};
  const auto cells = cell_distributions(estimates, metric);
  const auto beliefs = posteriors(estimates, metric);
  REQUIRE(cells.size() == 3);
  CHECK(std::get<BetaCell>(cells[0].shape).a == std::get<Beta>(beliefs[0]).a);
  CHECK(std::get<BetaCell>(cells[1].shape).b == std::get<Beta>(beliefs[1]).b);
  CHECK(cells[2] == CellDistribution{});
}

TEST_CASE("cell_distribution: a weighted total is normal, a weighted rate has the share of what was stood for") {
  WeightedTotal total;
  total.add(5.0, 1.0);
  total.add(1.0, 1.0);
  const Metric contacts = Contacts{.weighted = true};
  const auto counts = cell_distributions(std::vector<Estimate>{total.estimate(2), measured(9, 9)}, contacts);
  const auto& drawn = std::get<NormalCell>(counts[0].shape);
  CHECK(drawn.mean == 6.0);
  CHECK(drawn.deviation == doctest::Approx(std::sqrt(20.0)).epsilon(1e-15));
  CHECK(counts[1] == CellDistribution{});
  const WeightedMean mean{.n = 50, .all_one = false, .whole = 400, .mean = 0.2, .variance = 0.008, .effective = 30};
  const Metric rate = Rate{.column = "ces", .at_most = 3, .weighted = true};
  const auto rates = cell_distributions(std::vector<Estimate>{measured_weighted_rate(mean, 25)}, rate);
  const auto& beta = std::get<BetaCell>(rates[0].shape);  // 0.2 * 0.8 / 0.008 = 20 observations, 4 of them met
  CHECK(beta.a == doctest::Approx(4.5).epsilon(1e-14));
  CHECK(beta.b == doctest::Approx(16.5).epsilon(1e-14));
}

TEST_CASE("cell_distribution: no spread is one number") {
  CHECK(only_number(UniformCell{2.0, 2.0}) == 2.0);
  CHECK(only_number(NormalCell{3.0, 0.0}) == 3.0);
  CHECK(only_number(LogNormalCell{4.0, 0.0}) == 4.0);
  CHECK(only_number(IntervalCell{5.0, 5.0, 5.0}) == 5.0);
  CHECK(only_number(StudentCell{9.0, 6.0, 0.0}) == 6.0);
  CHECK(only_number(EmpiricalCell{{7.0, 7.0}}) == 7.0);
  CHECK_FALSE(only_number(EmpiricalCell{{7.0, 7.5}}));
  CHECK_FALSE(only_number(NormalCell{3.0, 0.1}));
  CHECK_FALSE(only_number(BetaCell{1.0, 1.0}));
  CHECK_FALSE(only_number(FixedCell{}));
}

TEST_CASE("cell_distribution: faulty shapes say what is wrong") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(FixedCell{}.fault().empty());
  CHECK(UniformCell{1.0, 2.0}.fault().empty());
  CHECK_FALSE(UniformCell{2.0, 1.0}.fault().empty());
  CHECK_FALSE(UniformCell{-infinity, 1.0}.fault().empty());
  CHECK_FALSE(NormalCell{0.0, -1.0}.fault().empty());
  CHECK_FALSE(NormalCell{std::nan(""), 1.0}.fault().empty());
  CHECK_FALSE(LogNormalCell{0.0, 1.0}.fault().empty());
  CHECK_FALSE(LogNormalCell{1.0, 51.0}.fault().empty());
  CHECK_FALSE(IntervalCell{1.0, 0.5, 2.0}.fault().empty());
  CHECK_FALSE(BetaCell{0.0, 1.0}.fault().empty());
  CHECK_FALSE(StudentCell{0.5, 0.0, 1.0}.fault().empty());
  CHECK_FALSE(EmpiricalCell{}.fault().empty());
  CHECK_FALSE(EmpiricalCell{{1.0, infinity}}.fault().empty());
}
