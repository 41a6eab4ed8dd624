// SPDX-License-Identifier: MIT
#include "journeyrank/measure/slice_groups.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::Contacts;
using journeyrank::ContactTable;
using journeyrank::parse_timestamp;
using journeyrank::Period;
using journeyrank::Reading;
using journeyrank::RepeatRate;
using journeyrank::SliceGroups;
using journeyrank::Slicing;
using journeyrank::Tally;

namespace {

std::vector<Contact> contacts_of_two_months() {
  const std::int64_t january = parse_timestamp("2026-01-31T10:00:00Z");
  const std::int64_t february = parse_timestamp("2026-02-01T10:00:00Z");
  return {{.contact_id = "1", .customer_id = "ann", .segment = "home", .journey = "bill", .started_at = february},
          {.contact_id = "2", .customer_id = "ann", .segment = "home", .journey = "bill", .started_at = january},
          {.contact_id = "3", .customer_id = "bob", .segment = "firm", .journey = "bill", .started_at = january},
          {.contact_id = "4", .customer_id = "cem", .segment = "home", .journey = "move", .started_at = january}};
}

Tally counted(const Slicing& slicing) {
  Tally tally({Contacts{}, RepeatRate{.cases = {.days = 0.5}}}, slicing);
  for (const Contact& contact : contacts_of_two_months()) tally.add(contact);
  return tally;
}

}  // namespace

TEST_CASE("SliceGroups: without slicing all contacts are one slice, and its groups are the journeys") {
  ContactTable table({Reading{}});
  for (const Contact& contact : contacts_of_two_months()) table.add(contact);
  const SliceGroups groups(table, {});
  REQUIRE(groups.slices().size() == 1);
  CHECK(groups.slices()[0].by.empty());
  CHECK(groups.slices()[0].journeys.size() == 2);
  CHECK(groups.groups() == journeyrank::LargeVector<std::uint32_t>{0, 0, 0, 1});
}

TEST_CASE("SliceGroups: no contacts, no slices") {
  CHECK(SliceGroups(ContactTable({Reading{}}), {}).slices().empty());
  CHECK(Tally({Contacts{}}, {.by = {"segment"}}).evaluate_slices().empty());
}

TEST_CASE("Tally: slices come in order of time, then of what their columns say") {
  const auto slices = counted({.by = {"segment"}, .period = Period::month}).evaluate_slices();
  REQUIRE(slices.size() == 3);
  CHECK(slices[0].period == "2026-01");
  CHECK(slices[0].by == std::vector<std::string>{"firm"});
  CHECK(slices[1].by == std::vector<std::string>{"home"});
  CHECK(slices[1].journeys.size() == 2);
  CHECK(slices[1].journeys[0].journey == "bill");
  CHECK(slices[2].period == "2026-02");
  CHECK(slices[2].journeys[0].contacts == 1);
}

TEST_CASE("Tally: the contacts of all slices are those of the whole") {
  for (const Slicing& slicing : {Slicing{.by = {"segment"}}, Slicing{.period = Period::day},
                                 Slicing{.by = {"channel", "segment"}, .period = Period::year}}) {
    std::int64_t contacts = 0;
    for (const auto& slice : counted(slicing).evaluate_slices()) {
      for (const auto& journey : slice.journeys) contacts += journey.contacts;
    }
    CHECK(contacts == 4);
  }
  CHECK(counted({.by = {"segment"}}).evaluate() == counted({}).evaluate());
}

TEST_CASE("Tally: a repeat in another slice is a repeat") {
  Tally tally({RepeatRate{.cases = {.days = 2.0}}}, {.period = Period::month});
  for (const Contact& contact : contacts_of_two_months()) tally.add(contact);
  tally.add({.contact_id = "5", .journey = "late", .started_at = parse_timestamp("2026-03-05T10:00:00Z")});
  const auto january = tally.evaluate_slices()[0].journeys[0];
  CHECK(january.journey == "bill");
  CHECK(january.estimates[0].met == 1);
  CHECK(january.estimates[0].n == 2);
}

TEST_CASE("Tally: slices are the same however the contacts are split, and of the newest delivery") {
  const Slicing slicing{.by = {"segment"}, .period = Period::month};
  Tally first({Contacts{}}, slicing);
  Tally second({Contacts{}}, slicing);
  Tally whole({Contacts{}}, slicing);
  auto contacts = contacts_of_two_months();
  contacts.push_back(contacts[0]);
  contacts.back().segment = "firm";
  contacts.back().last_update_at = parse_timestamp("2026-02-02T10:00:00Z");
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    (i % 2 == 0 ? first : second).add(contacts[i]);
    whole.add(contacts[i]);
  }
  second.merge(first);
  CHECK(second == whole);
  CHECK(whole.evaluate_slices()[2].by == std::vector<std::string>{"firm"});
}

TEST_CASE("Tally: tallies of different slices are not merged") {
  Tally months({Contacts{}}, {.period = Period::month});
  CHECK_THROWS_WITH(months.merge(Tally({Contacts{}})), "bad_option: tallies of different slices cannot be merged");
}
