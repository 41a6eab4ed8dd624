// SPDX-License-Identifier: MIT
#include "journeyrank/measure/numbered_batch.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_rows.hpp"
#include "journeyrank/measure/name_index.hpp"

using journeyrank::ContactBatch;
using journeyrank::ContactNames;
using journeyrank::KeepCases;
using journeyrank::NameIndex;
using journeyrank::no_party;
using journeyrank::NumberedBatch;

namespace {

using Numbers = std::vector<std::uint32_t>;

ContactBatch three_contacts() {
  ContactBatch batch;
  batch.push_back({.contact_id = "1", .case_id = "x", .customer_id = "ann", .journey = "bill", .started_at = 0});
  batch.push_back({.contact_id = "2",
                   .parent_contact_id = "1",
                   .customer_id = "bob",
                   .account_id = "A",
                   .journey = "move",
                   .issue = "late",
                   .started_at = 0});
  batch.push_back({.contact_id = "1", .started_at = 0});
  return batch;
}

/// Numbers all of a batch.
void number_all(NumberedBatch& numbered, const ContactBatch& batch, NameIndex& ids, ContactNames& names,
                KeepCases keep_cases) {
  numbered.number(batch, 0, batch.size(), ids, names, keep_cases);
}

}  // namespace

TEST_CASE("NumberedBatch: names are numbered in the order of contacts, and who has none has no number") {
  NameIndex ids;
  ContactNames names;
  NumberedBatch numbered;
  number_all(numbered, three_contacts(), ids, names, KeepCases::yes);
  CHECK(numbered.ids == Numbers{0, 1, 0});
  CHECK(numbered.journeys == Numbers{0, 1, 2});
  CHECK(names.journeys[2] == "(unmapped)");
  CHECK(numbered.customers == Numbers{0, 1, no_party});
  CHECK(numbered.parents == Numbers{no_party, 0, no_party});
  CHECK(numbered.accounts == Numbers{no_party, 0, no_party});
  CHECK(numbered.issues == Numbers{no_party, 0, no_party});
  CHECK(numbered.cases == Numbers{0, no_party, no_party});
  number_all(numbered, three_contacts(), ids, names, KeepCases::yes);
  CHECK(ids.size() == 2);
  CHECK(numbered.customers == Numbers{0, 1, no_party});
}

TEST_CASE("NumberedBatch: what tells cases apart is not numbered unless it is kept") {
  NameIndex ids;
  ContactNames names;
  NumberedBatch numbered;
  number_all(numbered, three_contacts(), ids, names, KeepCases::no);
  CHECK(numbered.accounts.empty());
  CHECK(names.accounts.size() == 0);
}

TEST_CASE("NumberedBatch: a batch of many contacts is numbered as one by one, and an empty one is nothing") {
  ContactBatch batch;
  NameIndex expected;
  Numbers numbers;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = std::to_string(i * 7919 % 300);
    batch.push_back({.contact_id = id, .journey = "bill", .started_at = 0});
    numbers.push_back(expected.insert(id).first);
  }
  NameIndex ids;
  ContactNames names;
  NumberedBatch numbered;
  number_all(numbered, batch, ids, names, KeepCases::no);
  CHECK(numbered.ids == numbers);
  batch.clear();
  number_all(numbered, batch, ids, names, KeepCases::no);
  CHECK(numbered.ids.empty());
}
