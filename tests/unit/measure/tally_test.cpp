// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::AgentsPerCase;
using journeyrank::Burden;
using journeyrank::CaseKey;
using journeyrank::Cases;
using journeyrank::ChurnAfter;
using journeyrank::ClusterBy;
using journeyrank::Consistency;
using journeyrank::Contact;
using journeyrank::ContactPressure;
using journeyrank::ContactRate;
using journeyrank::Contacts;
using journeyrank::ContactsPerCase;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::CountingUnit;
using journeyrank::CustomerRate;
using journeyrank::Customers;
using journeyrank::CustomerSum;
using journeyrank::ExcessChurn;
using journeyrank::ExtraColumn;
using journeyrank::FirstContactResolution;
using journeyrank::JourneyMeasures;
using journeyrank::Mean;
using journeyrank::Metric;
using journeyrank::MetricChoice;
using journeyrank::Nps;
using journeyrank::OneAndDone;
using journeyrank::Proportion;
using journeyrank::Quantile;
using journeyrank::Rate;
using journeyrank::ReopenRate;
using journeyrank::RepeatRate;
using journeyrank::SameAgentShare;
using journeyrank::Sum;
using journeyrank::Tally;
using journeyrank::TimeToResolve;

namespace {

const std::vector<MetricChoice> all_metrics = {
    Contacts{},
    Customers{},
    Rate{.column = "ces", .at_least = 1, .at_most = 3},
    Rate{.column = "kind", .one_of = {"b"}},
    Mean{"csat"},
    Mean{"handle_s"},
    Sum{"weight"},
    Sum{"cost"},
    CustomerRate{.column = "churned"},
    CustomerSum{"revenue"},
    CustomerSum{"weight"},
    Burden{.column = "ces", .at_least = 1, .at_most = 3},
    ExcessChurn{.baseline = 0.1},
    CostToServe{.rate_per_hour = 27, .fixed_per_contact = 0.3},
    CostToServe{.rate_per_hour = 27, .of = CostOf::repeats},
    Cases{},
    ContactsPerCase{.cases = {.days = 3}},
    FirstContactResolution{.cases = {.key = CaseKey::customer_issue}},
    OneAndDone{.cases = {.key = CaseKey::account}},
    RepeatRate{.cases = {.windows = {{"j1", 2}}}},
    Quantile{.column = "handle_s", .p = 0.9},
    Proportion{.part = "handle_s", .whole = "handle_s"},
    ChurnAfter{.horizon_days = 5},
    TimeToResolve{},
    TimeToResolve{.p = 0.2, .per = CountingUnit::each_case},
    Consistency{.column = "duration_s", .per = CountingUnit::customer},
    ReopenRate{},
    CostToServe{.rate_per_hour = 27, .fixed_per_contact = 1, .of = CostOf::avoidable, .credits = true},
    ContactRate{.period_days = 7},
    Cases{.cases = {.key = CaseKey::customer, .windows = {{"j1", 9}}}},
    FirstContactResolution{.cases = {.windows = {{"j1", 9}}}},
    Rate{.column = "ces", .at_most = 3, .cluster = ClusterBy::account},
    Mean{.column = "csat", .cluster = ClusterBy::account},
    Mean{.column = "weight", .cluster = ClusterBy::customer},
    Nps{.per = CountingUnit::each_case, .cluster = ClusterBy::account},
    Burden{.column = "ces", .at_most = 3, .cluster = ClusterBy::account},
    ChurnAfter{.horizon_days = 5, .cluster = ClusterBy::account},
    ContactPressure{.window_days = 7, .cluster = ClusterBy::account},
    ContactsPerCase{.cluster = ClusterBy::customer},
    OneAndDone{.cluster = ClusterBy::account},
    SameAgentShare{.cases = {.days = 3}, .cluster = ClusterBy::customer},
    AgentsPerCase{.cases = {.days = 3}}};

/// A contact that owns its text.
struct OwnedContact {
  std::string id, customer, journey, kind, weight, account, issue, parent, of_case, agent;
  std::array<ExtraColumn, 2> extra{};
  Contact values{};

  const Contact& borrowed() {
    extra = {ExtraColumn{"kind", kind}, ExtraColumn{"weight", weight}};
    values.contact_id = id;
    values.customer_id = customer;
    values.journey = journey;
    values.extra = extra;
    values.account_id = account;
    values.issue = issue;
    values.parent_contact_id = parent;
    values.case_id = of_case;
    values.agent_id = agent;
    return values;
  }
};

/// Contacts of few customers with many ties, gaps, decimals of all magnitudes and repeated ids with other contents.
std::vector<OwnedContact> random_contacts(std::uint64_t seed, std::size_t count) {
  Splitmix64 random(seed);
  std::vector<OwnedContact> contacts(count);
  for (auto& contact : contacts) {
    contact.id = "c" + std::to_string(random.below(count * 4 / 5));
    if (random.below(5) != 0) contact.customer = "u" + std::to_string(random.below(40));
    if (random.below(9) != 0) contact.journey = "j" + std::to_string(random.below(6));
    contact.kind = std::array{"a", "b", ""}[random.below(3)];
    contact.weight = std::array{"0.1", "1e20", "-1e20", "3.3", "", "text"}[random.below(6)];
    Contact& values = contact.values;
    constexpr std::int64_t day = 86'400'000;
    values.started_at = static_cast<std::int64_t>(random.below(4)) + static_cast<std::int64_t>(random.below(20)) * day;
    if (random.below(3) == 0)
      values.ended_at = *values.started_at + static_cast<std::int64_t>(random.below(5)) * day / 2;
    if (random.below(3) == 0) values.resolved = random.below(2) == 0;
    if (random.below(4) == 0) contact.account = "a" + std::to_string(random.below(5));
    if (random.below(3) == 0) contact.issue = "i" + std::to_string(random.below(3));
    if (random.below(12) == 0) contact.parent = "c" + std::to_string(random.below(count));
    if (random.below(12) == 0) contact.of_case = "k" + std::to_string(random.below(4));
    if (random.below(2) == 0) values.last_update_at = static_cast<std::int64_t>(random.below(3));
    if (random.below(2) == 0) values.ces = static_cast<double>(random.below(7) + 1);
    if (random.below(2) == 0) values.nps = static_cast<double>(random.below(11));
    if (random.below(3) == 0) values.direction = "outbound";
    if (random.below(3) != 0) contact.agent = "x" + std::to_string(random.below(4));
    if (random.below(2) == 0) values.csat = random.between(-1e3, 1e9);
    if (random.below(2) == 0) values.handle_ms = static_cast<std::int64_t>(random.below(1'000'000));
    if (random.below(2) == 0) values.cost_minor = static_cast<std::int64_t>(random.below(10'000)) - 5'000;
    if (random.below(2) == 0) values.revenue_minor = static_cast<std::int64_t>(random.below(1'000'000));
    if (random.below(2) == 0) values.churned = random.below(3) == 0;
    if (random.below(4) == 0) values.churned_at = static_cast<std::int64_t>(random.below(25)) * day;
  }
  return contacts;
}

Tally tally_of(std::vector<OwnedContact>& contacts) {
  Tally tally(all_metrics);
  for (auto& contact : contacts) tally.add(contact.borrowed());
  return tally;
}

}  // namespace

TEST_CASE("Tally: a hand-counted day") {
  const Burden pain{.column = "ces", .at_least = 1, .at_most = 3};
  Tally tally({Contacts{}, pain, CustomerSum{"revenue"}});
  tally.add({.contact_id = "1",
             .customer_id = "ann",
             .journey = "bill",
             .started_at = 1,
             .ces = 2.0,
             .revenue_minor = 12000});
  tally.add({.contact_id = "2",
             .customer_id = "ann",
             .journey = "bill",
             .started_at = 2,
             .ces = 6.0,
             .revenue_minor = 11000});
  tally.add({.contact_id = "3", .customer_id = "bob", .journey = "bill", .started_at = 3, .revenue_minor = 3000});
  tally.add({.contact_id = "4", .customer_id = "bob", .journey = "move", .started_at = 4, .ces = 1.0});
  CHECK(tally.contacts() == 4);
  CHECK(tally.journeys() == std::vector<std::string>{"bill", "move"});
  const std::vector<JourneyMeasures> all = tally.evaluate();
  REQUIRE(all.size() == 2);
  CHECK(all[0].journey == "bill");
  CHECK(all[0].contacts == 3);
  CHECK(all[0].estimates[1].value == 1.0);    // 2 customers, 1 of 2 answers
  CHECK(all[0].estimates[2].value == 140.0);  // ann's newest 110 + bob's 30
  CHECK(all[1].estimates[1].value == 1.0);
  CHECK_FALSE(all[1].estimates[2].measured);
}

TEST_CASE("Tally: one journey alone gives the bits of all together") {
  auto contacts = random_contacts(7, 500);
  const Tally tally = tally_of(contacts);
  for (const auto& journey : tally.evaluate()) {
    for (std::size_t i = 0; i < all_metrics.size(); ++i) {
      CAPTURE(i);
      REQUIRE(tally.evaluate(journey.journey, all_metrics[i]) == journey.estimates[i]);
    }
  }
}

TEST_CASE("Tally: any order of arrival gives the same bits, repeated ids included") {
  auto contacts = random_contacts(1, 600);
  const Tally in_order = tally_of(contacts);
  CHECK(in_order.repeated() > 0);
  Splitmix64 random(2);
  for (int round = 0; round < 20; ++round) {
    random.shuffle(contacts);
    const Tally shuffled = tally_of(contacts);
    REQUIRE(shuffled == in_order);
    REQUIRE(shuffled.notes() == in_order.notes());
    REQUIRE(shuffled.journeys() == in_order.journeys());
  }
}

TEST_CASE("Tally: any split and any order of merging gives the same bits, repeated ids included") {
  auto contacts = random_contacts(3, 600);
  const Tally whole = tally_of(contacts);
  Splitmix64 random(4);
  for (int round = 0; round < 20; ++round) {
    std::vector<Tally> parts(1 + random.below(6), Tally(all_metrics));
    for (auto& contact : contacts) parts[random.below(parts.size())].add(contact.borrowed());
    random.shuffle(parts);
    Tally merged(all_metrics);
    for (const auto& part : parts) merged.merge(part);
    REQUIRE(merged == whole);
    REQUIRE(merged.notes() == whole.notes());
    REQUIRE(merged.repeated() == whole.repeated());
  }
}

TEST_CASE("Tally: merging is the same from the left and from the right") {
  auto contacts = random_contacts(5, 200);
  auto others = random_contacts(6, 200);
  Tally left = tally_of(contacts);
  Tally right = tally_of(others);
  Tally left_first = left;
  left_first.merge(right);
  right.merge(left);
  CHECK(left_first == right);
}

TEST_CASE("Tally: merged with itself it repeats every contact and changes no answer") {
  auto contacts = random_contacts(5, 100);
  Tally tally = tally_of(contacts);
  const auto before = tally.evaluate();
  const auto distinct = tally.contacts();
  const auto repeated = tally.repeated();
  tally.merge(tally);
  CHECK(tally.evaluate() == before);
  CHECK(tally.contacts() == distinct);
  CHECK(tally.repeated() == 2 * repeated + distinct);
}

TEST_CASE("Tally: a contact that moved to another journey leaves no empty journey behind") {
  Tally tally({Contacts{}});
  CHECK(tally.add({.contact_id = "1", .journey = "old", .started_at = 0, .last_update_at = 1}));
  CHECK_FALSE(tally.add({.contact_id = "1", .journey = "new", .started_at = 0, .last_update_at = 2}));
  CHECK(tally.journeys() == std::vector<std::string>{"new"});
  CHECK_FALSE(tally.evaluate("old", Contacts{}).measured);
  CHECK(tally.repeated() == 1);
}

TEST_CASE("Tally: no contacts, no journeys; no metrics, no estimates") {
  CHECK(Tally(all_metrics).journeys().empty());
  CHECK(Tally(all_metrics).evaluate().empty());
  Tally bare;
  bare.add({.contact_id = "1", .journey = "a", .started_at = 0});
  CHECK(bare.evaluate() == std::vector<JourneyMeasures>{{"a", 1, {}}});
}

TEST_CASE("Tally: contacts without a journey are those of (unmapped)") {
  Tally tally({Contacts{}});
  tally.add({.contact_id = "1", .started_at = 0});
  CHECK(tally.journeys() == std::vector<std::string>{"(unmapped)"});
}

TEST_CASE("Tally: journeys are sorted bytewise") {
  Tally tally;
  for (const char* journey : {"b", "a", "\xc3\xa4", "B", "10", "9"}) {
    tally.add({.contact_id = journey, .journey = journey, .started_at = 0});
  }
  CHECK(tally.journeys() == std::vector<std::string>{"10", "9", "B", "a", "b", "\xc3\xa4"});
}

TEST_CASE("Tally: asked for a metric it was not made for, or a journey it never met") {
  Tally tally({Contacts{}});
  tally.add({.contact_id = "1", .journey = "a", .started_at = 0});
  CHECK(refusal([&] { tally.evaluate("a", Customers{}); }) ==
        "bad_option: the tally was not made for this metric (customers)");
  CHECK(tally.evaluate("b", Contacts{}).why_missing == "no contact of the journey");
}

TEST_CASE("Tally: faulty metrics, and tallies of different metrics, are refused") {
  CHECK(refusal_code([] { Tally tally({Rate{.column = "ces"}}); }) == "bad_option");
  Tally a({Contacts{}});
  CHECK(refusal_code([&] { a.merge(Tally({Customers{}})); }) == "bad_option");
}

TEST_CASE("Tally: a contact without id or start, or at an impossible time, is refused and not counted") {
  Tally tally({Mean{"csat"}});
  CHECK(refusal([&] { tally.add({.journey = "a", .started_at = 0}); }) == "missing_cell: a contact has no contact_id");
  CHECK(refusal([&] { tally.add({.contact_id = "7", .journey = "a"}); }) ==
        "missing_cell: contact \"7\" has no started_at");
  CHECK(refusal_code([&] { tally.add({.contact_id = "7", .started_at = INT64_MIN}); }) == "bad_time");
  CHECK(refusal_code([&] { tally.add({.contact_id = "7", .started_at = 0, .ended_at = INT64_MAX}); }) == "bad_time");
  const double no_number = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal_code([&] { tally.add({.contact_id = "7", .started_at = 0, .csat = no_number}); }) == "bad_number");
  CHECK(tally.contacts() == 0);
  CHECK(tally.add({.contact_id = "7", .started_at = 0, .csat = 1.0}));
}

TEST_CASE("Tally: cells that are no numbers are counted in a note that names their column") {
  Tally tally({Mean{"waiting"}, Sum{"waiting"}});
  const std::array cells{ExtraColumn{"waiting", "long"}};
  tally.add({.contact_id = "1", .started_at = 0, .extra = cells});
  tally.add({.contact_id = "2", .started_at = 0, .extra = cells});
  REQUIRE(tally.notes().size() == 1);
  CHECK(tally.notes()[0].code == "bad_number");
  CHECK(tally.notes()[0].text.find("2 cells of column \"waiting\"") == 0);
}

TEST_CASE("Tally: says which columns outside the contact table it reads") {
  CHECK(
      Tally({Mean{"waiting"}, Mean{"handle_s"}, Mean{"duration_s"}, Contacts{}, Rate{.column = "sla", .one_of = {"x"}}})
          .extra_columns() == std::vector<std::string>{"waiting", "sla"});
}

TEST_CASE("Tally: transfer legs are one contact, whichever way they come in") {
  const Metric handle = Sum{"handle_s"};
  const Metric hard = Rate{.column = "ces", .at_most = 3};
  std::vector<Contact> legs = {
      {.contact_id = "1", .customer_id = "ann", .journey = "bill", .started_at = 10, .handle_ms = 1000, .ces = 6.0},
      {.contact_id = "2",
       .parent_contact_id = "1",
       .customer_id = "ann",
       .journey = "desk",
       .started_at = 20,
       .handle_ms = 2000},
      {.contact_id = "3",
       .parent_contact_id = "2",
       .customer_id = "ann",
       .journey = "desk",
       .started_at = 30,
       .handle_ms = 4000,
       .ces = 2.0},
      {.contact_id = "9", .customer_id = "bob", .journey = "bill", .started_at = 40, .handle_ms = 500}};
  for (int turn = 0; turn < 2; ++turn) {
    Tally tally({Contacts{}, handle, hard});
    for (const auto& leg : legs) tally.add(leg);
    const auto all = tally.evaluate();
    REQUIRE(all.size() == 1);
    CHECK(all[0].journey == "bill");
    CHECK(all[0].contacts == 2);
    CHECK(all[0].estimates[1].value == 7.5);
    CHECK(all[0].estimates[2].value == 1.0);  // hard for one leg is hard
    std::reverse(legs.begin(), legs.end());
  }
}

TEST_CASE("Tally: legs of a parent that is not here are one contact, and so are legs in a circle") {
  Tally tally({Contacts{}});
  tally.add({.contact_id = "1", .parent_contact_id = "x", .journey = "a", .started_at = 2});
  tally.add({.contact_id = "2", .parent_contact_id = "x", .journey = "b", .started_at = 1});
  tally.add({.contact_id = "3", .parent_contact_id = "4", .journey = "c", .started_at = 1});
  tally.add({.contact_id = "4", .parent_contact_id = "3", .journey = "d", .started_at = 1});
  tally.add({.contact_id = "5", .parent_contact_id = "5", .journey = "e", .started_at = 1});
  CHECK(tally.journeys() == std::vector<std::string>{"b", "c", "e"});
}

TEST_CASE("Tally: five employees of one company with one issue are one case") {
  constexpr std::int64_t day = 86'400'000;
  const Metric cases = Cases{};
  const Metric inflation = ContactsPerCase{};
  const Metric by_customer = Cases{.cases = {.key = CaseKey::customer_issue}};
  Tally tally({cases, inflation, by_customer, RepeatRate{}});
  for (const char* who : {"a", "b", "c", "d", "e"}) {
    tally.add(
        {.contact_id = who, .customer_id = who, .account_id = "acme", .journey = "export", .started_at = 8 * day});
  }
  tally.add({.contact_id = "y", .customer_id = "y", .journey = "login", .started_at = 0});
  tally.add({.contact_id = "z", .customer_id = "z", .journey = "export", .started_at = 30 * day});
  CHECK(tally.evaluate("export", cases).value == 1.0);
  CHECK(tally.evaluate("export", inflation).value == 3.0);  // six contacts, of which one of acme's and z's open a case
  CHECK(tally.evaluate("export", by_customer).value == 5.0);
}

TEST_CASE("Tally: a contact id delivered for several customers is said, whole, split or merged") {
  const auto add = [](Tally& tally, const char* id, const char* customer, std::int64_t start) {
    tally.add({.contact_id = id, .customer_id = customer, .journey = "a", .started_at = start});
  };
  Tally whole({Contacts{}});
  Tally left({Contacts{}});
  Tally right({Contacts{}});
  add(right, "9", "x", 1);
  for (auto* tally : {&whole, &left}) add(*tally, "1", "ann", 1);
  for (auto* tally : {&whole, &left}) add(*tally, "1", "", 2);
  for (auto* tally : {&whole, &right}) add(*tally, "1", "bob", 3);
  for (auto* tally : {&whole, &right}) add(*tally, "2", "ann", 1);
  for (auto* tally : {&whole, &right}) add(*tally, "2", "ann", 2);
  left.merge(right);
  for (const auto* tally : {&whole, &left}) {
    const auto notes = tally->notes();
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "shared_id");
    CHECK(notes[0].text.find("1 contact_id was delivered for several customers") == 0);
  }
}
