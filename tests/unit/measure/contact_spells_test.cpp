// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_spells.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/evaluated_contacts.hpp"

using journeyrank::Contact;
using journeyrank::ContactTable;
using journeyrank::EndReading;
using journeyrank::EvaluatedContacts;
using journeyrank::none_over;
using journeyrank::Party;
using journeyrank::ReadingView;
using journeyrank::Spell;
using journeyrank::spells_of;

namespace {

std::vector<Spell> spells(std::vector<Contact> contacts) {
  ContactTable table({EndReading{}});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "a";
    table.add(contact);
  }
  const EvaluatedContacts evaluated(table);
  const std::vector<ReadingView> views = {evaluated.view(0)};
  return spells_of(evaluated.contacts(0, Party::customer, views));
}

}  // namespace

TEST_CASE("spells_of: from start to end, and of open ones to the latest time that the log knows of") {
  const auto found = spells({{.started_at = 0, .ended_at = 4}, {.started_at = 1, .last_update_at = 9}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].length == 4);
  CHECK_FALSE(found[0].open);
  CHECK(found[1].length == 8);
  CHECK(found[1].open);
}

TEST_CASE("spells_of: what is over and does not say when has none") {
  CHECK(spells({{.started_at = 5, .ended_at = 4}}).empty());
}

TEST_CASE("spells_of: handling stands for the end only on channels where no contact has one") {
  const auto found = spells({{.channel = "voice", .started_at = 0, .handle_ms = 3},
                             {.channel = "chat", .started_at = 0, .handle_ms = 3},
                             {.channel = "chat", .started_at = 0, .ended_at = 7}});
  REQUIRE(found.size() == 3);
  CHECK(found[0].length == 3);
  CHECK_FALSE(found[0].open);
  CHECK(found[1].length == 7);
  CHECK(found[1].open);
}

TEST_CASE("none_over: true while all are open") {
  CHECK(none_over({}));
  CHECK(none_over({{3, true}}));
  CHECK_FALSE(none_over({{3, true}, {4, false}}));
}
