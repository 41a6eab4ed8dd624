// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/named_command.hpp"
#include "journeyrank/io/field_reader.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Reads any described value from a document: the way back from CanonicalJson, and from what people write.
///
/// Edge    a key that is left out leaves its default; 1.0 is a whole number, as in JSON Schema; null is no value: an
///         optional is left out
/// Errors  bad_json for the wrong kind of value and for a required key that is missing; unknown_name, with the nearest,
///         for a key, step or enumerator; bad_time for a date; the code of Allowed for a value outside it. Each has the
///         place and the path of the value
struct JsonReader {
  template <class T>
  static T read(const JsonCursor& at) {
    T value{};
    read(at, value);
    return value;
  }

  static void read(const JsonCursor& at, bool& flag) {
    const auto* found = std::get_if<bool>(&at.json().value);
    if (found == nullptr) at.refuse_kind("true or false");
    flag = *found;
  }

  static void read(const JsonCursor& at, std::string& text) {
    const auto* found = std::get_if<std::string>(&at.json().value);
    if (found == nullptr) at.refuse_kind("a text in double quotes");
    text = *found;
  }

  static void read(const JsonCursor& at, double& number) {
    if (const auto* whole = std::get_if<std::int64_t>(&at.json().value)) {
      number = static_cast<double>(*whole);
    } else if (const auto* found = std::get_if<double>(&at.json().value)) {
      number = *found;
    } else {
      at.refuse_kind("a number");
    }
  }

  static void read(const JsonCursor& at, Date& date) {
    const auto found = parse_date(read<std::string>(at));
    if (!found) at.refuse(errc::bad_time, "found " + found_json(at.json()) + "; allowed: a day such as 2026-12-31");
    date = *found;
  }

  template <std::integral T>
  static void read(const JsonCursor& at, T& number) {
    std::int64_t whole = 0;
    if (const auto* found = std::get_if<std::int64_t>(&at.json().value)) {
      whole = *found;
    } else {
      const auto* real = std::get_if<double>(&at.json().value);
      constexpr double limit = 9007199254740992.0;  // beyond 2^53 doubles skip whole numbers
      if (real == nullptr || std::trunc(*real) != *real || std::fabs(*real) > limit) at.refuse_kind("a whole number");
      whole = static_cast<std::int64_t>(*real);
    }
    if (!std::in_range<T>(whole)) {
      at.refuse_kind(whole < 0 && std::unsigned_integral<T> ? "a whole number >= 0" : "a smaller whole number");
    }
    number = static_cast<T>(whole);
  }

  template <described_enum E>
  static void read(const JsonCursor& at, E& value) {
    const auto text = read<std::string>(at);
    const auto found = parse_enumerator<E>(text);
    if (!found) {
      std::vector<std::string_view> known;
      for (const auto& each : enumerators(E{})) known.emplace_back(each.name);
      refuse_name(at, text, known);
    }
    value = *found;
  }

  template <class T>
  static void read(const JsonCursor& at, std::optional<T>& value) {
    if (std::holds_alternative<std::nullptr_t>(at.json().value)) at.refuse_kind("a value, or no key at all");
    read(at, value.emplace());
  }

  template <sealed_choice T>
  static void read(const JsonCursor& at, T& value) {
    Opened<T> choice;
    read(at, choice);
    value = *choice;
  }

  template <class T>
  static void read(const JsonCursor& at, std::vector<T>& list) {
    const auto* array = std::get_if<JsonArray>(&at.json().value);
    if (array == nullptr) at.refuse_kind("a list in [ ]");
    list.clear();
    for (std::size_t i = 0; i < array->size(); ++i) read(at.item(*array, i), list.emplace_back());
  }

  template <keyed_pair T>
  static void read(const JsonCursor& at, std::vector<T>& list) {
    constexpr auto pair = T::fields();
    list.clear();
    for (const auto& member : object_at(at)) {
      auto& entry = list.emplace_back();
      entry.*(pair.template at<0>().member) = member.key;
      read_field(at.value_of(member), pair.template at<1>(), entry);
    }
  }

  template <class... Steps>
  static void read(const JsonCursor& at, std::variant<Steps...>& choice) {
    object_at(at);
    const std::vector<std::string_view> known{Steps::name...};
    if (find_member(at.json(), "name") == nullptr) {
      at.refuse(errc::bad_json, "the key \"name\" is missing; allowed: " + listed(known));
    }
    const JsonCursor name = at.at("name");
    const auto chosen = read<std::string>(name);
    const bool found = ((chosen == Steps::name && (read(at, choice.template emplace<Steps>()), true)) || ...);
    if (!found) refuse_name(name, chosen, known, named_commands<std::variant<Steps...>>);
  }

  template <text_or_options T>
  static void read(const JsonCursor& at, T& described) {
    if (std::holds_alternative<std::string>(at.json().value)) {
      return read_field(at, T::fields().template at<0>(), described);
    }
    if (!std::holds_alternative<JsonObject>(at.json().value)) at.refuse_kind("a text, or an object in { }");
    read_options(at, described);
  }

  template <has_fields T>
  static void read(const JsonCursor& at, T& described) {
    described = T{};  // what is not stated has its own default, whatever the owner's is
    read_options(at, described);
  }

 private:
  template <has_fields T>
  static void read_options(const JsonCursor& at, T& described) {
    static constexpr auto readers = readers_of<T>(std::make_index_sequence<T::fields().size>());
    read_fields(at, &described, readers, named_step<T>);
  }

  template <class T, std::size_t... I>
  static constexpr std::array<FieldReader, sizeof...(I)> readers_of(std::index_sequence<I...>) {
    return {FieldReader{T::fields().template at<I>().name, T::fields().template at<I>().help,
                        T::fields().template at<I>().allowed.required, [](const JsonCursor& at, void* owner) {
                          read_field(at, T::fields().template at<I>(), *static_cast<T*>(owner));
                        }}...};
  }

  template <class Owner, class Value>
  static void read_field(const JsonCursor& at, const Field<Owner, Value>& field, Owner& owner) {
    Value& value = owner.*(field.member);
    read(at, value);
    if constexpr (is_optional<Value>) {
      refuse_outside(at, *value, field.allowed);
    } else {
      refuse_outside(at, value, field.allowed);
    }
  }

  template <class Value>
  static void refuse_outside(const JsonCursor& at, const Value& value, const Allowed& allowed) {
    if constexpr (std::is_arithmetic_v<Value>) {
      refuse_number_outside(at, static_cast<double>(value), allowed);
    } else if constexpr (requires { value.size(); }) {
      refuse_size_below(at, value.size(), allowed);
    }
  }
};

}  // namespace journeyrank
