// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_reader.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Condition;
using journeyrank::Contact;
using journeyrank::ContactReader;
using journeyrank::ExtraColumn;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::Reading;

namespace {

/// The number in its unit, or nothing when it was not measured.
std::optional<double> number_in(const char* column, const Contact& contact) {
  ContactReader reader(NumberOf{column});
  const std::int64_t read = reader.read(contact);
  return read == not_read ? std::nullopt : std::optional(reader.in_units(read));
}

/// 1 or 0 for a condition that holds or not; -1 when it is not measured.
int holds(const Condition& condition, const Contact& contact) {
  const std::int64_t read = ContactReader(condition).read(contact);
  return read == not_read ? -1 : static_cast<int>(read);
}

}  // namespace

TEST_CASE("ContactReader: numbers come in the unit of their column") {
  CHECK(number_in("handle_s", {.handle_ms = 1500}) == 1.5);
  CHECK(number_in("cost", {.cost_minor = -1250}) == -12.5);
  CHECK(number_in("transfers", {.transfers = 3}) == 3.0);
  CHECK(number_in("csat", {.csat = 4.5}) == 4.5);
  CHECK(number_in("csat", {.csat = -0.0}) == 0.0);
  CHECK_FALSE(number_in("csat", {}).has_value());
  CHECK_FALSE(number_in("handle_s", {}).has_value());
}

TEST_CASE("ContactReader: duration_s runs from start to end, or is the handle time where there is no end") {
  CHECK(number_in("duration_s", {.started_at = 1000, .ended_at = 3500}) == 2.5);
  CHECK(number_in("duration_s", {.started_at = 1000, .handle_ms = 4000}) == 4.0);
  CHECK(number_in("duration_s", {.started_at = 1000, .ended_at = 1000, .handle_ms = 4000}) == 0.0);
  CHECK_FALSE(number_in("duration_s", {.started_at = 1000}).has_value());
  CHECK_FALSE(number_in("duration_s", {.started_at = 1000, .ended_at = 999}).has_value());
}

TEST_CASE("ContactReader: conditions on numbers compare in the unit of the column") {
  const Condition long_call{.column = "handle_s", .at_least = 0.1};
  CHECK(holds(long_call, {.handle_ms = 100}) == 1);
  CHECK(holds(long_call, {.handle_ms = 99}) == 0);
  CHECK(holds(long_call, {}) == -1);
}

TEST_CASE("ContactReader: conditions on text and flags") {
  CHECK(holds({.column = "channel", .one_of = {"voice"}}, {.channel = "voice"}) == 1);
  CHECK(holds({.column = "channel", .one_of = {"voice"}}, {}) == 0);
  CHECK(holds({.column = "issue", .one_of = {"refund"}}, {}) == -1);
  CHECK(holds({.column = "resolved"}, {.resolved = true}) == 1);
  CHECK(holds({.column = "resolved", .one_of = {"false"}}, {.resolved = true}) == 0);
  CHECK(holds({.column = "resolved"}, {}) == -1);
}

TEST_CASE("ContactReader: unknown demand is not measured") {
  CHECK(holds({.column = "demand", .one_of = {"failure"}}, {.demand = "failure"}) == 1);
  CHECK(holds({.column = "demand", .one_of = {"failure"}}, {.demand = "value"}) == 0);
  CHECK(holds({.column = "demand", .one_of = {"failure"}}, {}) == -1);
}

TEST_CASE("ContactReader: extra columns are found wherever they stand, one contact after the other") {
  ContactReader reader(NumberOf{"waiting"});
  CHECK_FALSE(reader.has_seen_column());
  const std::array first{ExtraColumn{"a", "1"}, ExtraColumn{"waiting", "7.5"}};
  const std::array second{ExtraColumn{"waiting", "8"}, ExtraColumn{"a", "1"}, ExtraColumn{"b", "1"}};
  const std::array without{ExtraColumn{"b", "1"}};
  CHECK(reader.in_units(reader.read({.extra = first})) == 7.5);
  CHECK(reader.in_units(reader.read({.extra = second})) == 8.0);
  CHECK(reader.read({.extra = without}) == not_read);
  CHECK(reader.read({}) == not_read);
  CHECK(reader.in_units(reader.read({.extra = first})) == 7.5);
  CHECK(reader.has_seen_column());
}

TEST_CASE("ContactReader: text in an extra column that is asked for numbers is counted, an empty cell is not") {
  ContactReader reader(NumberOf{"waiting"});
  const std::array text{ExtraColumn{"waiting", "long"}};
  const std::array empty{ExtraColumn{"waiting", ""}};
  CHECK(reader.read({.extra = text}) == not_read);
  CHECK(reader.read({.extra = empty}) == not_read);
  CHECK(reader.unreadable() == 1);
  ContactReader other(NumberOf{"waiting"});
  other.merge(reader);
  other.merge(reader);
  CHECK(other.unreadable() == 2);
  CHECK(other.has_seen_column());
}

TEST_CASE("ContactReader: a condition on an extra column asks its text, or its number when it has a range") {
  const std::array late{ExtraColumn{"Timely response?", "No"}};
  const std::array five{ExtraColumn{"waiting", "5"}};
  const std::array word{ExtraColumn{"waiting", "five"}};
  CHECK(holds({.column = "Timely response?", .one_of = {"No"}}, {.extra = late}) == 1);
  CHECK(holds({.column = "waiting", .at_least = 5}, {.extra = five}) == 1);
  CHECK(holds({.column = "waiting", .at_least = 5}, {.extra = word}) == -1);
  CHECK(holds({.column = "waiting", .at_least = 5}, {.extra = late}) == -1);
}

TEST_CASE("ContactReader: a metric that reads nothing reads nothing") {
  ContactReader reader{Reading{}};
  CHECK(reader.reads_nothing());
  CHECK(reader.read({.csat = 1.0}) == not_read);
}

TEST_CASE("ContactReader: numbers that cannot be are bad_number, naming contact and column") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double no_number = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal([&] { number_in("csat", {.contact_id = "17", .csat = no_number}); }) ==
        "bad_number: contact \"17\": csat is not a finite number");
  CHECK(refusal([&] { number_in("csat", {.contact_id = "17", .csat = infinity}); }) ==
        "bad_number: contact \"17\": csat is not a finite number");
  CHECK(refusal([] { number_in("handle_s", {.contact_id = "17", .handle_ms = -1}); }) ==
        "bad_number: contact \"17\": handle_s is negative");
  CHECK(refusal([] { number_in("transfers", {.contact_id = "17", .transfers = -1}); }) ==
        "bad_number: contact \"17\": transfers is negative");
  CHECK(refusal([] { number_in("revenue", {.contact_id = "17", .revenue_minor = INT64_MIN}); }) ==
        "bad_number: contact \"17\": revenue is beyond 2^53");
  CHECK(refusal([] { number_in("handle_s", {.contact_id = "17", .handle_ms = INT64_MAX}); }) ==
        "bad_number: contact \"17\": handle_s is beyond 2^53");
}

TEST_CASE("ContactReader: a decimal beyond 1e100 is not measured, and counted: its square could not be added up") {
  const std::vector<journeyrank::ExtraColumn> extra = {{"days", "1e200"}};
  journeyrank::ContactReader days(journeyrank::NumberOf{"days"});
  CHECK(days.read({.contact_id = "1", .started_at = 0, .extra = extra}) == journeyrank::not_read);
  CHECK(days.unreadable() == 1);
  journeyrank::ContactReader csat(journeyrank::NumberOf{"csat"});
  CHECK(csat.read({.contact_id = "1", .started_at = 0, .csat = -1e101}) == journeyrank::not_read);
  CHECK(csat.read({.contact_id = "1", .started_at = 0, .csat = -1e100}) != journeyrank::not_read);
  CHECK(csat.unreadable() == 1);
}
