// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally_bytes.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::AgentsPerCase;
using journeyrank::Burden;
using journeyrank::Contact;
using journeyrank::Contacts;
using journeyrank::CustomerSum;
using journeyrank::ExtraColumn;
using journeyrank::Intake;
using journeyrank::Mean;
using journeyrank::merge_bytes;
using journeyrank::MetricChoice;
using journeyrank::Party;
using journeyrank::Period;
using journeyrank::Place;
using journeyrank::RepeatRate;
using journeyrank::RowFault;
using journeyrank::SameAgentShare;
using journeyrank::Tally;
using journeyrank::TallyBytes;
using journeyrank::to_bytes;

namespace {

std::vector<MetricChoice> metrics() {
  return {Contacts{},
          Burden{.column = "ces", .at_most = 3.0, .per = Party::account},
          CustomerSum{.column = "revenue"},
          RepeatRate{},
          Mean{.column = "days"},
          SameAgentShare{.cases = {.days = 30}},
          AgentsPerCase{.cases = {.days = 30}}};
}

Tally empty() { return Tally(metrics(), {.by = {"segment"}, .period = Period::month}); }

/// A log of 500 contacts, some of them delivered again, transferred, of accounts, of declared cases, or of nobody.
struct Log {
  std::vector<std::string> names;
  std::vector<std::vector<ExtraColumn>> extra;
  std::vector<Contact> contacts;

  Log() {
    Splitmix64 random{5};
    for (int i = 0; i < 500; ++i) names.push_back("a name of some length " + std::to_string(i));
    for (int i = 0; i < 500; ++i) extra.push_back({{"days", i % 5 == 0 ? "soon" : i % 2 == 0 ? "2.5" : ""}});
    for (std::size_t i = 0; i < 500; ++i) {
      Contact contact{.contact_id = names[random() % 450], .extra = extra[i]};
      if (i % 3 == 0) contact.source = "chat";
      if (i % 7 != 0) contact.customer_id = names[random() % 90];
      if (i % 4 == 0) contact.account_id = names[random() % 9];
      if (i % 6 == 0) contact.issue = names[random() % 3];
      if (i % 50 == 0) contact.case_id = names[random() % 3];
      if (i % 3 != 1) contact.agent_id = names[random() % 4];
      if (i % 40 == 0) contact.parent_contact_id = names[random() % 450];
      if (i % 9 != 0) contact.journey = names[random() % 5];
      if (i % 8 == 0) contact.last_update_at = static_cast<std::int64_t>(random() % 1000);
      if (i % 5 == 0) contact.resolved = i % 2 == 0;
      if (i % 2 == 0) contact.ces = static_cast<double>(random() % 7 + 1);
      contact.segment = i % 2 == 0 ? "home" : "firm";
      contact.started_at = static_cast<std::int64_t>(random() % 8'000'000'000ULL);
      contact.revenue_minor = static_cast<std::int64_t>(random() % 1000);
      contacts.push_back(contact);
    }
  }
};

}  // namespace

TEST_CASE("tally bytes: a tally that is written and read is the same tally") {
  Tally tally = empty();
  for (const Contact& contact : Log().contacts) tally.add(contact);
  Tally back = empty();
  merge_bytes(back, to_bytes(tally));
  CHECK(back == tally);
  CHECK(back.notes() == tally.notes());
  CHECK(to_bytes(back) == to_bytes(tally));
}

TEST_CASE("tally bytes: a text that only a replaced copy had changes no byte either") {
  const auto of_segments = [] { return Tally({Contacts{}}, {.by = {"segment"}}); };
  Tally tally = of_segments();
  tally.add({.contact_id = "1", .segment = "gone", .journey = "a", .started_at = 0, .last_update_at = 1});
  tally.add({.contact_id = "1", .segment = "home", .journey = "a", .started_at = 0, .last_update_at = 2});
  Tally back = of_segments();
  merge_bytes(back, to_bytes(tally));
  CHECK(back == tally);
  CHECK(to_bytes(back) == to_bytes(tally));
}

TEST_CASE("tally bytes: parts by customer or by chance, written, read and merged in any order, are the whole") {
  const Log log;
  Tally whole = empty();
  for (const Contact& contact : log.contacts) whole.add(contact);
  for (const std::size_t parts : {2u, 3u, 7u}) {
    std::vector<Tally> tallies(parts, empty());
    for (std::size_t i = 0; i < log.contacts.size(); ++i) {
      const auto& customer = log.contacts[i].customer_id;
      tallies[(customer.empty() ? i : customer.size() + static_cast<std::size_t>(customer.back())) % parts].add(
          log.contacts[i]);
    }
    Tally merged = empty();
    for (std::size_t part = parts; part-- > 0;) merge_bytes(merged, to_bytes(tallies[part]));
    CHECK(merged == whole);
  }
}

TEST_CASE("tally bytes: an empty tally is written too") {
  Tally tally = empty();
  merge_bytes(tally, to_bytes(empty()));
  CHECK(tally.contacts() == 0);
}

TEST_CASE("tally bytes: a changed, cut or foreign file is refused, and nothing is counted") {
  Tally tally = empty();
  for (const Contact& contact : Log().contacts) tally.add(contact);
  const std::string bytes = to_bytes(tally);
  Tally other = empty();
  for (std::size_t at = 0; at < bytes.size(); at += 997) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(refusal_code([&] { merge_bytes(other, changed); }) == "bad_tally");
    CHECK(refusal_code([&] { merge_bytes(other, bytes.substr(0, at)); }) == "bad_tally");
  }
  CHECK(refusal([&] { merge_bytes(other, "a,b\n1,2\n"); }) == "bad_tally: these bytes are no tally");
  CHECK(other.contacts() == 0);
}

TEST_CASE("tally bytes: with a right checksum, what cannot be is refused all the same") {
  Tally tally = empty();
  for (const Contact& contact : Log().contacts) tally.add(contact);
  const std::string bytes = to_bytes(tally);
  const std::string content = bytes.substr(0, bytes.size() - TallyBytes::checksum_size);
  Splitmix64 random{3};
  for (int i = 0; i < 300; ++i) {
    std::string changed = content;
    changed[20 + random() % (changed.size() - 20)] = static_cast<char>(random() % 256);
    Tally other = empty();
    try {
      merge_bytes(other, changed + journeyrank::sha256_hex(changed));
      static_cast<void>(other.evaluate());  // some other tally: well
    } catch (const journeyrank::Error& error) {
      CHECK(other.contacts() == 0);
    }
  }
}

TEST_CASE("tally bytes: those of other metrics, slices or a later version are told apart") {
  const std::string bytes = to_bytes(empty());
  Tally fewer({Contacts{}});
  CHECK(refusal([&] { merge_bytes(fewer, bytes); }) ==
        "bad_option: the bytes are of a tally of other metrics or slices; make them with the same model");
  Tally unsliced(metrics());
  CHECK(refusal_code([&] { merge_bytes(unsliced, bytes); }) == "bad_option");
  std::string later = bytes.substr(0, bytes.size() - TallyBytes::checksum_size);
  later[8 + TallyBytes::magic.size()] = TallyBytes::newest_version + 1;
  Tally tally = empty();
  CHECK(refusal_code([&] { merge_bytes(tally, later + journeyrank::sha256_hex(later)); }) == "newer_schema");
}

TEST_CASE("tally bytes: a loss without a date, and cells that rows leave out, come back as they are") {
  using journeyrank::CellSaid;
  using journeyrank::ChurnAfter;
  constexpr std::int64_t day = 86'400'000;
  const auto tally_of = [](bool any_row_says) {
    Tally tally({ChurnAfter{.horizon_days = 30}, ChurnAfter{.horizon_days = 0}});
    const auto cell = [](bool said) { return said ? CellSaid::said : CellSaid::left_out; };
    for (const char* id : {"a", "b", "c", "d"}) {
      const bool says = any_row_says && *id <= 'b';
      Contact contact{.contact_id = id, .customer_id = id, .journey = "billing", .started_at = 0};
      if (says) contact.churned = true;
      if (says && *id == 'a') contact.churned_at = 5 * day;
      contact.churned_cell = cell(says);
      tally.add(contact);
    }
    tally.add({.contact_id = "z", .journey = "other", .started_at = 100 * day});
    return tally;
  };
  for (const bool says : {true, false}) {
    const Tally tally = tally_of(says);
    Tally back(tally.metrics());
    merge_bytes(back, to_bytes(tally));
    CHECK(back == tally);
    CHECK(to_bytes(back) == to_bytes(tally));
    CHECK(back.evaluate()[0].estimates[0].measured == says);
  }
  // What one part left out another part says, whichever comes first.
  Tally both(tally_of(true).metrics());
  merge_bytes(both, to_bytes(tally_of(false)));
  Tally other(both.metrics());
  other.add({.contact_id = "y",
             .customer_id = "y",
             .journey = "billing",
             .started_at = 0,
             .churned = false,
             .churned_cell = CellSaid::empty});
  both.merge(other);
  CHECK(both.evaluate()[0].estimates[0].n == 5);
  CHECK(both.evaluate()[0].estimates[0].value == 0.0);
}

TEST_CASE("tally bytes: what came in with the contacts comes back, and parts add up as one pass does") {
  Intake intake;
  intake.rows = 4;
  intake.used = 2;
  intake.filtered = 1;
  intake.currency = "GBP";
  intake.count(RowFault::repeated_contact, "contact_id", "a", [] { return Place{"t.csv", 5, 1}; });
  intake.table_notes = {{"no_customer_column", "t.csv names no customers"}};
  Tally one({Contacts{}});
  for (const char* id : {"a", "b", "a"}) one.add({.contact_id = id, .started_at = 0});
  const std::string bytes = to_bytes(one, intake);
  Tally back({Contacts{}});
  CHECK(merge_bytes(back, bytes) == intake);
  const Intake again = merge_bytes(back, bytes);  // its two contacts are known by now
  CHECK(again.used == 0);
  CHECK(again.repeated() == 3);
  CHECK(again.rows == again.used + again.repeated() + again.filtered + again.left_out());
  CHECK(back.repeated() == 4);
}

TEST_CASE("tally bytes: those of the first layout, and those without rows, say how often contacts were delivered") {
  Tally tally({Contacts{}});
  for (const char* id : {"a", "b", "a"}) tally.add({.contact_id = id, .started_at = 0});
  const std::string bytes = to_bytes(tally);
  std::string first = bytes.substr(0, bytes.size() - TallyBytes::checksum_size - 1);
  first[8 + TallyBytes::magic.size()] = 1;
  for (const std::string& each : {bytes, first + journeyrank::sha256_hex(first)}) {
    Tally back({Contacts{}});
    const Intake intake = merge_bytes(back, each);
    CHECK(back == tally);
    CHECK(intake.rows == 3);
    CHECK(intake.used == 2);
    CHECK(intake.repeated() == 1);
    CHECK(intake.left_out() == 0);
    CHECK(intake.table_notes.front().code == "rows_not_kept");
  }
}

TEST_CASE("Tally: what outgrows its limit is refused with the remedy, and what was counted stays") {
  Tally tally({Contacts{}}, {}, 100'000);
  std::vector<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.push_back("contact " + std::to_string(i));
  const std::string message = refusal([&] {
    for (const std::string& id : ids) tally.add({.contact_id = id, .customer_id = id, .started_at = 0});
  });
  CHECK(message.find("too_large: the tally takes ") == 0);
  CHECK(message.find("the limit is 100000: raise it (most_bytes, ") != message.npos);
  CHECK(tally.contacts() > 100);
  CHECK(tally.contacts() < 10'000);
  CHECK(tally.bytes() < 300'000);
}
