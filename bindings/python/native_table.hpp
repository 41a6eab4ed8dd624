// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <pybind11/pybind11.h>

#include "journeyrank/io/result_table.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// The rows of a result as dicts; a missing cell is None.
py::list dicts_of(const ResultTable& table);

/// The package that an object's class is from: "pandas", "polars".
std::string package_of(py::handle data);

/// A result as a table of a package: a pandas or Polars data frame, a pyarrow table, a DuckDB relation, or a dict of
/// lists for any other. `arrow` gives the same result as an Arrow stream.
py::object native_table(const py::object& arrow, const ResultTable& table, const std::string& package);

}  // namespace journeyrank::python
