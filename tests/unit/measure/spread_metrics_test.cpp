// SPDX-License-Identifier: MIT
#include "journeyrank/measure/spread_metrics.hpp"

#include <cstdint>
#include <optional>
#include <string>
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
