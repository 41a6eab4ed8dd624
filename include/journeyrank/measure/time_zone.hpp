// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/posix_zone_rule.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// A time zone with its summer times and its history, as the tz database has them: turns local times into moments.
///
/// Units   local times: milliseconds as if the clock showed UTC; moments: milliseconds since 1970-01-01 UTC
/// Edge    a local time that a change of the clocks leaves out is none; of one that comes twice the earlier moment is
///         taken. Before the first change that the file lists, the first offset holds; after the last, its rule
/// Errors  bad_time for bytes that are no TZif file of version 2 or later, or one that counts leap seconds
/// Source  RFC 8536
class TimeZone {
 public:
  /// Reads the bytes of a TZif file; `name` is for messages.
  static TimeZone parse(std::string_view bytes, const std::string& name) {
    TimeZone zone;
    Reader reader{bytes, name};
    // The first block has times of 32 bits: passed over for the second.
    const Header old = reader.header();
    if (old.version < '2') reader.refuse("it has only times of 32 bits");
    reader.take(old.block_bytes(4));
    const Header header = reader.header();
    if (header.leap_seconds != 0) reader.refuse("it counts leap seconds, as the \"right\" zones do");
    if (header.types == 0) reader.refuse("it names no offset");
    const std::string_view times = reader.take(header.changes * 8);
    const std::string_view kinds = reader.take(header.changes);
    const std::string_view types = reader.take(header.types * 6);
    reader.take(header.letters + header.standard_flags + header.universal_flags);
    for (std::size_t i = 0; i < header.changes; ++i) {
      const auto kind = static_cast<unsigned char>(kinds[i]);
      if (kind >= header.types) reader.refuse("a change names an offset that is not there");
      const auto moment = static_cast<std::int64_t>(Reader::number(times.substr(i * 8, 8)));
      zone.changes_.push_back({moment, offset_of(types, kind)});
      if (i > 0 && moment <= zone.changes_[i - 1].moment) reader.refuse("its changes are not in order");
    }
    zone.first_offset_ = offset_of(types, 0);
    zone.read_footer(reader);
    return zone;
  }

  /// The moment at which the clocks showed a local time; nothing when they never did.
  std::optional<std::int64_t> moment_of(std::int64_t local_ms) const noexcept {
    // No offset is a day or longer, so the moment is within a day of the local time.
    const std::int64_t local = (local_ms >= 0 ? local_ms : local_ms - 999) / 1000;
    std::optional<std::int64_t> earliest;
    const auto consider = [&](std::int64_t offset) {
      const std::int64_t moment = local - offset;
      if (offset_at(moment) == offset && (!earliest || moment < *earliest)) earliest = moment;
    };
    consider(offset_at(local - 86'400));
    consider(offset_at(local + 86'400));
    for (auto at = first_after(local - 86'400); at != changes_.end() && at->moment <= local + 86'400; ++at) {
      consider(at->offset);
    }
    if (!earliest) return std::nullopt;
    return *earliest * 1000 + (local_ms - local * 1000);
  }

  /// Seconds east of UTC at a moment in seconds.
  std::int64_t offset_at(std::int64_t moment) const noexcept {
    const auto after = first_after(moment);
    if (after == changes_.end() && rule_) return rule_->offset_at(moment);
    return after == changes_.begin() ? first_offset_ : (after - 1)->offset;
  }

 private:
  struct Change {
    std::int64_t moment;  ///< from which on the offset holds, in seconds
    std::int64_t offset;
  };

  struct Header {
    char version = 0;
    std::size_t universal_flags = 0, standard_flags = 0, leap_seconds = 0, changes = 0, types = 0, letters = 0;

    std::size_t block_bytes(std::size_t time) const noexcept {
      return changes * (time + 1) + types * 6 + letters + leap_seconds * (time + 4) + standard_flags + universal_flags;
    }
  };

  struct Reader {
    std::string_view rest;
    const std::string& name;

    [[noreturn]] void refuse(const std::string& what) const {
      throw Error(errc::bad_time, "the file of the time zone \"" + name + "\" cannot be used: " + what);
    }
    std::string_view take(std::size_t bytes) {
      if (bytes > rest.size()) refuse("it is cut short");
      const std::string_view taken = rest.substr(0, bytes);
      rest.remove_prefix(bytes);
      return taken;
    }
    static std::uint64_t number(std::string_view bytes) noexcept {
      std::uint64_t number = 0;
      for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
      return number;
    }
    Header header() {
      if (take(4) != "TZif") refuse("it is no TZif file");
      Header header;
      header.version = take(1).front();
      take(15);
      for (std::size_t* count : {&header.universal_flags, &header.standard_flags, &header.leap_seconds, &header.changes,
                                 &header.types, &header.letters}) {
        *count = number(take(4));
      }
      return header;
    }
  };

  static std::int64_t offset_of(std::string_view types, std::size_t type) noexcept {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(Reader::number(types.substr(type * 6, 4))));
  }

  void read_footer(Reader& reader) {
    if (reader.take(1) != "\n") reader.refuse("its footer is missing");
    const std::size_t end = reader.rest.find('\n');
    if (end == reader.rest.npos) reader.refuse("its footer is cut short");
    const std::string_view text = reader.rest.substr(0, end);
    if (text.empty()) return;
    rule_ = PosixZoneRule::parse(text);
    if (!rule_) reader.refuse("its footer is no rule: \"" + std::string(text) + "\"");
  }

  std::vector<Change>::const_iterator first_after(std::int64_t moment) const noexcept {
    return std::upper_bound(changes_.begin(), changes_.end(), moment,
                            [](std::int64_t at, const Change& change) { return at < change.moment; });
  }

  std::vector<Change> changes_;
  std::int64_t first_offset_ = 0;
  std::optional<PosixZoneRule> rule_;
};

}  // namespace journeyrank
