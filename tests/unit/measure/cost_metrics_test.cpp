// SPDX-License-Identifier: MIT
#include "journeyrank/measure/cost_metrics.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::Estimate;
using journeyrank::Tally;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;

/// The cost over these contacts, all of one journey; each of them a day after the one before, the log 60 days longer.
Estimate over(const CostToServe& cost, std::vector<Contact> contacts) {
  Tally tally({cost});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "billing";
    contact.started_at = 60 * day + id * day;
    tally.add(contact);
  }
  tally.add({.contact_id = "first", .journey = "other", .started_at = 0});
  tally.add({.contact_id = "last", .journey = "other", .started_at = 200 * day});
  return tally.evaluate("billing", cost);
}

void check(const Estimate& estimate, double value, std::int64_t n) {
  CHECK(estimate.measured);
  CHECK(estimate.value == doctest::Approx(value));
  CHECK(estimate.n == n);
}

}  // namespace

TEST_CASE("cost_to_serve: hours at the rate, and a fixed amount for each contact") {
  const CostToServe cost{.rate_per_hour = 27, .fixed_per_contact = 0.5};
  check(over(cost, {{.handle_ms = hour}, {.handle_ms = hour / 2}}), 27 * 1.5 + 0.5 * 2, 2);
  CHECK_FALSE(over(cost, {{}, {}}).measured);
  check(over(CostToServe{}, {{.handle_ms = 5}}), 0, 1);
}

TEST_CASE("cost_to_serve: contacts without a handle time have their fixed cost and their credit, and are counted") {
  std::vector<Contact> contacts(20);
  for (std::size_t i = 0; i < 20; ++i) {
    if (i < 10) contacts[i].handle_ms = hour;
    contacts[i].credit_minor = 5'00;
  }
  const CostToServe cost{.rate_per_hour = 10, .fixed_per_contact = 1, .credits = true};
  check(over(cost, contacts), 220, 20);
  CHECK(over(cost, contacts).in_part == 10);
  CostToServe weighed = cost;
  weighed.weighted = true;
  for (Contact& contact : contacts) contact.weight = 2.0;
  check(over(weighed, contacts), 440, 20);
  CHECK(over(weighed, contacts).in_part == 10);
}

TEST_CASE(
    "cost_to_serve: a contact of which no cost is known is not among the n; an hour that costs nothing is known") {
  check(over({.rate_per_hour = 10}, {{.handle_ms = hour}, {}}), 10, 1);
  CHECK(over({.rate_per_hour = 10}, {{.handle_ms = hour}, {}}).in_part == 0);
  check(over({.fixed_per_contact = 2}, {{}, {}}), 4, 2);
  CHECK(over({.fixed_per_contact = 2}, {{}, {}}).in_part == 0);
}

TEST_CASE("cost_to_serve: where none of those that count has a handle time it is not measured, though others have") {
  const std::vector<Contact> calls{{.demand = "failure", .credit_minor = 1'00}, {.demand = "value", .handle_ms = hour}};
  CHECK(over({.rate_per_hour = 10, .of = CostOf::failure, .credits = true}, calls).why_missing ==
        "no contact of the journey that counts has \"handle_s\" measured");
}

TEST_CASE("cost_to_serve: an agent who handles three chats at once costs a third of the time, in chats alone") {
  const std::vector<Contact> both{{.channel = "chat", .handle_ms = 3 * hour}, {.channel = "voice", .handle_ms = hour}};
  check(over({.rate_per_hour = 30, .concurrency = 3, .concurrent_channels = {"chat"}}, both), 30 + 30, 2);
  check(over({.rate_per_hour = 30, .concurrency = 2}, both), 60, 2);
}

TEST_CASE("cost_to_serve: credits are added for the contacts that count; none is none") {
  const std::vector<Contact> three{{.customer_id = "a", .handle_ms = hour, .credit_minor = 10'50},
                                   {.customer_id = "a", .handle_ms = hour, .credit_minor = 4'25},
                                   {.customer_id = "b", .handle_ms = hour}};
  check(over({.rate_per_hour = 10, .credits = true}, three), 30 + 14.75, 3);
  check(over({.rate_per_hour = 10, .of = CostOf::repeats, .credits = true}, three), 10 + 4.25, 3);
}

TEST_CASE("cost_to_serve: avoidable are repeats and failure demand, each contact once") {
  const std::vector<Contact> calls{{.customer_id = "a", .demand = "value", .handle_ms = hour},
                                   {.customer_id = "a", .demand = "failure", .handle_ms = hour},
                                   {.customer_id = "a", .handle_ms = 2 * hour},
                                   {.customer_id = "b", .demand = "failure", .handle_ms = 4 * hour},
                                   {.demand = "failure", .handle_ms = 8 * hour},
                                   {.demand = "value", .handle_ms = 16 * hour},
                                   {.handle_ms = 32 * hour}};
  check(over({.rate_per_hour = 1, .of = CostOf::repeats}, calls), 1 + 2, 4);
  check(over({.rate_per_hour = 1, .of = CostOf::failure}, calls), 1 + 4 + 8, 5);
  check(over({.rate_per_hour = 1, .of = CostOf::avoidable}, calls), 1 + 2 + 4 + 8, 5);
}

TEST_CASE("cost_to_serve: whether a contact is avoidable is unknown where its repeats are, or its demand") {
  const CostToServe avoidable{.rate_per_hour = 10, .of = CostOf::avoidable};
  CHECK(over(avoidable, {{.demand = "value", .handle_ms = hour}, {.demand = "value", .handle_ms = hour}}).why_missing ==
        "no contact of the journey has a customer and its window inside the log");
  CHECK(over(avoidable, {{.customer_id = "a", .handle_ms = hour}}).why_missing ==
        "no contact of the journey has \"demand\" measured");
  CHECK(
      over(avoidable, {{.customer_id = "a", .handle_ms = hour}, {.demand = "value", .handle_ms = hour}}).why_missing ==
      "of no contact of the journey is it known whether it was avoidable");
  check(over(avoidable, {{.customer_id = "a", .demand = "value", .handle_ms = hour}}), 0, 1);
}

TEST_CASE("cost_to_serve: where nothing tells which contacts count, it is not measured, and says what is lacking") {
  const std::vector<Contact> calls{{.handle_ms = hour}};
  CHECK(over({.rate_per_hour = 1, .of = CostOf::failure}, calls).why_missing ==
        "no contact of the journey has \"demand\" measured");
  for (const CostOf of : {CostOf::repeats, CostOf::avoidable}) {
    CHECK(over({.rate_per_hour = 1, .of = of}, calls).why_missing ==
          "no contact of the journey has a customer and its window inside the log");
  }
}

TEST_CASE("cost_to_serve: faulty options are named") {
  CHECK(CostToServe{.rate_per_hour = 27}.fault().empty());
  CHECK_FALSE(CostToServe{.rate_per_hour = -1}.fault().empty());
  CHECK_FALSE(CostToServe{.fixed_per_contact = -1}.fault().empty());
  CHECK_FALSE(CostToServe{.rate_per_hour = std::numeric_limits<double>::infinity()}.fault().empty());
  CHECK_FALSE(CostToServe{.rate_per_hour = std::numeric_limits<double>::quiet_NaN()}.fault().empty());
  CHECK_FALSE(CostToServe{.concurrency = 0.5}.fault().empty());
  CHECK_FALSE(CostToServe{.concurrency = 101}.fault().empty());
}

TEST_CASE("cost_to_serve: of a contact passed on from chat to voice only the chat is handled at once with others") {
  const CostToServe cost{.rate_per_hour = 30, .concurrency = 3, .concurrent_channels = {"chat"}};
  CostToServe weighed = cost;
  weighed.weighted = true;
  Tally tally({cost, weighed});
  tally.add({.contact_id = "1",
             .customer_id = "ann",
             .journey = "bill",
             .channel = "chat",
             .started_at = 0,
             .handle_ms = 3'600'000,
             .weight = 2.0});
  tally.add({.contact_id = "2",
             .parent_contact_id = "1",
             .customer_id = "ann",
             .journey = "bill",
             .channel = "voice",
             .started_at = 1,
             .handle_ms = 3'600'000,
             .weight = 2.0});
  CHECK(tally.evaluate("bill", cost).value == doctest::Approx(10 + 30));
  CHECK(tally.evaluate("bill", cost).n == 1);
  CHECK(tally.evaluate("bill", weighed).value == doctest::Approx(2 * (10 + 30)));
}
