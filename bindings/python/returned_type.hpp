// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <string>
#include <type_traits>
#include <typeinfo>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

namespace journeyrank::python {

namespace py = pybind11;

/// The name of the Python class of a C++ type, or "" where it has none yet.
inline std::string class_name_of(const std::type_info& type) {
  const py::handle found = py::detail::get_type_handle(type, false);
  return found ? py::str(found.attr("__name__")).cast<std::string>() : "";
}

/// What a function that returns this type gives, in Python's words; "" where the type does not say.
template <class T>
std::string returned_type() {
  using Value = py::detail::intrinsic_t<T>;
  if constexpr (std::is_void_v<T>) {
    return "None";
  } else if constexpr (std::is_same_v<Value, py::bytes>) {
    return "bytes";  // before what can be made a text, which it is too
  } else if constexpr (std::is_convertible_v<T, std::string>) {
    return "str";
  } else if constexpr (std::is_same_v<Value, bool> || std::is_same_v<Value, py::bool_>) {
    return "bool";
  } else if constexpr (std::integral<Value> || std::is_same_v<Value, py::int_>) {
    return "int";
  } else if constexpr (std::floating_point<Value> || std::is_same_v<Value, py::float_>) {
    return "float";
  } else if constexpr (std::is_same_v<Value, py::dict>) {
    return "dict";
  } else if constexpr (std::is_same_v<Value, py::list>) {
    return "list";
  } else if constexpr (std::is_same_v<Value, py::tuple>) {
    return "tuple";
  } else if constexpr (std::is_base_of_v<py::array, Value>) {
    return "numpy.ndarray";
  } else if constexpr (std::is_base_of_v<py::handle, Value>) {
    return "";
  } else if constexpr (requires { typename Value::element_type; }) {
    return class_name_of(typeid(typename Value::element_type));
  } else if constexpr (requires(const Value& value) { value.has_value(); }) {
    return returned_type<typename Value::value_type>() + " or None";
  } else {
    return class_name_of(typeid(Value));
  }
}

template <class Result, class... Types>
std::string returned_type_of(std::type_identity<Result(Types...)>) {
  return returned_type<Result>();
}

}  // namespace journeyrank::python
