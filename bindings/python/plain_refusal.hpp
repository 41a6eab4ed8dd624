// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"

// What Python reads of a call that fits no function: pybind11 lists C++ signatures, we say what is wrong with the call.

namespace journeyrank::python {

namespace py = pybind11;

/// One parameter of a function, as a call has to fill it.
struct Expected {
  std::string name;
  bool required = true;
  bool by_name = false;   ///< only by its name
  bool by_place = false;  ///< only by its place
  bool (*takes)(py::handle) = nullptr;
  std::string (*kind)() = nullptr;  ///< "a str"; "" for any object
};

/// All that a call of a function has to fit.
struct Expectation {
  std::string function;
  std::optional<Expected> self{};
  std::vector<Expected> parameters{};
  bool any_place = false;    ///< takes *args
  bool any_keyword = false;  ///< takes **options
};

inline std::string python_type_name(py::handle type) { return py::str(type.attr("__name__")).cast<std::string>(); }

inline std::string with_article(const std::string& name) {
  return (std::string("AEIOU").find(name.empty() ? ' ' : name[0]) != std::string::npos ? "an " : "a ") + name;
}

/// What a parameter of this type takes, in Python's words.
template <class T>
std::string kind_of() {
  using Value = py::detail::intrinsic_t<T>;
  if constexpr (std::is_same_v<Value, bool>) {
    return "a bool";
  } else if constexpr (std::integral<Value>) {
    return std::is_signed_v<Value> ? "an int of 64 bits" : "an int >= 0 of 64 bits";
  } else if constexpr (std::floating_point<Value>) {
    return "a number";
  } else if constexpr (std::is_same_v<Value, std::string>) {
    return "a str";
  } else if constexpr (std::is_same_v<Value, py::dict>) {
    return "a dict";
  } else if constexpr (std::is_base_of_v<py::handle, Value>) {
    return "";
  } else if constexpr (requires { typename Value::element_type; }) {
    return with_article(python_type_name(py::type::of<typename Value::element_type>()));
  } else if constexpr (std::is_class_v<Value>) {
    return with_article(python_type_name(py::type::of<Value>()));
  } else {
    return "";
  }
}

/// True when pybind11 makes a value of this type of a Python object. No truth is made of what is no bool, no int of
/// what is none, and no reference of None.
template <class T>
bool takes_object(py::handle object) {
  using Value = py::detail::intrinsic_t<T>;
  constexpr bool takes_none = std::is_base_of_v<py::handle, Value> || std::is_pointer_v<std::remove_cvref_t<T>>;
  if (object.is_none() && !takes_none) return false;
  try {
    py::detail::make_caster<T> caster;
    return caster.load(object, !std::integral<Value>);
  } catch (...) {
    PyErr_Clear();
    return false;
  }
}

/// The parameters of a C++ function, less those that take any number of them, beside what pybind11 is told of them.
class ExpectedParameters {
 public:
  template <class Result, class... Types>
  ExpectedParameters(std::type_identity<Result(Types...)>, [[maybe_unused]] bool is_method, Expectation& into)
      : into_(into) {
    (add<Types>(is_method), ...);
  }

  void name(const py::kw_only&) { by_name_ = true; }
  void name(const py::pos_only&) {
    for (std::size_t i = 0; i < named_; ++i) into_.parameters[i].by_place = true;
  }
  void name(const py::arg& argument) { name(argument, true); }
  void name(const py::arg_v& argument) { name(argument, false); }

  /// True when all have names.
  bool fits() const noexcept { return !too_many_ && named_ == into_.parameters.size(); }

 private:
  template <class T>
  void add(bool is_method) {
    using Value = py::detail::intrinsic_t<T>;
    if constexpr (std::is_same_v<Value, py::args>) {
      into_.any_place = true;
    } else if constexpr (std::is_same_v<Value, py::kwargs>) {
      into_.any_keyword = true;
    } else {
      Expected each{.name = "self", .takes = &takes_object<T>, .kind = &kind_of<T>};
      if (is_method && !into_.self) {
        into_.self = std::move(each);
      } else {
        into_.parameters.push_back(std::move(each));
      }
    }
  }

  void name(const py::arg& argument, bool required) {
    too_many_ = too_many_ || named_ == into_.parameters.size() || argument.name == nullptr;
    if (too_many_) return;
    Expected& each = into_.parameters[named_++];
    each.name = argument.name;
    each.required = required;
    each.by_name = by_name_;
  }

  Expectation& into_;
  std::size_t named_ = 0;
  bool by_name_ = false;
  bool too_many_ = false;
};

/// What a call has to fit; nothing where the parameters have no names.
template <class Function, class... Arguments>
std::optional<Expectation> expectation_of(const char* function, bool is_method, const Arguments&... arguments) {
  Expectation expected{.function = function};
  using Signature = py::detail::function_signature_t<Function>;
  ExpectedParameters parameters(std::type_identity<Signature>{}, is_method, expected);
  (parameters.name(arguments), ...);
  if (!parameters.fits()) return std::nullopt;
  return expected;
}

inline std::string found_text(py::handle object) { return "found " + python_type_name(py::type::of(object)); }

inline std::string allowed_text(const Expected& expected) {
  const std::string kind = expected.kind();
  return kind.empty() ? "" : "; allowed: " + kind;
}

inline std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list.empty() ? "none" : list;
}

/// A keyword that the function has not, or that is given twice; "" where there is none.
inline std::string wrong_keyword(const Expectation& expected, std::size_t by_place, const py::kwargs& named) {
  std::vector<std::string> known;
  for (const Expected& each : expected.parameters) {
    if (!each.by_place) known.push_back(each.name);
  }
  for (const auto& [key, value] : named) {
    const std::string name = py::str(key).cast<std::string>();
    std::size_t at = 0;
    while (at < expected.parameters.size() && expected.parameters[at].name != name) ++at;
    if (at < expected.parameters.size() && !expected.parameters[at].by_place) {
      if (at < by_place) return name + " is given twice, by its place and by its name";
    } else if (!expected.any_keyword) {
      return "no option " + excerpt(name) + did_you_mean(name, known) + "; allowed: " + listed(known);
    }
  }
  return "";
}

/// More arguments by their place than the function takes; "" where there are not.
inline std::string wrong_places(const Expectation& expected, std::size_t by_place) {
  std::vector<std::string> places;
  for (const Expected& each : expected.parameters) {
    if (!each.by_name) places.push_back(each.name);
  }
  if (expected.any_place || by_place <= places.size()) return "";
  return "found " + std::to_string(by_place) + (by_place == 1 ? " argument by its" : " arguments by their") +
         " place; allowed: " + std::to_string(places.size()) + (places.empty() ? "" : " (" + listed(places) + ")") +
         (places.size() < expected.parameters.size() || expected.any_keyword ? ", the others by their names" : "");
}

/// What is wrong with a call; "" where nothing is. The arguments by place are those behind `self`.
inline std::string wrong_call(const Expectation& expected, const py::args& given, const py::kwargs& named) {
  const std::size_t first = expected.self ? 1 : 0;
  if (given.size() < first) return "it is called of nothing" + allowed_text(*expected.self);
  const std::size_t by_place = given.size() - first;
  if (std::string wrong = wrong_keyword(expected, by_place, named); !wrong.empty()) return wrong;
  if (std::string wrong = wrong_places(expected, by_place); !wrong.empty()) return wrong;
  if (expected.self && !expected.self->takes(given[0])) {
    return "self: " + found_text(given[0]) + allowed_text(*expected.self);
  }
  for (std::size_t i = 0; i < expected.parameters.size(); ++i) {
    const Expected& each = expected.parameters[i];
    const bool placed = i < by_place && !each.by_name;
    if (!placed && !named.contains(each.name.c_str())) {
      if (each.required) return each.name + " is missing" + allowed_text(each);
      continue;
    }
    const py::object value = placed ? py::object(given[first + i]) : py::object(named[each.name.c_str()]);
    if (!each.takes(value)) return each.name + ": " + found_text(value) + allowed_text(each);
  }
  return "";
}

/// Refuses a call in plain words. Where nothing is wrong with it pybind11 is to try on: it asks first without
/// conversions, and then with them.
[[noreturn]] inline void refuse_call(const Expectation& expected, const py::args& given, const py::kwargs& named) {
  const std::string wrong = wrong_call(expected, given, named);
  if (wrong.empty()) throw py::reference_cast_error();
  throw py::type_error(expected.function + ": " + wrong);
}

/// True for names whose wrong calls are Python's own affair: "__eq__".
inline bool is_special(const std::string& name) { return name.starts_with("__") && name != "__getitem__"; }

/// Behind a method or function that is defined: what answers calls that do not fit it.
template <class Function, class Class, class... Arguments>
void refuse_plainly(Class& object, const char* name, bool is_method, const Arguments&... arguments) {
  if (is_special(name)) return;
  const auto expected = expectation_of<Function>(name, is_method, arguments...);
  if (!expected) return;
  const auto refuse = [expected = *expected](const py::args& given, const py::kwargs& named) -> py::object {
    refuse_call(expected, given, named);
  };
  if constexpr (requires { object.def_static(name, refuse); }) {
    if (!is_method) {
      object.def_static(name, refuse);
      return;
    }
  }
  object.def(name, refuse);
}

/// The same behind the constructor of a class, from the function that makes what it holds.
template <class Holder, class Function, class Class, class... Arguments>
void refuse_construction(Class& object, const char* name, const Arguments&... arguments) {
  const auto expected = expectation_of<Function>(name, false, arguments...);
  if (!expected) return;
  object.def(py::init([expected = *expected](const py::args& given, const py::kwargs& named) -> Holder {
    refuse_call(expected, given, named);
  }));
}

}  // namespace journeyrank::python
