// SPDX-License-Identifier: MIT
#include "journeyrank/measure/value_metrics.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::CustomerSum;
using journeyrank::Estimate;
using journeyrank::ExtraColumn;
using journeyrank::LifetimeValue;
using journeyrank::Metric;
using journeyrank::Tally;

namespace {

/// One metric over these contacts, all of one journey.
Estimate over(const Metric& metric, std::vector<Contact> contacts) {
  Tally tally({metric});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "billing";
    if (!contact.started_at) contact.started_at = 0;
    tally.add(contact);
  }
  // Without its doubt, which estimate_test.cpp looks at.
  const Estimate whole = tally.evaluate("billing", metric);
  return {.value = whole.value, .n = whole.n, .measured = whole.measured, .why_missing = whole.why_missing};
}

Estimate measured(double value, std::int64_t n) { return {.value = value, .n = n, .measured = true}; }

}  // namespace

TEST_CASE("customer_sum: each customer's newest value once, the larger of equally new ones") {
  const CustomerSum revenue{"revenue"};
  CHECK(over(revenue, {{.customer_id = "a", .started_at = 1, .revenue_minor = 90000},
                       {.customer_id = "a", .started_at = 2, .revenue_minor = 10000},
                       {.customer_id = "a", .started_at = 3},
                       {.customer_id = "b", .started_at = 5, .revenue_minor = 2000},
                       {.customer_id = "b", .started_at = 5, .revenue_minor = 2050},
                       {.customer_id = "b", .started_at = 5, .revenue_minor = 1000},
                       {.started_at = 9, .revenue_minor = 500}}) == measured(120.5, 2));
}

TEST_CASE("customer_sum: of an extra column the larger number wins a tie, also below zero") {
  const std::array low{ExtraColumn{"value", "-2.5"}};
  const std::array high{ExtraColumn{"value", "-1.5"}};
  CHECK(over(CustomerSum{"value"}, {{.customer_id = "a", .extra = low}, {.customer_id = "a", .extra = high}}) ==
        measured(-1.5, 1));
  CHECK(over(CustomerSum{"value"}, {{.customer_id = "a", .extra = high}, {.customer_id = "a", .extra = low}}) ==
        measured(-1.5, 1));
}

TEST_CASE("customer_sum: a yearly value counts once, however many transfer legs a contact has") {
  const std::vector<Contact> legs{
      {.customer_id = "a", .started_at = 1, .revenue_minor = 100'00},
      {.parent_contact_id = "1", .customer_id = "a", .started_at = 2, .revenue_minor = 100'00},
      {.customer_id = "b", .started_at = 3, .revenue_minor = 50'00}};
  CHECK(over(CustomerSum{"revenue"}, legs) == measured(150, 2));
  CHECK(over(LifetimeValue{.years = 1}, legs) == measured(150, 2));
}

TEST_CASE("customer_sum: the newest leg that has a value tells it") {
  const std::vector<Contact> legs{
      {.customer_id = "a", .started_at = 1, .revenue_minor = 100'00},
      {.parent_contact_id = "1", .customer_id = "a", .started_at = 2, .revenue_minor = 80'00},
      {.parent_contact_id = "1", .customer_id = "a", .started_at = 3}};
  CHECK(over(CustomerSum{"revenue"}, legs) == measured(80, 1));
}

TEST_CASE("customer_sum: per account an account is worth what its customers are, unless the value is the account's") {
  using journeyrank::Party;
  const CustomerSum of_customers{"revenue", Party::account};
  const CustomerSum of_account{"revenue", Party::account, Party::account};
  const std::vector<Contact> contacts{
      {.customer_id = "a1", .account_id = "A", .started_at = 0, .revenue_minor = 900'00},
      {.customer_id = "a1", .account_id = "A", .started_at = 1, .revenue_minor = 1000'00},
      {.customer_id = "a2", .account_id = "A", .started_at = 2, .revenue_minor = 10'00},
      {.customer_id = "b", .account_id = "B", .started_at = 0, .revenue_minor = 5'00}};
  CHECK(over(of_customers, contacts) == measured(1015, 2));
  CHECK(over(of_account, contacts) == measured(15, 2));
  CHECK(over(CustomerSum{"revenue"}, contacts) == measured(1015, 3));
  CHECK(over(LifetimeValue{.years = 1, .per = Party::account}, contacts) == measured(1015, 2));
  CHECK(over(LifetimeValue{.years = 1, .per = Party::account, .value_of = Party::account}, contacts) ==
        measured(15, 2));
  // A customer in two accounts counts once; contacts that name no customer count where none of their account does.
  const std::vector<Contact> more{{.customer_id = "c", .account_id = "A", .started_at = 0, .revenue_minor = 7'00},
                                  {.customer_id = "c", .account_id = "B", .started_at = 1, .revenue_minor = 8'00},
                                  {.account_id = "A", .started_at = 5, .revenue_minor = 100'00},
                                  {.account_id = "N", .started_at = 1, .revenue_minor = 20'00},
                                  {.account_id = "N", .started_at = 2, .revenue_minor = 30'00}};
  CHECK(over(of_customers, more) == measured(38, 3));
  CHECK_FALSE(CustomerSum{"revenue", Party::customer, Party::account}.fault().empty());
  CHECK_FALSE(LifetimeValue{.value_of = Party::account}.fault().empty());
  CHECK_FALSE(journeyrank::RevenueAtRisk{.value_of = Party::account}.fault().empty());
}

TEST_CASE("customer_sum: nothing measured is missing, never 0") {
  CHECK_FALSE(over(CustomerSum{"revenue"}, {{.customer_id = "a"}}).measured);
  CHECK_FALSE(over(CustomerSum{"revenue"}, {{.revenue_minor = 5}}).measured);
}

TEST_CASE("customer_sum: a column of texts is a fault") { CHECK_FALSE(CustomerSum{"issue"}.fault().empty()); }

TEST_CASE(
    "lifetime_value: a year's value over the years to come, fewer customers left and money worth less each year") {
  const std::vector<Contact> contacts{{.customer_id = "a", .revenue_minor = 100'00},
                                      {.customer_id = "a", .revenue_minor = 100'00},
                                      {.customer_id = "b", .revenue_minor = 300'00},
                                      {.revenue_minor = 900'00}};
  CHECK(over(LifetimeValue{.years = 1}, contacts) == measured(400, 2));
  CHECK(over(LifetimeValue{.years = 5}, contacts) == measured(2000, 2));
  CHECK(over(LifetimeValue{.yearly_churn = 0.5, .years = 3, .margin = 0.5}, contacts) ==
        measured(400 * 0.5 * (1 + 0.5 + 0.25), 2));
  CHECK(over(LifetimeValue{.discount = 0.25, .years = 2}, contacts) == measured(400 * (1 + 0.8), 2));
  CHECK(over(LifetimeValue{.yearly_churn = 1, .years = 100}, contacts) == measured(400, 2));
  CHECK_FALSE(over(LifetimeValue{}, {{.customer_id = "a"}}).measured);
}

TEST_CASE("lifetime_value: faulty options are named") {
  CHECK(LifetimeValue{}.fault().empty());
  CHECK_FALSE(LifetimeValue{.column = "channel"}.fault().empty());
  CHECK_FALSE(LifetimeValue{.yearly_churn = 1.5}.fault().empty());
  CHECK_FALSE(LifetimeValue{.discount = -0.1}.fault().empty());
  CHECK_FALSE(LifetimeValue{.years = 0}.fault().empty());
  CHECK_FALSE(LifetimeValue{.margin = std::numeric_limits<double>::quiet_NaN()}.fault().empty());
}
