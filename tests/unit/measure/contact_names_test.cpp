// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_names.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

using journeyrank::compare_names;
using journeyrank::contact_key_of;
using journeyrank::ContactNames;
using journeyrank::ContactRenumbering;
using journeyrank::id_of_contact_key;
using journeyrank::NameIndex;
using journeyrank::no_party;

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

TEST_CASE("ContactNames: numbers are compared by their texts, and no text comes first") {
  NameIndex names;
  const std::uint32_t b = names.insert("b").first;
  const std::uint32_t a = names.insert("a").first;
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

TEST_CASE("ContactNames: the id comes back out of its key, whatever the source") {
  std::string key;
  for (const std::string source : {"default", "", "chat", "a:b", "12:"}) {
    for (const std::string id : {"1", ":", "4:chat1", "a name of some length"}) {
      CHECK(id_of_contact_key(contact_key_of(source, id, key)) == id);
    }
  }
}

TEST_CASE("ContactNames: every index is visited") {
  ContactNames names;
  names.parents.insert("p");
  std::size_t indices = 0;
  std::size_t all = 0;
  ContactNames::for_each(names, [&](const NameIndex& each) {
    ++indices;
    all += each.size();
  });
  CHECK(indices == 6);
  CHECK(all == 1);
}
