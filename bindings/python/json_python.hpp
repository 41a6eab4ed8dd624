// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include <pybind11/pybind11.h>

#include "journeyrank/io/json_value.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// A piece of a JSON document as Python objects: None, bool, int, float, str, tuples and dicts.
inline py::object python_of(const JsonValue& json) {
  if (const auto* flag = std::get_if<bool>(&json.value)) return py::bool_(*flag);
  if (const auto* whole = std::get_if<std::int64_t>(&json.value)) return py::int_(*whole);
  if (const auto* number = std::get_if<double>(&json.value)) return py::float_(*number);
  if (const auto* text = std::get_if<std::string>(&json.value)) return py::str(*text);
  if (const auto* list = std::get_if<JsonArray>(&json.value)) {
    py::tuple tuple(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) tuple[i] = python_of((*list)[i]);
    return tuple;
  }
  if (const auto* object = std::get_if<JsonObject>(&json.value)) {
    py::dict dict;
    for (const auto& member : *object) dict[py::str(member.key)] = python_of(member.value);
    return dict;
  }
  return py::none();
}

}  // namespace journeyrank::python
