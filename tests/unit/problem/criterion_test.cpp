// SPDX-License-Identifier: MIT
#include "journeyrank/problem/criterion.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::Criterion;
using journeyrank::Direction;
using journeyrank::fault;
using journeyrank::has_relative_scale;
using journeyrank::Levels;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Piecewise;

TEST_CASE("criterion: people read its label, or its id when there is none") {
  CHECK(Criterion{.id = "pain", .label = "Pain"}.shown() == "Pain");
  CHECK(Criterion{.id = "pain"}.shown() == "pain");
}

TEST_CASE("criterion: unless said otherwise it is maximized, weighs 1 and refuses missing cells") {
  const Criterion criterion{.id = "pain"};
  CHECK(criterion.direction == Direction::maximize);
  CHECK(criterion.weight == 1.0);
  CHECK(criterion.missing == Missing::reject);
  CHECK(criterion.scale == journeyrank::Scale(Anchored{.at_0 = 0.0, .at_1 = 1.0}));
  CHECK_FALSE(criterion.metric.has_value());
  CHECK(fault(criterion) == "");
}

TEST_CASE("criterion: without an id it is faulty") { CHECK(fault(Criterion{.id = ""}) == "a criterion has no id"); }

TEST_CASE("criterion: the fault of its scale in its direction is its fault") {
  CHECK(fault(Criterion{.id = "a", .scale = Anchored{.at_0 = 1.0, .at_1 = 1.0}}).find("equal") != std::string::npos);
  CHECK(fault(Criterion{.id = "a", .direction = Direction::minimize, .scale = Anchored{}}).find("against") !=
        std::string::npos);
  CHECK(fault(Criterion{.id = "a", .scale = Piecewise{}}).find("two knots") != std::string::npos);
  CHECK(fault(Criterion{.id = "a", .scale = Levels{}}).find("one level or more") != std::string::npos);
  CHECK(fault(Criterion{.id = "a", .direction = Direction::minimize, .scale = MinMax{}}) == "");
}

TEST_CASE("criterion: only a scale that looks at the other journeys is relative") {
  CHECK(has_relative_scale(Criterion{.id = "a", .scale = MinMax{}}));
  CHECK_FALSE(has_relative_scale(Criterion{.id = "a", .scale = Anchored{}}));
  CHECK_FALSE(has_relative_scale(Criterion{.id = "a", .scale = Piecewise{}}));
  CHECK_FALSE(has_relative_scale(Criterion{.id = "a", .scale = Levels{}}));
}

TEST_CASE("criterion: the missing policies have one spelling") {
  CHECK(journeyrank::enumerator_list<Missing>() == "reject, renormalise, worst, interval");
  CHECK(std::string(name_of(Missing::renormalise)) == "renormalise");
}

TEST_CASE("criterion: the fault of the preference that it states is its fault") {
  const auto stating = [](const journeyrank::Preference& preference) {
    return fault(Criterion{.id = "a", .preference = preference});
  };
  CHECK(stating({.indifference = 0.1, .preference = 0.3, .veto = 0.9}) == "");
  CHECK(stating({.indifference = 0.2, .preference = 0.1}) == "preference: preference must not be below indifference");
}
