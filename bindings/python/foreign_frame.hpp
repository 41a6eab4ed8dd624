// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>

#include <pybind11/pybind11.h>

namespace journeyrank::python {

namespace py = pybind11;

// Frames of other libraries, which the module journeyrank.frames knows: it is imported where one comes.

/// The types of columns by their names.
using TypeNames = std::map<std::string, std::string, std::less<>>;

/// The library that an object is of: "pandas", "polars"; "builtins" for a list.
std::string library_of(py::handle data);

/// True for a frame with an index: of pandas, Modin or cuDF.
bool is_pandas_like(py::handle data);

/// A frame as one that the extension reads: what is lazy computed, what only narwhals knows as an Arrow table. Anything
/// else comes back as it is. Errors: ImportError for a frame that needs narwhals where there is none.
py::object opened(py::handle data);

/// A frame as an Arrow table, by narwhals.
py::object arrow_by_narwhals(py::handle frame);

/// The types of the columns of a frame, as its library calls them; none where it has no words for them.
TypeNames types_of(py::handle data);

/// What comes back for data of this kind: "pandas", "polars lazy", "records" for a list of dicts.
std::string kind_of(py::handle data);

/// An object that offers the Arrow stream in a capsule, to be read once.
py::object offering(const py::object& capsule);

/// True for the path of a Parquet file, by its ending.
bool is_parquet(py::handle data);

/// The table in a Parquet file; batch by batch, where that can be, to read it once.
///
/// Errors  read_failed for a file that is not there or is none; ImportError where no library can read it
py::object parquet_table(py::handle path);
py::object parquet_stream(py::handle path);

}  // namespace journeyrank::python
