// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/measure/contact_reader.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// One reading of every contact of a table.
struct ReadingColumn {
  explicit ReadingColumn(const Reading& reading) : reader(reading) {}

  ContactReader reader;
  std::vector<std::int8_t> conditions{};  ///< -1 not measured, 0, 1
  std::vector<std::int64_t> numbers{};

  void push_back(std::int64_t reading) {
    if (reader.reads_condition()) conditions.push_back(static_cast<std::int8_t>(reading == not_read ? -1 : reading));
    if (!reader.reads_condition() && !reader.reads_nothing()) numbers.push_back(reading);
  }
  std::int64_t at(std::size_t row) const noexcept {
    if (reader.reads_nothing()) return not_read;
    if (!reader.reads_condition()) return numbers[row];
    return conditions[row] < 0 ? not_read : conditions[row];
  }
  void copy_row(std::size_t from, std::size_t to) noexcept {
    if (!conditions.empty()) conditions[to] = conditions[from];
    if (!numbers.empty()) numbers[to] = numbers[from];
  }
  /// Takes the reading of a further leg into that of its contact.
  void add_leg(std::size_t row, std::int64_t leg) {
    if (leg == not_read || reader.reads_nothing()) return;
    if (reader.reads_condition()) {
      conditions[row] = std::max(conditions[row], static_cast<std::int8_t>(leg));
    } else if (numbers[row] == not_read || reader.is_decimal() || reader.reads_loss() || reader.reads_time()) {
      numbers[row] = leg;
    } else {
      numbers[row] += leg;
    }
  }
  void pop_back() noexcept {
    if (!conditions.empty()) conditions.pop_back();
    if (!numbers.empty()) numbers.pop_back();
  }
};

}  // namespace journeyrank
