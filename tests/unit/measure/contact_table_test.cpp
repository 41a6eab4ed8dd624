// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_table.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/case_keys.hpp"

using journeyrank::anonymous_customer;
using journeyrank::Condition;
using journeyrank::Contact;
using journeyrank::ContactTable;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::Reading;

namespace {

const std::vector<Reading> handle_and_churn = {NumberOf{"handle_s"}, Condition{.column = "churned"}, Reading{}};

/// The journey of the only row, after both contacts came in this order.
std::string_view kept(const Contact& first, const Contact& second) {
  static std::vector<ContactTable> alive;
  alive.emplace_back(handle_and_churn);
  ContactTable& table = alive.back();
  CHECK(table.add(first));
  CHECK_FALSE(table.add(second));
  CHECK(table.size() == 1);
  return table.journey_names()[table.journey(0)];
}

}  // namespace

TEST_CASE("ContactTable: one row a contact id, ids of different sources are different") {
  ContactTable table(handle_and_churn);
  CHECK(table.add({.contact_id = "1", .started_at = 0}));
  CHECK(table.add({.contact_id = "1", .source = "chat", .started_at = 0}));
  CHECK(table.add({.contact_id = "t1", .source = "cha", .started_at = 0}));
  CHECK_FALSE(table.add({.contact_id = "1", .source = "chat", .started_at = 0}));
  CHECK_FALSE(table.add({.contact_id = "1", .source = "default", .started_at = 0}));
  CHECK_FALSE(table.add({.contact_id = "1", .source = "", .started_at = 0}));
  CHECK(table.size() == 3);
}

TEST_CASE("ContactTable: an id made to look like source and id is still another contact") {
  using namespace std::string_view_literals;
  ContactTable table({});
  CHECK(table.add({.contact_id = "1", .source = "chat", .started_at = 0}));
  CHECK(table.add({.contact_id = "\0"
                                 "4:chat1"sv,
                   .started_at = 0}));
  CHECK(table.size() == 2);
}

TEST_CASE("ContactTable: rows hold what the readings ask for") {
  ContactTable table(handle_and_churn);
  table.add({.contact_id = "1", .journey = "a", .started_at = 5, .handle_ms = 1500, .churned = true});
  table.add({.contact_id = "2", .customer_id = "x", .started_at = 6});
  CHECK(table.readings()[0].at(0) == 1500);
  CHECK(table.readings()[0].at(1) == not_read);
  CHECK(table.readings()[1].at(0) == 1);
  CHECK(table.readings()[1].at(1) == not_read);
  CHECK(table.readings()[2].at(0) == not_read);
  CHECK(table.customer(0) == anonymous_customer);
  CHECK(table.customer(1) == 0);
  CHECK(table.journey_names()[table.journey(1)] == "(unmapped)");
  CHECK(table.readings()[0].numbers.size() == 2);
  CHECK(table.readings()[1].conditions.size() == 2);
  CHECK(table.readings()[2].numbers.empty());
}

TEST_CASE("ContactTable: of two copies the newer one stays, whichever came first") {
  const auto both_ways = [](const Contact& loser, const Contact& winner) {
    CHECK(kept(loser, winner) == winner.journey);
    CHECK(kept(winner, loser) == winner.journey);
  };
  both_ways({.contact_id = "1", .journey = "z", .started_at = 9, .last_update_at = 1},
            {.contact_id = "1", .journey = "a", .started_at = 0, .last_update_at = 2});
  both_ways({.contact_id = "1", .journey = "z", .started_at = 9},
            {.contact_id = "1", .journey = "a", .started_at = 0, .last_update_at = -5});
  both_ways({.contact_id = "1", .journey = "z", .started_at = 1}, {.contact_id = "1", .journey = "a", .started_at = 2});
  both_ways({.contact_id = "1", .journey = "a", .started_at = 1}, {.contact_id = "1", .journey = "b", .started_at = 1});
}

TEST_CASE("ContactTable: copies that differ in customer or readings only are ordered too") {
  const auto winner_of = [](const Contact& first, const Contact& second) {
    ContactTable table(handle_and_churn);
    table.add(first);
    table.add(second);
    return std::pair{table.readings()[0].at(0), table.customer(0) == anonymous_customer};
  };
  const Contact known{.contact_id = "1", .customer_id = "c", .started_at = 0, .handle_ms = 5};
  const Contact anonymous{.contact_id = "1", .started_at = 0, .handle_ms = 9};
  CHECK(winner_of(known, anonymous) == winner_of(anonymous, known));
  CHECK(winner_of(known, anonymous) == std::pair{std::int64_t{5}, false});
  const Contact longer{.contact_id = "1", .started_at = 0, .handle_ms = 10};
  CHECK(winner_of(longer, anonymous) == winner_of(anonymous, longer));
  CHECK(winner_of(longer, anonymous).first == 10);
}

TEST_CASE("ContactTable: merging takes over rows, names and what readers met; known ids are counted") {
  ContactTable a(handle_and_churn);
  ContactTable b(handle_and_churn);
  a.add({.contact_id = "1", .customer_id = "x", .journey = "p", .started_at = 0, .handle_ms = 1});
  b.add({.contact_id = "2", .customer_id = "y", .journey = "q", .started_at = 0, .handle_ms = 2, .churned = false});
  b.add({.contact_id = "1", .customer_id = "x", .journey = "q", .started_at = 7, .handle_ms = 3});
  b.add({.contact_id = "3", .journey = "q", .started_at = 0});
  CHECK(a.merge(b) == 1);
  CHECK(a.size() == 3);
  CHECK(a.journey_names()[a.journey(0)] == "q");
  CHECK(a.readings()[0].at(0) == 3);
  CHECK(a.readings()[1].at(1) == 0);
  CHECK(a.customer(2) == anonymous_customer);
}

TEST_CASE("ContactTable: what tells cases apart is kept only where a reading asks, and moves along when tables merge") {
  const std::vector<Reading> asks = {journeyrank::CaseReading{}};
  ContactTable first(asks);
  ContactTable second(asks);
  first.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .issue = "x", .started_at = 5});
  second.add({.contact_id = "2",
              .customer_id = "bob",
              .account_id = "acme",
              .journey = "a",
              .started_at = 5,
              .ended_at = 9,
              .resolved = false});
  second.add({.contact_id = "3",
              .case_id = "k",
              .customer_id = "ann",
              .journey = "a",
              .issue = "x",
              .started_at = 6,
              .handle_ms = 4});
  second.add({.contact_id = "4", .customer_id = "ann", .journey = "b", .issue = "x", .started_at = 6, .ended_at = 2});
  first.merge(second);
  const auto keys = case_keys(first, journeyrank::CaseKey::account_issue);
  CHECK(keys.parties.numbers[0] == keys.parties.numbers[3]);
  CHECK(keys.subjects.numbers[0] == keys.subjects.numbers[3]);
  CHECK(keys.parties.numbers[0] != keys.parties.numbers[1]);
  CHECK(keys.parties.numbers[0] != keys.parties.numbers[2]);  // by its case_id
  CHECK(keys.declared == std::vector<std::uint8_t>{0, 0, 1, 0});
  CHECK(std::vector(first.ended_at().begin(), first.ended_at().end()) == std::vector<std::int64_t>{5, 9, 10, 6});
  CHECK(std::vector(first.resolved().begin(), first.resolved().end()) == std::vector<std::int8_t>{-1, 0, -1, -1});
  ContactTable other({Reading{}});
  other.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .started_at = 5});
  CHECK(other.ended_at().empty());
}
