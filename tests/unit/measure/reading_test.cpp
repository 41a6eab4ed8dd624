// SPDX-License-Identifier: MIT
#include "journeyrank/measure/reading.hpp"

#include <limits>
#include <variant>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact_reader.hpp"

using journeyrank::Condition;
using journeyrank::is_weight;
using journeyrank::largest_integer;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::Reading;
using journeyrank::WeightReading;

TEST_CASE("Reading: nothing, numbers and conditions are told apart, and so are their columns") {
  CHECK(Reading{} == Reading{std::monostate{}});
  CHECK(Reading{NumberOf{"talk_s"}} == Reading{NumberOf{"talk_s"}});
  CHECK(Reading{NumberOf{"talk_s"}} != Reading{NumberOf{"hold_s"}});
  CHECK(Reading{NumberOf{"talk_s"}} != Reading{Condition{.column = "talk_s", .at_most = 3.0}});
}

TEST_CASE("Reading: what is not read is no integer that can be read") {
  CHECK(not_read < -largest_integer);
  CHECK(static_cast<double>(largest_integer) + 1.0 == static_cast<double>(largest_integer));
}

TEST_CASE("is_weight: above 0 and of a size that can be squared") {
  CHECK(is_weight(1e-15));
  CHECK(is_weight(1e15));
  for (const double none : {0.0, -1.0, 1e-16, 1.1e15}) CHECK_FALSE(is_weight(none));
  CHECK_FALSE(is_weight(std::numeric_limits<double>::quiet_NaN()));
  CHECK(column_of(WeightReading{}) == "weight");
}

TEST_CASE("NumberOnChannels: it looks at its column, and reads 0 of another channel") {
  const journeyrank::NumberOnChannels on_chat{"handle_s", {"chat"}};
  CHECK(column_of(on_chat) == "handle_s");
  journeyrank::ContactReader reader{on_chat};
  CHECK(reader.read({.channel = "chat", .handle_ms = 7}) == 7);
  CHECK(reader.read({.channel = "voice", .handle_ms = 7}) == 0);
  CHECK(reader.read({.channel = "chat"}) == journeyrank::not_read);
}
