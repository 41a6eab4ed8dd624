// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Burden;
using journeyrank::Contact;
using journeyrank::Contacts;
using journeyrank::CostToServe;
using journeyrank::CustomerRate;
using journeyrank::Customers;
using journeyrank::CustomerSum;
using journeyrank::ExcessChurn;
using journeyrank::ExtraColumn;
using journeyrank::JourneyMeasures;
using journeyrank::Mean;
using journeyrank::Metric;
using journeyrank::Rate;
using journeyrank::Sum;
using journeyrank::Tally;

namespace {

const std::vector<Metric> all_metrics = {Contacts{},
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
                                         CostToServe{.rate_per_hour = 27, .fixed_per_contact = 0.3}};

/// A contact that owns its text.
struct OwnedContact {
  std::string id, customer, journey, kind, weight;
  std::array<ExtraColumn, 2> extra{};
  Contact values{};

  const Contact& borrowed() {
    extra = {ExtraColumn{"kind", kind}, ExtraColumn{"weight", weight}};
    values.contact_id = id;
    values.customer_id = customer;
    values.journey = journey;
    values.extra = extra;
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
    values.started_at = static_cast<std::int64_t>(random.below(4));
    if (random.below(2) == 0) values.last_update_at = static_cast<std::int64_t>(random.below(3));
    if (random.below(2) == 0) values.ces = static_cast<double>(random.below(7) + 1);
    if (random.below(2) == 0) values.csat = random.between(-1e3, 1e9);
    if (random.below(2) == 0) values.handle_ms = static_cast<std::int64_t>(random.below(1'000'000));
    if (random.below(2) == 0) values.cost_minor = static_cast<std::int64_t>(random.below(10'000)) - 5'000;
    if (random.below(2) == 0) values.revenue_minor = static_cast<std::int64_t>(random.below(1'000'000));
    if (random.below(2) == 0) values.churned = random.below(3) == 0;
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
