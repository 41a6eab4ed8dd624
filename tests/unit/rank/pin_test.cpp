// SPDX-License-Identifier: MIT
#include "journeyrank/rank/pin.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Date;
using journeyrank::HeldPin;
using journeyrank::hold_pins;
using journeyrank::Names;
using journeyrank::Note;
using journeyrank::Pin;
using journeyrank::pinned_order;
using journeyrank::UnsetVector;

namespace {

const Names journeys = Names::of(std::vector<std::string>{"fraud", "mortgage", "bereavement"});

Pin pin_of(const std::string& journey, std::int64_t place) {
  return {.journey = journey, .place = place, .reason = "duty of care", .author = "board"};
}

std::vector<HeldPin> held(const std::vector<Pin>& pins, std::optional<Date> today = {}) {
  std::vector<Note> notes;
  return hold_pins(pins, journeys, today, notes);
}

std::string refused(const std::vector<Pin>& pins, std::optional<Date> today = {}) {
  return refusal([&] { held(pins, today); });
}

}  // namespace

TEST_CASE("pin: a pin holds with the row of its journey") {
  const auto pins = held({pin_of("bereavement", 1), pin_of("fraud", 3)});
  REQUIRE(pins.size() == 2);
  CHECK(pins[0].journey == 2);
  CHECK(pins[0].pin == pin_of("bereavement", 1));
  CHECK(pins[1].journey == 0);
  CHECK(held({}).empty());
}

TEST_CASE("pin: without a reason or an author it is refused") {
  Pin pin = pin_of("fraud", 1);
  pin.reason = "";
  CHECK(refused({pin}) == "bad_option: the pin of \"fraud\" has no reason; say why no score decides it");
  pin = pin_of("fraud", 1);
  pin.author = "";
  CHECK(refused({pin}) == "bad_option: the pin of \"fraud\" has no author; say who decided it");
}

TEST_CASE("pin: a place outside 1 to n is refused") {
  const std::string rest = "; allowed: 1 to 3";
  CHECK(refused({pin_of("fraud", 0)}) == "bad_option: the pin of \"fraud\" asks for place 0" + rest);
  CHECK(refused({pin_of("fraud", -7)}) == "bad_option: the pin of \"fraud\" asks for place -7" + rest);
  CHECK(refused({pin_of("fraud", 4)}) == "bad_option: the pin of \"fraud\" asks for place 4" + rest);
  CHECK(held({pin_of("fraud", 3)}).size() == 1);
}

TEST_CASE("pin: two pins for one place are refused, and so is a second pin for one journey") {
  CHECK(refused({pin_of("fraud", 2), pin_of("mortgage", 2)}) ==
        "bad_option: the pin of \"mortgage\" and that of \"fraud\" both ask for place 2");
  CHECK(refused({pin_of("fraud", 2), pin_of("fraud", 1)}) == "duplicate_name: \"fraud\" is pinned twice");
}

TEST_CASE("pin: an unknown journey is refused with the nearest name") {
  CHECK(refused({pin_of("fruad", 1)}) ==
        "unknown_name: the pin of \"fruad\": no such journey (did you mean \"fraud\"?)");
}

TEST_CASE("pin: it holds through the day it expires, and is left out with a note the day after") {
  Pin pin = pin_of("fraud", 2);
  pin.expires = Date{2026, 3, 31};
  CHECK(held({pin}, Date{2026, 3, 30}).size() == 1);
  CHECK(held({pin}, Date{2026, 3, 31}).size() == 1);
  std::vector<Note> notes;
  CHECK(hold_pins(std::vector{pin}, journeys, Date{2026, 4, 1}, notes).empty());
  CHECK(notes ==
        std::vector<Note>{{"pin_expired", "the pin of \"fraud\" at place 2 expired on 2026-03-31 and was left out"}});
}

TEST_CASE("pin: an expired pin leaves its place and its journey to another") {
  Pin pin = pin_of("fraud", 2);
  pin.expires = Date{2026, 3, 31};
  CHECK(held({pin, pin_of("fraud", 1), pin_of("mortgage", 2)}, Date{2026, 4, 1}).size() == 2);
}

TEST_CASE("pin: an expiry is refused where today is not told, or where the calendar has no such day") {
  Pin pin = pin_of("fraud", 2);
  pin.expires = Date{2026, 3, 31};
  CHECK(refused({pin}) == "bad_option: the pin of \"fraud\" expires, so `today` must be told");
  pin.expires = Date{2026, 2, 30};
  CHECK(refused({pin}, Date{2026, 1, 1}) ==
        "bad_option: the pin of \"fraud\" expires on a day that the calendar does not have");
  pin.expires = Date{20'260, 3, 1};
  CHECK(refused({pin}, Date{2026, 1, 1}) ==
        "bad_option: the pin of \"fraud\" expires on a day that the calendar does not have");
}

TEST_CASE("pin: pinned journeys stand at their places and the others keep their order around them") {
  const UnsetVector<std::uint32_t> order = {4, 2, 0, 1, 3};
  CHECK(pinned_order(order, {}) == order);
  CHECK(pinned_order(order, std::vector<HeldPin>{{pin_of("x", 1), 3}}) == UnsetVector<std::uint32_t>{3, 4, 2, 0, 1});
  CHECK(pinned_order(order, std::vector<HeldPin>{{pin_of("x", 5), 4}}) == UnsetVector<std::uint32_t>{2, 0, 1, 3, 4});
  CHECK(pinned_order(order, std::vector<HeldPin>{{pin_of("x", 2), 3}, {pin_of("y", 4), 4}}) ==
        UnsetVector<std::uint32_t>{2, 3, 0, 4, 1});
  CHECK(pinned_order(order, std::vector<HeldPin>{{pin_of("x", 1), 4}}) == order);
  CHECK(pinned_order({}, {}).empty());
}

TEST_CASE("pin: whatever is pinned, every journey stands once, and unpinned ones never pass each other") {
  Splitmix64 random(1);
  for (int round = 0; round < 2'000; ++round) {
    UnsetVector<std::uint32_t> order(1 + random.below(9));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    UnsetVector<std::uint32_t> places = order;
    random.shuffle(order);
    random.shuffle(places);
    std::vector<HeldPin> pins;
    for (std::size_t i = 0, count = random.below(order.size() + 1); i < count; ++i) {
      pins.push_back({pin_of("x", std::int64_t{places[i]} + 1), order[random.below(order.size())]});
      if (std::count_if(pins.begin(), pins.end(),
                        [&](const auto& each) { return each.journey == pins.back().journey; }) > 1) {
        pins.pop_back();
      }
    }
    const auto result = pinned_order(order, pins);
    CHECK(std::is_permutation(result.begin(), result.end(), order.begin(), order.end()));
    UnsetVector<std::uint32_t> others = order;
    UnsetVector<std::uint32_t> others_pinned = result;
    for (const auto& [pin, journey] : pins) {
      CHECK(result[static_cast<std::size_t>(pin.place) - 1] == journey);
      std::erase(others, journey);
      std::erase(others_pinned, journey);
    }
    CHECK(others == others_pinned);
  }
}
