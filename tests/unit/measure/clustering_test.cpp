// SPDX-License-Identifier: MIT
#include "journeyrank/measure/clustering.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// A rate of `met[i]` of `size[i]` observations in cluster i, with the error of its clusters.
Estimate clustered_rate(const std::vector<int>& met, const std::vector<int>& size) {
  const std::int64_t all = std::accumulate(met.begin(), met.end(), 0);
  const std::int64_t n = std::accumulate(size.begin(), size.end(), 0);
  const Estimate rate = measured_rate(all, n);
  ClusteredResiduals residuals;
  for (std::size_t i = 0; i < met.size(); ++i) {
    for (int k = 0; k < size[i]; ++k)
      residuals.add(static_cast<std::int64_t>(i), (k < met[i] ? 1.0 : 0.0) - rate.centre);
  }
  return with_clusters(rate, std::move(residuals), static_cast<double>(n));
}

/// A contact of an employee: every account has its own opinion. 15 answers of 6 accounts, two private customers and an
/// unknown one among them.
std::vector<Contact> business_customers() {
  std::vector<Contact> contacts;
  const auto add = [&contacts](const char* id, const char* customer, const char* account, double ces, double nps) {
    contacts.push_back({.contact_id = id,
                        .customer_id = customer,
                        .account_id = account,
                        .journey = "bill",
                        .started_at = static_cast<std::int64_t>(contacts.size()) * 3'600'000,
                        .handle_ms = static_cast<std::int64_t>(contacts.size()) * 7'000 + 60'000,
                        .ces = ces,
                        .nps = nps});
  };
  add("1", "ann", "acme", 1, 0);
  add("2", "bob", "acme", 2, 3);
  add("3", "cem", "acme", 2, 9);
  add("4", "ann", "acme", 1, 5);
  add("5", "dan", "bolt", 7, 10);
  add("6", "eve", "bolt", 6, 9);
  add("7", "eve", "bolt", 7, 10);
  add("8", "fay", "core", 3, 7);
  add("9", "gus", "core", 6, 8);
  add("10", "hal", "", 1, 2);
  add("11", "hal", "", 2, 4);
  add("12", "ida", "", 7, 10);
  add("13", "", "", 7, 9);
  add("14", "jim", "dune", 6, 6);
  add("15", "kim", "dune", 2, 0);
  return contacts;
}

/// The cluster of each of them by account: 0 for acme, and so on.
constexpr std::array by_account{0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 6};
constexpr std::array by_customer{0, 1, 2, 0, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 11};

Estimate over(const Metric& metric) {
  Tally tally({metric});
  for (const auto& contact : business_customers()) tally.add(contact);
  return tally.evaluate("bill", metric);
}

/// The linearised error of a ratio, straight from its definition: sqrt(k / (k - 1) Σ (y_g - r x_g)²) / Σ x.
double error_of_ratio(const std::vector<double>& y, const std::vector<double>& x) {
  const double whole = std::accumulate(x.begin(), x.end(), 0.0);
  const double ratio = std::accumulate(y.begin(), y.end(), 0.0) / whole;
  double squares = 0;
  for (std::size_t g = 0; g < y.size(); ++g) squares += std::pow(y[g] - ratio * x[g], 2);
  const auto k = static_cast<double>(y.size());
  return std::sqrt(k / (k - 1) * squares) / whole;
}

/// Of numbers in clusters: their mean is the ratio of two sums over clusters.
template <std::size_t n>
double error_of_mean(const std::vector<double>& numbers, const std::array<int, n>& clusters) {
  std::vector<double> y(static_cast<std::size_t>(clusters.back()) + 1);
  std::vector<double> x(y.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    y[static_cast<std::size_t>(clusters[i])] += numbers[i];
    x[static_cast<std::size_t>(clusters[i])] += 1;
  }
  return error_of_ratio(y, x);
}

}  // namespace

// 30 households of 104 persons, 30 of whom had seen a doctor. What the variance rests on are the sums a² = 86,
// a m = 113 and m² = 404, which are those of the table.
TEST_CASE("clustering: cochran1977sampling, table 3.5: v(p) = 0.00520 by households, 0.00197 if persons were drawn") {
  const std::vector<int> persons{5, 6, 3, 3, 2, 3, 3, 3, 4, 4, 3, 2, 7, 4, 3,
                                 5, 4, 4, 3, 3, 4, 3, 3, 1, 2, 4, 3, 4, 2, 4};
  const std::vector<int> doctor{5, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1,
                                2, 0, 0, 1, 3, 2, 0, 0, 0, 2, 2, 0, 2, 0, 1};
  REQUIRE(std::inner_product(doctor.begin(), doctor.end(), doctor.begin(), 0) == 86);
  REQUIRE(std::inner_product(doctor.begin(), doctor.end(), persons.begin(), 0) == 113);
  REQUIRE(std::inner_product(persons.begin(), persons.end(), persons.begin(), 0) == 404);
  const Estimate rate = clustered_rate(doctor, persons);
  CHECK(rate.n == 104);
  CHECK(rate.clusters == 30);
  CHECK(rate.value == 30.0 / 104.0);
  CHECK(std::fabs(rate.centre_error * rate.centre_error - 0.00520) < 1e-5);
  const double as_persons = measured_rate(30, 104).centre_error;
  CHECK(std::fabs(as_persons * as_persons - 0.00197) < 0.5e-5);
  const double worth = 0.00197 / 0.00520 * 104;
  CHECK(observations_of(rate) == doctest::Approx(worth).epsilon(0.003));
  const double by_29_degrees = worth * std::pow(z_95 / 2.045230, 2);
  CHECK(rate.interval.low == doctest::Approx(wilson_of(rate.value, by_29_degrees).low).epsilon(0.003));
  CHECK(rate.interval.high == doctest::Approx(wilson_of(rate.value, by_29_degrees).high).epsilon(0.003));
}

TEST_CASE("clustering: where each observation is a cluster by itself nothing changes") {
  CHECK(clustered_rate({1, 0, 1, 0, 0}, {1, 1, 1, 1, 1}) == measured_rate(2, 5));
  CHECK(over(HighEffort{.per = CountingUnit::account, .cluster = ClusterBy::account}) ==
        over(HighEffort{.per = CountingUnit::account}));
  CHECK(over(HighEffort{.per = CountingUnit::customer, .cluster = ClusterBy::customer}) ==
        over(HighEffort{.per = CountingUnit::customer}));
}

TEST_CASE("clustering: answers that are all alike within an account count once an account, less one") {
  const Estimate rate = clustered_rate({20, 0, 20, 0, 0, 0}, {20, 20, 20, 20, 20, 20});
  CHECK(observations_of(rate) == doctest::Approx(5.0));
  CHECK(rate.interval.low == doctest::Approx(wilson_of(1.0 / 3.0, 5.0 * std::pow(z_95 / 2.570582, 2)).low));
}

TEST_CASE("clustering: a rate of 0 or 1, and one cluster alone, are worth as many observations as there are clusters") {
  for (const auto& [met, rate] : {std::pair{0, 0.0}, std::pair{10, 1.0}}) {
    const Estimate edge = clustered_rate({met, met, met}, {10, 10, 10});
    CHECK(edge.interval == wilson_of(rate, 3.0));
    CHECK(edge.centre_error == 0.0);
    CHECK(observations_of(edge) == 3.0);
  }
  const Estimate alone = clustered_rate({4}, {10});
  CHECK(alone.clusters == 1);
  CHECK(alone.interval == wilson_of(0.4, 1.0));
  CHECK(observations_of(alone) == doctest::Approx(1.0));
}

TEST_CASE("clustering: never surer than by independent observations") {
  const Estimate rate = clustered_rate({5, 5, 5, 5}, {10, 10, 10, 10});  // more even than chance would have it
  CHECK(rate.clusters == 4);
  CHECK(rate.centre_error == doctest::Approx(measured_rate(20, 40).centre_error));
  CHECK(observations_of(rate) == doctest::Approx(40.0));
}

TEST_CASE("clustering: a mean of one cluster alone has no interval and no posterior") {
  ClusteredResiduals residuals;
  for (const double residual : {-1.0, 0.0, 1.0}) residuals.add(7, residual);
  const Estimate mean = with_clusters(measured_mean(5.0, 1.0, 3), std::move(residuals), 3.0);
  CHECK(mean.value == 5.0);
  CHECK(mean.clusters == 1);
  CHECK_FALSE(mean.has_interval);
  CHECK(std::holds_alternative<NoPosterior>(posteriors(std::vector{mean}, Mean{.column = "handle_s"})[0]));
}

TEST_CASE("clustering: observations of no cluster go with no other; the order changes no bit") {
  std::vector<std::pair<std::int64_t, double>> all;
  Splitmix64 random(1);
  for (int i = 0; i < 300; ++i) {
    all.emplace_back(static_cast<std::int64_t>(random.below(40)) - 1, random.between(-1e8, 1e8));
  }
  std::optional<ClusterSpread> first;
  for (int round = 0; round < 20; ++round) {
    random.shuffle(all);
    ClusteredResiduals residuals;
    std::int64_t unknown = 0;
    for (const auto& [cluster, residual] : all) {
      residuals.add(cluster, residual);
      unknown += cluster == no_cluster ? 1 : 0;
    }
    const ClusterSpread spread = std::move(residuals).spread();
    REQUIRE(unknown > 1);
    CHECK(spread.clusters == 39 + unknown);
    if (!first) first = spread;
    REQUIRE(spread == *first);
  }
}

TEST_CASE("clustering: a rate of answers by account, and by customer, is that of the definition") {
  const std::vector<double> effort{1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1};
  const Estimate plain = over(HighEffort{});
  const Estimate accounts = over(HighEffort{.cluster = ClusterBy::account});
  const Estimate customers = over(HighEffort{.cluster = ClusterBy::customer});
  CHECK(plain.clusters == 0);
  CHECK(accounts.value == plain.value);
  CHECK(accounts.n == 15);
  CHECK(accounts.clusters == 7);  // acme, bolt, core, dune, hal, ida and whoever wrote the 13th
  CHECK(customers.clusters == 12);
  CHECK(accounts.centre_error == doctest::Approx(error_of_mean(effort, by_account)).epsilon(1e-14));
  CHECK(customers.centre_error == doctest::Approx(error_of_mean(effort, by_customer)).epsilon(1e-14));
  CHECK(accounts.centre_error > customers.centre_error);
  CHECK(customers.centre_error > plain.centre_error);
  const double rate = 8.0 / 15.0;
  const double worth = rate * (1 - rate) / std::pow(error_of_mean(effort, by_account), 2);
  const double by_six_degrees = worth * std::pow(z_95 / 2.4469118511449692, 2);
  CHECK(accounts.interval.high == doctest::Approx(wilson_of(rate, by_six_degrees).high).epsilon(1e-12));
  const Beta beta = std::get<Beta>(posteriors(std::vector{accounts}, HighEffort{})[0]);
  CHECK(beta.a + beta.b == doctest::Approx(by_six_degrees + 1.0));
}

TEST_CASE("clustering: a mean and a net promoter score have the error of their accounts") {
  std::vector<double> seconds;
  for (int i = 0; i < 15; ++i) seconds.push_back(60.0 + 7.0 * i);
  const Estimate mean = over(Mean{.column = "handle_s", .cluster = ClusterBy::account});
  CHECK(mean.centre_error == doctest::Approx(error_of_mean(seconds, by_account)).epsilon(1e-14));
  CHECK(mean.interval.high == doctest::Approx(mean.value + 2.4469118511449692 * mean.centre_error));
  CHECK(std::get<StudentT>(posteriors(std::vector{mean}, Mean{.column = "handle_s"})[0]).freedom == 6.0);
  const std::vector<double> points{-100, -100, 100, -100, 100, 100, 100, 0, 0, -100, -100, 100, 100, -100, -100};
  const Estimate nps = over(Nps{.cluster = ClusterBy::account});
  CHECK(nps.value == over(Nps{}).value);
  CHECK(nps.centre_error == doctest::Approx(error_of_mean(points, by_account)).epsilon(1e-14));
}

TEST_CASE("clustering: a burden has the error of its rate of contacts, whoever it counts") {
  const Estimate rate = over(HighEffort{.cluster = ClusterBy::account});
  for (const Party per : {Party::customer, Party::account}) {
    const Estimate burden = over(Burden{.column = "ces", .at_most = 3, .per = per, .cluster = ClusterBy::account});
    CHECK(burden.clusters == 7);
    CHECK(burden.centre_error == rate.centre_error);
    CHECK(burden.interval.low == doctest::Approx(rate.interval.low * (per == Party::customer ? 11 : 6)));
  }
}

TEST_CASE("clustering: customers of one account go together in a rate of customers") {
  const CustomerRate plain{.column = "ces", .at_most = 3};
  CustomerRate by = plain;
  by.cluster = ClusterBy::account;
  const Estimate rate = over(by);
  // ann, bob, cem | dan, eve | fay, gus | hal | ida | jim, kim: seven accounts less whoever is not known
  const double error = error_of_ratio({3, 0, 1, 1, 0, 1}, {3, 2, 2, 1, 1, 2});
  CHECK(rate.n == 11);
  CHECK(rate.clusters == 6);
  CHECK(rate.value == 6.0 / 11.0);
  CHECK(rate.centre_error == doctest::Approx(error).epsilon(1e-14));
  by.per = Party::account;
  CHECK(over(by).clusters == 0);
}

TEST_CASE("clustering: contacts per case is a ratio of two sums over accounts") {
  constexpr std::int64_t day = 86'400'000;
  const ContactsPerCase plain{.cases = {.key = CaseKey::customer, .days = 1}};
  ContactsPerCase by = plain;
  by.cluster = ClusterBy::account;
  Tally tally({plain, by});
  tally.add({.contact_id = "0", .journey = "bill", .started_at = 0});
  // Contacts and cases of four accounts: 5 and 2, 1 and 1, 4 and 3, 2 and 1.
  const auto add = [&tally](const std::string& customer, const char* account, std::vector<std::int64_t> days) {
    for (const std::int64_t at : days) {
      const std::string id = customer + std::to_string(at);
      tally.add({.contact_id = id,
                 .customer_id = customer,
                 .account_id = account,
                 .journey = "bill",
                 .started_at = at * day});
    }
  };
  add("ann", "acme", {10, 11, 12});
  add("bob", "acme", {20, 21});
  add("cem", "bolt", {10});
  add("dan", "core", {10, 11, 30});
  add("eve", "core", {10});
  add("fay", "", {14, 15});
  tally.add({.contact_id = "9", .journey = "bill", .started_at = 40 * day});
  const Estimate estimate = tally.evaluate("bill", by);
  CHECK(estimate.value == 12.0 / 7.0);
  CHECK(estimate.n == 7);
  CHECK(estimate.clusters == 4);
  const double own = error_of_ratio({5, 1, 4, 2}, {2, 1, 3, 1});
  CHECK(estimate.centre_error == doctest::Approx(std::max(own, tally.evaluate("bill", plain).centre_error)));
}

TEST_CASE("clustering: cases of one account go together, each by its first contact") {
  HighEffort by{.per = CountingUnit::each_case, .cluster = ClusterBy::account};
  Tally tally({by});
  std::int64_t at = 30 * std::int64_t{86'400'000};
  tally.add({.contact_id = "0", .journey = "other", .started_at = 0});
  for (Contact contact : business_customers()) {
    contact.started_at = at += 86'400'000;
    contact.issue = contact.contact_id;  // each contact is a case
    tally.add(contact);
  }
  tally.add({.contact_id = "99", .journey = "other", .started_at = at + 30 * std::int64_t{86'400'000}});
  const Estimate estimate = tally.evaluate("bill", by);
  CHECK(estimate.n == 14);  // whoever is not known has no case
  CHECK(estimate.clusters == 6);
}

TEST_CASE("clustering: metrics whose unit is no finer than the cluster read none") {
  const ClusterReading of_contacts{ClusterBy::account};
  const ClusterReading of_customers{ClusterBy::account, CountingUnit::customer};
  CHECK(cluster_reading_of(HighEffort{}) == std::nullopt);
  CHECK(cluster_reading_of(HighEffort{.cluster = ClusterBy::account}) == Reading{of_contacts});
  CHECK(cluster_reading_of(HighEffort{.per = CountingUnit::customer, .cluster = ClusterBy::account}) ==
        Reading{of_contacts});
  CHECK(cluster_reading_of(HighEffort{.per = CountingUnit::account, .cluster = ClusterBy::customer}) == std::nullopt);
  CHECK(cluster_reading_of(ChurnAfter{.cluster = ClusterBy::account}) == Reading{of_customers});
  CHECK(cluster_reading_of(ChurnAfter{.cluster = ClusterBy::customer}) == std::nullopt);
  CHECK(cluster_reading_of(Contacts{}) == std::nullopt);
}

TEST_CASE("clustering: small samples are drawn to the others by what their accounts are worth") {
  Estimate together = clustered_rate({20, 0, 20, 0, 0, 0}, {20, 20, 20, 20, 20, 20});
  const Prior prior{.mean = 0.5, .weight = 10.0, .journeys = 5};
  CHECK(shrunk_centre(together, prior) == doctest::Approx((5.0 / 3.0 + 5.0) / 15.0));
  CHECK(shrunk_centre(measured_rate(40, 120), prior) == doctest::Approx(45.0 / 130.0));
}
