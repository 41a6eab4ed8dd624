// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>

#include <pybind11/numpy.h>

#include "journeyrank/io/arrow_result.hpp"
#include "journeyrank/io/result_table.hpp"

#include "binding.hpp"

namespace journeyrank::python {

/// Numbers as a NumPy array that cannot be written to and keeps their owner alive.
template <class T>
py::array read_only_view(std::span<const T> numbers, const py::object& owner) {
  py::array_t<T> view({static_cast<py::ssize_t>(numbers.size())}, {static_cast<py::ssize_t>(sizeof(T))}, numbers.data(),
                      owner);
  view.attr("setflags")(py::arg("write") = false);
  return view;
}

/// A result table as the capsule that `__arrow_c_stream__` gives out.
inline py::capsule arrow_capsule(ResultTable table) {
  constexpr const char* name = "arrow_array_stream";
  auto stream = std::make_unique<ArrowArrayStream>();
  export_arrow(std::move(table), stream.get());
  py::capsule capsule(stream.get(), name, [](PyObject* object) {
    auto* held = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(object, name));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
  stream.release();
  return capsule;
}

}  // namespace journeyrank::python
