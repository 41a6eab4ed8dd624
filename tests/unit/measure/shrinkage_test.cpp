// SPDX-License-Identifier: MIT
#include "journeyrank/measure/shrinkage.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Estimate;
using journeyrank::measured;
using journeyrank::measured_mean;
using journeyrank::measured_rate;
using journeyrank::not_measured;
using journeyrank::Prior;
using journeyrank::Shrink;
using journeyrank::shrink;
using journeyrank::Shrinkage;
using journeyrank::with_outcome;

namespace {

std::vector<Estimate> rates(const std::vector<std::pair<std::int64_t, std::int64_t>>& counts) {
  std::vector<Estimate> estimates;
  for (const auto& [met, n] : counts) estimates.push_back(measured_rate(met, n));
  return estimates;
}

}  // namespace

// The expected values were computed independently, in Python with fractions.
TEST_CASE("shrinkage: beta-binomial by moments, to the digits of an independent computation") {
  auto telecom = rates({{3010, 9120}, {3198, 7800}, {627, 1425}, {544, 3200}, {468, 2600}, {1022, 3650}, {12, 21}});
  const Prior prior = shrink(telecom, {.how = Shrink::estimated});
  CHECK(prior.mean == doctest::Approx(0.34021034729681343).epsilon(1e-14));
  CHECK(prior.tells_apart());
  const double expected[] = {0.33005554937820786, 0.409906191912462,   0.43927018840001497, 0.17055659779737084,
                             0.180644310353546,   0.28017268670233086, 0.49436308231953463};
  for (std::size_t i = 0; i < telecom.size(); ++i) {
    CHECK(telecom[i].shrunk == doctest::Approx(expected[i]).epsilon(1e-14));
    CHECK(telecom[i].value == telecom[i].centre);
  }
}

TEST_CASE("shrinkage: the less stands behind a rate, the further it is drawn to the mean") {
  auto journeys = rates({{50, 100}, {500, 1000}, {5, 10}, {100, 1000}, {10, 1000}});
  const Prior prior = shrink(journeys, {});
  CHECK(std::fabs(journeys[2].shrunk - prior.mean) < std::fabs(journeys[0].shrunk - prior.mean));
  CHECK(std::fabs(journeys[0].shrunk - prior.mean) < std::fabs(journeys[1].shrunk - prior.mean));
  CHECK(journeys[1].shrunk < 0.5);
}

TEST_CASE("shrinkage: where the differences are within chance, every rate is the mean, and that is said") {
  auto journeys = rates({{10, 100}, {11, 100}, {9, 100}, {10, 100}, {10, 100}, {10, 100}, {10, 100}, {10, 100}});
  const Prior prior = shrink(journeys, {.how = Shrink::estimated});
  CHECK_FALSE(prior.tells_apart());
  for (const auto& each : journeys) CHECK(each.shrunk == prior.mean);
  const auto notes = notes_on(prior, {.how = Shrink::estimated}, "pain");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "cannot_tell_apart");
  CHECK(notes_on(prior, {}, "pain").empty());
}

TEST_CASE("shrinkage: a fixed prior counts as so many observations") {
  auto accounts = rates({{1, 9}, {2, 31}, {3, 44}, {2, 12}, {8, 52}, {3, 29}});
  const Shrinkage fixed{.how = Shrink::fixed, .prior_mean = 0.06, .prior_weight = 50.0};
  const Prior prior = shrink(accounts, fixed);
  CHECK(accounts[0].shrunk == doctest::Approx((1 + 3.0) / (9 + 50)));
  CHECK(accounts[4].shrunk == doctest::Approx((8 + 3.0) / (52 + 50)));
  CHECK(notes_on(prior, fixed, "churn").empty());
}

TEST_CASE("shrinkage: what follows from a rate is shrunk through it: the revenue at risk of the software decision") {
  // accounts churned and all, ARR, and the published result
  const std::int64_t counts[][4] = {{1, 9, 410'000, 11'397},    {2, 31, 2'120'000, 46'064}, {3, 44, 660'000, 15'728},
                                    {2, 12, 1'480'000, 60'155}, {8, 52, 520'000, 35'278},   {3, 29, 1'050'000, 37'747}};
  std::vector<Estimate> at_risk;
  for (const auto& [churned, accounts, arr, published] : counts) {
    at_risk.push_back(with_outcome(measured_rate(churned, accounts),
                                   {.factor = static_cast<double>(arr), .offset = 0.04, .least = 0.0}));
  }
  shrink(at_risk, {.how = Shrink::fixed, .prior_mean = 0.06, .prior_weight = 50.0});
  for (std::size_t i = 0; i < at_risk.size(); ++i) {
    CHECK(std::round(at_risk[i].shrunk) == static_cast<double>(counts[i][3]));
  }
}

TEST_CASE("shrinkage: means are drawn to theirs by the variance between and within") {
  std::vector<Estimate> means = {measured_mean(10, 100, 100), measured_mean(20, 100, 100), measured_mean(30, 100, 4)};
  const Prior prior = shrink(means, {});
  const double between = 100.0 - (1.0 + 1.0 + 25.0) / 3;  // variance of 10, 20, 30 less the mean squared error
  CHECK(prior.mean == doctest::Approx(20.0));
  CHECK(prior.between == doctest::Approx(between));
  CHECK(means[0].shrunk == doctest::Approx((1 * 20.0 + between * 10.0) / (1 + between)));
  CHECK(means[2].shrunk == doctest::Approx((25 * 20.0 + between * 30.0) / (25 + between)));
}

TEST_CASE("shrinkage: a mean of one number alone becomes that of the journeys") {
  std::vector<Estimate> means = {measured_mean(10, 4, 100), measured_mean(20, 4, 100), measured_mean(90, 0, 1)};
  const Prior prior = shrink(means, {});
  CHECK(means[2].shrunk == prior.mean);
}

TEST_CASE("shrinkage: counts and what is not measured stay as they are, one journey keeps its own") {
  std::vector<Estimate> mixed = {measured(7, 7), not_measured("no survey"), measured_rate(1, 4)};
  shrink(mixed, {});
  CHECK(mixed[0] == measured(7, 7));
  CHECK(mixed[1] == not_measured("no survey"));
  CHECK(mixed[2].shrunk == 0.25);
}

TEST_CASE("shrinkage: all or none of every journey gives that, not 0 / 0") {
  auto none = rates({{0, 10}, {0, 20}});
  CHECK(shrink(none, {}).mean == 0.0);
  CHECK(none[0].shrunk == 0.0);
  auto opposed = rates({{0, 10}, {10, 10}});
  CHECK(shrink(opposed, {}).weight == 0.0);
  CHECK(opposed[0].shrunk == 0.0);
  CHECK(opposed[1].shrunk == 1.0);
}

TEST_CASE("shrinkage: a prior that is stated but not used, or that is no number, is a fault") {
  CHECK(fault(Shrinkage{}).empty());
  CHECK(fault(Shrinkage{.how = Shrink::fixed, .prior_mean = 0.1, .prior_weight = 5}).empty());
  CHECK_FALSE(fault(Shrinkage{.prior_mean = 0.1}).empty());
  CHECK_FALSE(fault(Shrinkage{.how = Shrink::fixed, .prior_weight = -1}).empty());
  CHECK_FALSE(fault(Shrinkage{.how = Shrink::fixed, .prior_mean = NAN}).empty());
}

TEST_CASE("shrinkage: the order of the journeys changes no bit") {
  auto journeys = rates({{3010, 9120}, {3198, 7800}, {627, 1425}, {544, 3200}, {468, 2600}, {1022, 3650}, {12, 21}});
  auto turned = std::vector<Estimate>(journeys.rbegin(), journeys.rend());
  shrink(journeys, {});
  shrink(turned, {});
  for (std::size_t i = 0; i < journeys.size(); ++i) CHECK(journeys[i].shrunk == turned[6 - i].shrunk);
}

TEST_CASE("shrinkage: the mean of a few equal numbers has the spread of the numbers of the other journeys") {
  using journeyrank::Estimate;
  const std::vector<Estimate> means = {measured_mean(10, 100, 100), measured_mean(20, 100, 100),
                                       measured_mean(60, 0, 25)};
  const auto prior = journeyrank::mean_prior(means);
  CHECK(prior.within == doctest::Approx(100.0));
  CHECK(journeyrank::chance_of(means[2], prior) == doctest::Approx(4.0));
  const double shrunk = journeyrank::shrunk_centre(means[2], prior);
  CHECK(shrunk < 60.0);
  CHECK(shrunk > 55.0);
}
