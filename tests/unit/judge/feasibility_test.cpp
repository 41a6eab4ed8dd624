// SPDX-License-Identifier: MIT
#include "journeyrank/judge/feasibility.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

using journeyrank::Feasibility;
using journeyrank::feasibility_text;
using journeyrank::name_of;

TEST_CASE("feasibility: where a change cannot do it people read why, each in its own words") {
  CHECK(std::string(feasibility_text(Feasibility::out_of_reach)) == "not reachable");
  CHECK(std::string(feasibility_text(Feasibility::possible)).empty());
  std::set<std::string> words;
  for (const auto& each : enumerators(Feasibility{})) {
    CHECK(name_of(each.value) == each.name);
    words.insert(feasibility_text(each.value));
  }
  CHECK(words.size() == enumerators(Feasibility{}).size());
}
