// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

#include "foreign_frame.hpp"
#include "number_buffer.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// What keeps the memory alive that a criteria matrix borrows.
struct MatrixMemory {
  std::vector<py::object> owners = {};  ///< NumPy arrays
  std::vector<std::shared_ptr<const ArrowTable>> tables = {};
  NumberBuffer numbers = {};  ///< columns copied out of an array
};

/// A criteria matrix with the memory behind it. Released with the interpreter lock held, as Python releases objects.
struct HeldMatrix {
  MatrixMemory memory;
  CriteriaMatrix matrix;
  Ingest ingest = {};
  std::string source = {};  ///< the kind of data that it was read from: see kind_of
};

using SharedMatrix = std::shared_ptr<const HeldMatrix>;

/// What a caller says of the data beside the data.
struct MatrixWords {
  const Model* model = nullptr;                           ///< its criteria and their levels
  std::optional<std::vector<std::string>> criteria = {};  ///< the columns to take, or those of an array
  py::object journeys = py::none();                       ///< ids, or the name of the column that holds them
  py::object labels = py::none();                         ///< the same for labels
  std::size_t threads = 0;
};

/// A list of names from a Python sequence of str or int. `what` names it in messages.
std::vector<std::string> names_from(py::handle list, const std::string& what);

/// True for a pandas or Polars frame, a pyarrow table, a DuckDB relation: what offers its columns by Arrow's C structs.
bool offers_arrow(py::handle data);

/// Reads an Arrow stream or array that a Python object offers.
std::shared_ptr<const ArrowTable> take_arrow(py::handle data);

/// The capsule of the Arrow stream that an object offers, to be read batch by batch; None for a frame whose index may
/// be a column, and for what offers none.
py::object arrow_stream_of(py::handle data);
ArrowArrayStream* stream_in(const py::object& capsule);

/// The columns of a stream as a table without rows; the stream is not read. Errors: bad_arrow as ArrowTable.
ArrowTable layout_of(ArrowArrayStream* stream);

/// The matrix in a CriteriaMatrix or a MeasuredMatrix; nothing for data of another kind.
SharedMatrix made_matrix(py::handle data);

/// Reads a matrix out of whatever holds one: an array, a dict of columns, a list of dicts, a data frame, a file, a
/// CriteriaMatrix.
SharedMatrix matrix_from(py::handle data, const MatrixWords& words);

/// The parts of it.
SharedMatrix matrix_from_array(py::handle array, const MatrixWords& words);
SharedMatrix matrix_from_columns(const py::dict& columns, const MatrixWords& words, TypeNames types = {});
SharedMatrix matrix_from_csv(const std::string& path, const Model& model);

/// The roles of the columns of a frame, as the caller words them.
FrameRoles roles_from(const MatrixWords& words);

/// The criteria of the model, or none.
inline std::span<const Criterion> criteria_of(const MatrixWords& words) {
  return words.model == nullptr ? std::span<const Criterion>() : std::span<const Criterion>(words.model->criteria);
}

}  // namespace journeyrank::python
