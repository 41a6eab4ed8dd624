// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_agents.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::agents_of_cases;
using journeyrank::CaseFact;
using journeyrank::CaseReading;
using journeyrank::Condition;
using journeyrank::FurtherAgent;
using journeyrank::no_party;
using journeyrank::not_read;
using journeyrank::reads_agents;

namespace {

using Numbers = std::vector<std::int64_t>;

/// Contacts 0, 1 and 4 are one case, 2 is another, 3 is in none, 5 in one of which nobody says anything.
const Numbers units{0, 0, 2, not_read, 0, 5};

}  // namespace

TEST_CASE("agents_of_cases: distinct agents at the first contact of a case, those of further legs among them") {
  const std::vector<std::uint32_t> agents{7, 8, 7, 9, 7, no_party};
  CHECK(agents_of_cases(units, {.agents = agents}) == Numbers{2, not_read, 1, not_read, not_read, not_read});
  const std::vector<FurtherAgent> further{{1, 7}, {1, 3}, {2, 7}, {3, 4}};
  CHECK(agents_of_cases(units, {.agents = agents, .further = further}) ==
        Numbers{3, not_read, 1, not_read, not_read, not_read});
}

TEST_CASE("agents_of_cases: counts come first, and a case without one is not known") {
  const std::vector<std::uint32_t> agents{7, 8, 7, 9, 7, no_party};
  const Numbers counts{2, not_read, not_read, 4, 1, not_read};
  CHECK(agents_of_cases(units, {.agents = agents, .counts = counts}) ==
        Numbers{3, not_read, not_read, not_read, not_read, not_read});
  const Numbers none(units.size(), not_read);
  CHECK(agents_of_cases(units, {.agents = agents, .counts = none})[0] == 2);
}

TEST_CASE("agents_of_cases: no contact, no case") { CHECK(agents_of_cases({}, {}).empty()); }

TEST_CASE("reads_agents: only facts that rest on who handled contacts") {
  CHECK(reads_agents(CaseReading{{}, CaseFact::same_agent}));
  CHECK(reads_agents(CaseReading{{}, CaseFact::agents}));
  CHECK_FALSE(reads_agents(CaseReading{{}, CaseFact::repeated}));
  CHECK_FALSE(reads_agents(Condition{.column = "agent_id", .one_of = {"x"}}));
}
