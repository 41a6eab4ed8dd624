// SPDX-License-Identifier: MIT
#include "journeyrank/measure/near_legs.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::CaseRule;
using journeyrank::Cases;
using journeyrank::Contact;
using journeyrank::ContactsPerCase;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::FirstContactResolution;
using journeyrank::MetricChoice;
using journeyrank::near_legs;
using journeyrank::no_party;
using journeyrank::OneAndDone;
using journeyrank::RepeatRate;
using journeyrank::Tally;

namespace {

constexpr std::int64_t minute = 60'000;

std::vector<MetricChoice> metrics_by(const CaseRule& rule) {
  return {RepeatRate{.cases = rule}, Cases{.cases = rule}, ContactsPerCase{.cases = rule},
          FirstContactResolution{.cases = rule}, OneAndDone{.cases = rule}};
}

struct Drawn {
  std::string id, customer, journey, parent;
  std::int64_t start;
  std::int64_t handled;
  std::optional<bool> resolved;

  Contact contact(bool with_parent) const {
    return {.contact_id = id,
            .parent_contact_id = with_parent ? parent : std::string_view{},
            .customer_id = customer,
            .journey = journey,
            .started_at = start,
            .handle_ms = handled,
            .resolved = resolved};
  }
};

/// Contacts within 60 days, many of them minutes apart; each names as its parent the one before that is near.
std::vector<Drawn> drawn(std::uint64_t seed, std::int64_t within_ms) {
  Splitmix64 random(seed);
  std::vector<Drawn> all;
  for (int i = 0; i < 400; ++i) {
    const std::size_t customer = random.below(12);
    all.push_back({std::to_string(1000 + i),
                   customer == 0 ? "" : "c" + std::to_string(customer),
                   random.below(3) == 0 ? "moving" : "billing",
                   "",
                   static_cast<std::int64_t>(random.below(60)) * 1440 * minute +
                       static_cast<std::int64_t>(random.below(40)) * minute,
                   static_cast<std::int64_t>(random.below(90)) * minute,
                   {}});
    if (random.below(3) == 0) all.back().resolved = random.below(2) == 0;
  }
  for (auto& each : all) {
    const Drawn* last = nullptr;
    for (const auto& other : all) {
      if (other.customer.empty() || other.customer != each.customer || other.journey != each.journey) continue;
      const bool is_before = other.start != each.start ? other.start < each.start : other.id < each.id;
      if (!is_before) continue;
      if (last == nullptr || other.start > last->start || (other.start == last->start && other.id > last->id)) {
        last = &other;
      }
    }
    if (last != nullptr && each.start - last->start < within_ms) each.parent = last->id;
  }
  return all;
}

TEST_CASE("near_legs: less than the time apart is a leg, exactly that is none, and legs follow one another") {
  const std::vector<std::uint32_t> customers = {0, 0, 0, 1, 0, no_party, no_party};
  const std::vector<std::uint32_t> journeys = {0, 0, 0, 0, 1, 0, 0};
  const std::vector<std::int64_t> starts = {0, 14, 28, 5, 5, 0, 1};
  const auto before = [](std::uint32_t a, std::uint32_t b) { return a < b; };
  CHECK(near_legs(customers, journeys, starts, 15, before) == std::vector<std::uint32_t>{0, 0, 0, 3, 4, 5, 6});
  CHECK(near_legs(customers, journeys, starts, 14, before) == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6});
  CHECK(near_legs(std::vector<std::uint32_t>{}, {}, {}, 15, before).empty());
}

TEST_CASE("near_legs: cases are those of the same contacts whose legs name their parents") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const CaseRule rule{.days = 3, .windows = {{"moving", 1}}, .legs_within_min = 15};
    const CaseRule named{.days = 3, .windows = {{"moving", 1}}};
    Tally by_time(metrics_by(rule));
    Tally by_parent(metrics_by(named));
    for (const auto& each : drawn(seed, 15 * minute)) {
      by_time.add(each.contact(false));
      by_parent.add(each.contact(true));
    }
    const auto found = by_time.answers();
    const auto expected = by_parent.answers();
    REQUIRE(found.journeys.size() == expected.journeys.size());
    for (std::size_t j = 0; j < found.journeys.size(); ++j) {
      CHECK(found.journeys[j].estimates == expected.journeys[j].estimates);
    }
    REQUIRE(found.cases.size() == 1);
    REQUIRE(expected.cases.size() == 1);
    CHECK(found.cases[0].counts == expected.cases[0].counts);
    CHECK(found.cases[0].counts.contacts > 0);
  }
}

TEST_CASE("near_legs: splitting and merging change nothing") {
  const CaseRule rule{.legs_within_min = 15};
  const auto all = drawn(21, 15 * minute);
  Tally whole(metrics_by(rule));
  Tally first(metrics_by(rule));
  Tally second(metrics_by(rule));
  for (std::size_t i = 0; i < all.size(); ++i) {
    whole.add(all[i].contact(false));
    (i % 3 == 0 ? first : second).add(all[all.size() - 1 - i].contact(false));
  }
  second.merge(first);
  CHECK(second.evaluate() == whole.evaluate());
}

TEST_CASE("near_legs: the legs of a repeat cost as repeats do, and those of a first contact do not") {
  const MetricChoice cost =
      CostToServe{.fixed_per_contact = 1, .of = CostOf::repeats, .cases = {.legs_within_min = 15}};
  Tally tally({cost});
  int id = 0;
  for (const std::int64_t start : {0, 20 * 1440, 20 * 1440 + 10, 21 * 1440, 21 * 1440 + 10, 60 * 1440}) {
    const std::string name = std::to_string(++id);
    tally.add(
        {.contact_id = name, .customer_id = "c", .journey = "billing", .started_at = start * minute, .handle_ms = 0});
  }
  CHECK(tally.evaluate("billing", cost).value == 2.0);
}

TEST_CASE("near_legs: a time that is none is refused") {
  CHECK(journeyrank::fault(CaseRule{.legs_within_min = -1}) == "cases: legs_within_min must be 0 to 1440");
  CHECK(journeyrank::fault(CaseRule{.legs_within_min = 1440}).empty());
}

}  // namespace
