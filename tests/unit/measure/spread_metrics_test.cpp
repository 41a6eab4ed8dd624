// SPDX-License-Identifier: MIT
#include "journeyrank/measure/spread_metrics.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::Consistency;
using journeyrank::Contact;
using journeyrank::Estimate;
using journeyrank::Metric;
using journeyrank::Proportion;
using journeyrank::Quantile;
using journeyrank::quantile_of;
using journeyrank::Tally;

namespace {

/// One metric over contacts of these handle times, half of each on hold; nothing is not measured.
Estimate over(const Metric& metric, const std::vector<std::optional<std::int64_t>>& seconds) {
  Tally tally({metric});
  int id = 0;
  for (const auto& each : seconds) {
    const std::string contact_id = std::to_string(++id);
    Contact contact{.contact_id = contact_id, .journey = "billing", .started_at = 0};
    if (each) contact.handle_ms = *each * 1000;
    if (each) contact.hold_ms = *each * 500;
    tally.add(contact);
  }
  return tally.evaluate("billing", metric);
}

}  // namespace

TEST_CASE("quantile: between two numbers on a straight line, as NumPy does") {
  CHECK(quantile_of({1, 2, 3, 4}, 0.5) == 2.5);
  CHECK(quantile_of({1, 2, 3, 4}, 0.9) == doctest::Approx(3.7));
  CHECK(quantile_of({1, 2, 3, 4}, 0.0) == 1.0);
  CHECK(quantile_of({1, 2, 3, 4}, 1.0) == 4.0);
  CHECK(quantile_of({7}, 0.3) == 7.0);
}

TEST_CASE("quantile: of a column, where it is measured, with the interval of the order statistics") {
  std::vector<std::optional<std::int64_t>> seconds = {std::nullopt};
  for (std::int64_t each = 100; each >= 1; --each) seconds.push_back(each);
  const Estimate median = over(Quantile{.column = "handle_s"}, seconds);
  CHECK(median.value == 50.5);
  CHECK(median.n == 100);
  CHECK(median.interval.low == 40.0);   // 100 / 2 - 1.96 * 5
  CHECK(median.interval.high == 61.0);  // and as far to the other side
  CHECK(over(Quantile{.column = "handle_s", .p = 0.9}, seconds).value == doctest::Approx(90.1));
  CHECK_FALSE(over(Quantile{.column = "handle_s"}, {5}).has_interval);
  CHECK_FALSE(over(Quantile{.column = "handle_s"}, {std::nullopt}).measured);
  CHECK_FALSE(Quantile{.column = "handle_s", .p = 1.5}.fault().empty());
  CHECK_FALSE(Quantile{.column = "channel"}.fault().empty());
}

TEST_CASE("quantile: where too few numbers tell an end of the interval there is none, not one that is too narrow") {
  std::vector<std::optional<std::int64_t>> seconds;
  for (std::int64_t each = 1; each <= 35; ++each) seconds.push_back(each);
  CHECK_FALSE(over(Quantile{.column = "handle_s", .p = 0.9}, seconds).has_interval);
  CHECK(over(Quantile{.column = "handle_s", .p = 0.9}, seconds).is_sample());
  seconds.push_back(36);
  const Estimate told = over(Quantile{.column = "handle_s", .p = 0.9}, seconds);
  CHECK(told.has_interval);
  CHECK(told.interval.high == 36.0);
  CHECK(told.standard_error() == doctest::Approx((36.0 - told.interval.low) / 3.919928));
  CHECK_FALSE(over(Quantile{.column = "handle_s"}, {1, 2, 3, 4, 5}).has_interval);
  CHECK(over(Quantile{.column = "handle_s"}, {1, 2, 3, 4, 5, 6}).has_interval);
}

TEST_CASE("quantile: keeps the numbers that tell how many lie below a bound, few ones all, and none at an end") {
  const Estimate median = over(Quantile{.column = "handle_s"}, {30, 10, 20});
  CHECK(median.around == std::vector<journeyrank::OrderStatistic>{{0, 10.0}, {1, 20.0}, {2, 30.0}});
  CHECK(over(Quantile{.column = "handle_s", .p = 1.0}, {30, 10, 20}).around.empty());
}

TEST_CASE("consistency: its interval is made of those of the 90th percentile and the median") {
  std::vector<std::optional<std::int64_t>> seconds;
  for (std::int64_t each = 1; each <= 100; ++each) seconds.push_back(each);
  const Estimate found = over(Consistency{"handle_s"}, seconds);
  CHECK(found.has_interval);
  CHECK(found.interval.low == doctest::Approx(83.0 / 62.0));
  CHECK(found.interval.high == doctest::Approx(97.0 / 39.0));
  CHECK(found.standard_error() > 0.0);
  CHECK_FALSE(over(Consistency{"handle_s"}, {10, 20, 30}).has_interval);
}

TEST_CASE("proportion: the linearised error of a ratio of sums, and Student's interval") {
  Tally tally({Proportion{.part = "hold_s", .whole = "handle_s"}});
  const std::vector<std::pair<std::int64_t, std::int64_t>> calls = {{10, 100}, {40, 200}, {0, 50}, {90, 300}};
  int id = 0;
  for (const auto& [hold, handle] : calls) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id,
               .journey = "billing",
               .started_at = 0,
               .hold_ms = hold * 1000,
               .handle_ms = handle * 1000});
  }
  const Estimate share = tally.evaluate("billing", Proportion{.part = "hold_s", .whole = "handle_s"});
  const double ratio = 140.0 / 650.0;
  double squares = 0;
  for (const auto& [hold, handle] : calls) {
    squares += std::pow(static_cast<double>(hold) - ratio * static_cast<double>(handle), 2);
  }
  const double error = std::sqrt(squares * 4 / 3) / 650.0;
  CHECK(share.value == doctest::Approx(ratio));
  CHECK(share.standard_error() == doctest::Approx(error));
  CHECK(share.interval.high == doctest::Approx(ratio + 3.182446305 * error));
  CHECK_FALSE(over(Proportion{.part = "hold_s", .whole = "handle_s"}, {10, 500, 20}).has_interval);
}

TEST_CASE("consistency: 1 when all are served alike") {
  CHECK(over(Consistency{"handle_s"}, {60, 60, 60}).value == 1.0);
  CHECK(over(Consistency{"handle_s"}, {10, 20, 30}).value == doctest::Approx(28.0 / 20));
  CHECK(over(Consistency{"handle_s"}, {0, 0, 30}).why_missing == "the median of \"handle_s\" is 0");
}

TEST_CASE("proportion: of sums, not the mean of shares") {
  CHECK(over(Proportion{.part = "hold_s", .whole = "handle_s"}, {10, 500, std::nullopt}).value == 0.5);
  CHECK(over(Proportion{.part = "hold_s", .whole = "handle_s"}, {10, 500, std::nullopt}).n == 2);
  CHECK_FALSE(over(Proportion{.part = "hold_s", .whole = "handle_s"}, {0, 0}).measured);
  CHECK_FALSE(over(Proportion{.part = "hold_s", .whole = "handle_s"}, {std::nullopt}).measured);
}

namespace {

/// Tickets of a log of 40 days that takes no longer to be known; what was not closed by then is open.
std::vector<Contact> tickets_of(Splitmix64& random, std::size_t count) {
  constexpr double day_ms = 86'400'000.0;
  std::vector<Contact> tickets(count);
  for (Contact& ticket : tickets) {
    const double normal = std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.283185307179586 * random.unit());
    const double start = 40.0 * random.unit();
    const double end = start + 5.0 * std::exp(0.6 * normal);
    ticket.started_at = static_cast<std::int64_t>(start * day_ms);
    if (end <= 40.0) ticket.ended_at = static_cast<std::int64_t>(end * day_ms);
    ticket.last_update_at = static_cast<std::int64_t>(40.0 * day_ms);
  }
  return tickets;
}

Estimate over_tickets(const Metric& metric, const std::vector<Contact>& tickets) {
  Tally tally({metric});
  int id = 0;
  for (Contact ticket : tickets) {
    const std::string contact_id = std::to_string(++id);
    ticket.contact_id = contact_id;
    ticket.journey = "fault";
    tally.add(ticket);
  }
  return tally.evaluate("fault", metric);
}

}  // namespace

TEST_CASE("consistency: of duration_s open tickets count as open, and the interval holds the truth") {
  const double truth = std::exp(0.6 * 1.2815515655446004);
  Splitmix64 random(5);
  double sum = 0;
  int told = 0;
  int held = 0;
  for (int run = 0; run < 200; ++run) {
    const Estimate found = over_tickets(Consistency{"duration_s"}, tickets_of(random, 300));
    REQUIRE(found.measured);
    CHECK(found.n == 300);
    sum += found.value;
    if (!found.has_interval) continue;
    ++told;
    held += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
  }
  CHECK(sum / 200 == doctest::Approx(truth).epsilon(0.01));
  CHECK(told > 195);
  CHECK(held >= told * 95 / 100);
  // Only those that were closed would be too even.
  std::vector<Contact> closed = tickets_of(random, 20'000);
  std::erase_if(closed, [](const Contact& each) { return !each.ended_at; });
  CHECK(over_tickets(Consistency{"duration_s"}, closed).value < truth - 0.05);
}

TEST_CASE("consistency: of duration_s it is not measured where too few have ended to tell the 90th percentile") {
  std::vector<Contact> tickets;
  for (int i = 1; i <= 80; ++i) tickets.push_back({.started_at = 0, .ended_at = i * 1000});
  CHECK(over_tickets(Consistency{"duration_s"}, tickets).value == doctest::Approx(72.1 / 40.5));
  for (int i = 1; i <= 20; ++i) tickets.push_back({.started_at = 0, .last_update_at = 90'000});
  CHECK(over_tickets(Consistency{"duration_s"}, tickets).why_missing ==
        "too few contacts of the journey have ended to tell its 90th percentile");
  CHECK(over_tickets(Consistency{"duration_s"}, {{.started_at = 0}}).why_missing ==
        "no contact of the journey has \"duration_s\" measured");
}

TEST_CASE("consistency: of duration_s a call that ended unsolved took as long as it took") {
  std::vector<Contact> calls;
  for (int i = 1; i <= 100; ++i) calls.push_back({.started_at = 0, .ended_at = i * 1000, .resolved = i % 2 == 0});
  CHECK(over_tickets(Consistency{"duration_s"}, calls).value == doctest::Approx(90.1 / 50.5));
}
