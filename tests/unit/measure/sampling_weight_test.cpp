// SPDX-License-Identifier: MIT
#include "journeyrank/measure/sampling_weight.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/posterior.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Weights, each with the number of its contact.
using Sample = std::vector<std::pair<double, double>>;

WeightedMean mean_of(const Sample& sample) {
  return weighted_mean_of([&sample](auto&& visit) {
    for (const auto& [weight, number] : sample) visit(weight, number);
  });
}

Estimate rate_of(const Sample& sample) {
  std::int64_t met = 0;
  for (const auto& each : sample) met += each.second > 0 ? 1 : 0;
  return measured_weighted_rate(mean_of(sample), met);
}

Estimate total_of(const Sample& sample) {
  WeightedTotal total;
  for (const auto& [weight, number] : sample) total.add(weight, number);
  return total.estimate(static_cast<std::int64_t>(sample.size()));
}

/// Three kinds of contacts: the rarer, the surer they are in the extract, and the more often effort is high.
struct Kind {
  double share;
  double probability;
  double effort;
  double minutes;
};
constexpr std::array kinds{Kind{0.6, 0.1, 0.1, 4.0}, Kind{0.3, 0.4, 0.3, 8.0}, Kind{0.1, 1.0, 0.8, 20.0}};
constexpr double true_effort = 0.6 * 0.1 + 0.3 * 0.3 + 0.1 * 0.8;

/// A log of 1000 contacts and the extract that is drawn from it.
struct Draw {
  double minutes = 0.0;  ///< of the whole log
  Sample effort{};       ///< of the extract, as the next one
  Sample durations{};

  explicit Draw(Splitmix64& random) {
    for (int i = 0; i < 1000; ++i) {
      const double place = random.unit();
      const Kind& kind = kinds[place < 0.6 ? 0 : place < 0.9 ? 1 : 2];
      const double own = kind.minutes * random.between(0.2, 1.8);
      const double high = random.unit() < kind.effort ? 1.0 : 0.0;
      minutes += own;
      if (random.unit() >= kind.probability) continue;
      effort.emplace_back(1.0 / kind.probability, high);
      durations.emplace_back(1.0 / kind.probability, own);
    }
  }
};

/// How far off estimates are on average, and how often their intervals hold the truth.
struct Record {
  double error = 0.0;
  int held = 0;
  int runs = 0;

  void add(const Estimate& estimate, double truth) {
    error += estimate.value - truth;
    held += estimate.interval.low <= truth && truth <= estimate.interval.high ? 1 : 0;
    ++runs;
  }
  double mean_error() const { return error / runs; }
  double coverage() const { return static_cast<double>(held) / runs; }
};

Sample without_weights(Sample sample) {
  for (auto& each : sample) each.first = 1.0;
  return sample;
}

}  // namespace

TEST_CASE("weight_of: a contact without a weight stands for itself") {
  CHECK(weight_of(not_read) == 1.0);
  CHECK(weight_of(std::bit_cast<std::int64_t>(2.5)) == 2.5);
}

// By hand: 2 * 3 + 5 * 1 + 1 * 4 = 15, and 2 * 1 * 9 + 5 * 4 * 1 + 0 = 38.
TEST_CASE("WeightedTotal: three contacts by hand") {
  const Estimate total = total_of({{2, 3}, {5, 1}, {1, 4}});
  CHECK(total.value == 15.0);
  CHECK(total.n == 3);
  CHECK(total.basis == Basis::count);
  CHECK(total.is_sample());
  CHECK(total.standard_error() == doctest::Approx(std::sqrt(38.0)).epsilon(1e-15));
  CHECK(total.interval.high == doctest::Approx(15.0 + 1.959964 * std::sqrt(38.0)).epsilon(1e-6));
  CHECK(total.interval.low == doctest::Approx(15.0 - 1.959964 * std::sqrt(38.0)).epsilon(1e-6));
}

TEST_CASE("WeightedTotal: weights of 1 and less leave no doubt, and weights of 1 are told") {
  CHECK(total_of({{1, 3}, {1, 4}}) == measured(7.0, 2));
  CHECK(total_of({{0.5, 3}, {1, 4}}) == measured(5.5, 2));
  WeightedTotal total;
  CHECK(total.all_one());
  total.add(1.0, 3.0);
  CHECK(total.all_one());
  total.add(0.5, 3.0);
  CHECK_FALSE(total.all_one());
}

TEST_CASE("WeightedTotal: a unit of the column is divided out of the total and its error") {
  WeightedTotal total;
  total.add(2.0, 1500.0);
  const Estimate seconds = total.estimate(1, 1000.0);
  CHECK(seconds.value == 3.0);
  CHECK(seconds.centre_error == doctest::Approx(std::sqrt(2.0) * 1.5).epsilon(1e-15));
}

// By hand: weights 6, 6, 1, 1 of answers 1, 0, 1, 0: 7 / 14; residuals 3, -3, 0.5, -0.5, squared 18.5 in all, so the
// variance is 18.5 / 196, worth 49 / 18.5 observations.
TEST_CASE("measured_weighted_rate: four contacts by hand") {
  const Sample sample{{6, 1}, {6, 0}, {1, 1}, {1, 0}};
  const WeightedMean mean = mean_of(sample);
  CHECK(mean.whole == 14.0);
  CHECK(mean.mean == 0.5);
  CHECK(mean.variance == doctest::Approx(18.5 / 196).epsilon(1e-15));
  CHECK(mean.effective == doctest::Approx(196.0 / 74).epsilon(1e-15));
  const Estimate rate = rate_of(sample);
  CHECK(rate.n == 4);
  CHECK(rate.met == 2);
  CHECK(rate.size() == 14.0);
  CHECK(rate.standard_error() == doctest::Approx(std::sqrt(18.5 / 196)).epsilon(1e-14));
  CHECK(observations_of(rate) == doctest::Approx(49 / 18.5).epsilon(1e-14));
  CHECK(rate.interval.low == doctest::Approx(wilson_of(0.5, 49 / 18.5).low).epsilon(1e-14));
  CHECK(rate.interval.high == doctest::Approx(wilson_of(0.5, 49 / 18.5).high).epsilon(1e-14));
}

TEST_CASE("measured_weighted_rate: equal weights are none, and a rate of 0 or 1 is worth Kish's number") {
  const Estimate equal = rate_of({{3, 1}, {3, 0}, {3, 0}, {3, 0}, {3, 1}});
  const Estimate plain = measured_rate(2, 5);
  CHECK(equal.value == doctest::Approx(plain.value).epsilon(1e-15));
  CHECK(equal.centre_error == doctest::Approx(plain.centre_error).epsilon(1e-14));
  CHECK(equal.interval.low == doctest::Approx(plain.interval.low).epsilon(1e-14));
  CHECK(equal.size() == 15.0);
  for (const double met : {0.0, 1.0}) {
    const Estimate sure = rate_of({{6, met}, {6, met}, {1, met}, {1, met}});
    CHECK(sure.value == met);
    CHECK(sure.centre_error == 0.0);
    CHECK(observations_of(sure) == doctest::Approx(196.0 / 74).epsilon(1e-12));
    CHECK(sure.interval.high - sure.interval.low ==
          doctest::Approx(3.8414588 / (196.0 / 74 + 3.8414588)).epsilon(1e-6));
  }
}

TEST_CASE("measured_weighted_rate: no weights make a rate surer than as many contacts of equal weight") {
  Splitmix64 random{3};
  for (int round = 0; round < 500; ++round) {
    Sample sample(2 + random.below(20));
    for (auto& [weight, number] : sample) {
      weight = std::exp(random.between(-30.0, 30.0));
      number = static_cast<double>(random.below(2));
    }
    const Estimate rate = rate_of(sample);
    CHECK(observations_of(rate) <= static_cast<double>(rate.n));
    CHECK(observations_of(rate) >= 1.0 - 1e-6);
    CHECK(rate.interval.low <= rate.value);
    CHECK(rate.value <= rate.interval.high);
  }
}

TEST_CASE("measured_weighted_mean: one number alone has no interval, equal weights are none") {
  CHECK_FALSE(measured_weighted_mean(mean_of({{4, 7}})).has_interval);
  const WeightedMean equal = mean_of({{4, 7}, {4, 1}, {4, 4}});
  const Estimate mean = measured_weighted_mean(equal);
  CHECK(mean.value == doctest::Approx(4.0).epsilon(1e-15));
  CHECK(mean.centre_error == doctest::Approx(measured_mean(4.0, 9.0, 3).centre_error).epsilon(1e-14));
  CHECK(mean.interval.low == doctest::Approx(measured_mean(4.0, 9.0, 3).interval.low).epsilon(1e-12));
  CHECK(mean.interval.high == doctest::Approx(measured_mean(4.0, 9.0, 3).interval.high).epsilon(1e-12));
  CHECK(mean.basis == Basis::mean);
  CHECK(mean.size() == 12.0);
}

// By hand: weights 1, 1, 2 are worth 16 / 6 numbers; the mean of 0, 4, 8 is 5, residuals -5, -1, 6, squared 62 in all,
// so its variance is 62 / 16 times (16 / 6) / (10 / 6); Student's t with 10 / 6 degrees of freedom is 5.28 or so.
TEST_CASE("measured_weighted_mean: three numbers by hand") {
  const Estimate mean = measured_weighted_mean(mean_of({{1, 0}, {1, 4}, {2, 8}}));
  CHECK(mean.value == 5.0);
  CHECK(mean.freedom == doctest::Approx(10.0 / 6).epsilon(1e-14));
  CHECK(mean.standard_error() == doctest::Approx(std::sqrt(62.0 / 16 * 1.6)).epsilon(1e-14));
  CHECK(StudentT{.freedom = 10.0 / 6}.tails((mean.interval.high - 5.0) / mean.centre_error).above ==
        doctest::Approx(0.025).epsilon(1e-6));
}

TEST_CASE("measured_weighted_mean: a few equal answers tell nothing of their doubt, whatever their weights") {
  for (const double number : {7.0, 7.3, -0.1}) {
    const Estimate few = measured_weighted_mean(mean_of({{3, number}, {0.7, number}}));
    CHECK(few.value == number);
    CHECK_FALSE(few.has_interval);
    CHECK_FALSE(told_error(few));
  }
  CHECK(measured_weighted_mean(mean_of(Sample(few_numbers, {2.0, 7.3}))).interval == Interval{7.3, 7.3});
  // One that outweighs all others is one alone.
  CHECK_FALSE(measured_weighted_mean(mean_of({{1e12, 1}, {1, 2}})).has_interval);
}

TEST_CASE("measured_weighted_mean: intervals hold the truth in about 95 of 100 samples, however small") {
  Splitmix64 random{11};
  const auto normal = [&random] {  // of twelve uniform numbers
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += random.unit();
    return sum;
  };
  for (const std::vector<double>& weights : {std::vector<double>{3.0}, {1.0, 5.0}}) {
    for (const int n : {3, 5, 10}) {
      CAPTURE(n);
      Record record;
      for (int run = 0; run < 4000; ++run) {
        Sample sample;
        for (int i = 0; i < n; ++i) sample.emplace_back(weights[random.below(weights.size())], normal());
        record.add(measured_weighted_mean(mean_of(sample)), 0.0);
      }
      CHECK(record.coverage() > (weights.size() == 1 ? 0.94 : 0.925));
      CHECK(record.coverage() < (weights.size() == 1 ? 0.96 : 0.985));
    }
  }
}

TEST_CASE("weighted sums: the order of contacts changes no bit, whatever their sizes") {
  Splitmix64 random{7};
  Sample sample(200);
  for (auto& [weight, number] : sample) {
    weight = std::exp(random.between(-30.0, 30.0));
    number = random.between(-1.0, 1.0) * std::exp(random.between(-200.0, 200.0));
  }
  const Estimate total = total_of(sample);
  const WeightedMean mean = mean_of(sample);
  const Sample before = sample;
  random.shuffle(sample);
  REQUIRE(sample != before);
  CHECK(total_of(sample) == total);
  CHECK(mean_of(sample).mean == mean.mean);
  CHECK(mean_of(sample).variance == mean.variance);
  CHECK(mean_of(sample).effective == mean.effective);
}

TEST_CASE("weighted sums: the largest weights and numbers that are read stay finite") {
  const Sample sample{{1e15, largest_decimal}, {1e-15, -largest_decimal}, {1e-15, 1e-100}};
  CHECK(std::isfinite(total_of(sample).interval.high));
  CHECK(std::isfinite(mean_of(sample).variance));
  CHECK(mean_of({{1e-15, 1}, {1e-15, 0}}).effective == doctest::Approx(2.0).epsilon(1e-14));
}

TEST_CASE("posterior: a weighted total is normal, one of contacts that stand for themselves is certain") {
  const std::vector<Estimate> totals{total_of({{2, 3}, {5, 1}, {1, 4}}), total_of({{1, 2}, {1, 4}})};
  const auto all = posteriors(totals, Sum{.column = "handle_s", .weighted = true});
  CHECK(all[0] == Posterior{Normal{15.0, totals[0].centre_error}});
  CHECK(all[1] == Posterior{Certain{}});
  CHECK(probability_worse(totals[0], 15.0, all[0], 15.0, Better::lower) == doctest::Approx(0.5));
}

TEST_CASE("posterior and shrinkage: a weighted rate counts by its rate, not by how many were seen to meet it") {
  // 2 of 3 seen, 7 of 8 stood for; p (1 - p) / se² = 448 / 86 would be more observations than there are.
  std::vector<Estimate> rates{rate_of({{1, 1}, {1, 0}, {6, 1}}), measured_rate(30, 100), measured_rate(70, 100)};
  REQUIRE(observations_of(rates[0]) == 3.0);
  const auto own = posteriors(rates, Rate{.column = "ces", .at_most = 3, .weighted = true});
  const Beta& beta = std::get<Beta>(own[0]);
  CHECK(beta.a == doctest::Approx(3 * 0.875 + 0.5).epsilon(1e-14));
  CHECK(beta.b == doctest::Approx(3 * 0.125 + 0.5).epsilon(1e-14));
  shrink(rates, {.how = Shrink::fixed, .prior_mean = 0.5, .prior_weight = 3});
  CHECK(rates[0].shrunk == doctest::Approx((3 * 0.875 + 1.5) / 6).epsilon(1e-14));
}

// 3000 logs of 1000 contacts, of which some 280 are in the extract. What is true of the rate is that of endless logs;
// of the total it is what the log holds, of which the extract is a part.
TEST_CASE("weighted estimates hit the truth and their intervals hold it, those without weights do not") {
  Splitmix64 random{11};
  Record rate;
  Record rate_without;
  Record total;
  Record total_without;
  for (int run = 0; run < 3000; ++run) {
    const Draw draw(random);
    rate.add(rate_of(draw.effort), true_effort);
    rate_without.add(rate_of(without_weights(draw.effort)), true_effort);
    total.add(total_of(draw.durations), draw.minutes);
    total_without.add(total_of(without_weights(draw.durations)), draw.minutes);
  }
  CHECK(std::fabs(rate.mean_error()) < 0.002);
  CHECK(std::fabs(total.mean_error()) < 40.0);
  CHECK(rate.coverage() > 0.935);
  CHECK(rate.coverage() < 0.97);
  CHECK(total.coverage() > 0.935);
  CHECK(total.coverage() < 0.97);
  CHECK(rate_without.mean_error() > 0.1);
  CHECK(rate_without.coverage() < 0.1);
  CHECK(total_without.mean_error() < -1000.0);
}
