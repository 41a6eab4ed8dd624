// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace journeyrank {

/// One value of an enumeration with its only spelling: the same in C++, Python, JSON and on the command line.
template <class E>
struct Enumerator {
  const char* name;
  E value;
};

template <class E>
Enumerator(const char*, E) -> Enumerator<E>;

/// An enumeration whose values are listed by `constexpr auto enumerators(E)`, found by its argument.
template <class E>
concept described_enum = requires {
  enumerators(E{}).size();
};

/// The spelling of a value; "unknown" for a number that is no enumerator.
template <described_enum E>
constexpr const char* name_of(E value) noexcept {
  for (const auto& each : enumerators(E{})) {
    if (each.value == value) return each.name;
  }
  return "unknown";
}

/// The value with this spelling, or nothing.
template <described_enum E>
constexpr std::optional<E> parse_enumerator(std::string_view text) noexcept {
  for (const auto& each : enumerators(E{})) {
    if (text == each.name) return each.value;
  }
  return std::nullopt;
}

/// All spellings, for messages: "maximize, minimize".
template <described_enum E>
std::string enumerator_list() {
  std::string list;
  for (const auto& each : enumerators(E{})) {
    if (!list.empty()) list += ", ";
    list += each.name;
  }
  return list;
}

}  // namespace journeyrank
