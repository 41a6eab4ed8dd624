// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_feed.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Contact;
using journeyrank::ContactFeed;
using journeyrank::Contacts;
using journeyrank::Csat;
using journeyrank::Customers;
using journeyrank::RepeatedContacts;
using journeyrank::Tally;

namespace {

/// 10,000 contacts, each tenth of them delivered again.
std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.push_back("contact " + std::to_string(i % 10 == 9 ? i - 9 : i));
  return ids;
}

RepeatedContacts fed(Tally& tally, std::size_t threads) {
  ContactFeed feed(tally, threads);
  std::uint64_t line = 2;
  for (const std::string& id : ids()) {
    feed.push({.contact_id = id, .customer_id = id, .journey = id.substr(0, 9), .started_at = 5}, line++);
  }
  return feed.finish();
}

}  // namespace

TEST_CASE("ContactFeed: the tally is that of contacts added one by one, with any number of threads") {
  Tally one_by_one({Contacts{}, Customers{}});
  for (const std::string& id : ids()) {
    one_by_one.add({.contact_id = id, .customer_id = id, .journey = id.substr(0, 9), .started_at = 5});
  }
  for (const std::size_t threads : {0u, 1u, 2u, 3u}) {
    Tally tally({Contacts{}, Customers{}});
    const RepeatedContacts repeated = fed(tally, threads);
    CHECK(tally == one_by_one);
    CHECK(repeated.count == 1000);
    REQUIRE(repeated.first.size() == RepeatedContacts::most_shown);
    CHECK(repeated.first[0].line == 11);
    CHECK(repeated.first[0].contact_id == "contact 0");
    CHECK(repeated.first[4].line == 51);
  }
}

TEST_CASE("ContactFeed: what came again is a finding with its places, and not used") {
  RepeatedContacts repeated{.count = 7, .first = {{11, "a"}, {21, "b"}}};
  const auto intake = repeated.intake("t.csv", 1);
  CHECK(intake.used == -7);
  REQUIRE(intake.findings.size() == 1);
  CHECK(intake.findings[0].count == 7);
  CHECK(to_string(intake.findings[0].places[1]) == "t.csv:21:1");
  CHECK(intake.findings[0].example == "a");
  CHECK(to_string(repeated.intake("t.jsonl").findings[0].places[1]) == "t.jsonl:21");
  CHECK(RepeatedContacts{}.intake("t.csv").findings.empty());
}

TEST_CASE("ContactFeed: without finish() the thread ends, and what was on its way is dropped") {
  Tally tally({Contacts{}});
  {
    ContactFeed feed(tally, 2);
    for (const std::string& id : ids()) feed.push({.contact_id = id, .started_at = 5}, 1);
  }
  CHECK(tally.contacts() <= 9000);
}

TEST_CASE("ContactFeed: a contact that cannot be counted is refused at once, in the words of the tally") {
  Tally tally({Csat{}});
  ContactFeed feed(tally, 2);
  CHECK(refusal([&] { feed.push({.contact_id = "1"}, 1); }) == "missing_cell: contact \"1\" has no started_at");
  const Contact infinite{.contact_id = "2", .started_at = 0, .csat = std::numeric_limits<double>::infinity()};
  CHECK(refusal_code([&] { feed.push(infinite, 1); }) == "bad_number");
  CHECK(feed.finish().count == 0);
}

TEST_CASE("ContactFeed: no contacts, nothing repeated") {
  Tally tally({Contacts{}});
  CHECK(ContactFeed(tally, 2).finish().count == 0);
  CHECK(tally.contacts() == 0);
}
