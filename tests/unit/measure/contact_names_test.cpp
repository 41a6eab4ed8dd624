// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_names.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::compare_names;
using journeyrank::contact_key_of;
using journeyrank::ContactNames;
using journeyrank::ContactRenumbering;
using journeyrank::NameIndex;
using journeyrank::no_party;
using journeyrank::number_of_name;

TEST_CASE("ContactNames: another table's numbers become ours, new names are added") {
  ContactNames ours;
  ContactNames theirs;
  ours.customers.insert("ann");
  theirs.customers.insert("bob");
  theirs.customers.insert("ann");
  const ContactRenumbering renumbering(ours, theirs);
  CHECK(renumbering.customers == std::vector<std::uint32_t>{1, 0});
  CHECK(ours.customers[1] == "bob");
  CHECK(renumbering.journeys.empty());
}

TEST_CASE("ContactNames: no text has no number and comes first") {
  NameIndex names;
  CHECK(number_of_name(names, "") == no_party);
  const auto b = number_of_name(names, "b");
  const auto a = number_of_name(names, "a");
  CHECK(compare_names(names, a, b) < 0);
  CHECK(compare_names(names, b, a) > 0);
  CHECK(compare_names(names, a, a) == 0);
  CHECK(compare_names(names, no_party, a) < 0);
  CHECK(compare_names(names, a, no_party) > 0);
  CHECK(compare_names(names, no_party, no_party) == 0);
}

TEST_CASE("ContactNames: ids of two sources are two keys, whatever they look like") {
  std::string key;
  CHECK(contact_key_of("default", "1", key) == "1");
  CHECK(contact_key_of("", "1", key) == "1");
  const std::string chat(contact_key_of("chat", "1", key));
  const std::string cha(contact_key_of("cha", "t1", key));
  CHECK(chat != cha);
  CHECK(std::string(contact_key_of("default", chat, key)) != chat);
}
