// SPDX-License-Identifier: MIT
#include "journeyrank/measure/weighted_contacts.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/measure/tally_bytes.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Every metric that takes weights, without them.
std::vector<Metric> weighable() {
  return {Contacts{},
          Rate{.column = "ces", .at_most = 3.0},
          Sum{.column = "handle_s"},
          Sum{.column = "csat"},
          Mean{.column = "handle_s"},
          HighEffort{},
          Csat{},
          Nps{},
          TransferRate{},
          ReopenRate{},
          AbandonRate{.short_s = 5},
          FailureDemand{},
          CostToServe{.rate_per_hour = 30,
                      .fixed_per_contact = 0.5,
                      .concurrency = 2,
                      .concurrent_channels = {"chat"},
                      .credits = true},
          CostToServe{.rate_per_hour = 30, .of = CostOf::failure}};
}

Metric weighted(Metric metric) {
  std::visit(
      [](auto& each) {
        if constexpr (requires { each.weighted; }) each.weighted = true;
      },
      metric);
  return metric;
}

Metric by_account(Metric metric) {
  std::visit(
      [](auto& each) {
        if constexpr (requires { each.cluster; }) each.cluster = ClusterBy::account;
      },
      metric);
  return metric;
}

/// 80 contacts of 12 accounts with weights of 1, 2 and 5, and some without.
struct Log {
  std::vector<std::string> names;
  std::vector<Contact> contacts;

  Log() {
    Splitmix64 random{17};
    constexpr std::array weights{1.0, 2.0, 5.0};
    for (std::size_t i = 0; i < 80; ++i) names.push_back("name " + std::to_string(i));
    for (std::size_t i = 0; i < 80; ++i) {
      Contact contact{.contact_id = names[i], .customer_id = names[i / 2], .account_id = names[i / 7]};
      contact.journey = "bill";
      contact.started_at = static_cast<std::int64_t>(i) * 60'000;
      contact.channel = i % 3 == 0 ? "chat" : "phone";
      contact.demand = i % 4 == 0 ? "failure" : "value";
      contact.handle_ms = static_cast<std::int64_t>(random.below(600'000));
      contact.queue_ms = static_cast<std::int64_t>(random.below(60'000));
      contact.abandoned = random.below(5) == 0;
      contact.transfers = static_cast<std::int64_t>(random.below(2));
      contact.reopens = static_cast<std::int64_t>(random.below(3));
      if (i % 2 == 0) contact.resolved = i % 3 != 0;
      if (i % 5 != 0) contact.ces = 1.0 + static_cast<double>(random.below(7));
      if (i % 3 != 0) contact.csat = 1.0 + static_cast<double>(random.below(5));
      if (i % 7 != 0) contact.nps = static_cast<double>(random.below(11));
      if (i % 9 == 0) contact.credit_minor = static_cast<std::int64_t>(random.below(2000));
      if (i % 8 != 0) contact.weight = weights[i % 3];
      contacts.push_back(contact);
    }
  }
};

Estimate over(const Metric& metric, const std::vector<Contact>& contacts) {
  Tally tally({metric});
  for (const auto& contact : contacts) tally.add(contact);
  return tally.evaluate("bill", metric);
}

}  // namespace

TEST_CASE("weighted: contacts of weight 1, or of none, give the same bits as without") {
  Log log;
  for (auto& contact : log.contacts) {
    if (contact.weight) contact.weight = 1.0;
  }
  for (const auto& metric : weighable()) {
    CAPTURE(name_of(metric));
    CHECK(weighted(metric) != metric);
    CHECK(over(weighted(metric), log.contacts) == over(metric, log.contacts));
    CHECK(over(weighted(by_account(metric)), log.contacts) == over(by_account(metric), log.contacts));
  }
}

TEST_CASE("weighted: a contact of weight w counts as w such contacts") {
  Log log;
  std::vector<std::string> ids;
  ids.reserve(1000);
  std::vector<Contact> repeated;
  for (const auto& contact : log.contacts) {
    for (double copy = 0; copy < contact.weight.value_or(1.0); ++copy) {
      repeated.push_back(contact);
      repeated.back().contact_id = ids.emplace_back("copy " + std::to_string(ids.size()));
    }
  }
  for (const auto& metric : weighable()) {
    CAPTURE(name_of(metric));
    const Estimate found = over(weighted(metric), log.contacts);
    const Estimate all = over(metric, repeated);
    CHECK(found.value == doctest::Approx(all.value).epsilon(1e-13));
    CHECK(found.n == over(metric, log.contacts).n);
    CHECK(found.is_sample());
    CHECK(found.has_interval);
    CHECK(found.standard_error() > 0.0);
    CHECK(found.standard_error() > all.standard_error());
    CHECK(found.interval.low < found.value);
    CHECK(found.value < found.interval.high);
    if (found.basis != Basis::count) CHECK(found.size() == static_cast<double>(all.n));
  }
}

TEST_CASE("weighted: a table without weights gives what the metric gives without them") {
  Log log;
  for (auto& contact : log.contacts) contact.weight.reset();
  for (const auto& metric : weighable()) {
    CHECK(over(weighted(metric), log.contacts) == over(metric, log.contacts));
    Tally tally({weighted(metric)});
    for (const auto& contact : log.contacts) tally.add(contact);
    for (const auto& note : tally.notes()) CHECK(note.text.find("weight") == std::string::npos);
  }
}

TEST_CASE("weighted: equal weights leave rates and means and multiply totals") {
  Log log;
  for (auto& contact : log.contacts) contact.weight = 4.0;
  for (const auto& metric : weighable()) {
    CAPTURE(name_of(metric));
    const Estimate found = over(weighted(metric), log.contacts);
    const Estimate plain = over(metric, log.contacts);
    const bool total = found.basis == Basis::count;
    CHECK(found.value == doctest::Approx(plain.value * (total ? 4.0 : 1.0)).epsilon(1e-13));
    if (!total) CHECK(found.standard_error() == doctest::Approx(plain.standard_error()).epsilon(1e-12));
  }
}

TEST_CASE("weighted: split, shuffled, merged and written tallies give the same bits") {
  Log log;
  std::vector<MetricChoice> metrics;
  for (const auto& metric : weighable()) metrics.emplace_back(weighted(by_account(metric)));
  Tally whole(metrics);
  for (auto& contact : log.contacts) {
    contact.weight = contact.weight.value_or(0.3) * 1.1;
    whole.add(contact);
  }
  Splitmix64 random{23};
  for (int round = 0; round < 5; ++round) {
    random.shuffle(log.contacts);
    Tally one(metrics);
    Tally other(metrics);
    for (std::size_t i = 0; i < log.contacts.size(); ++i) (i % 3 == 0 ? one : other).add(log.contacts[i]);
    Tally read(metrics);
    merge_bytes(read, to_bytes(other));
    CHECK(read.evaluate() == other.evaluate());
    read.merge(one);
    CHECK(read == whole);
  }
}

// By hand: one cluster has the residuals 6 (1 - 0.5) and 1 (1 - 0.5), the other 6 (0 - 0.5) and 1 (0 - 0.5): 3.5 and
// -3.5, so the variance of the sum is 2 (3.5² + 3.5²) = 49, and the error 7 / 14.
TEST_CASE("weighted: contacts of one account go together") {
  std::vector<Contact> contacts;
  const auto add = [&](const char* id, const char* account, double ces, double weight) {
    contacts.push_back({.contact_id = id, .account_id = account, .journey = "bill", .started_at = 0});
    contacts.back().ces = ces;
    contacts.back().weight = weight;
  };
  add("1", "acme", 1, 6);
  add("2", "acme", 1, 1);
  add("3", "bolt", 7, 6);
  add("4", "bolt", 7, 1);
  const Estimate rate = over(HighEffort{.cluster = ClusterBy::account, .weighted = true}, contacts);
  CHECK(rate.value == 0.5);
  CHECK(rate.clusters == 2);
  CHECK(rate.standard_error() == doctest::Approx(0.5).epsilon(1e-15));
  const Estimate mean = over(Mean{.column = "ces", .cluster = ClusterBy::account, .weighted = true}, contacts);
  CHECK(mean.standard_error() == doctest::Approx(3.0).epsilon(1e-15));
  // All have met: worth two clusters; no more than Kish's number, 62² / 3602, of the weights 60, 1 and 1.
  for (auto& contact : contacts) contact.ces = 1;
  const auto worth = [&] {
    return observations_of(over(HighEffort{.cluster = ClusterBy::account, .weighted = true}, contacts));
  };
  CHECK(worth() == doctest::Approx(2.0).epsilon(1e-12));
  contacts.pop_back();
  for (std::size_t i = 0; i < 3; ++i) contacts[i].weight = i == 0 ? 60 : 1;
  CHECK(worth() == doctest::Approx(62.0 * 62.0 / 3602.0).epsilon(1e-12));
}

TEST_CASE("weighted: units that are no contacts, and repeats of an extract, are refused, naming both options") {
  for (const Metric& metric :
       {Metric(Contacts{.per = CountingUnit::customer, .weighted = true}),
        Metric(Rate{.column = "ces", .at_most = 3, .per = CountingUnit::customer, .weighted = true}),
        Metric(Mean{.column = "ces", .per = CountingUnit::customer, .weighted = true}),
        Metric(HighEffort{.per = CountingUnit::customer, .weighted = true}),
        Metric(Csat{.per = CountingUnit::customer, .weighted = true}),
        Metric(Nps{.per = CountingUnit::customer, .weighted = true}),
        Metric(TransferRate{.per = CountingUnit::customer, .weighted = true}),
        Metric(ReopenRate{.per = CountingUnit::customer, .weighted = true}),
        Metric(AbandonRate{.per = CountingUnit::customer, .weighted = true}),
        Metric(FailureDemand{.per = CountingUnit::customer, .weighted = true})}) {
    CAPTURE(name_of(metric));
    CHECK(fault(metric).find("\"weighted\" and \"per\": \"customer\" do not go together") != std::string::npos);
  }
  CHECK(fault(Metric(Csat{.per = CountingUnit::each_case, .weighted = true})).find("\"case\"") != std::string::npos);
  for (const CostOf of : {CostOf::repeats, CostOf::avoidable}) {
    const std::string found = fault(Metric(CostToServe{.rate_per_hour = 30, .of = of, .weighted = true}));
    CHECK(found.find("\"weighted\" and \"of\": \"" + std::string(name_of(of))) != std::string::npos);
  }
  CHECK(fault(Metric(CostToServe{.rate_per_hour = 30, .of = CostOf::failure, .weighted = true})).empty());
  CHECK_FALSE(fault(Metric(CostToServe{.rate_per_hour = 1e101, .weighted = true})).empty());
}

TEST_CASE("weighted: a weight that is none counts as 1 and is said, one that is not finite is refused") {
  Tally tally({Contacts{.weighted = true}});
  tally.add({.contact_id = "1", .journey = "bill", .started_at = 0, .weight = 3.0});
  tally.add({.contact_id = "2", .journey = "bill", .started_at = 0, .weight = -2.0});
  tally.add({.contact_id = "3", .journey = "bill", .started_at = 0, .weight = 0.0});
  tally.add({.contact_id = "4", .journey = "bill", .started_at = 0, .weight = 1e16});
  CHECK(tally.evaluate("bill", Contacts{.weighted = true}).value == 6.0);
  REQUIRE(tally.notes().size() == 1);
  CHECK(tally.notes()[0].text == "3 weights are not within 1e-15 to 1e15 and counted as 1");
  CHECK(refusal([&] { tally.add({.contact_id = "5", .journey = "bill", .started_at = 0, .weight = NAN}); }) ==
        "bad_number: contact \"5\": weight is not a finite number");
}
