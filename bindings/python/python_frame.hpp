// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/packed_texts.hpp"

#include "foreign_frame.hpp"
#include "held_matrix.hpp"

namespace journeyrank::python {

/// A column that is an Arrow array or stream of its own: a pyarrow or Polars column.
struct ArrowCells {
  std::shared_ptr<const ArrowTable> table;
};

/// A NumPy column of plain numbers, contiguous and in native byte order, with the letter of its Arrow type.
struct ArrayCells {
  py::array array;
  const void* numbers = nullptr;
  std::size_t size = 0;
  char format = 'g';
  std::vector<std::uint8_t> missing = {};
};

/// A column read from a Python list: numbers, whole numbers, texts, or what is none of them.
struct ListCells {
  CellKind kind = CellKind::number;
  std::vector<double> numbers = {};
  std::vector<std::int64_t> wholes = {};
  PackedTexts texts = {};
  std::vector<std::uint8_t> missing = {};  ///< of numbers and whole numbers; empty when none is
  std::size_t size = 0;
};

/// A column of a dict, read so far that the interpreter lock is needed no more.
struct PythonColumn {
  std::string name;
  std::string type;  ///< for messages: "datetime64[us]", "text"
  std::variant<ArrowCells, ArrayCells, ListCells> cells;
  std::string called = {};  ///< the type, as the producer of the column calls it: "list", ">f8", "Int64"
  std::string why = {};     ///< its numbers are no longer those of the producer
};

/// A dict of columns as a frame.
class PythonFrame {
 public:
  explicit PythonFrame(const py::dict& columns);

  std::size_t row_count() const noexcept { return rows_; }
  std::size_t column_count() const noexcept { return columns_.size(); }
  std::string_view name(std::size_t c) const noexcept { return columns_[c].name; }
  CellKind kind(std::size_t c) const noexcept;
  MatrixColumn numbers(std::size_t c) const;
  PackedTexts texts(std::size_t c) const;
  std::string type(std::size_t c) const { return columns_[c].called; }
  std::string why_copied(std::size_t c) const;
  [[noreturn]] void refuse(std::size_t c, const std::string& allowed) const;

  /// What the matrix read from it borrows.
  MatrixMemory memory() const;

 private:
  std::vector<PythonColumn> columns_;
  std::size_t rows_ = 0;
};

/// A table of named columns from Python: read by Arrow, or column by column.
struct PythonTable {
  std::variant<std::shared_ptr<const ArrowTable>, PythonFrame> columns;
  TypeNames types = {};  ///< as the library of a data frame calls them
};

/// A dict of the columns of a list of dicts: a key that a row does not have is None.
///
/// Errors  TypeError for a row that is no dict and a key that is no str, naming the row
py::dict columns_of_records(const py::sequence& rows);

/// True for a list or tuple that begins with a dict.
bool is_records(py::handle data);

/// The table in a dict of columns, a list of dicts or a data frame; nothing for data of another kind.
std::optional<PythonTable> table_from(py::handle data);

/// The same of the path of a Parquet file too.
std::optional<PythonTable> table_or_parquet(py::handle data);

/// Calls `use(frame)` with the columns of a table.
template <class Use>
auto with_frame(const PythonTable& table, Use&& use) {
  if (const auto* columns = std::get_if<PythonFrame>(&table.columns)) return use(*columns);
  return use(ArrowFrame(*std::get<std::shared_ptr<const ArrowTable>>(table.columns)));
}

}  // namespace journeyrank::python
