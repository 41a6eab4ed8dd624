// SPDX-License-Identifier: MIT
//
// Estimators hit the truth on average, and intervals hold it as often as they say: over many small simulated logs with
// known true rates. Seeds are fixed. With R runs, a coverage c has a standard error of sqrt(c (1 - c) / R), 0.5 points
// for 95 % of 2,000; a mean has that of the runs themselves over sqrt(R). Tolerances are four such errors.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/simulated_contacts.hpp"
#include "journeyrank/measure/simulation_truth.hpp"
#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::ClusterBy;
using journeyrank::Contact;
using journeyrank::Estimate;
using journeyrank::HighEffort;
using journeyrank::Metric;
using journeyrank::MetricChoice;
using journeyrank::Nps;
using journeyrank::simulate;
using journeyrank::SimulatedJourney;
using journeyrank::Simulation;
using journeyrank::Tally;

namespace {

/// Sanitized builds look for bad memory, which a few of these show; that intervals hold the truth over thousands of
/// runs is for the optimised ones.
#ifdef __OPTIMIZE__
constexpr bool unoptimised = false;
#else
constexpr bool unoptimised = true;
#endif

constexpr std::int64_t day = 86'400'000;

/// What the runs found for one metric.
struct Runs {
  double truth = 0;
  int runs = 0;
  int covered = 0;
  double n = 0;
  double sum = 0;
  double squares = 0;

  void add(double value) {
    ++runs;
    sum += value;
    squares += value * value;
  }
  double mean() const { return sum / runs; }
  /// Of the mean over the runs.
  double error() const { return std::sqrt(std::max(0.0, squares / runs - mean() * mean()) / runs); }
  double coverage() const { return static_cast<double>(covered) / runs; }
  double coverage_error() const { return std::sqrt(0.05 * 0.95 / runs); }

  /// Unbiased within four errors and, where samples are small, a part of the truth.
  bool hits(double small_sample_part = 0.0) const {
    return std::fabs(mean() - truth) <= 4 * error() + small_sample_part * std::fabs(truth);
  }
  /// As often as nominal within four errors; `less` and `more` are what is known of the interval itself.
  bool covers(double less = 0.0, double more = 0.0) const {
    return coverage() >= 0.95 - less - 4 * coverage_error() && coverage() <= 0.95 + more + 4 * coverage_error();
  }
};

/// A log of four weeks of one journey: about 1.3 contacts a customer.
Simulation four_weeks(std::int64_t customers, SimulatedJourney contacts) {
  Simulation simulation;
  simulation.days = 28;
  simulation.customers = customers;
  simulation.quiet_days = 8;
  simulation.churn_days = 14;
  contacts.cases_per_year = 12;
  simulation.journeys = {{"bill", contacts}};
  return simulation;
}

const SimulatedJourney thirty_percent{.repeat_rate = 0.3, .answer_rate = 0.5, .high_effort_rate = 0.3};

/// Simulates many logs, and measures in each whatever has a known truth.
std::map<std::string, Runs> runs_of(Simulation simulation, int runs) {
  const auto truths = truth_of(simulation);
  std::vector<MetricChoice> metrics;
  for (const auto& truth : truths) metrics.push_back(truth.measured_by);
  std::map<std::string, Runs> all;
  for (int run = 0; run < runs; ++run) {
    simulation.seed = 1'000 + run;
    Tally tally(metrics);
    simulate(simulation, [&](const Contact& contact) { tally.add(contact); });
    const auto measures = tally.evaluate();
    for (std::size_t i = 0; i < truths.size(); ++i) {
      const Estimate& estimate = measures.at(0).estimates[i];
      if (!estimate.measured) continue;
      Runs& found = all[truths[i].metric];
      found.truth = truths[i].value;
      found.add(estimate.value);
      found.n += static_cast<double>(estimate.n);
      const bool held = estimate.interval.low <= found.truth && found.truth <= estimate.interval.high;
      found.covered += estimate.has_interval && held ? 1 : 0;
    }
  }
  return all;
}

/// All metrics of 2,000 logs of about 130 contacts, simulated once for several cases.
const std::map<std::string, Runs>& two_thousand_logs() {
  static const std::map<std::string, Runs> all = runs_of(four_weeks(100, thirty_percent), 2'000);
  return all;
}

const Runs& found(const char* metric) {
  const Runs& runs = two_thousand_logs().at(metric);
  CAPTURE(metric);
  CAPTURE(runs.n / runs.runs);
  CHECK(runs.runs > 1'900);  // nearly all logs can tell
  return runs;
}

}  // namespace

TEST_CASE("coverage: Wilson's interval of a rate holds the truth in 94 to 97 of 100 logs, rare or not" *
          doctest::skip(unoptimised)) {
  for (const char* metric : {"transfer_rate", "high_effort", "csat", "failure_demand", "reopen_rate", "abandon_rate",
                             "first_contact_resolution", "repeat_rate", "churn_after:horizon_days=14"}) {
    const Runs& runs = found(metric);
    CAPTURE(runs.coverage());
    CAPTURE(runs.mean());
    CHECK(runs.covers(0.01, 0.02));
    // Logs end with their last contact, which nobody follows: worth 1 part in 50 where a log has 100 contacts.
    CHECK(runs.hits(0.02));
  }
}

TEST_CASE("coverage: the interval of a mean holds the truth of skewed handle times in 92 to 96 of 100 logs of 124" *
          doctest::skip(unoptimised)) {
  const Runs& runs = found("mean:column=handle_s");
  CAPTURE(runs.coverage());
  CHECK(runs.covers(0.01));
  CHECK(runs.hits());
}

TEST_CASE("coverage: the interval of a net promoter score holds the truth, of 62 answers") {
  const Runs& runs = found("nps");
  CAPTURE(runs.coverage());
  CHECK(runs.covers());
  CHECK(runs.hits());
}

// Order statistics come in steps, and the interval takes the outer ones: it is a little wider than it says.
TEST_CASE("coverage: the interval of a median or a 90th percentile holds the truth in 95 of 100 logs or more") {
  for (const char* metric : {"quantile:column=handle_s,p=0.5", "quantile:column=handle_s,p=0.9"}) {
    const Runs& runs = found(metric);
    CAPTURE(runs.coverage());
    CAPTURE(runs.mean());
    CHECK(runs.covers(0.0, 0.03));
    CHECK(runs.hits(0.015));  // the type 7 quantile of 124 numbers: 0.08 / sqrt(n) beyond the tail's middle
  }
}

// Contacts of one case go together: 95 % by the number of contacts would be 88 %.
TEST_CASE("coverage: one and done and contacts per case hold the truth, though contacts of a case are no independent") {
  for (const char* metric : {"one_and_done", "contacts_per_case"}) {
    const Runs& runs = found(metric);
    CAPTURE(runs.coverage());
    CAPTURE(runs.mean());
    CHECK(runs.covers(0.015));
    CHECK(runs.hits(0.02));
  }
}

TEST_CASE("coverage: of 30 % true repeats, all contacts of a log of 28 days show 26 %, the eligible ones 30 %") {
  Simulation simulation = four_weeks(20'000, {.repeat_rate = 0.3});
  const journeyrank::RepeatRate metric;
  Tally tally({metric});
  std::map<std::string, std::int64_t, std::less<>> ended;  // of the last contact of each customer
  double seen = 0;
  double contacts = 0;
  simulate(simulation, [&](const Contact& contact) {
    tally.add(contact);
    ++contacts;
    const auto at = ended.find(contact.customer_id);
    seen += at != ended.end() && *contact.started_at - at->second <= 7 * day ? 1 : 0;
    ended.insert_or_assign(std::string(contact.customer_id), contact.ended_at.value_or(*contact.started_at));
  });
  REQUIRE(contacts > 20'000);
  const double error = std::sqrt(0.3 * 0.7 / contacts);
  CHECK(std::fabs(seen / contacts - 0.2625) < 4 * error);  // an eighth of the repeats come after the log
  const Estimate eligible = tally.evaluate("bill", metric);
  CHECK(std::fabs(eligible.value - 0.3) < 4 * eligible.standard_error());
}

// A customer comes back once at most: 70 % of cases have one contact. A log that began 40 days later holds second
// contacts that look like first ones: with them 71.1 % would be resolved.
TEST_CASE(
    "coverage: first-contact resolution of a log cut on the left hits the truth where repeats depend on the past") {
  const journeyrank::FirstContactResolution once;
  const journeyrank::Cases cases;
  Tally tally({once, cases});
  tally.add({.contact_id = "begin", .journey = "other", .started_at = 0});
  Splitmix64 random(17);
  std::int64_t began = 0;  // cases that began where both windows are in the log
  for (int customer = 0; customer < 60'000; ++customer) {
    const std::string id = std::to_string(customer);
    const double first = 68 * random.unit() - 40;
    const double again = random.unit() < 0.3 ? first + 7 * random.unit() : -1.0;
    began += first >= 7 && first <= 21 ? 1 : 0;
    for (const auto& [at, letter] : {std::pair(first, "a"), {again, "b"}}) {
      const auto start = static_cast<std::int64_t>(at * static_cast<double>(day));
      if (at < 0 || at > 28) continue;
      tally.add({.contact_id = id + letter, .customer_id = id, .journey = "bill", .started_at = start});
    }
  }
  tally.add({.contact_id = "end", .journey = "other", .started_at = 28 * day});
  const Estimate found = tally.evaluate("bill", once);
  CHECK(std::fabs(found.value - 0.7) < 4 * found.standard_error());
  CHECK(tally.evaluate("bill", cases).value == static_cast<double>(began));
}

namespace {

/// One metric over many samples of contacts whose handle times are log-normal (median 300 s, spread 0.6), of which a
/// uniform part of up to 40 % is on hold; started at random in ten hours, so that those that are not closed at the end
/// of the log are open.
Runs runs_of_handling(const Metric& metric, double truth, int contacts, int runs) {
  Splitmix64 random(23);
  Runs all{.truth = truth};
  for (int run = 0; run < runs; ++run) {
    Tally tally({metric});
    for (int i = 0; i < contacts; ++i) {
      const std::string id = std::to_string(i);
      const double normal = std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.283185307179586 * random.unit());
      const auto handle = static_cast<std::int64_t>(300'000 * std::exp(0.6 * normal));
      const auto hold = static_cast<std::int64_t>(0.4 * random.unit() * static_cast<double>(handle));
      const auto start = static_cast<std::int64_t>(900'000 * random.unit());
      Contact contact{.contact_id = id, .journey = "bill", .started_at = start, .hold_ms = hold, .handle_ms = handle};
      if (start + handle <= 900'000) contact.ended_at = start + handle;
      tally.add(contact);
    }
    tally.add({.contact_id = "end", .journey = "other", .started_at = 900'000});
    const Estimate found = tally.evaluate("bill", metric);
    if (!found.measured || !found.has_interval) continue;
    all.add(found.value);
    all.covered += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
  }
  return all;
}

}  // namespace

// Of ten calls one long one weighs as much as several: 90.8 of 100 there, 94 from 30 on.
TEST_CASE("coverage: a ratio of sums holds the truth in 90 to 97 of 100 samples of 10, 30 and 100 skewed handle times" *
          doctest::skip(unoptimised)) {
  for (const int contacts : {10, 30, 100}) {
    const Runs runs = runs_of_handling(journeyrank::Proportion{"hold_s", "handle_s"}, 0.2, contacts, 2'000);
    CAPTURE(contacts);
    CAPTURE(runs.coverage());
    CHECK(runs.runs == 2'000);
    CHECK(runs.covers(contacts < 30 ? 0.05 : 0.01, 0.01));
    CHECK(runs.hits(0.01));
  }
}

// Two intervals that hold at once in 95 of 100 samples: their ratio is held more often.
TEST_CASE("coverage: the interval of consistency is wide rather than sure") {
  const double truth = std::exp(0.6 * 1.2815515655446004);
  for (const int contacts : {60, 200}) {
    const Runs runs = runs_of_handling(journeyrank::Consistency{"handle_s"}, truth, contacts, 1'000);
    CAPTURE(contacts);
    CAPTURE(runs.coverage());
    CHECK(runs.runs == 1'000);
    CHECK(runs.coverage() > 0.97);
  }
}

TEST_CASE("coverage: the interval of the median time to resolve holds the truth, a third of the contacts still open" *
          doctest::skip(unoptimised)) {
  for (const int contacts : {20, 50, 200}) {
    const Runs runs = runs_of_handling(journeyrank::TimeToResolve{}, 300.0, contacts, 2'000);
    CAPTURE(contacts);
    CAPTURE(runs.runs);
    CAPTURE(runs.coverage());
    CHECK(runs.runs > (contacts < 50 ? 1'600 : 1'900));  // few do not always tell both ends
    CHECK(runs.covers(0.01, 0.02));
  }
}

TEST_CASE(
    "coverage: Student's interval of a mean holds the truth of 3, 5, 10 and 20 normal numbers in 95 of 100 samples" *
    doctest::skip(unoptimised)) {
  Splitmix64 random(31);
  for (const int n : {3, 5, 10, 20}) {
    Runs runs{.truth = 0};
    for (int run = 0; run < 4'000; ++run) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; ++i) {
        const double each = std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.283185307179586 * random.unit());
        sum += each;
        squares += each * each;
      }
      const double mean = sum / n;
      const Estimate found = journeyrank::measured_mean(mean, (squares - sum * mean) / (n - 1), n);
      runs.add(mean);
      runs.covered += found.interval.low <= 0 && 0 <= found.interval.high ? 1 : 0;
    }
    CAPTURE(n);
    CAPTURE(runs.coverage());
    CHECK(runs.covers());
  }
}

TEST_CASE("coverage: churn after 30 days counts those whose days have passed, all customers show too little") {
  Simulation simulation;
  simulation.days = 60;
  simulation.customers = 60'000;
  simulation.journeys = {{"bill", {.cases_per_year = 8, .churn_rate = 0.1}}};
  const journeyrank::ChurnAfter horizon{.horizon_days = 30};
  const journeyrank::CustomerRate everybody{.column = "churned"};
  Tally tally({horizon, everybody});
  simulate(simulation, [&](const Contact& contact) { tally.add(contact); });
  const Estimate passed = tally.evaluate("bill", horizon);
  CHECK(std::fabs(passed.value - 0.1) < 4 * passed.standard_error());
  CHECK(tally.evaluate("bill", everybody).value < 0.09);
}

TEST_CASE("coverage: the median time to resolve counts open tickets, dropping them makes it too short") {
  Simulation simulation;
  simulation.days = 21;
  simulation.customers = 30'000;
  simulation.journeys = {
      {"fault", {.resolve_median_h = 150, .resolve_spread = 1.0, .resolved_rate = 1, .abandon_rate = 0}}};
  const journeyrank::TimeToResolve with_open;
  const journeyrank::Quantile closed_only{.column = "duration_s"};
  Tally tally({with_open, closed_only});
  simulate(simulation, [&](Contact contact) {
    if (!contact.ended_at) contact.handle_ms.reset();  // or the handle time would stand for the duration
    tally.add(contact);
  });
  const double truth = 150.0 * 3600.0;
  const Estimate censored = tally.evaluate("fault", with_open);
  // The error of a median: 1.2533 deviations of the logarithm over sqrt(n), wider where a part is censored.
  CHECK(std::fabs(censored.value / truth - 1.0) < 4 * 1.2533 * 1.5 / std::sqrt(static_cast<double>(censored.n)));
  CHECK(tally.evaluate("fault", closed_only).value < 0.8 * truth);
}

// Twelve journeys with true rates from 10 to 43 %, about 15 answers each.
TEST_CASE("coverage: shrunk rates of small samples are nearer to the truth than the raw ones") {
  Simulation simulation = four_weeks(300, {});
  simulation.journeys.clear();
  std::map<std::string, double> truths;
  for (int i = 0; i < 12; ++i) {
    const std::string name = "journey_" + std::to_string(i);
    truths[name] = 0.10 + 0.03 * i;
    simulation.journeys.push_back({name, {.cases_per_year = 12, .answer_rate = 0.5, .high_effort_rate = truths[name]}});
  }
  double raw = 0;
  double shrunk = 0;
  for (int run = 0; run < 200; ++run) {
    simulation.seed = run;
    Tally tally({journeyrank::HighEffort{}});
    simulate(simulation, [&](const Contact& contact) { tally.add(contact); });
    std::vector<Estimate> estimates;
    std::vector<double> true_rates;
    for (const auto& measures : tally.evaluate()) {
      estimates.push_back(measures.estimates[0]);
      true_rates.push_back(truths.at(measures.journey));
    }
    journeyrank::shrink(estimates, {.how = journeyrank::Shrink::estimated});
    for (std::size_t i = 0; i < estimates.size(); ++i) {
      if (!estimates[i].measured) continue;
      raw += std::pow(estimates[i].value - true_rates[i], 2);
      shrunk += std::pow(estimates[i].shrunk - true_rates[i], 2);
    }
  }
  CAPTURE(shrunk / raw);
  CHECK(shrunk < 0.75 * raw);
}

namespace {

/// A log of 200 days whose customers are all of accounts of `size`, and answer as their account does.
Simulation business_customers(std::int64_t customers, int size, double correlation) {
  Simulation simulation = four_weeks(customers, thirty_percent);
  simulation.shared_accounts = 1.0;
  simulation.account_size = size;
  simulation.account_correlation = correlation;
  simulation.quiet_days = 7;
  simulation.days = 200;
  simulation.journeys[0].contacts.cases_per_year = 20;
  return simulation;
}

/// The same logs measured by contacts and by accounts: how often each interval holds the truth.
struct ByAccount {
  Runs contacts;
  Runs effort;
  Runs promoters;
};

ByAccount by_account(Simulation simulation, int runs) {
  const std::vector<MetricChoice> metrics = {HighEffort{}, HighEffort{.cluster = ClusterBy::account},
                                             Nps{.cluster = ClusterBy::account}};
  const SimulatedJourney& plan = simulation.journeys[0].contacts;
  ByAccount found;
  found.contacts.truth = found.effort.truth = plan.high_effort_rate;
  found.promoters.truth = 100.0 * (plan.promoter_rate - plan.detractor_rate);
  for (int run = 0; run < runs; ++run) {
    simulation.seed = 5'000 + run;
    Tally tally(metrics);
    simulate(simulation, [&](const Contact& contact) { tally.add(contact); });
    const auto estimates = tally.evaluate().at(0).estimates;
    for (const auto& [each, estimate] : {std::pair(&found.contacts, &estimates[0]),
                                         {&found.effort, &estimates[1]},
                                         {&found.promoters, &estimates[2]}}) {
      each->add(estimate->value);
      each->n += static_cast<double>(estimate->independent());
      each->covered += estimate->interval.low <= each->truth && each->truth <= estimate->interval.high ? 1 : 0;
    }
  }
  return found;
}

}  // namespace

// What contacts of one account share: nothing, a tenth, most. Over 1,000 logs of 60 accounts: 95.2 to 96.3 of
// 100, by contacts 55 to 87.
TEST_CASE("coverage: intervals by account hold the truth in 95 of 100 logs, however alike the answers of one are" *
          doctest::skip(unoptimised)) {
  for (const double correlation : {0.1, 0.3, 0.8}) {
    const ByAccount found = by_account(business_customers(600, 20, correlation), 600);
    CAPTURE(correlation);
    CAPTURE(found.effort.n / found.effort.runs);
    CAPTURE(found.contacts.coverage());
    CAPTURE(found.effort.coverage());
    CAPTURE(found.promoters.coverage());
    CHECK(found.contacts.coverage() < 0.9);  // and by contacts in far fewer
    CHECK(found.effort.covers());
    CHECK(found.promoters.covers());
    CHECK(found.effort.hits());
  }
}

TEST_CASE("coverage: intervals by account hold the truth where the answers of an account have nothing in common" *
          doctest::skip(unoptimised)) {
  const ByAccount found = by_account(business_customers(600, 20, 0.0), 600);
  CAPTURE(found.effort.coverage());
  CAPTURE(found.promoters.coverage());
  CHECK(found.effort.covers(0.0, 0.01));  // never surer than by contacts
  CHECK(found.promoters.covers(0.0, 0.01));
  CHECK(found.contacts.covers());
}

// Student's width is what makes up for the few: 94.0 to 95.8 of 100, by the normal one 89 to 94.
TEST_CASE("coverage: of ten accounts alone the interval still holds the truth in 93 of 100 logs or more" *
          doctest::skip(unoptimised)) {
  for (const double correlation : {0.1, 0.3, 0.8}) {
    const ByAccount found = by_account(business_customers(200, 20, correlation), 1'000);
    CAPTURE(correlation);
    CAPTURE(found.effort.coverage());
    CAPTURE(found.promoters.coverage());
    CHECK(found.effort.covers(0.02, 0.02));
    CHECK(found.promoters.covers(0.02, 0.02));
  }
}

TEST_CASE("coverage: in one large log, every metric of every journey of the contact centre is near its truth") {
  Simulation simulation;
  simulation.customers = 40'000;
  const auto truths = truth_of(simulation);
  std::vector<MetricChoice> metrics;
  for (const auto& truth : truths) {
    if (std::find(metrics.begin(), metrics.end(), truth.measured_by) == metrics.end()) {
      metrics.push_back(truth.measured_by);
    }
  }
  Tally tally(metrics);
  simulate(simulation, [&](const Contact& contact) { tally.add(contact); });
  std::map<std::string, std::vector<Estimate>> found;
  for (auto& measures : tally.evaluate()) found[measures.journey] = measures.estimates;
  int checked = 0;
  for (const auto& truth : truths) {
    CAPTURE(truth.journey);
    CAPTURE(truth.metric);
    const auto at = std::find(metrics.begin(), metrics.end(), truth.measured_by) - metrics.begin();
    const Estimate& estimate = found.at(truth.journey)[static_cast<std::size_t>(at)];
    CAPTURE(estimate.value);
    CAPTURE(truth.value);
    REQUIRE(estimate.measured);
    // Of 130 normal numbers one is beyond 4 errors in 120 logs; counts and quantiles have none: a part of the truth.
    const double error = estimate.basis == journeyrank::Basis::count
                             ? truth.value / std::sqrt(static_cast<double>(estimate.n))
                             : estimate.standard_error();
    CHECK(std::fabs(estimate.value - truth.value) <= 4 * error + 1e-9);
    ++checked;
  }
  CHECK(checked > 130);
}
