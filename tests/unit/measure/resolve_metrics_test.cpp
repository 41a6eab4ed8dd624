// SPDX-License-Identifier: MIT
#include "journeyrank/measure/resolve_metrics.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::Contact;
using journeyrank::CountingUnit;
using journeyrank::Estimate;
using journeyrank::Metric;
using journeyrank::Tally;
using journeyrank::TimeToResolve;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t minute = 60'000;

/// One metric over these contacts of one journey, which are numbered.
Estimate over(const Metric& metric, std::vector<Contact> contacts) {
  Tally tally({metric});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "billing";
    if (!contact.started_at) contact.started_at = 0;
    tally.add(contact);
  }
  return tally.evaluate("billing", metric);
}

/// A hundred tickets of one day, of which 50 were closed after 1 to 50 days.
std::vector<Contact> half_open(std::int64_t exported_at) {
  std::vector<Contact> tickets(100);
  for (int i = 0; i < 100; ++i) {
    auto& ticket = tickets[static_cast<std::size_t>(i)];
    ticket.started_at = i * 1000;
    if (i < 50) ticket.ended_at = i * 1000 + (i + 1) * day;
    ticket.last_update_at = exported_at;
  }
  return tickets;
}

/// What many logs say: tickets opened over 60 days, closed after an exponential time of a mean of 30 days, and exported
/// 60 days after the last was opened.
struct Exports {
  double truth = 0;
  int runs = 0;
  int covered = 0;
  double sum = 0;
  double squares = 0;

  double mean() const { return sum / runs; }
  double error() const { return std::sqrt((squares / runs - mean() * mean()) / runs); }
  double coverage() const { return static_cast<double>(covered) / runs; }
};

Exports exports_of(double p, int runs) {
  Splitmix64 random(77);
  Exports all{.truth = -30.0 * std::log(1.0 - p)};
  for (int run = 0; run < runs; ++run) {
    std::vector<Contact> tickets(400);
    for (Contact& ticket : tickets) {
      const double start = 60.0 * random.unit();
      const double end = start - 30.0 * std::log(1.0 - random.unit());
      ticket.started_at = static_cast<std::int64_t>(start * day);
      if (end <= 120.0) ticket.ended_at = static_cast<std::int64_t>(end * day);
    }
    tickets.front().last_update_at = 120 * day;
    const Estimate found = over(TimeToResolve{.p = p}, tickets);
    if (!found.measured || !found.has_interval) continue;
    const double days = found.value / 86'400.0;
    ++all.runs;
    all.sum += days;
    all.squares += days * days;
    all.covered += found.interval.low <= 86'400.0 * all.truth && 86'400.0 * all.truth <= found.interval.high ? 1 : 0;
  }
  return all;
}

}  // namespace

TEST_CASE("time_to_resolve: the interval of Kaplan and Meier's median; where an end is not told there is none") {
  Tally tally({TimeToResolve{}});
  for (int i = 1; i <= 40; ++i) {
    const std::string id = std::to_string(i);
    tally.add({.contact_id = id, .journey = "billing", .started_at = 0, .ended_at = i * 1000});
  }
  const Estimate median = tally.evaluate("billing", TimeToResolve{});
  CHECK(median.value == 20.0);
  CHECK(median.has_interval);
  CHECK(median.interval.low >= 13.0);
  CHECK(median.interval.low <= 15.0);
  CHECK(median.interval.high >= 25.0);
  CHECK(median.interval.high <= 28.0);
  CHECK(median.is_sample());
  CHECK(median.standard_error() > 0.0);
  Tally few({TimeToResolve{}});
  few.add({.contact_id = "1", .journey = "billing", .started_at = 0, .ended_at = 1000});
  few.add({.contact_id = "2", .journey = "billing", .started_at = 0, .ended_at = 2000});
  CHECK_FALSE(few.evaluate("billing", TimeToResolve{}).has_interval);
}

TEST_CASE("time_to_resolve: open contacts count as open until the log ends") {
  const auto over_ends = [](const Metric& metric, const std::vector<std::optional<std::int64_t>>& ends) {
    Tally tally({metric});
    int id = 0;
    for (const auto& end : ends) {
      const std::string contact_id = std::to_string(++id);
      Contact contact{.contact_id = contact_id, .journey = "billing", .started_at = 0};
      if (end) contact.ended_at = *end * 1000;
      tally.add(contact);
    }
    tally.add({.contact_id = "last", .journey = "other", .started_at = 10'000});
    return tally.evaluate("billing", metric);
  };
  // All ended: the plain quantile of the step function.
  CHECK(over_ends(TimeToResolve{}, {1, 2, 3, 4}).value == 2.0);
  CHECK(over_ends(TimeToResolve{.p = 0.9}, {1, 2, 3, 4}).value == 4.0);
  // Two open ones stay at risk until 10 s: 1/5 and 2/5 and 3/5 ended by 1, 2 and 3 s.
  CHECK(over_ends(TimeToResolve{}, {1, 2, 3, std::nullopt, std::nullopt}).value == 3.0);
  CHECK(over_ends(TimeToResolve{.p = 0.9}, {1, 2, 3, std::nullopt, std::nullopt}).why_missing ==
        "too few contacts of the journey have ended to tell this share");
  CHECK_FALSE(over_ends(TimeToResolve{}, {std::nullopt}).measured);
  CHECK(over_ends(TimeToResolve{}, {1, 2, 3, std::nullopt}).n == 4);
}

// Kaplan and Meier by hand: of 5 at risk one ends at 2, one is censored at 3, of 3 one ends at 4, of 2 one at 6.
TEST_CASE("time_to_resolve: contacts that were opened late leave the risk when the log ends") {
  Tally tally({TimeToResolve{.p = 0.45}, TimeToResolve{.p = 0.5}});
  const auto add = [&tally](const char* id, std::int64_t start, std::optional<std::int64_t> end) {
    Contact contact{.contact_id = id, .journey = "billing", .started_at = start * 1000};
    if (end) contact.ended_at = *end * 1000;
    tally.add(contact);
  };
  add("a", 0, 2);
  add("b", 7, std::nullopt);  // open for 3 of the log's 10
  add("c", 0, 4);
  add("d", 0, 6);
  add("e", 0, 9);
  tally.add({.contact_id = "last", .journey = "other", .started_at = 10'000});
  // S: 0.8 after 2, 0.8 * 2/3 = 0.533 after 4, 0.267 after 6
  CHECK(tally.evaluate("billing", TimeToResolve{.p = 0.45}).value == 4.0);
  CHECK(tally.evaluate("billing", TimeToResolve{.p = 0.5}).value == 6.0);
}

TEST_CASE("time_to_resolve: tickets are open until the latest time that the log knows of, closed or not") {
  CHECK(over(TimeToResolve{}, half_open(100 * day)).value == 50 * 86'400.0);
  CHECK(over(TimeToResolve{.p = 0.4}, half_open(100 * day)).value == 40 * 86'400.0);
  CHECK_FALSE(over(TimeToResolve{.p = 0.9}, half_open(100 * day)).measured);
  // Without updates the latest end tells as much: 50 were open then.
  auto tickets = half_open(0);
  CHECK(over(TimeToResolve{}, tickets).value == 50 * 86'400.0);
  // A log that goes on after the last ticket was opened and says so by a start.
  tickets.push_back({.started_at = 100 * day});
  CHECK(over(TimeToResolve{.p = 0.49}, tickets).value == 49 * 86'400.0);
}

TEST_CASE("time_to_resolve: of a log exported long after its last opening median and p90 are those of the truth") {
  const Exports median = exports_of(0.5, 400);
  CAPTURE(median.mean());
  CAPTURE(median.truth);
  CHECK(median.runs == 400);
  CHECK(std::fabs(median.mean() - median.truth) < 4 * median.error() + 0.003 * median.truth);
  CHECK(median.coverage() > 0.95 - 4 * 0.0109);
  CHECK(median.coverage() < 0.95 + 4 * 0.0109);
  const Exports late = exports_of(0.9, 400);
  CAPTURE(late.mean());
  CAPTURE(late.truth);
  CAPTURE(late.coverage());
  CHECK(late.runs > 390);
  CHECK(std::fabs(late.mean() - late.truth) < 4 * late.error() + 0.01 * late.truth);
  CHECK(late.coverage() > 0.95 - 4 * 0.0109);
  CHECK(late.coverage() < 0.95 + 4 * 0.0109);
}

TEST_CASE("time_to_resolve: the metrics that are asked beside it change nothing") {
  const std::vector<Metric> beside = {journeyrank::Consistency{"duration_s"},
                                      TimeToResolve{.per = CountingUnit::each_case}, journeyrank::RepeatRate{}};
  Tally alone({TimeToResolve{}});
  Tally together({TimeToResolve{}, beside[0], beside[1], beside[2]});
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    Contact contact{
        .contact_id = id, .customer_id = id, .journey = "a", .started_at = i * day, .ended_at = (i + 9) * day};
    if (i % 3 == 0) contact.resolved = false;
    alone.add(contact);
    together.add(contact);
  }
  CHECK(alone.evaluate("a", TimeToResolve{}) == together.evaluate("a", TimeToResolve{}));
}

TEST_CASE("time_to_resolve: a contact whose last leg has no end is open, whatever the end of its first") {
  Tally tally({TimeToResolve{}});
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    const std::string leg = id + "b";
    const std::int64_t start = i * day;
    tally.add({.contact_id = id, .journey = "a", .started_at = start, .ended_at = start + minute});
    Contact second{.contact_id = leg, .parent_contact_id = id, .journey = "a", .started_at = start + minute};
    if (i < 30) second.ended_at = start + (i + 2) * minute;
    tally.add(second);
  }
  CHECK(tally.evaluate("a", TimeToResolve{}).value == 21 * 60.0);
  CHECK(tally.evaluate("a", TimeToResolve{}).n == 40);
  Tally open({TimeToResolve{}});
  open.add({.contact_id = "1", .journey = "a", .started_at = 0, .ended_at = minute});
  open.add({.contact_id = "2", .parent_contact_id = "1", .journey = "a", .started_at = minute});
  CHECK_FALSE(open.evaluate("a", TimeToResolve{}).measured);
}

TEST_CASE("time_to_resolve: per case, a case is open while its last contact is") {
  const TimeToResolve per_case{.per = CountingUnit::each_case};
  const auto over_cases = [&](std::optional<std::int64_t> last_end) {
    Tally tally({per_case});
    tally.add({.contact_id = "begin", .journey = "other", .started_at = -100 * day});
    for (int i = 0; i < 40; ++i) {
      const std::string id = std::to_string(i);
      const std::string next = id + "b";
      tally.add({.contact_id = id, .customer_id = id, .journey = "a", .started_at = i * day, .ended_at = i * day + 1});
      Contact last{.contact_id = next, .customer_id = id, .journey = "a", .started_at = (i + 1) * day};
      if (last_end) last.ended_at = (i + 1) * day + *last_end;
      tally.add(last);
    }
    tally.add({.contact_id = "end", .journey = "other", .started_at = 100 * day});
    return tally.evaluate("a", per_case);
  };
  CHECK(over_cases(minute).value == 86'460.0);
  CHECK(over_cases(minute).n == 40);
  CHECK_FALSE(over_cases(std::nullopt).measured);
}

TEST_CASE("time_to_resolve: a ticket that was reopened and says it is not resolved is open, though it has an end") {
  std::vector<Contact> tickets(100);
  for (int i = 0; i < 100; ++i) {
    auto& ticket = tickets[static_cast<std::size_t>(i)];
    ticket.ended_at = 3'600'000;
    ticket.last_update_at = 20 * day;
    ticket.resolved = i >= 60;
  }
  CHECK_FALSE(over(TimeToResolve{}, tickets).measured);
  CHECK(over(TimeToResolve{.p = 0.4}, tickets).value == 3600.0);
  for (auto& ticket : tickets) ticket.resolved = false;
  CHECK_FALSE(over(TimeToResolve{}, tickets).measured);
}

TEST_CASE("time_to_resolve: calls of which only the handling is known are over after it") {
  const std::vector<Contact> calls(40, Contact{.channel = "voice", .handle_ms = 300'000});
  CHECK(over(TimeToResolve{}, calls).value == 300.0);
  CHECK(over(TimeToResolve{}, calls).n == 40);
}

TEST_CASE("time_to_resolve: where contacts of a channel have ends, an empty one is open and its handling no end") {
  std::vector<Contact> both;
  for (int i = 0; i < 10; ++i) both.push_back({.channel = "voice", .handle_ms = 300'000});
  for (int i = 1; i <= 10; ++i) both.push_back({.channel = "email", .ended_at = i * day, .handle_ms = 300'000});
  for (int i = 0; i < 10; ++i) both.push_back({.channel = "email", .handle_ms = 300'000});
  CHECK(over(TimeToResolve{.p = 0.3}, both).value == 300.0);
  CHECK(over(TimeToResolve{.p = 0.4}, both).value == 2 * 86'400.0);
  CHECK_FALSE(over(TimeToResolve{.p = 0.9}, both).measured);
}

TEST_CASE("time_to_resolve: an end before the start is left out, not taken for an open ticket") {
  std::vector<Contact> tickets;
  for (int i = 0; i < 60; ++i) tickets.push_back({.started_at = i * day, .ended_at = i * day - 1000});
  for (int i = 0; i < 40; ++i) tickets.push_back({.started_at = i * day, .ended_at = i * day + 3'600'000});
  CHECK(over(TimeToResolve{}, tickets).value == 3600.0);
  CHECK(over(TimeToResolve{.p = 0.9}, tickets).value == 3600.0);
  CHECK(over(TimeToResolve{}, tickets).n == 40);
  CHECK_FALSE(over(TimeToResolve{}, {{.started_at = 5, .ended_at = 4}}).measured);
}

TEST_CASE("time_to_resolve: of what is resolved and does not say when nobody knows how long it took") {
  CHECK(over(TimeToResolve{}, {{.ended_at = 5000}, {.resolved = true}, {.resolved = true}}).n == 1);
}
