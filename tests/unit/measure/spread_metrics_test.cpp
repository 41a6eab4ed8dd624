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

using journeyrank::Consistency;
using journeyrank::Contact;
using journeyrank::Estimate;
using journeyrank::Metric;
using journeyrank::Proportion;
using journeyrank::Quantile;
using journeyrank::quantile_of;
using journeyrank::Tally;
using journeyrank::TimeToResolve;

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
