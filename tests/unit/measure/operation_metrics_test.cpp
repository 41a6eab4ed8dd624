// SPDX-License-Identifier: MIT
#include "journeyrank/measure/operation_metrics.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::AbandonRate;
using journeyrank::Contact;
using journeyrank::Estimate;
using journeyrank::FailureDemand;
using journeyrank::Metric;
using journeyrank::ReopenRate;
using journeyrank::Tally;
using journeyrank::TransferRate;

namespace {

Estimate over(const Metric& metric, std::vector<Contact> contacts) {
  Tally tally({metric});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "billing";
    contact.started_at = 0;
    tally.add(contact);
  }
  return tally.evaluate("billing", metric);
}

}  // namespace

TEST_CASE("transfer_rate: contacts passed on at least once") {
  CHECK(over(TransferRate{}, {{.transfers = 0}, {.transfers = 3}, {.transfers = 1}, {.transfers = 0}, {}}).value ==
        0.5);
  CHECK_FALSE(over(TransferRate{}, {{}}).measured);
}

TEST_CASE("reopen_rate: a ticket that was reopened was solved before, though it is open now") {
  std::vector<Contact> tickets(100);
  for (std::size_t i = 0; i < 100; ++i) {
    tickets[i].ended_at = 5;
    tickets[i].reopens = i < 30 ? 1 : 0;
    tickets[i].resolved = i >= 20;
  }
  CHECK(over(ReopenRate{}, tickets).value == 0.3);
  CHECK(over(ReopenRate{}, tickets).n == 100);
  for (std::size_t i = 0; i < 60; ++i) {
    tickets[i].reopens = 1;
    tickets[i].resolved = false;
  }
  CHECK(over(ReopenRate{}, tickets).value == 0.6);
  ReopenRate weighed;
  weighed.weighted = true;
  for (std::size_t i = 0; i < 60; ++i) tickets[i].weight = 2.0;
  CHECK(over(weighed, tickets).value == doctest::Approx(120.0 / 160.0));
}

TEST_CASE("reopen_rate: of solved contacts; what is known to be unsolved and never was solved stays out") {
  const Estimate found = over(ReopenRate{}, {{.reopens = 1, .resolved = true},
                                             {.reopens = 0, .resolved = true},
                                             {.ended_at = 5, .reopens = 2},
                                             {.ended_at = 5, .reopens = 0, .resolved = false}});
  CHECK(found.value == 2.0 / 3.0);
  CHECK(found.n == 3);
}

TEST_CASE("reopen_rate: without a flag an open ticket is not solved") {
  const Estimate found = over(ReopenRate{}, {{.ended_at = 5, .reopens = 1}, {.reopens = 0}, {.reopens = 0}});
  CHECK(found.value == 1.0);
  CHECK(found.n == 1);
  ReopenRate weighed;
  weighed.weighted = true;
  CHECK(over(weighed, {{.ended_at = 5, .reopens = 1, .weight = 2.0}, {.reopens = 0, .weight = 3.0}}).value == 1.0);
  CHECK(over(ReopenRate{}, {{.reopens = 0}}).why_missing ==
        "no contact of the journey with \"reopens\" is solved, by \"resolved\" or by an \"ended_at\"");
}

TEST_CASE("abandon_rate: abandons shorter than the threshold are no offer") {
  const std::vector<Contact> contacts = {{.queue_ms = 2000, .abandoned = true},
                                         {.queue_ms = 60'000, .abandoned = true},
                                         {.abandoned = true},
                                         {.queue_ms = 1000, .abandoned = false},
                                         {.abandoned = false}};
  CHECK(over(AbandonRate{}, contacts).value == 3.0 / 5.0);
  CHECK(over(AbandonRate{.short_s = 5}, contacts).value == 2.0 / 4.0);
  CHECK_FALSE(AbandonRate{.short_s = -1}.fault().empty());
}

TEST_CASE("abandon_rate: what the firm itself began was not offered") {
  CHECK(over(AbandonRate{}, {{.abandoned = true}, {.abandoned = false}, {.direction = "outbound", .abandoned = false}})
            .value == 0.5);
  CHECK(over(AbandonRate{}, {{.direction = "outbound", .abandoned = true}, {.abandoned = false}}).value == 0.0);
  CHECK(over(AbandonRate{}, {{.direction = "outbound", .abandoned = true}}).why_missing ==
        "no inbound contact of the journey has \"abandoned\" measured");
}

TEST_CASE("abandon_rate: without a time in the queue nobody knows which abandons are short, and it says so") {
  CHECK(over(AbandonRate{.short_s = 5}, {{.abandoned = true}, {.queue_ms = 9000, .abandoned = false}}).why_missing ==
        "short_s is declared, and no abandoned contact of the journey has \"queue_s\" measured");
  CHECK(over(AbandonRate{.short_s = 5}, {{.abandoned = false}}).value == 0.0);
  CHECK(over(AbandonRate{.short_s = 5}, {{.queue_ms = 1000, .abandoned = true}}).why_missing ==
        "every inbound contact of the journey was given up before short_s");
}

TEST_CASE("failure_demand: of contacts whose demand is known") {
  CHECK(over(FailureDemand{}, {{.demand = "failure"}, {.demand = "value"}, {.demand = "value"}, {}}).value ==
        1.0 / 3.0);
  CHECK_FALSE(over(FailureDemand{}, {{}}).measured);
}
