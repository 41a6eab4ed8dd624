// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "journeyrank/measure/contact_end.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/survival.hpp"

namespace journeyrank {

/// How long each contact of a journey took from its start to its end, or has been open for: all of them until the same
/// moment, the latest that the log knows of, so that what is left out does not depend on how it ended.
///
/// Shape   the contacts by an EndReading; one spell each, but for those that are over and do not say when
/// Units   milliseconds
/// Edge    where none of the journey's contacts on a channel has an end, those that were handled there are over after
///         their handling; where some have one, an empty end says that a contact is open
template <class Journey>
std::vector<Spell> spells_of(const Journey& contacts) {
  unsigned channels_with_ends = 0;
  contacts.for_each_reading([&](std::int64_t reading) {
    const ContactEnd end = unpacked(reading);
    if (end.kind == EndKind::ended) channels_with_ends |= 1U << end.channel;
  });
  std::vector<Spell> spells;
  for (const std::uint32_t row : contacts.rows()) {
    if (contacts.reading(row) == not_read) continue;
    const ContactEnd end = unpacked(contacts.reading(row));
    const bool ends_are_told = (channels_with_ends >> end.channel & 1U) != 0;
    const bool open = end.kind == EndKind::open || (end.kind == EndKind::handled && ends_are_told);
    const std::int64_t until = open ? contacts.log().known_until : end.time;
    spells.push_back({std::max<std::int64_t>(0, until - contacts.started_at(row)), open});
  }
  return spells;
}

/// True when every one of them is still open, or there is none.
inline bool none_over(const std::vector<Spell>& spells) noexcept {
  return std::all_of(spells.begin(), spells.end(), [](const Spell& each) { return each.open; });
}

}  // namespace journeyrank
