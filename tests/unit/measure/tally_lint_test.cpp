// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally_lint.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::Date;
using journeyrank::lint;
using journeyrank::Tally;

namespace {

constexpr std::int64_t day = 86'400'000;

/// Contacts of which something is doubtful: no. i of 300.
void add(Tally& tally, int i) {
  const std::string id = "t" + std::to_string(i);
  const std::string customer = i % 2 == 0 ? "0" : "K" + std::to_string(i % 60);
  tally.add({.contact_id = id,
             .customer_id = customer,
             .journey = "bill",
             .started_at = (20'000 + i % 40) * day + i,
             .churned_at = i % 10 == 0 ? std::optional<std::int64_t>(day) : std::nullopt,
             .handle_ms = 20'000'000,
             .ces = i % 8 * 1.0});
}

}  // namespace

TEST_CASE("lint of a tally: what is doubtful of ids, days, departures, handle times and answers") {
  Tally tally;
  for (int i = 0; i < 300; ++i) add(tally, i);
  CHECK(found_codes(lint(tally, {.today = Date{2026, 1, 1}})) ==
        "serious not_a_customer, warning stale_data, warning left_before_contact, "
        "serious handle_unit, warning survey_out_of_scale");
}

TEST_CASE("lint of a tally: splitting and merging change nothing") {
  Tally whole;
  Tally even;
  Tally odd;
  for (int i = 0; i < 300; ++i) add(whole, i);
  for (int i = 299; i >= 0; --i) add(i % 2 == 0 ? even : odd, i);
  odd.merge(even);
  CHECK(lint(odd, {.today = Date{2026, 1, 1}}) == lint(whole, {.today = Date{2026, 1, 1}}));
}

TEST_CASE("lint of a tally: no contacts, no findings") { CHECK(lint(Tally{}, {.today = Date{2026, 1, 1}}).empty()); }
