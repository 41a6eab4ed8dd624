// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/base/number_text.hpp"

namespace journeyrank {

/// What the cell of a row must be for the row to count. All that is stated must hold.
///
/// Edge    a missing cell is in no list and in no range; text that is no number is in no range
struct CellTest {
  std::optional<bool> present{};          ///< true: the cell is not missing; false: it is
  std::vector<std::string> one_of{};      ///< the texts it may be
  std::vector<std::string> not_one_of{};  ///< the texts it may not be
  std::optional<double> at_least{};       ///< the lowest number it may be
  std::optional<double> at_most{};        ///< the highest number it may be

  static constexpr auto fields() {
    return FieldList{Field{"present", &CellTest::present, "true: the cell is not missing; false: it is"},
                     Field{"one_of", &CellTest::one_of, "the texts that it may be"},
                     Field{"not_one_of", &CellTest::not_one_of, "the texts that it may not be"},
                     Field{"at_least", &CellTest::at_least, "the lowest number that it may be"},
                     Field{"at_most", &CellTest::at_most, "the highest number that it may be"}};
  }

  /// `text` is empty for a missing cell.
  bool holds(std::string_view text, const NumberFormat& numbers = {}) const {
    const auto is_in = [text](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), text) != list.end();
    };
    if (present && *present == text.empty()) return false;
    if (!one_of.empty() && !is_in(one_of)) return false;
    if (is_in(not_one_of)) return false;
    if (!at_least && !at_most) return true;
    const std::optional<double> number = parse_number(text, numbers);
    return number && (!at_least || *number >= *at_least) && (!at_most || *number <= *at_most);
  }

  friend bool operator==(const CellTest&, const CellTest&) = default;
};

/// What is wrong with a test, or "".
inline std::string fault(const CellTest& test) {
  if (test == CellTest{}) return "needs present, one_of, not_one_of, at_least or at_most";
  if (!std::isfinite(test.at_least.value_or(0)) || !std::isfinite(test.at_most.value_or(0))) {
    return "at_least and at_most must be finite";
  }
  if (test.at_least && test.at_most && *test.at_least > *test.at_most) return "at_least is above at_most";
  const bool asks_for_a_cell = !test.one_of.empty() || test.at_least || test.at_most;
  if (test.present && !*test.present && asks_for_a_cell) return "a missing cell is in no list and no range";
  return "";
}

/// A column of the file and what its cells must be. Rows that fail are filtered out: counted, and no fault.
struct RowFilter {
  std::string column;  ///< a column of the file
  CellTest test{};

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"type": {"one_of": ["incident"]}}
  static constexpr auto fields() {
    return FieldList{Field{"column", &RowFilter::column, "a column of the file"},
                     Field{"test", &RowFilter::test, "what its cells must be"}};
  }

  friend bool operator==(const RowFilter&, const RowFilter&) = default;
};

}  // namespace journeyrank
