// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_end.hpp"

#include <array>
#include <cstdint>

#include <doctest/doctest.h>

using journeyrank::Contact;
using journeyrank::ContactEnd;
using journeyrank::earliest_moment;
using journeyrank::EndKind;
using journeyrank::EndReading;
using journeyrank::is_packed_end;
using journeyrank::joined_end;
using journeyrank::latest_moment;
using journeyrank::not_read;
using journeyrank::packed;
using journeyrank::read_end;
using journeyrank::unpacked;

namespace {

ContactEnd end_of(const Contact& contact, const EndReading& reading = {}) {
  return unpacked(read_end(contact, reading));
}

}  // namespace

TEST_CASE("ContactEnd: every kind, channel and moment is packed into an integer and back") {
  for (const EndKind kind : {EndKind::ended, EndKind::resolved, EndKind::handled, EndKind::open}) {
    for (const auto channel : std::to_array<std::uint8_t>({0, 1, 8, 9})) {
      for (const std::int64_t time : {earliest_moment, std::int64_t{-1}, std::int64_t{0}, latest_moment}) {
        const ContactEnd end{kind, channel, time};
        CHECK(unpacked(packed(end)) == end);
        CHECK(is_packed_end(packed(end)));
      }
    }
  }
  CHECK_FALSE(is_packed_end(-1));
  CHECK_FALSE(is_packed_end(std::int64_t{1} << 62));
  CHECK_FALSE(is_packed_end(0));  // a moment before the year 1
}

TEST_CASE("read_end: an end, else the flag or the handling, else the contact is open") {
  CHECK(end_of({.channel = "voice", .started_at = 10, .ended_at = 40}) == ContactEnd{EndKind::ended, 0, 40});
  CHECK(end_of({.channel = "fax", .started_at = 10, .handle_ms = 5}) == ContactEnd{EndKind::handled, 9, 15});
  CHECK(end_of({.started_at = 10, .handle_ms = 5, .resolved = true}) == ContactEnd{EndKind::resolved, 8, 15});
  CHECK(end_of({.started_at = 10}) == ContactEnd{EndKind::open, 8, 10});
  CHECK(end_of({.started_at = 10, .handle_ms = latest_moment}).time == latest_moment);
  CHECK(read_end({.started_at = 10, .ended_at = 9}, {}) == not_read);
  CHECK(read_end({.started_at = 10, .resolved = true}, {}) == not_read);
}

TEST_CASE("read_end: who says it is not resolved is open, where the reading asks") {
  const Contact reopened{.started_at = 10, .ended_at = 40, .resolved = false};
  CHECK(end_of(reopened) == ContactEnd{EndKind::open, 8, 40});
  CHECK(end_of(reopened, {.resolved = false}) == ContactEnd{EndKind::ended, 8, 40});
  CHECK(end_of({.started_at = 10, .ended_at = 9, .resolved = false}) == ContactEnd{EndKind::open, 8, 10});
}

TEST_CASE("joined_end: the later one tells whether both are over, and they last to the latest end") {
  const auto end = [](EndKind kind, std::int64_t time) { return packed({kind, 0, time}); };
  CHECK(joined_end(end(EndKind::ended, 5), end(EndKind::open, 9)) == end(EndKind::open, 9));
  CHECK(joined_end(end(EndKind::open, 5), end(EndKind::ended, 9)) == end(EndKind::ended, 9));
  CHECK(joined_end(end(EndKind::ended, 9), end(EndKind::ended, 5)) == end(EndKind::ended, 9));
  CHECK(joined_end(not_read, end(EndKind::ended, 5)) == end(EndKind::ended, 5));
  CHECK(joined_end(end(EndKind::ended, 5), not_read) == not_read);
}
