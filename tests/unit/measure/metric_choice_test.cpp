// SPDX-License-Identifier: MIT
#include "journeyrank/measure/metric_choice.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"

using journeyrank::Burden;
using journeyrank::Contacts;
using journeyrank::Mean;
using journeyrank::Metric;
using journeyrank::metric_of;
using journeyrank::MetricChoice;

TEST_CASE("MetricChoice: none has no name, no fault and no type") {
  const MetricChoice none;
  CHECK_FALSE(none);
  CHECK_FALSE(none.has_value());
  CHECK(std::string(none.name()).empty());
  CHECK(none.fault().empty());
  CHECK(none.get_if<Contacts>() == nullptr);
  CHECK_FALSE(metric_of(none).has_value());
  CHECK(none == MetricChoice{});
}

TEST_CASE("MetricChoice: gives back the metric that was put in, with its type and options") {
  const MetricChoice choice = Burden{.column = "ces", .at_most = 3.0};
  CHECK(std::string(choice.name()) == "burden");
  REQUIRE(choice.get_if<Burden>() != nullptr);
  CHECK(choice.get_if<Burden>()->at_most == 3.0);
  CHECK(choice.get_if<Mean>() == nullptr);
  CHECK(metric_of(choice) == Metric{Burden{.column = "ces", .at_most = 3.0}});
  CHECK(MetricChoice(Metric{Mean{"handle_s"}}) == MetricChoice(Mean{"handle_s"}));
}

TEST_CASE("MetricChoice: is equal when type and options are") {
  const MetricChoice choice = Mean{"handle_s"};
  CHECK(choice == MetricChoice(Mean{"handle_s"}));
  CHECK(choice != MetricChoice(Mean{"talk_s"}));
  CHECK(choice != MetricChoice(Contacts{}));
  CHECK(choice != MetricChoice{});
  CHECK(MetricChoice{} != choice);
}

TEST_CASE("MetricChoice: a copy stands alone, a moved one is empty") {
  MetricChoice first = Mean{"handle_s"};
  MetricChoice second = first;
  first = Contacts{};
  CHECK(second == MetricChoice(Mean{"handle_s"}));
  const MetricChoice third = std::move(second);
  CHECK(third == MetricChoice(Mean{"handle_s"}));
  CHECK_FALSE(second.has_value());  // NOLINT: looked at on purpose
  first = MetricChoice{};
  CHECK_FALSE(first);
}

TEST_CASE("MetricChoice: says what is wrong with the options") {
  CHECK(MetricChoice(Burden{.column = "ces"}).fault() == "column \"ces\" needs at_least, at_most or one_of");
  CHECK(MetricChoice(Contacts{}).fault().empty());
}
