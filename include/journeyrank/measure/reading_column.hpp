// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/contact_end.hpp"
#include "journeyrank/measure/contact_reader.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// One reading of two contacts that are taken as one, the later of which started later or has the larger id.
///
/// Edge    a condition holds when it does for one of them, but a range of scores when it does for the later score;
///         durations, counts and amounts are added up; of scores and
///         times, and of what a customer is worth in a year, the later one counts, but the date of a loss stands where
///         the later one has none; what only one of them has is that, but whether they are over the later one says
inline std::int64_t joined_reading(const ContactReader& reader, std::int64_t earlier, std::int64_t later) noexcept {
  if (reader.reads_end()) return joined_end(earlier, later);
  if (earlier == not_read || later == not_read) return std::max(earlier, later);  // not_read is the least integer
  if (reader.reads_loss()) return joined_loss_time(earlier, later);
  if (reader.takes_the_newest()) return later;
  if (reader.reads_condition()) return std::max(earlier, later);
  return earlier + later;
}

/// The reading of a condition as a cell of its column, and back.
constexpr std::int8_t condition_cell(std::int64_t reading) noexcept {
  return static_cast<std::int8_t>(reading == not_read ? -1 : reading == left_out_cell ? -2 : reading);
}
constexpr std::int64_t condition_reading(std::int8_t cell) noexcept {
  return cell >= 0 ? cell : cell == -1 ? not_read : left_out_cell;
}

/// One reading of every contact of a table.
struct ReadingColumn {
  explicit ReadingColumn(const Reading& reading) : reader(reading) {}

  ContactReader reader;
  LargeVector<std::int8_t> conditions{};  ///< -2 left out of the row, -1 not measured, 0, 1
  LargeVector<std::int64_t> numbers{};

  void push_back(std::int64_t reading) {
    append(0, 1, [reading](std::size_t) { return reading; });
  }
  /// Appends `reading(at)` for each of `from` to before `to`.
  template <class ReadingAt>
  void append(std::size_t from, std::size_t to, ReadingAt&& reading) {
    if (reader.reads_nothing()) return;
    if (reader.reads_condition()) {
      for (; from < to; ++from) {
        const std::int64_t read = reading(from);
        conditions.push_back(condition_cell(read));
      }
    } else {
      for (; from < to; ++from) numbers.push_back(reading(from));
    }
  }
  void reserve(std::size_t rows) {
    if (!conditions.empty()) conditions.reserve(rows);
    if (!numbers.empty()) numbers.reserve(rows);
  }
  std::int64_t at(std::size_t row) const noexcept {
    if (reader.reads_nothing()) return not_read;
    if (!reader.reads_condition()) return numbers[row];
    return condition_reading(conditions[row]);
  }
  void copy_row(std::size_t from, std::size_t to) noexcept {
    if (!conditions.empty()) conditions[to] = conditions[from];
    if (!numbers.empty()) numbers[to] = numbers[from];
  }
  /// Takes the reading of a further leg into that of its contact.
  void add_leg(std::size_t row, std::int64_t leg) {
    if (reader.reads_nothing()) return;
    const std::int64_t joined = joined_reading(reader, at(row), leg);
    if (reader.reads_condition()) {
      conditions[row] = condition_cell(joined);
    } else {
      numbers[row] = joined;
    }
  }
  void pop_back() noexcept {
    if (!conditions.empty()) conditions.pop_back();
    if (!numbers.empty()) numbers.pop_back();
  }
};

}  // namespace journeyrank
