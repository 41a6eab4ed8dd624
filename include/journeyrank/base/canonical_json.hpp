// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// A struct whose members are listed by `fields()`; a step (with a `name`) or a part of one.
template <class T>
concept has_fields = requires {
  T::fields();
};

/// A step: a described struct that is chosen by its `name`.
template <class T>
concept named_step = has_fields<T> && requires {
  { T::name } -> std::convertible_to<const char*>;
};

/// A pair of a key and a value: a list of these is written as an object.
template <class T>
concept keyed_pair = has_fields<T> && requires {
  requires T::keyed;
};

/// Options that are written as a text where the first of them alone, a text, is stated.
template <class T>
concept text_or_options = has_fields<T> && requires {
  requires T::or_text;
};

/// True when only the first option is stated.
template <text_or_options T>
bool is_text_alone(const T& described) {
  T first;
  first.*(T::fields().template at<0>().member) = described.*(T::fields().template at<0>().member);
  return first == described;
}

/// A text as JSON, with as few escapes as the format allows.
inline std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (const char letter : text) {
    constexpr std::string_view plain = "\"\\\b\f\n\r\t";
    constexpr std::string_view escaped = "\"\\bfnrt";
    if (const std::size_t at = plain.find(letter); at != plain.npos) {
      json += '\\';
      json += escaped[at];
    } else if (static_cast<unsigned char>(letter) < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      json += "\\u00";
      json += digits[static_cast<unsigned char>(letter) >> 4];
      json += digits[static_cast<unsigned char>(letter) & 0xf];
    } else {
      json += letter;
    }
  }
  return json + "\"";
}

/// The order of keys in canonical JSON: by UTF-16 code units, for text in UTF-8.
inline bool json_key_less(std::string_view a, std::string_view b) noexcept {
  // UTF-8 sorts by code point. UTF-16 differs in one thing: letters beyond U+FFFF (lead byte F0 and up) come before
  // U+E000 to U+FFFF (lead bytes EE and EF).
  const auto unit = [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 7 : static_cast<int>(byte);
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return unit(x) < unit(y); });
}

/// The members of a JSON object as key and text; written in canonical order.
using JsonMembers = std::vector<std::pair<std::string, std::string>>;

inline std::string json_object(JsonMembers members) {
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return json_key_less(a.first, b.first); });
  std::string json = "{";
  for (const auto& [key, text] : members) {
    if (json.size() > 1) json += ",";
    json += json_string(key) + ":" + text;
  }
  return json + "}";
}

/// Any described value as canonical JSON (RFC 8785): sorted keys, shortest numbers, no white space, every option
/// stated. Equal values give equal bytes, so their hash names them. An empty optional is left out of its object.
///
/// Source  rundgren2020jcs
struct CanonicalJson {
  static std::string of(double number) { return shortest_number(number); }
  static std::string of(bool flag) { return flag ? "true" : "false"; }
  static std::string of(const std::string& text) { return json_string(text); }
  static std::string of(const Date& date) { return json_string(to_string(date)); }

  template <std::integral T>
  static std::string of(T number) {
    return std::to_string(number);
  }

  template <described_enum E>
  static std::string of(E value) {
    return json_string(name_of(value));
  }

  template <class... Steps>
  static std::string of(const std::variant<Steps...>& choice) {
    return std::visit([](const auto& step) { return of(step); }, choice);
  }

  template <class T>
  static std::string of(const std::vector<T>& list) {
    std::string json = "[";
    for (const auto& each : list) {
      if (json.size() > 1) json += ",";
      json += of(each);
    }
    return json + "]";
  }

  template <keyed_pair T>
  static std::string of(const std::vector<T>& list) {
    JsonMembers members;
    for (const auto& each : list) {
      constexpr auto pair = T::fields();
      members.emplace_back(each.*(pair.template at<0>().member), of(each.*(pair.template at<1>().member)));
    }
    return json_object(std::move(members));
  }

  template <has_fields T>
  static std::string of(const T& described) {
    JsonMembers members;
    if constexpr (named_step<T>) members.emplace_back("name", json_string(T::name));
    for_each_field(described, [&](const auto& field, const auto& value) {
      if constexpr (requires { value.empty(); }) {
        if (field.allowed.left_out_when_empty && value.empty()) return;
      }
      add(members, field.name, value);
    });
    return json_object(std::move(members));
  }

 private:
  template <class T>
  static void add(JsonMembers& members, const char* key, const T& value) {
    members.emplace_back(key, of(value));
  }

  template <class T>
  static void add(JsonMembers& members, const char* key, const std::optional<T>& value) {
    if (value) members.emplace_back(key, of(*value));
  }

  template <sealed_choice T>
  static void add(JsonMembers& members, const char* key, const T& value) {
    add(members, key, opened(value));
  }
};

}  // namespace journeyrank
