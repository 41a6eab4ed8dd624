// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_keys.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::accounts_of;
using journeyrank::case_keys;
using journeyrank::CaseKey;
using journeyrank::CaseReading;
using journeyrank::ContactTable;
using journeyrank::no_party;

namespace {

ContactTable table_of_cases() { return ContactTable({CaseReading{}}); }

}  // namespace

TEST_CASE("case_keys: where no account, issue or case is named, what stands in the table is borrowed") {
  ContactTable table = table_of_cases();
  table.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .started_at = 0});
  table.add({.contact_id = "2", .journey = "b", .started_at = 0});
  const auto keys = case_keys(table, CaseKey::account_issue);
  CHECK(keys.parties.own.empty());
  CHECK(keys.parties.numbers.data() == table.customers().data());
  CHECK(keys.parties.numbers[1] == no_party);
  CHECK(keys.parties.count == 1);
  CHECK(keys.subjects.numbers.data() == table.journeys().data());
  CHECK(keys.declared.empty());
}

TEST_CASE("accounts_of: the customer stands for an account that is not named, and one name is one account") {
  ContactTable table = table_of_cases();
  table.add({.contact_id = "1", .customer_id = "ann", .account_id = "acme", .journey = "a", .started_at = 0});
  table.add({.contact_id = "2", .customer_id = "acme", .journey = "a", .started_at = 0});
  table.add({.contact_id = "3", .customer_id = "bob", .journey = "a", .started_at = 0});
  table.add({.contact_id = "4", .journey = "a", .started_at = 0});
  const auto accounts = accounts_of(table);
  CHECK(accounts.numbers[0] == accounts.numbers[1]);
  CHECK(accounts.numbers[2] != accounts.numbers[0]);
  CHECK(accounts.numbers[2] < accounts.count);
  CHECK(accounts.numbers[3] == no_party);
}

TEST_CASE("case_keys: a declared case is its own party and subject, one for all contacts that name it") {
  ContactTable table = table_of_cases();
  table.add({.contact_id = "1", .case_id = "k", .customer_id = "ann", .journey = "a", .started_at = 0});
  table.add({.contact_id = "2", .case_id = "k", .customer_id = "bob", .journey = "b", .started_at = 0});
  table.add({.contact_id = "3", .customer_id = "ann", .journey = "a", .started_at = 0});
  for (const CaseKey key : {CaseKey::account_issue, CaseKey::customer_issue, CaseKey::account, CaseKey::customer}) {
    const auto keys = case_keys(table, key);
    CHECK(keys.declared == std::vector<std::uint8_t>{1, 1, 0});
    CHECK(keys.parties.numbers[0] == keys.parties.numbers[1]);
    CHECK(keys.parties.numbers[0] != keys.parties.numbers[2]);
    CHECK(keys.parties.numbers[0] < keys.parties.count);
    if (!keys.subjects.numbers.empty()) CHECK(keys.subjects.numbers[0] == keys.subjects.numbers[1]);
  }
}

TEST_CASE("case_keys: without issue in the key all contacts are about one thing") {
  ContactTable table = table_of_cases();
  table.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .issue = "x", .started_at = 0});
  CHECK(case_keys(table, CaseKey::customer).subjects.numbers.empty());
  CHECK(case_keys(table, CaseKey::customer_issue).subjects.numbers.size() == 1);
}
