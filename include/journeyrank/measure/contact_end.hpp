// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// What tells that a contact is over.
///
/// ended     its end
/// resolved  its flag; it has no end, so it took as long as its handling
/// handled   its handling alone: an end where those of its kind have none, else it is open (see spells_of)
/// open      nothing: it goes on
enum class EndKind : std::uint8_t { ended, resolved, handled, open };

/// When a contact was over, as far as it says.
struct ContactEnd {
  EndKind kind = EndKind::open;
  std::uint8_t channel = 0;  ///< its place among the contact channels; their number for another one
  std::int64_t time = 0;     ///< its end; of an open one the latest time that it names

  friend bool operator==(const ContactEnd&, const ContactEnd&) = default;
};

inline constexpr int bits_of_moment = 50;
inline constexpr std::int64_t middle_moment = std::int64_t{1} << (bits_of_moment - 1);
static_assert(latest_moment < middle_moment && earliest_moment > -middle_moment);

/// A contact's end as the integer that a table keeps: its kind and channel above, its time below.
constexpr std::int64_t packed(const ContactEnd& end) noexcept {
  const std::int64_t time = std::clamp(end.time, earliest_moment, latest_moment) + middle_moment;
  return (std::int64_t{static_cast<std::uint8_t>(end.kind)} * 16 + end.channel) << bits_of_moment | time;
}

constexpr ContactEnd unpacked(std::int64_t end) noexcept {
  const auto above = static_cast<std::uint64_t>(end) >> bits_of_moment;
  const std::int64_t time = (end & ((std::int64_t{1} << bits_of_moment) - 1)) - middle_moment;
  return {static_cast<EndKind>(above / 16 % 4), static_cast<std::uint8_t>(above % 16), time};
}

/// True for an integer that `packed` gives.
constexpr bool is_packed_end(std::int64_t end) noexcept { return end >= 0 && packed(unpacked(end)) == end; }

/// What a contact with a start says of its end, packed; not_read where it is over and nothing says when: with an end
/// before its start, or resolved without end and handling.
inline std::int64_t read_end(const Contact& contact, const EndReading& reading) noexcept {
  const std::int64_t start = *contact.started_at;
  const auto channel = std::find(contact_channels.begin(), contact_channels.end(), contact.channel);
  ContactEnd end{.channel = static_cast<std::uint8_t>(channel - contact_channels.begin()),
                 .time = std::max(start, contact.ended_at.value_or(start))};
  if (reading.resolved && contact.resolved == false) return packed(end);
  if (contact.ended_at) {
    end.kind = EndKind::ended;
    return *contact.ended_at < start ? not_read : packed(end);
  }
  if (contact.handle_ms && *contact.handle_ms >= 0) {
    end.kind = contact.resolved == true ? EndKind::resolved : EndKind::handled;
    end.time = start + std::min(*contact.handle_ms, latest_moment - start);
    return packed(end);
  }
  return contact.resolved == true ? not_read : packed(end);
}

/// The end of two contacts that are taken as one: that of the later one, which is open where it is, and not before that
/// of the earlier.
///
/// Shape   both packed, or not_read
inline std::int64_t joined_end(std::int64_t earlier, std::int64_t later) noexcept {
  if (earlier == not_read || later == not_read) return later;
  ContactEnd end = unpacked(later);
  const ContactEnd before = unpacked(earlier);
  const bool both_over = end.kind != EndKind::open && before.kind != EndKind::open;
  if (both_over) end.time = std::max(end.time, before.time);
  return packed(end);
}

}  // namespace journeyrank
