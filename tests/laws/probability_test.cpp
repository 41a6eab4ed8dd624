// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/measure/contact_metrics.hpp"
#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/measure/spread_metrics.hpp"
#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Sanitized builds look for bad memory, which a few of these show; that intervals hold the truth over thousands of
/// runs is for the optimised ones.
#ifdef __OPTIMIZE__
constexpr bool unoptimised = false;
#else
constexpr bool unoptimised = true;
#endif

/// Counts how often the truth lies below each tenth of what is believed of it; if the probabilities are what they say,
/// a tenth of the truths lies in each.
struct Calibration {
  std::array<int, 10> tenths{};
  int rounds = 0;

  void add(double below) {
    ++tenths[static_cast<std::size_t>(std::fmin(9.0, 10.0 * below))];
    ++rounds;
  }

  /// Pearson's chi-square with 9 degrees: beyond 33.7 once in ten thousand seeds.
  double chi_square() const {
    double sum = 0.0;
    for (const int count : tenths) sum += (count - rounds / 10.0) * (count - rounds / 10.0) / (rounds / 10.0);
    return sum;
  }
};

constexpr double beyond_chance = 33.7;

std::int64_t binomial(Splitmix64& random, std::int64_t n, double p) {
  std::int64_t met = 0;
  for (std::int64_t i = 0; i < n; ++i) met += random.unit() < p ? 1 : 0;
  return met;
}

double gaussian(Splitmix64& random) {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - random.unit()));
  return radius * std::cos(2.0 * std::acos(-1.0) * random.unit());
}

Estimate mean_of(Splitmix64& random, double truth, double deviation, std::int64_t n) {
  std::vector<double> numbers;
  double sum = 0.0;
  for (std::int64_t i = 0; i < n; ++i) sum += numbers.emplace_back(truth + deviation * gaussian(random));
  const double mean = sum / static_cast<double>(n);
  double squares = 0.0;
  for (const double each : numbers) squares += (each - mean) * (each - mean);
  return measured_mean(mean, n > 1 ? squares / static_cast<double>(n - 1) : 0.0, n);
}

Metric rate_metric(const Shrinkage& shrink) { return Rate{.column = "ces", .at_most = 3, .shrink = shrink}; }
Metric mean_metric(const Shrinkage& shrink) { return Mean{.column = "handle_s", .shrink = shrink}; }

}  // namespace

TEST_CASE("laws: the probability of being above a target never rises as the target does") {
  Splitmix64 random(601);
  for (int round = 0; round < 300; ++round) {
    std::vector<Estimate> rates;
    std::vector<Estimate> means;
    for (int j = 0; j < 5; ++j) {
      const auto n = static_cast<std::int64_t>(1 + random.below(400));
      const Outcome outcome{.factor = random.between(0.1, 500.0), .offset = random.unit(), .least = 0.0};
      rates.push_back(with_outcome(measured_rate(binomial(random, n, 0.3), n), outcome));
      means.push_back(mean_of(random, 300.0, 80.0, n));
    }
    for (const Shrink how : {Shrink::none, Shrink::estimated, Shrink::fixed}) {
      const Shrinkage shrink{how, how == Shrink::fixed ? 0.3 : 0.0, how == Shrink::fixed ? 20.0 : 0.0};
      for (const auto* each : {&rates, &means}) {
        const auto all = posteriors(*each, each == &rates ? rate_metric(shrink) : mean_metric(shrink));
        for (std::size_t j = 0; j < all.size(); ++j) {
          double before = 1.0;
          for (int i = -10; i <= 100; ++i) {
            const double target = (each == &rates ? 2.0 : 6.0) * i;
            const auto above = probability_worse((*each)[j], 0.0, all[j], target, Better::lower);
            if (!above) continue;
            CHECK(*above >= 0.0);
            CHECK(*above <= before + 1e-12);
            before = *above;
          }
        }
      }
    }
  }
}

TEST_CASE("laws: of many journeys, the truth lies below a tenth of each rate's belief in a tenth of the cases") {
  Splitmix64 random(602);
  for (const std::int64_t n : {1, 4, 30, 200}) {
    Calibration calibration;
    for (int round = 0; round < 20'000 / (n > 30 ? 4 : 1); ++round) {
      const double sine = std::sin(0.5 * std::acos(-1.0) * random.unit());
      const double truth = sine * sine;  // drawn from Jeffreys' prior
      const Estimate rate = measured_rate(binomial(random, n, truth), n);
      calibration.add(tails(posteriors(std::vector{rate}, rate_metric({}))[0], truth)->below);
    }
    CHECK(calibration.chi_square() < beyond_chance);
  }
}

TEST_CASE("laws: whatever the truth, it lies below a tenth of a mean's belief in a tenth of the samples" *
          doctest::skip(unoptimised)) {
  Splitmix64 random(603);
  for (const std::int64_t n : {2, 3, 10, 40}) {
    Calibration calibration;
    for (int round = 0; round < 10'000; ++round) {
      const Estimate mean = mean_of(random, 250.0, 90.0, n);
      calibration.add(tails(posteriors(std::vector{mean}, mean_metric({}))[0], 250.0)->below);
    }
    CHECK(calibration.chi_square() < beyond_chance);
  }
}

TEST_CASE("laws: a normal belief would be too sure of a mean of three numbers") {
  Splitmix64 random(604);
  Calibration calibration;
  for (int round = 0; round < 10'000; ++round) {
    const Estimate mean = mean_of(random, 250.0, 90.0, 3);
    calibration.add(Normal{mean.centre, mean.centre_error}.tails(250.0).below);
  }
  CHECK(calibration.chi_square() > 10.0 * beyond_chance);
}

TEST_CASE("laws: shrunk rates and means are believed as much as they deserve, where many journeys share a prior") {
  Splitmix64 random(605);
  Calibration of_rates;
  Calibration of_means;
  for (int round = 0; round < 20; ++round) {
    std::vector<double> true_rates;
    std::vector<double> true_means;
    std::vector<Estimate> rates;
    std::vector<Estimate> means;
    for (int j = 0; j < 200; ++j) {
      // Beta(3, 6): the third smallest of eight equal chances.
      std::array<double, 8> chances{};
      for (double& each : chances) each = random.unit();
      std::sort(chances.begin(), chances.end());
      true_rates.push_back(chances[2]);
      rates.push_back(measured_rate(binomial(random, 12, true_rates.back()), 12));
      true_means.push_back(300.0 + 40.0 * gaussian(random));
      means.push_back(mean_of(random, true_means.back(), 120.0, 40));
    }
    const auto rate_beliefs = posteriors(rates, rate_metric({.how = Shrink::estimated}));
    const auto mean_beliefs = posteriors(means, mean_metric({.how = Shrink::estimated}));
    for (std::size_t j = 0; j < rates.size(); ++j) {
      of_rates.add(tails(rate_beliefs[j], true_rates[j])->below);
      of_means.add(tails(mean_beliefs[j], true_means[j])->below);
    }
  }
  // The prior is estimated, so a little is lost: each tenth holds a tenth to within one part in six.
  for (const int count : of_rates.tenths) CHECK(std::abs(count - 400) < 66);
  for (const int count : of_means.tenths) CHECK(std::abs(count - 400) < 66);
}

namespace {

/// How often, of so many logs of 200 contacts with skewed handle times, the chance that the truth is above itself came
/// out in the lowest and in the highest tenth.
struct OuterTenths {
  int low = 0;
  int high = 0;
};

OuterTenths outer_tenths(const Metric& metric, double truth, std::uint64_t seed, int logs) {
  Splitmix64 random(seed);
  OuterTenths found;
  for (int log = 0; log < logs; ++log) {
    Tally tally({metric});
    for (int i = 0; i < 200; ++i) {
      const std::string id = std::to_string(i);
      const auto handle = static_cast<std::int64_t>(300'000.0 * std::exp(0.8 * gaussian(random)));
      Contact contact{.contact_id = id, .journey = "bill", .started_at = 0, .ended_at = handle};
      contact.handle_ms = handle;
      contact.hold_ms = static_cast<std::int64_t>(0.5 * random.unit() * static_cast<double>(handle));
      tally.add(contact);
    }
    const Estimate estimate = tally.evaluate("bill", metric);
    const double above = tails(posteriors(std::vector{estimate}, metric)[0], truth)->above;
    found.low += above < 0.1 ? 1 : 0;
    found.high += above > 0.9 ? 1 : 0;
  }
  return found;
}

}  // namespace

// Of 1,000 logs 100 belong in each outer tenth, with a deviation of 9.5.
TEST_CASE("laws: what is said of quantiles, times to the end and ratios comes true as often as it says" *
          doctest::skip(unoptimised)) {
  const double tail = std::exp(0.8 * 1.2815515655446004);  // of the 90th percentile over the median
  const auto holds = [](const OuterTenths& found) {
    CHECK(found.low >= 55);
    CHECK(found.low <= 150);
    CHECK(found.high >= 55);
    CHECK(found.high <= 150);
  };
  holds(outer_tenths(Quantile{.column = "handle_s"}, 300.0, 611, 1'000));
  holds(outer_tenths(Quantile{.column = "handle_s", .p = 0.9}, 300.0 * tail, 612, 1'000));
  holds(outer_tenths(TimeToResolve{}, 300.0, 613, 1'000));
  holds(outer_tenths(Proportion{"hold_s", "handle_s"}, 0.25, 614, 1'000));
  const OuterTenths consistency = outer_tenths(Consistency{"handle_s"}, tail, 615, 1'000);
  CHECK(consistency.low <= 20);  // its interval is wide rather than sure
  CHECK(consistency.high <= 20);
}
