// SPDX-License-Identifier: MIT
#include "journeyrank/problem/benchmark.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const Names four = Names::of(std::vector<std::string>{"a", "b", "c", "d"});
const std::vector<Estimate> rates = {measured_rate(30, 100), measured_rate(10, 100), measured_rate(20, 100),
                                     measured_rate(40, 100)};
const Metric raw = Rate{.column = "ces", .at_most = 3, .shrink = {.how = Shrink::fixed}};  // weight 0: its own rate

}  // namespace

TEST_CASE("benchmark: a criterion's good side is its metric's, else the one that is less urgent") {
  const Criterion rising{.id = "x", .direction = Direction::maximize};
  const Criterion falling{.id = "x", .direction = Direction::minimize};
  CHECK(better_side(rising, Metric(Csat{})) == Better::higher);
  CHECK(better_side(falling, Metric(RepeatRate{})) == Better::lower);
  CHECK(better_side(rising, Metric(Mean{.column = "handle_s"})) == Better::lower);
  CHECK(better_side(falling, Metric(Mean{.column = "handle_s"})) == Better::higher);
}

TEST_CASE("benchmark: the best journey is named, on either side") {
  const auto low = benchmark_of(rates, raw, Better::lower, 100, four);
  CHECK(low->centre == 0.1);
  CHECK(low->journey == "b");
  const auto high = benchmark_of(rates, raw, Better::higher, 100, four);
  CHECK(high->centre == 0.4);
  CHECK(high->journey == "d");
}

TEST_CASE("benchmark: a percentile runs from the worst to the best and is nobody's") {
  CHECK(benchmark_of(rates, raw, Better::lower, 0, four)->centre == 0.4);
  CHECK(benchmark_of(rates, raw, Better::lower, 50, four)->centre == doctest::Approx(0.25));
  CHECK(benchmark_of(rates, raw, Better::higher, 75, four)->centre == doctest::Approx(0.325));
  CHECK(benchmark_of(rates, raw, Better::higher, 75, four)->journey.empty());
}

TEST_CASE("benchmark: a small sample does not stand out by chance: its shrunk rate is looked at") {
  const std::vector<Estimate> with_small = {measured_rate(300, 1000), measured_rate(100, 1000),
                                            measured_rate(200, 1000), measured_rate(0, 2)};
  const Metric shrunk = Rate{.column = "ces", .at_most = 3};
  CHECK(benchmark_of(with_small, shrunk, Better::lower, 100, four)->journey == "b");
  CHECK(benchmark_of(with_small, raw, Better::lower, 100, four)->journey == "d");
}

TEST_CASE("benchmark: of equally good journeys the first is named, of no measured one none") {
  const std::vector<Estimate> equal = {not_measured("no"), measured_rate(1, 10), measured_rate(1, 10)};
  CHECK(benchmark_of(equal, raw, Better::lower, 100, four)->journey == "b");
  CHECK_FALSE(benchmark_of(std::vector{not_measured("no")}, raw, Better::lower, 100, four).has_value());
}

TEST_CASE("benchmark: a total has none, a quantile has its value") {
  const std::vector<Estimate> seen = {measured(7, 7), measured(3, 3)};
  CHECK_FALSE(benchmark_of(seen, Metric(Sum{"cost"}), Better::lower, 100, four).has_value());
  CHECK(benchmark_of(seen, Metric(Quantile{.column = "handle_s"}), Better::lower, 100, four)->centre == 3.0);
}
