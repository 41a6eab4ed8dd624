// SPDX-License-Identifier: MIT
#include "journeyrank/measure/table_cases.hpp"

#include <cstdint>
#include <string>
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

std::vector<std::int8_t> all_of(const TableCases& cases, CaseFact fact) {
  std::vector<std::int8_t> flags;
  for (std::size_t row = 0; row < cases.facts.of_contacts.size(); ++row) flags.push_back(cases.facts.of(fact, row));
  return flags;
}

}  // namespace

TEST_CASE("cases_of: facts are there, numbers and agents only where a reading asks by the same rule") {
  const CaseRule rule{};
  const TableCases plain = cases_of(two_calls_of_ann({CaseReading{rule}}), rule);
  CHECK(all_of(plain, CaseFact::repeated) == std::vector<std::int8_t>{-1, 1, 0, -1});
  CHECK(plain.facts.units.empty());
  CHECK(all_of(plain, CaseFact::same_agent) == std::vector<std::int8_t>(4, -1));
  CHECK(plain.agents.empty());
  const auto asked = two_calls_of_ann({CaseReading{rule, CaseFact::agents}});
  CHECK(cases_of(asked, rule).agents == std::vector<std::int64_t>{not_read, 2, not_read, not_read});
  CHECK(all_of(cases_of(asked, rule), CaseFact::same_agent) == std::vector<std::int8_t>{-1, -1, 0, -1});
  CHECK(cases_of(asked, {.days = 1}).agents.empty());
  const auto numbered = two_calls_of_ann({UnitReading{CountingUnit::each_case, rule}});
  CHECK(cases_of(numbered, rule).facts.units == journeyrank::LargeVector<std::int64_t>{not_read, 1, 1, not_read});
}

namespace {

/// Ann calls about a bill on day 10 and about her pin on day 20; strangers call each day from `from` to day 99.
ContactTable from_day(std::int64_t from, const CaseRule& rule, const char* issue) {
  ContactTable table({CaseReading{rule}});
  for (std::int64_t i = from; i < 100; ++i) {
    const std::string id = "f" + std::to_string(i);
    table.add({.contact_id = id, .customer_id = id, .journey = "other", .started_at = i * day});
  }
  if (from <= 10) {
    table.add({.contact_id = "A", .customer_id = "ann", .journey = "bill", .issue = issue, .started_at = 10 * day});
  }
  table.add({.contact_id = "B", .customer_id = "ann", .journey = "pin", .issue = issue, .started_at = 20 * day});
  return table;
}

/// What is known of whether the call about the pin opens a case.
std::int8_t opens(const CaseRule& rule, std::int64_t from, const char* issue = "") {
  return cases_of(from_day(from, rule, issue), rule).facts.of_contacts.back().opens;
}

}  // namespace

TEST_CASE("cases_of: a case may have begun before the log with a contact of another journey and its longer window") {
  const CaseRule by_customer{.key = CaseKey::customer, .days = 1, .windows = {{"bill", 30}}};
  CHECK(opens(by_customer, 15) == -1);  // cut away what came before, nobody knows
  CHECK(opens({.key = CaseKey::customer, .days = 1, .windows = {{"bill", 5}}}, 15) == 1);
  CHECK(opens({.key = CaseKey::customer, .days = 1, .windows = {{"bill", 5.1}}}, 15) == -1);
  CHECK(opens({.key = CaseKey::customer, .days = 1}, 19) == 1);
}

TEST_CASE("cases_of: where a journey stands for the issue its own window tells, where an issue is named the longest") {
  const CaseRule by_issue{.days = 1, .windows = {{"bill", 30}}};
  CHECK(opens(by_issue, 15) == 1);
  CHECK(opens(by_issue, 15, "login") == -1);
  ContactTable named = from_day(15, by_issue, "");
  named.add({.contact_id = "C", .customer_id = "bob", .journey = "bill", .issue = "pin", .started_at = 90 * day});
  CHECK(cases_of(named, by_issue).facts.of_contacts[85].opens == -1);  // someone's issue has the name of the journey
}

TEST_CASE("agents_of: a contact that names none has none, nor has one named (none)") {
  ContactTable table({CaseReading{{}, CaseFact::same_agent}});
  table.add({.contact_id = "1", .journey = "a", .agent_id = "x", .started_at = 0});
  table.add({.contact_id = "2", .journey = "a", .started_at = 0});
  table.add({.contact_id = "3", .journey = "a", .agent_id = "(none)", .started_at = 0});
  CHECK(agents_of(table) == journeyrank::LargeVector<std::uint32_t>{0, no_party, no_party});
  CHECK(agents_of(ContactTable({CaseReading{}})).empty());
}
