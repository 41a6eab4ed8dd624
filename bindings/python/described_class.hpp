// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/field.hpp"

#include "binding.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

/// Refuses a value in which no single option is wrong, but their combination is.
template <class T>
using Check = void (*)(const T&);

template <class T>
void accept(const T&) {}

template <class T>
inline constexpr bool list_of_classes = false;
template <class T>
inline constexpr bool list_of_classes<std::vector<T>> = has_class<T>;

/// The keywords of a described struct as a Python signature: "*, at_0, at_1". Defaults that are long or no literals are
/// "...".
template <has_fields T>
std::string keywords() {
  std::string parameters;
  const T defaults{};
  for_each_field(defaults, [&](const auto& field, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    parameters += (parameters.empty() ? "*, " : ", ") + std::string(field.name);
    if (field.allowed.required) return;
    if constexpr (requires(Value v) { v.index(); }) {
      parameters += "=...";
    } else if constexpr (std::is_same_v<Value, Date>) {
      parameters += "='" + to_string(value) + "'";
    } else {
      const std::string shown = text_of(py::repr(ToPython::of(value)));
      parameters += "=" + (shown.size() > 100 ? "..." : shown);
    }
  });
  return parameters;
}

/// What an option of this type takes, in Python's words.
template <class Value>
std::string option_type() {
  if constexpr (std::is_same_v<Value, Scale>) {
    return "a scale, such as Anchored";
  } else if constexpr (std::is_same_v<Value, Method>) {
    return "a method, such as WeightedSum";
  } else if constexpr (sealed_choice<Value>) {
    return "a metric, such as Rate";
  } else if constexpr (std::is_same_v<Value, bool>) {
    return "bool";
  } else if constexpr (std::integral<Value>) {
    return "int";
  } else if constexpr (std::floating_point<Value>) {
    return "float";
  } else if constexpr (std::is_same_v<Value, std::string>) {
    return "str";
  } else if constexpr (std::is_same_v<Value, Date>) {
    return "datetime.date or str";
  } else if constexpr (described_enum<Value>) {
    std::string list;
    for (const auto& each : enumerators(Value{})) list += (list.empty() ? "{'" : ", '") + std::string(each.name) + "'";
    return list + "}";
  } else if constexpr (is_optional<Value>) {
    return option_type<typename Value::value_type>();
  } else if constexpr (requires(Value list) { list.push_back(typename Value::value_type{}); }) {
    using Entry = typename Value::value_type;
    if constexpr (pair_struct<Entry>) {
      return "dict or iterable of pairs";
    } else if constexpr (keyed_pair<Entry>) {
      return "dict";
    } else {
      return "iterable of " + option_type<Entry>();
    }
  } else if constexpr (has_class<Value>) {
    return text_of(py::type::of<Value>().attr("__name__"));
  } else {
    return "dict";
  }
}

/// The options of a described struct as lines of a docstring.
template <has_fields T>
std::string option_lines() {
  std::string lines;
  const T defaults{};
  for_each_field(defaults, [&](const auto& field, const auto& value) {
    lines +=
        "\n    " + std::string(field.name) + " (" + option_type<std::decay_t<decltype(value)>>() + "): " + field.help;
  });
  return lines.empty() ? "" : "\n\nOptions:" + lines;
}

/// The words on a class, its options before its examples.
inline std::string with_options(const std::string& doc, const std::string& options) {
  const std::size_t examples = std::min(doc.find("\n\nExamples"), doc.size());
  return doc.substr(0, examples) + options + doc.substr(examples);
}

/// What to type to build a value again. Lists of classes take a line an entry.
template <has_fields T>
std::string built_from(const T& described) {
  std::string text = text_of(py::type::of<T>().attr("__name__")) + "(";
  const T defaults{};
  for_each_field(described, [&](const auto& field, const auto& value) {
    if (!field.allowed.required && value == defaults.*(field.member)) return;
    text += (text.back() == '(' ? "" : ", ") + std::string(field.name) + "=";
    if constexpr (list_of_classes<std::decay_t<decltype(value)>>) {
      text += "(";
      for (const auto& each : value) text += "\n    " + text_of(py::repr(ToPython::of(each))) + ",";
      text += "\n)";
    } else {
      text += text_of(py::repr(ToPython::of(value)));
    }
  });
  return text + ")";
}

template <has_fields T>
T from_keywords(const py::dict& options, const std::string& name, Check<T> check) {
  T described{};
  FromPython::set_options(options, name, described);
  check(described);
  return described;
}

/// Makes the keyword class of a described struct from its fields: immutable values, equal by value, built again by
/// their repr, changed by `replace`.
template <has_fields T>
py::class_<T> define_described(py::module_& module, const std::string& name, const std::string& doc,
                               Check<T> check = &accept<T>) {
  py::class_<T> object(module, name.c_str(), py::is_final(),
                       with_signature(name, keywords<T>(), with_options(doc, option_lines<T>())).c_str());
  name_module(object);
  object.def(py::init([name, check](const py::args& unnamed, const py::kwargs& options) {
               if (!unnamed.empty()) throw py::type_error(name + " takes its options by name: " + keywords<T>());
               return from_keywords<T>(options, name, check);
             }),
             with_signature("__init__", keywords<T>().empty() ? "self" : "self, " + keywords<T>(), "").c_str());
  const T defaults{};
  for_each_field(defaults, [&](const auto& field, const auto&) {
    const auto member = field.member;
    object.def_property_readonly(
        field.name, [member](const T& self) { return ToPython::of(self.*member); }, field.help);
  });
  const std::string changes = "self, /, **options";
  const auto replace = [name, check](const T& self, const py::kwargs& options) {
    T changed = self;
    FromPython::set_options(options, name, changed, false);
    check(changed);
    return changed;
  };
  object.def("replace", replace,
             with_signature("replace", changes,
                            "The same with other options. Errors: those of the class.\n\n"
                            "Options:\n    options: those of the class, by their names",
                            name)
                 .c_str());
  refuse_plainly<decltype(replace)>(object, "replace", true);
  object.def(
      "__eq__",
      [](const T& self, py::handle other) { return py::isinstance<T>(other) && self == other.cast<const T&>(); },
      with_signature("__eq__", "self, other, /", "True for an equal value of the same class.").c_str());
  object.def(
      "__hash__", [](const T& self) { return std::hash<std::string>()(CanonicalJson::of(self)); },
      with_signature("__hash__", "self, /", "Equal values have equal hashes.").c_str());
  object.def(
      "__repr__", [](const T& self) { return built_from(self); },
      with_signature("__repr__", "self, /", "What to type to build the value again.").c_str());
  object.def(
      "__reduce__",
      [](const T& self) {
        const py::object partial = py::module_::import("functools").attr("partial");
        return py::make_tuple(partial(py::type::of<T>(), **ToPython::changed_options(self)), py::tuple());
      },
      with_signature("__reduce__", "self, /", "Pickles by its options.").c_str());
  return object;
}

}  // namespace journeyrank::python
