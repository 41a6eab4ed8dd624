// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/scenario.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/simulation.hpp"
#include "journeyrank/problem/criteria_group.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/target.hpp"
#include "journeyrank/rank/pin.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// A described struct that Python sees as a class; a nameless pair is a tuple, any other struct a dict of its options.
template <class T>
inline constexpr bool has_class = named_step<T>;
template <>
inline constexpr bool has_class<Criterion> = true;
template <>
inline constexpr bool has_class<CriteriaGroup> = true;
template <>
inline constexpr bool has_class<Profile> = true;
template <>
inline constexpr bool has_class<Model> = true;
template <>
inline constexpr bool has_class<Pin> = true;
template <>
inline constexpr bool has_class<Mapping> = true;
template <>
inline constexpr bool has_class<Simulation> = true;
template <>
inline constexpr bool has_class<Target> = true;
template <>
inline constexpr bool has_class<Scenario> = true;

template <class T>
concept pair_struct = has_fields<T> && !has_class<T> && T::fields().size == 2;

/// A Python str as text.
inline std::string text_of(const py::object& object) { return object.cast<std::string>(); }

/// The path of a str or os.PathLike.
inline std::string path_of(py::handle path) { return text_of(py::module_::import("os").attr("fsdecode")(path)); }

/// The name of a step's class: "min_max" is MinMax.
inline std::string class_name(std::string_view step) {
  std::string name;
  bool upper = true;
  for (const char letter : step) {
    if (letter != '_') name += upper && letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
    upper = letter == '_';
  }
  return name;
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// "a number >= 0", "a number from 0 to 1".
inline std::string numbers_allowed(const Allowed& allowed) {
  const std::string low = shortest_number(allowed.at_least);
  const std::string high = shortest_number(allowed.at_most);
  if (!std::isfinite(allowed.at_most)) return "a number >= " + low;
  return std::isfinite(allowed.at_least) ? "a number from " + low + " to " + high : "a number <= " + high;
}

/// Refuses an object of the wrong type with a TypeError.
[[noreturn]] inline void refuse_type(const std::string& place, const std::string& allowed, py::handle found) {
  throw py::type_error(place + ": found " + text_of(py::type::of(found).attr("__name__")) + "; allowed: " + allowed);
}

/// Described values as Python objects: numbers, str, datetime.date, tuple, dict, and the classes of steps.
struct ToPython {
  static py::object of(bool flag) { return py::bool_(flag); }
  static py::object of(double number) { return py::float_(number); }
  static py::object of(const std::string& text) { return py::str(text); }
  static py::object of(const Date& date) {
    return py::module_::import("datetime").attr("date")(date.year, date.month, date.day);
  }

  template <std::integral T>
  static py::object of(T number) {
    return py::int_(number);
  }

  template <described_enum E>
  static py::object of(E value) {
    return py::str(name_of(value));
  }

  template <class T>
  static py::object of(const std::optional<T>& value) {
    return value ? of(*value) : py::none();
  }

  template <sealed_choice T>
  static py::object of(const T& choice) {
    return of(opened(choice));
  }

  template <class... Steps>
  static py::object of(const std::variant<Steps...>& choice) {
    return std::visit([](const auto& step) { return of(step); }, choice);
  }

  template <class T>
  static py::object of(const std::vector<T>& list) {
    py::tuple tuple(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) tuple[i] = of(list[i]);
    return tuple;
  }

  template <keyed_pair T>
  static py::object of(const std::vector<T>& list) {
    constexpr auto pair = T::fields();
    py::dict dict;
    for (const auto& each : list) {
      dict[py::str(each.*(pair.template at<0>().member))] = of(each.*(pair.template at<1>().member));
    }
    return dict;
  }

  template <has_fields T>
  static py::object of(const T& described) {
    if constexpr (has_class<T>) {
      return py::cast(described);
    } else if constexpr (pair_struct<T>) {
      constexpr auto pair = T::fields();
      return py::make_tuple(of(described.*(pair.template at<0>().member)),
                            of(described.*(pair.template at<1>().member)));
    } else {
      if constexpr (text_or_options<T>) {
        if (is_text_alone(described)) return of(described.*(T::fields().template at<0>().member));
      }
      return changed_options(described);
    }
  }

  /// The options of a struct that must be stated or differ from their defaults: what to type to build it again.
  template <has_fields T>
  static py::dict changed_options(const T& described) {
    const T defaults{};
    py::dict options;
    for_each_field(described, [&](const auto& field, const auto& value) {
      if (field.allowed.required || !(value == defaults.*(field.member))) options[field.name] = of(value);
    });
    return options;
  }
};

/// The way back. `place` stands in front of messages: "Criterion: weight".
///
/// Errors  TypeError for the wrong kind of object, a missing or an unknown option; unknown_name, with the nearest, for
///         an enumerator; bad_time for a date; the code of Allowed for a value outside it
struct FromPython {
  static void read(py::handle object, const std::string& place, bool& flag) {
    if (!py::isinstance<py::bool_>(object)) refuse_type(place, "True or False", object);
    flag = object.ptr() == Py_True;
  }

  static void read(py::handle object, const std::string& place, double& number) {
    if (!PyNumber_Check(object.ptr()) || PyComplex_Check(object.ptr())) refuse_type(place, "a number", object);
    number = PyFloat_AsDouble(object.ptr());
    if (number == -1.0 && PyErr_Occurred() != nullptr) throw py::error_already_set();
  }

  static void read(py::handle object, const std::string& place, std::string& text) {
    if (!py::isinstance<py::str>(object)) refuse_type(place, "a str", object);
    text = object.cast<std::string>();
  }

  static void read(py::handle object, const std::string& place, Date& date);

  template <std::integral T>
  static void read(py::handle object, const std::string& place, T& number) {
    if (!PyIndex_Check(object.ptr())) refuse_type(place, "an int", object);
    const py::int_ whole(py::reinterpret_borrow<py::object>(object));
    try {
      number = whole.cast<T>();
    } catch (const py::cast_error&) {
      using Limits = std::numeric_limits<T>;
      const bool below = std::is_unsigned_v<T> && whole < py::int_(0);
      throw Error(
          errc::bad_option,
          place + ": found " + text_of(py::repr(whole)) + "; allowed: a whole number " +
              (below ? ">= 0" : "from " + std::to_string(Limits::min()) + " to " + std::to_string(Limits::max())));
    }
  }

  template <described_enum E>
  static void read(py::handle object, const std::string& place, E& value) {
    std::string text;
    read(object, place, text);
    const auto found = parse_enumerator<E>(text);
    if (!found) {
      std::vector<std::string_view> known;
      for (const auto& each : enumerators(E{})) known.emplace_back(each.name);
      throw Error(errc::unknown_name, place + ": found " + excerpt(text) + did_you_mean(text, known) +
                                          "; allowed: " + enumerator_list<E>());
    }
    value = *found;
  }

  template <class T>
  static void read(py::handle object, const std::string& place, std::optional<T>& value) {
    value.reset();
    if (!object.is_none()) read(object, place, value.emplace());
  }

  template <sealed_choice T>
  static void read(py::handle object, const std::string& place, T& value) {
    Opened<T> choice;
    read(object, place, choice);
    value = choice ? T(*choice) : T{};
  }

  template <class... Steps>
  static void read(py::handle object, const std::string& place, std::variant<Steps...>& choice) {
    const auto take = [&]<class Step>(std::type_identity<Step>) {
      if (!py::isinstance<Step>(object)) return false;
      choice = object.cast<const Step&>();
      return true;
    };
    if ((take(std::type_identity<Steps>{}) || ...)) return;
    std::string allowed;
    ((allowed += (allowed.empty() ? "" : ", ") + class_name(Steps::name)), ...);
    refuse_type(place, allowed, object);
  }

  template <class T>
  static void read(py::handle object, const std::string& place, std::vector<T>& list) {
    list.clear();
    if constexpr (pair_struct<T>) {  // {"low": 0.0, "high": 1.0} says what (("low", 0.0), ("high", 1.0)) does
      if (py::isinstance<py::dict>(object)) return read(py::list(object.attr("items")()), place, list);
    }
    const bool single = py::isinstance<py::str>(object) || py::isinstance<py::dict>(object);
    if (single || !py::isinstance<py::iterable>(object)) refuse_type(place, "a list or tuple", object);
    for (const py::handle each : py::iter(object)) read(each, place, list.emplace_back());
  }

  template <has_fields T>
  static void read(py::handle object, const std::string& place, T& described) {
    if constexpr (has_class<T>) {
      if (!py::isinstance<T>(object)) refuse_type(place, text_of(py::type::of<T>().attr("__name__")), object);
      described = object.cast<const T&>();
    } else if constexpr (pair_struct<T>) {
      if (py::isinstance<py::dict>(object)) {
        return set_options(py::reinterpret_borrow<py::dict>(object), place, described);
      }
      if (!py::isinstance<py::sequence>(object) || py::isinstance<py::str>(object) || py::len(object) != 2) {
        refuse_type(place, "pairs", object);
      }
      for_each_field(described, [&, i = std::size_t{0}](const auto& field, auto& value) mutable {
        read_field(object[py::int_(i++)], place + ": " + field.name, field, value);
      });
    } else {
      if constexpr (text_or_options<T>) {
        constexpr auto first = T::fields().template at<0>();
        if (py::isinstance<py::str>(object)) return read_field(object, place, first, described.*(first.member));
      }
      if (!py::isinstance<py::dict>(object)) refuse_type(place, "a dict of options", object);
      described = T{};  // what is not stated has its own default, whatever the owner's is
      set_options(py::reinterpret_borrow<py::dict>(object), place, described);
    }
  }

  /// Sets the options that are given; refuses those that are not there, and asks for those that must be stated.
  template <has_fields T>
  static void set_options(const py::dict& given, const std::string& place, T& described, bool all = true) {
    std::size_t known = 0;
    for_each_field(described, [&](const auto& field, const auto&) { known += given.contains(field.name) ? 1 : 0; });
    if (known != given.size()) refuse_unknown<T>(given, place);
    for_each_field(described, [&](const auto& field, auto& value) {
      if (given.contains(field.name)) {
        read_field(given[field.name], place + ": " + field.name, field, value);
      } else if (all && field.allowed.required) {
        throw py::type_error(place + ": the option " + field.name + " is missing: " + field.help);
      }
    });
  }

 private:
  template <class Owner, class Value>
  static void read_field(py::handle object, const std::string& place, const Field<Owner, Value>& field, Value& value) {
    read(object, place, value);
    if constexpr (is_optional<Value>) {
      if (value) refuse_outside(*value, place, field.allowed);
    } else {
      refuse_outside(value, place, field.allowed);
    }
  }

  template <class Value>
  static void refuse_outside(const Value& value, const std::string& place, const Allowed& allowed) {
    if constexpr (std::is_arithmetic_v<Value>) {
      const auto number = static_cast<double>(value);
      if (!std::isfinite(number)) {
        const bool bounded = std::isfinite(allowed.at_least) || std::isfinite(allowed.at_most);
        throw Error(bounded ? allowed.code : errc::bad_number,
                    place + ": found " + std::to_string(number) + "; allowed: a finite number");
      }
      if (number >= allowed.at_least && number <= allowed.at_most) return;
      throw Error(allowed.code, place + ": found " + text_of(py::repr(ToPython::of(value))) +
                                    "; allowed: " + numbers_allowed(allowed));
    } else if constexpr (requires { value.size(); }) {
      if (value.size() >= allowed.least_size) return;
      const char* what = std::is_same_v<Value, std::string> ? "an empty text" : "too few entries";
      throw Error(allowed.code,
                  place + ": found " + what + "; allowed: " + std::to_string(allowed.least_size) + " or more");
    }
  }

  template <has_fields T>
  [[noreturn]] static void refuse_unknown(const py::dict& given, const std::string& place) {
    std::vector<std::string> known;
    T::fields().for_each([&](const auto& field) { known.emplace_back(field.name); });
    for (const auto& [key, value] : given) {
      const auto name = text_of(py::str(key));
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      throw py::type_error(place + ": there is no option " + excerpt(name) + did_you_mean(name, known));
    }
    throw py::type_error(place + ": unknown option");
  }
};

inline void FromPython::read(py::handle object, const std::string& place, Date& date) {
  if (py::isinstance<py::str>(object)) {
    const auto text = object.cast<std::string>();
    const auto found = parse_date(text);
    if (!found) throw Error(errc::bad_time, place + ": found " + excerpt(text) + "; allowed: a day such as 2026-12-31");
    date = *found;
    return;
  }
  const py::object type = py::module_::import("datetime").attr("date");
  if (!py::isinstance(object, type)) refuse_type(place, "a datetime.date, or a str such as 2026-12-31", object);
  date = {object.attr("year").cast<int>(), object.attr("month").cast<int>(), object.attr("day").cast<int>()};
}

/// The number that a keyword gives; `name` is that of the option. Whoever takes it refuses what it has no use for.
///
/// Errors  TypeError for what is no number; bad_option for an int that the type does not hold, such as a count below 0
template <class Number>
Number number_from(py::handle object, const char* name) {
  Number number{};
  FromPython::read(object, name, number);
  return number;
}

/// The same for how many threads there may be.
inline std::size_t threads_from(py::handle object) { return number_from<std::size_t>(object, "threads"); }

/// The id of a profile; "" for None: the model's own weights.
inline std::string profile_from(py::handle object) {
  std::string profile;
  if (!object.is_none()) FromPython::read(object, "profile", profile);
  return profile;
}

}  // namespace journeyrank::python
