// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_counts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::CaseCounts;
using journeyrank::Cases;
using journeyrank::Contacts;
using journeyrank::ContactsPerCase;
using journeyrank::FirstContactResolution;
using journeyrank::Tally;

namespace {

constexpr std::int64_t day = 86'400'000;

/// By the one rule that its metrics go by.
CaseCounts counts_of(const Tally& tally) {
  const auto cases = tally.answers().cases;
  REQUIRE(cases.size() == 1);
  return cases.front().counts;
}

TEST_CASE("case counts: a hand-counted log") {
  Tally tally({Cases{}});
  int id = 0;
  const auto add = [&](const char* customer, std::int64_t at, std::optional<bool> resolved = {},
                       const char* journey = "billing") {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id,
               .customer_id = customer,
               .journey = journey,
               .started_at = at * day,
               .resolved = resolved});
  };
  add("z", 0);             // the window before is not in the log: opens none that is known
  add("a", 10, true);      // a case of two contacts
  add("a", 12);            //
  add("b", 10, false);     // of one, not resolved by its flag
  add("c", 11, true);      // of one, resolved
  add("d", 11);            // of one, no flag
  add("e", 12, true, "");  // names no journey
  add("", 12, true);       // nobody's
  add("f", 28);            // its window has not passed when the log ends
  add("y", 30);            // the end of the log, too
  const CaseCounts counts = counts_of(tally);
  CHECK(counts.contacts == 7);
  CHECK(counts.cases == 6);
  CHECK(counts.passed == 4);  // not z, whose case may have begun before the log
  CHECK(counts.not_repeated == 3);
  CHECK(counts.flagged == 3);
  CHECK(counts.resolved == 2);
}

TEST_CASE("case counts: they are what the metrics say, journey by journey, and no thread changes one") {
  Splitmix64 random(11);
  Tally tally({Cases{}, ContactsPerCase{}, FirstContactResolution{}});
  for (int i = 0; i < 2000; ++i) {
    const std::string id = std::to_string(i);
    const std::string customer = std::to_string(random.below(300));
    tally.add({.contact_id = id,
               .customer_id = customer,
               .journey = "billing",
               .started_at = static_cast<std::int64_t>(random.below(90)) * day});
  }
  const CaseCounts counts = counts_of(tally);
  const auto estimates = tally.evaluate().front().estimates;
  CHECK(estimates[0].value == static_cast<double>(counts.passed));
  CHECK(estimates[1].value == static_cast<double>(counts.contacts) / static_cast<double>(counts.cases));
  CHECK(estimates[2].value == static_cast<double>(counts.not_repeated) / static_cast<double>(counts.passed));
  CHECK(tally.answers(4).cases == tally.answers().cases);
}

TEST_CASE("case counts: a tally that keeps nothing of cases has none") {
  Tally tally({Contacts{}});
  tally.add({.contact_id = "a", .customer_id = "a", .journey = "j", .started_at = 0});
  CHECK(tally.answers().cases.empty());
}

}  // namespace
