// SPDX-License-Identifier: MIT
#include "journeyrank/measure/batch_count.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

using journeyrank::BatchCount;
using journeyrank::Contact;
using journeyrank::ContactBatch;
using journeyrank::Contacts;
using journeyrank::Intake;
using journeyrank::Mean;
using journeyrank::Place;
using journeyrank::RepeatedContacts;
using journeyrank::RowFault;
using journeyrank::Tally;

TEST_CASE("BatchCount: batches make the tally of their contacts one by one, and are empty afterwards") {
  Tally one_by_one({Contacts{}, Mean{"handle_s"}});
  Tally in_batches({Contacts{}, Mean{"handle_s"}});
  BatchCount count(in_batches);
  ContactBatch batch = count.batch();
  for (std::int64_t i = 0; i < 3000; ++i) {
    const std::string id = std::to_string(i % 2900);
    const Contact contact{.contact_id = id, .journey = "bill", .started_at = i, .handle_ms = i};
    one_by_one.add(contact);
    batch.push_back(contact, static_cast<std::uint64_t>(i) + 2);
    if (batch.size() == 700) count.take(batch);
  }
  count.take(batch);
  CHECK(batch.size() == 0);
  CHECK(in_batches == one_by_one);
  CHECK(in_batches.observed() == one_by_one.observed());
  CHECK(count.repeated().count == 100);
  REQUIRE(count.repeated().first.size() == RepeatedContacts::most_shown);
  CHECK(count.repeated().first[0].line == 2902);
  CHECK(count.repeated().first[0].contact_id == "0");
}

TEST_CASE("BatchCount: reports of batches are added up in their order") {
  Tally tally({Contacts{}});
  BatchCount count(tally);
  ContactBatch batch = count.batch();
  for (std::uint64_t i = 0; i < 9; ++i) {
    Intake report;
    report.rows = 2;
    report.count(RowFault::bad_flag, "churned", std::to_string(i), [i] { return Place{"t.csv", i + 2, 3}; });
    count.take(batch, report);
    CHECK(report == Intake{});
  }
  CHECK(count.report().rows == 18);
  REQUIRE(count.report().findings.size() == 1);
  CHECK(count.report().findings[0].count == 9);
  CHECK(count.report().findings[0].example == "0");
  CHECK(count.report().findings[0].places.back().line == 6);
}

TEST_CASE(
    "BatchCount: once contacts are many, room is made for those to come; a limit of memory takes none beforehand") {
  const auto counted = [](Tally tally, std::uint64_t whole, std::int64_t many) {
    BatchCount count(tally);
    ContactBatch batch = count.batch();
    for (std::int64_t i = 0; i < 4000; ++i) {
      const std::string id = std::to_string(i);
      batch.push_back(Contact{.contact_id = id, .journey = "bill", .started_at = i}, 2);
      if (batch.size() < 1000) continue;
      count.take(batch);
      count.look_ahead(static_cast<std::uint64_t>(i) + 1, whole, many);
    }
    return tally;
  };
  const Tally plain = counted(Tally({Contacts{}}), 0, 1000);
  const Tally ready = counted(Tally({Contacts{}}), 4000, 1000);
  CHECK(ready == plain);
  CHECK(ready.bytes() != plain.bytes());
  CHECK(ready.bytes() < 2 * plain.bytes());
  CHECK(counted(Tally({Contacts{}}), 4000, 4001).bytes() == plain.bytes());  // never that many
  CHECK(counted(Tally({Contacts{}}), 3, 1000).bytes() == plain.bytes());     // a whole that cannot be
  CHECK(counted(Tally({Contacts{}}), ~std::uint64_t{0}, 1000).bytes() == plain.bytes());
  const std::size_t limit = 2 * plain.bytes();
  CHECK(counted(Tally({Contacts{}}, {}, limit), 1'000'000, 1000).bytes() == plain.bytes());
}

TEST_CASE("RepeatedContacts: what came again is not used, and a finding with its places; nothing is none") {
  CHECK(RepeatedContacts{}.intake("t.csv") == Intake{});
  const Intake intake = RepeatedContacts{.count = 7, .first = {{4, "17"}, {9, "17"}}}.intake("t.csv", 1);
  CHECK(intake.used == -7);
  REQUIRE(intake.findings.size() == 1);
  CHECK(intake.findings[0].fault == RowFault::repeated_contact);
  CHECK(intake.findings[0].count == 7);
  CHECK(to_string(intake.findings[0].places.at(1)) == "t.csv:9:1");
  CHECK(intake.findings[0].example == "17");
}
