// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// A named level and its value: {"high", 1}.
struct Level {
  std::string name;
  double value = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"name", &Level::name, "the level as the input spells it",
                           Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
                     Field{"value", &Level::value, "its value in [0, 1]",
                           Allowed{.required = true, .at_least = 0.0, .at_most = 1.0, .code = errc::bad_model}}};
  }

  friend bool operator==(const Level&, const Level&) = default;
};

/// Named levels, each with its value. In a criteria matrix the raw cell is the index of its level: 0, 1, 2, ...
///
/// Edge    the direction plays no part: the values say which level is more urgent
/// Errors  bad_model if there is no level, a name is empty or stands twice, or a value is outside [0, 1];
///         bad_number, when a matrix is fitted, if a cell is not the index of a level
/// Use     where a criterion is a word, such as low, medium and high, and no number
struct Levels {
  std::vector<Level> levels;  ///< at least one

  static constexpr const char* name = "levels";
  static constexpr const char* formula = "the value of the level that the cell names";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{Field{"levels", &Levels::levels, "names and their values, one or more",
                           Allowed{.required = true, .least_size = 1, .code = errc::bad_model}}};
  }

  /// The index of a level, or nothing.
  std::optional<std::size_t> index_of(std::string_view text) const {
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i].name == text) return i;
    }
    return std::nullopt;
  }

  /// True for the index of a level.
  bool holds(double raw) const noexcept {
    return raw >= 0.0 && raw < static_cast<double>(levels.size()) && raw == std::floor(raw);
  }

  /// The value of the level with this index; 0 for a number that is none.
  double value(double raw) const noexcept { return holds(raw) ? levels[static_cast<std::size_t>(raw)].value : 0.0; }

  /// What is wrong with these levels, or "".
  std::string fault(Direction) const {
    if (levels.empty()) return "a scale of levels needs one level or more";
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const auto& [level, value] = levels[i];
      if (level.empty()) return "level " + std::to_string(i + 1) + " has no name";
      if (*index_of(level) != i) return "level \"" + level + "\" stands twice";
      if (!(value >= 0.0 && value <= 1.0)) return "level \"" + level + "\" has a value outside 0 to 1";
    }
    return "";
  }

  friend bool operator==(const Levels&, const Levels&) = default;
};

static_assert(fully_described<Levels>);

}  // namespace journeyrank
