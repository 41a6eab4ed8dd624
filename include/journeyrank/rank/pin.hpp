// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// A place given by decree, for what no score decides: a duty of care, a running campaign. The unpinned rank stays
/// visible beside it.
struct Pin {
  std::string journey;
  std::int64_t place = 1;
  std::string reason = {};
  std::string author = {};
  std::optional<Date> expires = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"journey", &Pin::journey, "the id of a journey", Allowed{.required = true}},
        Field{"place", &Pin::place, "the place it gets, from 1", Allowed{.required = true, .at_least = 1}},
        Field{"reason", &Pin::reason, "why no score decides this; may not be empty",
              Allowed{.required = true, .least_size = 1}},
        Field{"author", &Pin::author, "who decided it; may not be empty", Allowed{.required = true, .least_size = 1}},
        Field{"expires", &Pin::expires, "the last day it holds, as 2026-12-31; never when left out"}};
  }

  friend bool operator==(const Pin&, const Pin&) = default;
};

/// A pin that holds, and the row of its journey.
struct HeldPin {
  Pin pin;
  std::uint32_t journey = 0;
};

/// The pins that hold today; what was left out is added to `notes`.
///
/// Errors  bad_option for a pin without reason or author, a place outside 1 to n, a place given twice, an expiry that
///         is no day, or one where `today` is not told; unknown_name for its journey, with the nearest; duplicate_name
///         for a second pin
inline std::vector<HeldPin> hold_pins(std::span<const Pin> pins, const Names& journeys, std::optional<Date> today,
                                      std::vector<Note>& notes) {
  std::vector<HeldPin> held;
  for (const Pin& pin : pins) {
    const std::string name = "the pin of \"" + pin.journey + "\"";
    if (pin.reason.empty()) throw Error(errc::bad_option, name + " has no reason; say why no score decides it");
    if (pin.author.empty()) throw Error(errc::bad_option, name + " has no author; say who decided it");
    if (pin.expires && !today) throw Error(errc::bad_option, name + " expires, so `today` must be told");
    if (pin.expires && !is_valid(*pin.expires)) {
      throw Error(errc::bad_option, name + " expires on a day that the calendar does not have");
    }
    const auto journey = journeys.find(pin.journey);
    if (!journey) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < journeys.size() && i < 10'000; ++i) known.push_back(journeys[i]);
      throw Error(errc::unknown_name, name + ": no such journey" + did_you_mean(pin.journey, known));
    }
    if (pin.place < 1 || static_cast<std::size_t>(pin.place) > journeys.size()) {
      throw Error(errc::bad_option, name + " asks for place " + std::to_string(pin.place) + "; allowed: 1 to " +
                                        std::to_string(journeys.size()));
    }
    if (pin.expires && *pin.expires < *today) {
      notes.push_back({"pin_expired", name + " at place " + std::to_string(pin.place) + " expired on " +
                                          to_string(*pin.expires) + " and was left out"});
      continue;
    }
    for (const auto& other : held) {
      if (other.journey == *journey) throw Error(errc::duplicate_name, "\"" + pin.journey + "\" is pinned twice");
      if (other.pin.place == pin.place) {
        throw Error(errc::bad_option, name + " and that of \"" + other.pin.journey + "\" both ask for place " +
                                          std::to_string(pin.place));
      }
    }
    held.push_back({pin, static_cast<std::uint32_t>(*journey)});
  }
  return held;
}

/// The order with pinned journeys at their places and the others around them, in their old order.
inline UnsetVector<std::uint32_t> pinned_order(std::span<const std::uint32_t> order, std::span<const HeldPin> pins) {
  UnsetVector<std::uint32_t> result(order.size());
  std::vector<bool> taken(order.size(), false);
  std::vector<bool> pinned(order.size(), false);
  for (const auto& [pin, journey] : pins) {
    result[static_cast<std::size_t>(pin.place) - 1] = journey;
    taken[static_cast<std::size_t>(pin.place) - 1] = true;
    pinned[journey] = true;
  }
  std::size_t position = 0;
  for (const std::uint32_t journey : order) {
    if (pinned[journey]) continue;
    while (taken[position]) ++position;
    result[position++] = journey;
  }
  return result;
}

}  // namespace journeyrank
