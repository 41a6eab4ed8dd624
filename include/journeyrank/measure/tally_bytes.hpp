// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/byte_stream.hpp"
#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/hash.hpp"
#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/intake_bytes.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/shared_ids.hpp"
#include "journeyrank/measure/sparse_column.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Writes a tally down and reads it back.
///
/// The bytes are: "JRTALLY", the version of the layout, what the tally was made for (a hash of its metrics and slices),
/// its contacts in columns, lowest byte first, from version 2 on what came in with them, and the SHA-256 of all before
/// it. From version 3 on readings may be left out of their rows (see CellSaid).
class TallyBytes {
 public:
  static constexpr std::string_view magic = "JRTALLY\n";
  static constexpr std::uint32_t newest_version = 3;
  static constexpr std::size_t checksum_size = 64;

  static std::string write(const Tally& tally, const std::optional<Intake>& intake) {
    ByteWriter to;
    to.text(magic);
    to.number(newest_version);
    to.text(made_for(tally));
    to.number(tally.repeated_);
    const ContactLint observed = tally.observed();
    ContactLint::for_each_counters(observed, observed,
                                   [&to](std::span<const std::int64_t> counters, auto) { to.list(counters); });
    write_table(to, tally.table_);
    to.number(static_cast<std::uint8_t>(intake ? 1 : 0));
    if (intake) write_intake(to, *intake);
    std::string bytes = std::move(to).bytes();
    bytes += sha256_hex(bytes);
    return bytes;
  }

  static Intake merge(Tally& tally, std::string_view bytes) {
    ByteReader from(checked(bytes), errc::bad_tally);
    static_cast<void>(from.text());  // the magic, which checked() has seen
    const auto version = from.number<std::uint32_t>();
    if (version > newest_version) {
      throw Error(errc::newer_schema, "the tally has layout " + std::to_string(version) +
                                          "; this version reads up to " + std::to_string(newest_version) +
                                          ": update JourneyRank");
    }
    if (from.text() != made_for(tally)) {
      throw Error(errc::bad_option,
                  "the bytes are of a tally of other metrics or slices; make them with the same model");
    }
    Tally other(tally.metrics(), tally.slicing_);
    other.repeated_ = from.number<std::int64_t>();
    auto& observed = other.observed_;
    ContactLint::for_each_counters(observed, observed, [&from](std::span<std::int64_t> counters, auto) {
      const auto read = from.list<std::int64_t>();
      if (read.size() != counters.size()) from.refuse("found another number of counters");
      std::copy(read.begin(), read.end(), counters.begin());
    });
    read_table(from, other.table_, version);
    const bool has_intake = version >= 2 && from.number<std::uint8_t>() != 0;
    Intake intake = has_intake ? read_intake(from) : intake_of(other);
    if (!from.at_end()) from.refuse("found bytes behind the tally");
    intake.count_as_repeated(tally.merge(other));
    return intake;
  }

 private:
  /// What a tally by itself says of its rows: how often its contacts were delivered.
  static Intake intake_of(const Tally& tally) {
    Intake intake;
    intake.rows = intake.used = tally.contacts() + tally.repeated();
    intake.count_as_repeated(tally.repeated());
    if (intake.rows > 0) {
      intake.table_notes.push_back({"rows_not_kept",
                                    "a tally that was merged does not say which rows were left out or doubtful, only "
                                    "how often its contacts were delivered"});
    }
    return intake;
  }

  static std::string made_for(const Tally& tally) {
    std::string text;
    for (const auto& choice : tally.metrics()) text += CanonicalJson::of(*metric_of(choice)) + "\n";
    for (const auto& column : tally.slicing_.by) text += json_string(column) + "\n";
    return sha256_hex(text + name_of(tally.slicing_.period));
  }

  /// The bytes without their checksum.
  static std::string_view checked(std::string_view bytes) {
    ByteWriter head;
    head.text(magic);
    if (bytes.substr(0, head.bytes().size()) != head.bytes() || bytes.size() < head.bytes().size() + checksum_size) {
      throw Error(errc::bad_tally, "these bytes are no tally");
    }
    const std::string_view content = bytes.substr(0, bytes.size() - checksum_size);
    if (bytes.substr(content.size()) != sha256_hex(content)) {
      throw Error(errc::bad_tally, "the checksum does not fit: the bytes are not those that were written");
    }
    return content;
  }

  static void write_names(ByteWriter& to, const NameIndex& names) {
    to.number(static_cast<std::uint64_t>(names.size()));
    for (std::uint32_t i = 0; i < names.size(); ++i) to.text(names[i]);
  }

  static NameIndex read_names(ByteReader& from) {
    NameIndex names;
    const auto count = from.number<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
      if (!names.insert(from.text()).second) from.refuse("a name stands twice");
    }
    return names;
  }

  static void write_table(ByteWriter& to, const ContactTable& table) {
    write_names(to, table.contact_ids_);
    ContactNames::for_each(table.names_, [&](const NameIndex& names) { write_names(to, names); });
    const auto write_column = [&to]<class Column>(const Column& column) {
      if constexpr (requires { column.is_uniform(); }) {
        to.list(column.values());
      } else {
        to.list(column);
      }
    };
    table.rows_.for_each_column(write_column);
    for (const auto& each : table.readings_) {
      to.list(each.conditions);
      to.list(each.numbers);
      to.number(each.reader.unreadable());
      const ContactReader& reader = each.reader;
      const bool seen = reader.may_be_left_out() ? reader.has_seen_cell() : reader.has_seen_column();
      to.number(static_cast<std::uint8_t>(seen ? 1 : 0));
    }
    for (const auto& each : table.slices_) {
      write_names(to, each.names());
      to.list(each.numbers());
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
    table.shared_ids_.for_each([&](std::uint32_t row, std::uint32_t customer) { shared.emplace_back(row, customer); });
    std::sort(shared.begin(), shared.end());
    to.number(static_cast<std::uint64_t>(shared.size()));
    for (const auto& [row, customer] : shared) {
      to.number(row);
      to.number(customer);
    }
  }

  static void read_table(ByteReader& from, ContactTable& table, std::uint32_t version) {
    table.contact_ids_ = read_names(from);
    const std::size_t n = table.contact_ids_.size();
    ContactNames::for_each(table.names_, [&](NameIndex& names) { names = read_names(from); });
    table.rows_.for_each_column([&]<class Column>(Column& column) {
      if constexpr (requires { column.is_uniform(); }) {
        using Cell = std::remove_cvref_t<decltype(column[0])>;
        auto values = from.list<Cell>();
        if (!values.empty() && values.size() != n) from.refuse("a column has not one entry a contact");
        column.assign(n, std::move(values));
      } else {
        column = from.list<typename Column::value_type>();
        if (column.size() != n) from.refuse("a column has not one entry a contact");
      }
    });
    for (auto& each : table.readings_) {
      read_reading(from, each, n);
      // Before, the mark of a column that was met said nothing of contact columns.
      if (version < 3 && each.reader.may_be_left_out()) each.reader.restore(each.reader.unreadable(), 0);
    }
    for (auto& each : table.slices_) {
      NameIndex names = read_names(from);
      auto numbers = from.list<std::uint32_t>();
      if (numbers.size() != n) from.refuse("a slice has not one entry a contact");
      check_numbers(from, numbers, names, Nobody::refused);
      each.assign(std::move(names), std::move(numbers));
    }
    check_references(from, table);
    const auto shared = from.number<std::uint64_t>();
    for (std::uint64_t i = 0; i < shared; ++i) {
      const auto row = from.number<std::uint32_t>();
      const auto customer = from.number<std::uint32_t>();
      const bool of_several = customer == SharedIds::nobody;
      if (row >= n || (!of_several && customer >= table.names_.customers.size())) from.refuse("a name is not there");
      if (of_several) {
        table.shared_ids_.note_several(row);
      } else {
        table.shared_ids_.note(row, customer);
      }
    }
  }

  static void read_reading(ByteReader& from, ReadingColumn& column, std::size_t n) {
    column.conditions = from.list<std::int8_t>();
    column.numbers = from.list<std::int64_t>();
    const bool condition = column.reader.reads_condition();
    const bool nothing = column.reader.reads_nothing();
    if (column.conditions.size() != (condition ? n : 0) || column.numbers.size() != (condition || nothing ? 0 : n)) {
      from.refuse("a reading has not one entry a contact");
    }
    for (const std::int8_t each : column.conditions) {
      const bool may_be_left_out = column.reader.may_be_left_out();
      if (each < (may_be_left_out ? -2 : -1) || each > 1)
        from.refuse("a condition is neither met nor unmet nor unknown");
    }
    const bool decimal = column.reader.is_decimal();
    const bool weight = column.reader.reads_weight();
    const bool end = column.reader.reads_end();
    for (const std::int64_t each : column.numbers) {
      const bool fine = end       ? is_packed_end(each)
                        : weight  ? is_weight(std::bit_cast<double>(each))
                        : decimal ? std::fabs(std::bit_cast<double>(each)) <= largest_decimal
                                  : each >= -largest_integer && each <= largest_integer;
      const bool loss = column.reader.reads_loss();
      if (!fine && each != not_read && !(loss && (each >= lost_undated || each == left_out_cell))) {
        from.refuse("a number is beyond what contacts may have");
      }
    }
    const auto unreadable = from.number<std::int64_t>();
    column.reader.restore(unreadable, from.number<std::uint8_t>());
  }

  enum class Nobody { refused, allowed };

  template <class Numbers>
  static void check_numbers(ByteReader& from, const Numbers& numbers, const NameIndex& names, Nobody nobody) {
    for (const std::uint32_t each : numbers) {
      if (each >= names.size() && !(nobody == Nobody::allowed && each == no_party)) from.refuse("a name is not there");
    }
  }

  static void check_references(ByteReader& from, const ContactTable& table) {
    const auto& [journeys, customers, accounts, issues, cases, parents] = table.names_;
    check_numbers(from, table.rows_.journeys, journeys, Nobody::refused);
    check_numbers(from, table.rows_.customers, customers, Nobody::allowed);
    check_numbers(from, table.rows_.parents.values(), parents, Nobody::allowed);
    check_numbers(from, table.rows_.cases.accounts.values(), accounts, Nobody::allowed);
    check_numbers(from, table.rows_.cases.issues.values(), issues, Nobody::allowed);
    check_numbers(from, table.rows_.cases.declared.values(), cases, Nobody::allowed);
    for (const auto* times : {&table.rows_.started_at, &table.rows_.cases.ended_at}) {
      for (const std::int64_t time : *times) {
        if (time < earliest_moment || time > latest_moment) from.refuse("a time is outside the years 1 to 9999");
      }
    }
  }
};

/// A tally as bytes, to be kept or sent elsewhere: its contacts and, where it is given, what came in with them, with a
/// version and a checksum.
///
/// Cost    O(contacts) time and bytes
inline std::string to_bytes(const Tally& tally, const std::optional<Intake>& intake = {}) {
  return TallyBytes::write(tally, intake);
}

/// Counts all contacts of a tally that was written down: the same bits as if they had been counted here. To read one
/// back, merge it into an empty tally of the same metrics and slices. Returns what came in with them, for
/// Intake::merge: contacts that this tally knew already are repeated there.
///
/// Edge    nothing is counted when anything is refused; bytes without what came in (of layout 1, or written so) say how
///         often contacts were delivered, and a note that they say no more
/// Errors  bad_tally for bytes that are no tally or were changed, naming the byte; newer_schema; bad_option when it is
///         of other metrics or slices
inline Intake merge_bytes(Tally& tally, std::string_view bytes) { return TallyBytes::merge(tally, bytes); }

}  // namespace journeyrank
