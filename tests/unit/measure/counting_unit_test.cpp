// SPDX-License-Identifier: MIT
#include "journeyrank/measure/counting_unit.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Burden;
using journeyrank::ChurnAfter;
using journeyrank::Contact;
using journeyrank::Contacts;
using journeyrank::CountingUnit;
using journeyrank::Csat;
using journeyrank::CustomerRate;
using journeyrank::Customers;
using journeyrank::Estimate;
using journeyrank::Mean;
using journeyrank::MetricChoice;
using journeyrank::Party;
using journeyrank::Quantile;
using journeyrank::Rate;
using journeyrank::RepeatRate;
using journeyrank::Tally;

namespace {

constexpr std::int64_t day = 86'400'000;

/// Two employees of acme and one private customer, an unknown one; ann calls twice about one thing. The log goes on.
std::vector<Contact> log_of_a_month() {
  return {
      {.contact_id = "0", .journey = "other", .started_at = 0},
      {.contact_id = "1",
       .customer_id = "ann",
       .account_id = "acme",
       .journey = "a",
       .started_at = 10 * day,
       .handle_ms = 60'000,
       .transfers = 1,
       .csat = 1.0},
      {.contact_id = "2",
       .customer_id = "ann",
       .account_id = "acme",
       .journey = "a",
       .started_at = 12 * day,
       .handle_ms = 30'000,
       .transfers = 0,
       .csat = 5.0},
      {.contact_id = "3",
       .customer_id = "bob",
       .account_id = "acme",
       .journey = "a",
       .started_at = 30 * day,
       .handle_ms = 10'000,
       .transfers = 0},
      {.contact_id = "4",
       .customer_id = "cem",
       .journey = "a",
       .started_at = 10 * day,
       .handle_ms = 20'000,
       .transfers = 0},
      {.contact_id = "5", .journey = "a", .started_at = 10 * day, .handle_ms = 40'000, .transfers = 1},
      {.contact_id = "6", .customer_id = "dan", .journey = "other", .started_at = 40 * day},
  };
}

Estimate measured(const MetricChoice& metric) {
  Tally tally({metric});
  for (const Contact& contact : log_of_a_month()) tally.add(contact);
  return tally.evaluate("a", metric);
}

}  // namespace

TEST_CASE("CountingUnit: contacts, cases, customers and accounts are four different numbers") {
  CHECK(measured(Contacts{}).value == 5);
  CHECK(measured(Contacts{.per = CountingUnit::each_case}).value == 3);
  CHECK(measured(Contacts{.per = CountingUnit::customer}).value == 3);
  CHECK(measured(Contacts{.per = CountingUnit::account}).value == 2);
  CHECK(measured(Customers{}).value == 3);
  CHECK(measured(Customers{.per = Party::account}).value == 2);
}

TEST_CASE("CountingUnit: durations of one unit are added up, as those of transfer legs are") {
  CHECK(measured(Mean{.column = "handle_s"}).value == 32.0);
  const Estimate per_case = measured(Mean{.column = "handle_s", .per = CountingUnit::each_case});
  CHECK(per_case.n == 3);
  CHECK(per_case.value == 40.0);  // 90, 10 and 20 seconds
  CHECK(measured(Mean{.column = "handle_s", .per = CountingUnit::account}).value == 60.0);
  CHECK(measured(Quantile{.column = "handle_s", .per = CountingUnit::customer}).value == 20.0);
}

TEST_CASE("CountingUnit: a condition holds for a unit when it does for one of its contacts") {
  const Rate transferred{.column = "transfers", .at_least = 1.0};
  CHECK(measured(transferred).met == 2);
  Rate per_customer = transferred;
  per_customer.per = CountingUnit::customer;
  CHECK(measured(per_customer).met == 1);
  CHECK(measured(per_customer).n == 3);
  Rate per_account = transferred;
  per_account.per = CountingUnit::account;
  CHECK(measured(per_account).n == 2);
}

TEST_CASE("CountingUnit: the last answer of a unit counts") {
  CHECK(measured(Csat{}).value == 0.5);
  const Estimate per_customer = measured(Csat{.per = CountingUnit::customer});
  CHECK(per_customer.n == 1);
  CHECK(per_customer.value == 1.0);
}

TEST_CASE("CountingUnit: the last answer counts in whichever direction a survey goes, and over transfer legs too") {
  using journeyrank::HighEffort;
  const Csat csat{.per = CountingUnit::customer};
  const HighEffort effort{.per = CountingUnit::customer};
  const Csat per_contact{};
  Tally tally({csat, effort, per_contact});
  const auto add = [&tally](const char* id, const char* parent, const char* who, std::int64_t at, double sat,
                            double ces) {
    tally.add({.contact_id = id,
               .parent_contact_id = parent,
               .customer_id = who,
               .journey = "a",
               .started_at = at,
               .csat = sat,
               .ces = ces});
  };
  add("1", "", "ann", 1, 5.0, 2.0);  // content with much effort, then neither
  add("2", "", "ann", 2, 1.0, 7.0);
  add("3", "", "bob", 1, 5.0, 2.0);  // the same over the legs of one contact
  add("4", "3", "bob", 2, 1.0, 7.0);
  CHECK(tally.evaluate("a", csat).value == 0.0);
  CHECK(tally.evaluate("a", effort).value == 0.0);
  CHECK(tally.evaluate("a", per_contact).met == 1);  // ann's first
  CHECK(tally.evaluate("a", per_contact).n == 3);
}

TEST_CASE("CountingUnit: a case that may go on after the log stays out") {
  std::vector<Contact> contacts = log_of_a_month();
  contacts.back().started_at = 31 * day;  // the window of contact 3 has not passed
  Tally tally({Contacts{.per = CountingUnit::each_case}});
  for (const Contact& contact : contacts) tally.add(contact);
  CHECK(tally.evaluate("a", Contacts{.per = CountingUnit::each_case}).value == 2);
}

TEST_CASE("CountingUnit: a case that may have begun before the log stays out") {
  std::vector<Contact> contacts = log_of_a_month();
  contacts.front().started_at = 4 * day;  // the window before those of day 10 is not in the log
  Tally tally({Contacts{.per = CountingUnit::each_case}});
  for (const Contact& contact : contacts) tally.add(contact);
  CHECK(tally.evaluate("a", Contacts{.per = CountingUnit::each_case}).value == 1);
}

TEST_CASE("CountingUnit: cases of a metric with windows of its own are told apart by them") {
  const RepeatRate day_window{.cases = {.days = 1.0}, .per = CountingUnit::each_case};
  CHECK(measured(day_window).n == 4);
  CHECK(measured(RepeatRate{.per = CountingUnit::customer}).met == 1);
}

TEST_CASE("CountingUnit: metrics of customers count accounts where asked") {
  const CustomerRate by_customer{.column = "transfers", .at_least = 1.0};
  CustomerRate by_account = by_customer;
  by_account.per = Party::account;
  CHECK(measured(by_customer).n == 3);
  CHECK(measured(by_account).n == 2);
  CHECK(measured(Burden{.column = "transfers", .at_least = 1.0, .per = Party::account}).value == 2 * 0.4);
}

TEST_CASE("CountingUnit: the order of contacts changes no answer") {
  const std::vector<MetricChoice> metrics = {Mean{.column = "handle_s", .per = CountingUnit::each_case},
                                             Csat{.per = CountingUnit::account}, ChurnAfter{.per = Party::account}};
  Tally forward(metrics);
  Tally backward(metrics);
  auto contacts = log_of_a_month();
  for (const Contact& contact : contacts) forward.add(contact);
  for (auto at = contacts.rbegin(); at != contacts.rend(); ++at) backward.add(*at);
  CHECK(forward == backward);
}
