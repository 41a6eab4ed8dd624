// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// What an option may hold beside what its type says. A file that breaks it is refused at the value's place, and the
/// schema of the file says the same.
struct Allowed {
  bool required = false;  ///< a file must state it, however good the default is
  double at_least = -std::numeric_limits<double>::infinity();
  double at_most = std::numeric_limits<double>::infinity();
  std::size_t least_size = 0;        ///< entries of a list, bytes of a text
  errc code = errc::bad_option;      ///< what a value outside of these is
  bool left_out_when_empty = false;  ///< an empty list is not written: files from before it was there keep their hash
};

/// An option described once: its name, its place in the struct, one line of help and what it may hold. The JSON reader
/// and writer, the Python keywords, the command line's spelling and the documentation are made from it.
template <class Owner, class Value>
struct Field {
  const char* name;
  Value Owner::*member;
  const char* help;
  Allowed allowed = {};
};

template <class Owner, class Value>
Field(const char*, Value Owner::*, const char*, Allowed = {}) -> Field<Owner, Value>;

/// One field of a list, told apart from an equal one by its position.
template <std::size_t, class F>
struct FieldAt {
  F field;
};

template <class Positions, class... Fields>
class FieldListBase;

template <std::size_t... positions, class... Fields>
class FieldListBase<std::index_sequence<positions...>, Fields...> : FieldAt<positions, Fields>... {
 public:
  static constexpr std::size_t size = sizeof...(Fields);

  constexpr FieldListBase(const Fields&... fields) : FieldAt<positions, Fields>{fields}... {}

  template <class Visit>
  constexpr void for_each(Visit&& visit) const {
    (visit(static_cast<const FieldAt<positions, Fields>&>(*this).field), ...);
  }

  template <std::size_t position>
  constexpr const auto& at() const {
    return field_at<position>(*this);
  }

 private:
  template <std::size_t position, class F>
  static constexpr const F& field_at(const FieldAt<position, F>& found) {
    return found.field;
  }
};

/// The fields of a struct, in order. (A std::tuple would do, at a tenth of a second for each dozen structs compiled.)
template <class... Fields>
struct FieldList : FieldListBase<std::index_sequence_for<Fields...>, Fields...> {
  using FieldListBase<std::index_sequence_for<Fields...>, Fields...>::FieldListBase;
};

template <class... Fields>
FieldList(Fields...) -> FieldList<Fields...>;

/// Stands for a value of any type where only the number of members is asked for.
struct AnyValue {
  template <class T>
  operator T() const noexcept;  // NOLINT: implicit on purpose, never defined
};

/// True when the aggregate can be made from this many values.
template <class T, std::size_t... I>
constexpr bool takes_values(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyValue{})...}; };
}

/// True when an aggregate has exactly so many members. (Two checks, whatever the number: counting up is slow to
/// compile.)
template <class T, std::size_t count>
constexpr bool has_members() {
  return takes_values<T>(std::make_index_sequence<count>()) && !takes_values<T>(std::make_index_sequence<count + 1>());
}

/// True when `T::fields()` describes as many options as the struct has members, and `T::name` names it.
template <class T>
concept fully_described = std::is_aggregate_v<T> && requires {
  { T::name } -> std::convertible_to<const char*>;
  T::fields();
} && has_members<T, T::fields().size>();

/// A choice of step that is kept without its type, so that those who only carry it need not compile the steps:
/// `opened(choice)`, found by its argument, gives it back as an optional variant.
template <class T>
concept sealed_choice = T::sealed && requires(const T& choice) {
  opened(choice).has_value();
};

/// The optional variant in a sealed choice.
template <sealed_choice T>
using Opened = decltype(opened(std::declval<const T&>()));

/// Calls `visit(field, value)` for each described option, in order.
template <class T, class Visit>
constexpr void for_each_field(T& step, Visit&& visit) {
  std::remove_const_t<T>::fields().for_each([&](const auto& field) { visit(field, step.*(field.member)); });
}

}  // namespace journeyrank
