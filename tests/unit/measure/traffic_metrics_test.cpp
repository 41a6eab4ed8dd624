// SPDX-License-Identifier: MIT
#include "journeyrank/measure/traffic_metrics.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::ContactPressure;
using journeyrank::ContactRate;
using journeyrank::Estimate;
using journeyrank::Party;
using journeyrank::Tally;

namespace {

constexpr std::int64_t day = 86'400'000;

/// Sixty days of ten customers: a calls thrice and is called thrice about billing, b is called once, c calls; another
/// journey has the others.
template <class Metric>
Estimate over(const Metric& metric) {
  Tally tally({metric});
  int id = 0;
  const auto add = [&](const char* customer, const char* journey, std::int64_t at, const char* direction) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id,
               .customer_id = customer,
               .account_id = *customer == 'b' ? "a" : customer,
               .journey = journey,
               .direction = direction,
               .started_at = at * day});
  };
  for (const std::int64_t at : {0, 10, 20}) add("a", "billing", at, "inbound");
  for (const std::int64_t at : {5, 15, 25}) add("a", "billing", at, "outbound");
  add("b", "billing", 30, "outbound");
  add("c", "billing", 31, "inbound");
  for (const char* customer : {"d", "e", "f", "g", "h", "i", "j"}) add(customer, "other", 60, "inbound");
  add("", "other", 33, "inbound");
  return tally.evaluate("billing", metric);
}

}  // namespace

TEST_CASE("contact_rate: contacts per 1,000 customers of the log, or of a declared base, and per period") {
  CHECK(over(ContactRate{}).value == 8 * 1000.0 / 10);
  CHECK(over(ContactRate{.base = 4000}).value == 2.0);
  CHECK(over(ContactRate{.base = 4000, .period_days = 30}).value == 1.0);
  CHECK(over(ContactRate{}).n == 8);
}

TEST_CASE("contact_rate: a log without customers, or of one moment, has none") {
  const ContactRate per_day{.base = 10, .period_days = 1};
  Tally tally({ContactRate{}, per_day, ContactRate{.base = 10}});
  tally.add({.contact_id = "1", .journey = "billing", .started_at = 5});
  CHECK(tally.evaluate("billing", ContactRate{}).why_missing ==
        "no contact of the log has a customer_id, and no base is declared");
  CHECK(tally.evaluate("billing", per_day).why_missing ==
        "all contacts of the log, or of its part in the slice, start at one moment");
  CHECK(tally.evaluate("billing", ContactRate{.base = 10}).value == 100.0);
}

TEST_CASE("contact_pressure: outbound contacts per customer of the journey and window") {
  const Estimate pressure = over(ContactPressure{.window_days = 30});
  CHECK(pressure.n == 3);
  CHECK(pressure.value == doctest::Approx((3.0 + 1.0 + 0.0) / 3.0 / 2.0));
  // The variance of 3, 1 and 0 is 7/3; half of the error of their mean, as half of the log is a window.
  CHECK(pressure.standard_error() == doctest::Approx(0.5 * std::sqrt(7.0 / 3.0 / 3.0)));
  CHECK(pressure.interval.high - pressure.value == doctest::Approx(4.302652729911275 * pressure.standard_error()));
  CHECK(over(ContactPressure{.window_days = 60, .per = Party::account}).value == doctest::Approx(4.0 / 2.0));
  CHECK(over(ContactPressure{.window_days = 61}).why_missing ==
        "the log, or its part in the slice, is shorter than the window");
}

TEST_CASE("metrics of traffic: in slices by period the log lasts for its part of the period") {
  const ContactRate rate{.base = 1000, .period_days = 30};
  const ContactPressure pressure{.window_days = 7};
  Tally tally({rate, pressure}, {.period = journeyrank::Period::month});
  constexpr std::int64_t mid_january = 20468;  // 2026-01-15, in days since 1970
  int id = 0;
  for (std::int64_t at = 0; at <= 90; ++at) {  // to 2026-04-15
    for (int i = 0; i < 10; ++i) {
      const std::string contact_id = std::to_string(++id);
      tally.add({.contact_id = contact_id,
                 .customer_id = i < 3 ? "a" : "b",
                 .journey = "billing",
                 .direction = i < 3 ? "outbound" : "inbound",
                 .started_at = (mid_january + at) * day});
    }
  }
  const auto slices = tally.evaluate_slices();
  REQUIRE(slices.size() == 4);
  const double days[] = {17, 28, 31, 14};  // of the log in each month
  const double contacts[] = {170, 280, 310, 150};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& found = slices[i].journeys.at(0).estimates;
    CHECK(found[0].value == doctest::Approx(contacts[i] / (days[i] / 30)));
    CHECK(found[1].value == doctest::Approx(0.3 * contacts[i] / 2 * 7 / days[i]));
  }
  CHECK(tally.evaluate("billing", rate).value == doctest::Approx(910 / 3.0));
}

TEST_CASE("contact_rate: in a period that holds one moment of the log it has no rate, and none that is endless") {
  const ContactRate rate{.base = 10, .period_days = 1};
  Tally tally({rate}, {.period = journeyrank::Period::day});
  for (const std::int64_t at : {0, 1, 2}) {
    const std::string id = std::to_string(at);
    tally.add({.contact_id = id, .journey = "billing", .started_at = at * day});
  }
  const auto slices = tally.evaluate_slices();
  CHECK(slices.at(0).journeys.at(0).estimates[0].value == 100.0);
  CHECK_FALSE(slices.at(2).journeys.at(0).estimates[0].measured);
}

TEST_CASE("contact_rate: says what its contacts are set against") {
  CHECK(over(ContactRate{}).over == 10);
  CHECK(over(ContactRate{.base = 4000}).over == 4000);
}

TEST_CASE("metrics of traffic: faulty options are named") {
  CHECK(ContactRate{}.fault().empty());
  CHECK_FALSE(ContactRate{.base = -1}.fault().empty());
  CHECK_FALSE(ContactRate{.base = std::numeric_limits<double>::quiet_NaN()}.fault().empty());
  CHECK_FALSE(ContactRate{.period_days = 4000}.fault().empty());
  CHECK(ContactPressure{}.fault().empty());
  CHECK_FALSE(ContactPressure{.window_days = 0}.fault().empty());
}
