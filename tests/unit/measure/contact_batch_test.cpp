// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_batch.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::Contact;
using journeyrank::ContactBatch;
using journeyrank::Contacts;
using journeyrank::Customers;
using journeyrank::ExtraColumn;
using journeyrank::Mean;
using journeyrank::Rate;
using journeyrank::RepeatRate;
using journeyrank::Tally;

TEST_CASE("ContactBatch: keeps the texts of contacts that are gone") {
  Tally tally({Rate{.column = "ces", .at_most = 3.0}}, {.by = {"plan"}});
  ContactBatch batch = tally.batch();
  {
    const std::string id = "1";
    const std::string plan = "gold";
    const std::vector<ExtraColumn> extra = {{"plan", plan}};
    batch.push_back({.contact_id = id, .source = "chat", .started_at = 7, .ces = 2.0, .extra = extra}, 12);
  }
  REQUIRE(batch.size() == 1);
  CHECK(batch.row(0).line == 12);
  CHECK(batch.row(0).started_at == 7);
  CHECK(batch.text(batch.row(0).id).substr(1) == "4:chat1");
  CHECK(batch.text(batch.row(0).journey) == "(unmapped)");
  CHECK(batch.reading(0, 0) == 1);
  CHECK(batch.text(batch.slice(0, 0)) == "gold");
  batch.clear();
  CHECK(batch.size() == 0);
  CHECK(batch.letters() == 0);
}

TEST_CASE("ContactBatch: in batches of any size or one by one, a tally is the same") {
  Splitmix64 random{11};
  std::vector<std::string> names;
  for (int i = 0; i < 3000; ++i) names.push_back("customer " + std::to_string(i));
  std::vector<Contact> contacts;
  for (int i = 0; i < 3000; ++i) {
    contacts.push_back({.contact_id = names[random() % 2500],
                        .customer_id = i % 7 == 0 ? std::string_view{} : std::string_view(names[random() % 800]),
                        .account_id = i % 11 == 0 ? "acme" : "",
                        .journey = names[random() % 5],
                        .started_at = static_cast<std::int64_t>(random() % 8'000'000'000ULL),
                        .handle_ms = static_cast<std::int64_t>(random() % 1000)});
  }
  const auto empty = [] { return Tally({Contacts{}, Customers{}, Mean{.column = "handle_s"}, RepeatRate{}}); };
  Tally one_by_one = empty();
  for (const Contact& contact : contacts) one_by_one.add(contact);
  for (const std::size_t size : {1u, 7u, 64u, 3000u}) {
    Tally tally = empty();
    ContactBatch batch = tally.batch();
    std::int64_t repeated = 0;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
      batch.push_back(contacts[i]);
      if (batch.size() < size && i + 1 < contacts.size()) continue;
      tally.add(batch, [&repeated](std::size_t) { ++repeated; });
      batch.clear();
    }
    tally.take_met(batch);
    CHECK(tally == one_by_one);
    CHECK(repeated == one_by_one.repeated());
  }
}

TEST_CASE("ContactBatch: texts that are no numbers are counted once, however they come") {
  const Mean days{.column = "days"};
  const std::vector<ExtraColumn> extra = {{"days", "soon"}};
  Tally one_by_one({days});
  Tally batched({days});
  ContactBatch batch = batched.batch();
  for (const char* id : {"1", "2"}) {
    one_by_one.add({.contact_id = id, .started_at = 0, .extra = extra});
    batch.push_back({.contact_id = id, .started_at = 0, .extra = extra});
  }
  batched.add(batch, [](std::size_t) {});
  batched.take_met(batch);
  CHECK(batched.notes() == one_by_one.notes());
  CHECK(batched.notes().back().text.find("2 cells") == 0);
}

TEST_CASE("ContactBatch: a contact that is refused leaves nothing behind") {
  Tally tally({Mean{.column = "handle_s"}, Mean{.column = "csat"}});
  ContactBatch batch = tally.batch();
  const Contact infinite{
      .contact_id = "1", .started_at = 0, .handle_ms = 5000, .csat = std::numeric_limits<double>::infinity()};
  CHECK_THROWS_AS(batch.push_back(infinite), journeyrank::Error);
  batch.push_back({.contact_id = "2", .started_at = 0, .handle_ms = 7000, .csat = 3.0});
  REQUIRE(batch.size() == 1);
  tally.add(batch, [](std::size_t) {});
  CHECK(tally.evaluate("(unmapped)", Mean{.column = "handle_s"}).value == 7.0);
  CHECK(tally.evaluate("(unmapped)", Mean{.column = "csat"}).value == 3.0);
}
