// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <pybind11/pybind11.h>

#include "journeyrank/io/result_table.hpp"

#include "binding.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// The rows of a result as dicts; a missing cell is None.
py::list dicts_of(const ResultTable& table);

/// The columns of a result as a dict of lists.
py::dict lists_of(const ResultTable& table);

/// A result as a pandas or Polars data frame or a pyarrow table. `arrow` gives the same result as an Arrow stream.
///
/// Errors  ImportError, naming what to install
py::object pandas_frame(const ResultTable& table);
py::object polars_frame(const py::object& arrow);
py::object arrow_table(const py::object& arrow);

/// A result in the kind of data that kind_of found: a frame of its library, a list of dicts, or a dict of lists for any
/// other.
py::object native_table(const py::object& arrow, const ResultTable& table, const std::string& kind);

/// What every result that is a table offers to frames: to_dicts, to_native, to_pandas, to_polars, to_arrow and the
/// Arrow stream. `table_of(held)` gives the rows, `kind_of_source(held)` the kind of data that they come from.
template <class Class, class TableOf, class KindOf>
void define_frames(Class& object, const TableOf& table_of, const KindOf& kind_of_source, const char* rows) {
  using Held = typename Class::type;
  const auto held = [](const py::object& self) -> const Held& { return self.cast<const Held&>(); };
  define_method(
      object, "to_dicts", [table_of](const Held& self) { return dicts_of(table_of(self)); }, rows);
  define_method(
      object, "to_native",
      [=](const py::object& self) { return native_table(self, table_of(held(self)), kind_of_source(held(self))); },
      "The rows in the kind of data that was read: a data frame of its library, a list of dicts; a dict of lists for\n"
      "anything else.\n\nReturns data frame, list of dict or dict of list");
  define_method(
      object, "to_pandas", [table_of](const Held& self) { return pandas_frame(table_of(self)); },
      "The rows as a pandas data frame.\n\nReturns pandas.DataFrame\nErrors  ImportError without pandas");
  define_method(object, "to_polars", &polars_frame,
                "The rows as a Polars data frame.\n\nReturns polars.DataFrame\nErrors  ImportError without Polars");
  define_method(object, "to_arrow", &arrow_table,
                "The rows as a pyarrow table.\n\nReturns pyarrow.Table\nErrors  ImportError without pyarrow");
  define_method(
      object, "__arrow_c_stream__",
      [table_of](const Held& self, py::handle) { return arrow_capsule(without_lock([&] { return table_of(self); })); },
      "The rows as an Arrow stream, for any data frame.", py::arg("requested_schema") = py::none());
}

}  // namespace journeyrank::python
