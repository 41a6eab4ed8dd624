// SPDX-License-Identifier: MIT
#include "journeyrank/measure/table_cases.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

constexpr std::int64_t day = 86'400'000;

ContactTable two_calls_of_ann(const std::vector<Reading>& readings) {
  ContactTable table(readings);
  table.add({.contact_id = "0", .journey = "other", .started_at = 0});
  table.add({.contact_id = "1", .customer_id = "ann", .journey = "bill", .agent_id = "x", .started_at = 20 * day});
  table.add({.contact_id = "2", .customer_id = "ann", .journey = "bill", .agent_id = "y", .started_at = 22 * day});
  table.add({.contact_id = "3", .journey = "other", .started_at = 60 * day});
  return table;
}

}  // namespace

TEST_CASE("cases_of: facts are there, numbers and agents only where a reading asks by the same rule") {
  const CaseRule rule{};
  const TableCases plain = cases_of(two_calls_of_ann({CaseReading{rule}}), rule);
  CHECK(plain.facts.repeated == std::vector<std::int8_t>{-1, 1, 0, -1});
  CHECK(plain.facts.units.empty());
  CHECK(plain.facts.same_agent.empty());
  CHECK(plain.agents.empty());
  const auto asked = two_calls_of_ann({CaseReading{rule, CaseFact::agents}});
  CHECK(cases_of(asked, rule).agents == std::vector<std::int64_t>{not_read, 2, not_read, not_read});
  CHECK(cases_of(asked, rule).facts.same_agent == std::vector<std::int8_t>{-1, -1, 0, -1});
  CHECK(cases_of(asked, {.days = 1}).agents.empty());
  const auto numbered = two_calls_of_ann({UnitReading{CountingUnit::each_case, rule}});
  CHECK(cases_of(numbered, rule).facts.units == std::vector<std::int64_t>{not_read, 1, 1, not_read});
}

TEST_CASE("agents_of: a contact that names none has none, nor has one named (none)") {
  ContactTable table({CaseReading{{}, CaseFact::same_agent}});
  table.add({.contact_id = "1", .journey = "a", .agent_id = "x", .started_at = 0});
  table.add({.contact_id = "2", .journey = "a", .started_at = 0});
  table.add({.contact_id = "3", .journey = "a", .agent_id = "(none)", .started_at = 0});
  CHECK(agents_of(table) == std::vector<std::uint32_t>{0, no_party, no_party});
  CHECK(agents_of(ContactTable({CaseReading{}})).empty());
}
