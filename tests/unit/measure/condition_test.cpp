// SPDX-License-Identifier: MIT
#include "journeyrank/measure/condition.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::ColumnKind;
using journeyrank::Condition;
using journeyrank::fault;
using journeyrank::fault_of_number_column;
using journeyrank::kind_of;

TEST_CASE("Condition: both bounds belong to the range") {
  const Condition effort{.column = "ces", .at_least = 1, .at_most = 3};
  CHECK(effort.holds_number(1));
  CHECK(effort.holds_number(3));
  CHECK_FALSE(effort.holds_number(0.999));
  CHECK_FALSE(effort.holds_number(3.001));
  CHECK(Condition{.column = "ces", .at_least = 1}.holds_number(1e300));
  CHECK(Condition{.column = "ces", .at_most = 3}.holds_number(-1e300));
}

TEST_CASE("Condition: a text holds when it is one of the list, letter for letter") {
  const Condition lost{.column = "target", .one_of = {"missed", "late"}};
  CHECK(lost.holds_text("late"));
  CHECK_FALSE(lost.holds_text("Late"));
  CHECK_FALSE(lost.holds_text(""));
}

TEST_CASE("Condition: a flag alone is met by true, with a list by what is in it") {
  CHECK(Condition{.column = "resolved"}.holds_flag(true));
  CHECK_FALSE(Condition{.column = "resolved"}.holds_flag(false));
  CHECK(Condition{.column = "resolved", .one_of = {"false"}}.holds_flag(false));
  CHECK_FALSE(Condition{.column = "resolved", .one_of = {"false"}}.holds_flag(true));
}

TEST_CASE("kind_of: contact columns have theirs, duration_s is a duration, other columns are open") {
  CHECK(kind_of("ces") == ColumnKind::number);
  CHECK(kind_of("revenue") == ColumnKind::money);
  CHECK(kind_of("duration_s") == ColumnKind::duration);
  CHECK_FALSE(kind_of("made_sla").has_value());
}

TEST_CASE("Condition: what fits its column has no fault") {
  CHECK(fault(Condition{.column = "ces", .at_most = 3}).empty());
  CHECK(fault(Condition{.column = "duration_s", .at_least = 60}).empty());
  CHECK(fault(Condition{.column = "revenue", .at_least = 100}).empty());
  CHECK(fault(Condition{.column = "channel", .one_of = {"voice"}}).empty());
  CHECK(fault(Condition{.column = "churned"}).empty());
  CHECK(fault(Condition{.column = "churned", .one_of = {"false"}}).empty());
  CHECK(fault(Condition{.column = "made_sla", .one_of = {"false"}}).empty());
  CHECK(fault(Condition{.column = "waiting", .at_least = 5}).empty());
}

TEST_CASE("Condition: each contradiction is a fault that names the column") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double no_number = std::numeric_limits<double>::quiet_NaN();
  CHECK(fault(Condition{}) == "no column is named");
  CHECK(fault(Condition{.column = "ces"}) == "column \"ces\" needs at_least, at_most or one_of");
  CHECK(fault(Condition{.column = "x"}) == "column \"x\" needs at_least, at_most or one_of");
  CHECK(fault(Condition{.column = "x", .at_least = 1, .one_of = {"a"}}) ==
        "column \"x\" has both a range and one_of; allowed: one of them");
  CHECK(fault(Condition{.column = "channel", .at_least = 1}) == "column \"channel\" is a text; a range needs numbers");
  CHECK(fault(Condition{.column = "churned", .at_least = 1}) == "column \"churned\" is a flag; a range needs numbers");
  CHECK(fault(Condition{.column = "ces", .one_of = {"1"}}) ==
        "column \"ces\" holds numbers; one_of needs text or a flag");
  CHECK(fault(Condition{.column = "started_at", .at_least = 1}) ==
        "column \"started_at\" is a time; a condition needs numbers, text or a flag");
  CHECK(fault(Condition{.column = "ces", .at_least = 3, .at_most = 1}) == "column \"ces\": at_least is above at_most");
  CHECK(fault(Condition{.column = "ces", .at_least = no_number}) ==
        "column \"ces\": at_least and at_most must be finite");
  CHECK(fault(Condition{.column = "ces", .at_most = infinity}) ==
        "column \"ces\": at_least and at_most must be finite");
  CHECK(fault(Condition{.column = "churned", .one_of = {"yes"}}) ==
        "column \"churned\" is a flag; one_of may hold true and false, found yes");
}

TEST_CASE("fault_of_number_column: only columns of numbers can be added up") {
  CHECK(fault_of_number_column("handle_s").empty());
  CHECK(fault_of_number_column("duration_s").empty());
  CHECK(fault_of_number_column("cost").empty());
  CHECK(fault_of_number_column("some_extra").empty());
  CHECK(fault_of_number_column("") == "no column is named");
  CHECK(fault_of_number_column("journey") == "column \"journey\" is a text; allowed: a column of numbers");
  CHECK(fault_of_number_column("ended_at") == "column \"ended_at\" is a time; allowed: a column of numbers");
  CHECK(fault_of_number_column("churned") == "column \"churned\" is a flag; allowed: a column of numbers");
}
