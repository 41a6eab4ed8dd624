// SPDX-License-Identifier: MIT
#include "journeyrank/measure/memory_limit.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/measure/tally_bytes.hpp"

#include "refusal.hpp"

using journeyrank::Contact;
using journeyrank::ContactFeed;
using journeyrank::Contacts;
using journeyrank::Customers;
using journeyrank::letters_of;
using journeyrank::merge_bytes;
using journeyrank::MetricChoice;
using journeyrank::RepeatRate;
using journeyrank::Tally;
using journeyrank::to_bytes;

namespace {

const std::vector<MetricChoice> metrics = {Contacts{}, Customers{}, RepeatRate{}};

std::string id(int number) { return "contact number " + std::to_string(number); }

Tally filled(int from, int to, std::size_t most_bytes = journeyrank::MemoryLimit::none) {
  Tally tally(metrics, {}, most_bytes);
  for (int i = from; i < to; ++i) {
    const std::string name = id(i);
    tally.add({.contact_id = name, .customer_id = name, .journey = "billing", .started_at = i});
  }
  return tally;
}

TEST_CASE("memory limit: 250 contacts with ids of a megabyte do not pass a limit of a megabyte") {
  Tally tally(metrics, {}, 1'000'000);
  const std::string said = refusal([&] {
    for (int i = 0; i < 250; ++i) {
      const std::string long_id = std::string(1'000'000, 'x') + std::to_string(i);
      tally.add({.contact_id = long_id, .started_at = 0});
    }
  });
  CHECK(said.starts_with("too_large: the tally takes "));
  CHECK(said.find("the limit is 1000000: raise it (most_bytes, ") != said.npos);
  CHECK(tally.bytes() <= 1'000'000);
  CHECK(tally.contacts() == 0);
}

TEST_CASE("memory limit: one contact delivered again and again with new customers does not grow past it") {
  Tally tally(metrics, {}, 1'000'000);
  CHECK(refusal_code([&] {
          for (int i = 0; i < 300'000; ++i) {
            const std::string customer = id(i);
            tally.add({.contact_id = "one", .customer_id = customer, .started_at = i});
          }
        }) == "too_large");
  CHECK(tally.bytes() <= 1'000'000);
  CHECK(tally.contacts() == 1);
}

TEST_CASE("memory limit: contacts one by one and in batches are refused at the same one, at most at the limit") {
  for (const std::size_t limit : {std::size_t{0}, std::size_t{5'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
    Tally singly(metrics, {}, limit);
    Tally in_batches(metrics, {}, limit);
    const auto fill = [](auto&& add) {
      return refusal_code([&] {
        for (int i = 0; i < 50'000; ++i) {
          const std::string name = id(i);
          add(Contact{.contact_id = name, .customer_id = name, .journey = "billing", .started_at = i});
        }
      });
    };
    CHECK(fill([&](const Contact& contact) { singly.add(contact); }) == "too_large");
    ContactFeed feed(in_batches, 1);
    CHECK(fill([&](const Contact& contact) { feed.push(contact, 1); }) == "too_large");
    CHECK(singly.bytes() <= std::max(limit, Tally(metrics).bytes()));
    CHECK(in_batches.bytes() <= std::max(limit, Tally(metrics).bytes()));
    CHECK(singly.contacts() == in_batches.contacts());
    if (limit > 10'000) CHECK(singly.bytes() > limit / 3);
  }
}

TEST_CASE("memory limit: of a merge that is refused nothing is counted, whole or from bytes") {
  const Tally other = filled(2000, 6000);
  Tally tally = filled(0, 2000, 2 * filled(0, 2000).bytes());
  const std::string before = to_bytes(tally);
  const std::size_t bytes = tally.bytes();
  CHECK(refusal_code([&] { tally.merge(other); }) == "too_large");
  CHECK(refusal_code([&] { merge_bytes(tally, to_bytes(other)); }) == "too_large");
  CHECK(to_bytes(tally) == before);
  CHECK(tally.bytes() == bytes);
}

TEST_CASE("memory limit: what fits is merged") {
  const Tally whole = filled(0, 6000);
  Tally tally = filled(0, 2000, whole.bytes() + 40);
  tally.merge(filled(2000, 6000));
  CHECK(tally.bytes() <= whole.bytes() + 40);
  CHECK(tally == whole);
  tally.merge(filled(0, 1));
  CHECK(tally.contacts() == 6000);
}

TEST_CASE("memory limit: a refused contact leaves nothing in what the lint looks at") {
  Tally tally(metrics, {}, 0);
  CHECK(refusal_code([&] { tally.add({.contact_id = "a", .started_at = 0, .ces = 3.0}); }) == "too_large");
  CHECK(to_bytes(tally) == to_bytes(Tally(metrics)));
}

TEST_CASE("memory limit: letters of a contact are at least those of its texts") {
  CHECK(letters_of({.contact_id = "17", .source = "crm", .customer_id = "c"}) >= 9);
}

}  // namespace
