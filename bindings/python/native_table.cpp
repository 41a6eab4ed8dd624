// SPDX-License-Identifier: MIT
#include "native_table.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/io/packed_texts.hpp"

#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// A count as an int, a moment as a datetime in UTC, a flag as a bool.
py::object whole_cell(std::int64_t number, WholeKind kind) {
  if (kind == WholeKind::flag) return py::bool_(number != 0);
  if (kind == WholeKind::count) return py::int_(number);
  const py::module_ datetime = py::module_::import("datetime");
  const py::object since = datetime.attr("timedelta")(py::arg("milliseconds") = number);
  const py::object utc = datetime.attr("timezone").attr("utc");
  return datetime.attr("datetime")(1970, 1, 1, py::arg("tzinfo") = utc) + since;
}

/// A cell of a column; None for a missing one.
py::object cell_of(const ResultColumn& column, std::size_t row) {
  if (!column.gaps().empty() && column.gaps()[row] != 0) return py::none();
  return std::visit(
      [row, &column](const auto& list) -> py::object {
        if constexpr (std::is_same_v<std::decay_t<decltype(list)>, std::vector<std::int64_t>>) {
          return whole_cell(list[row], column.whole);
        } else if constexpr (std::is_same_v<std::decay_t<decltype(list)>, PackedTexts>) {
          return py::str(std::string(list[row]));
        } else {
          return py::cast(list[row]);
        }
      },
      column.cells);
}

py::list list_of(const ResultColumn& column, std::size_t rows) {
  py::list cells;
  for (std::size_t row = 0; row < rows; ++row) cells.append(cell_of(column, row));
  return cells;
}

/// A column for pandas: an array where NumPy has a type for its cells, else a list.
py::object pandas_column(const ResultColumn& column, std::size_t rows) {
  const auto size = static_cast<py::ssize_t>(rows);
  if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
    py::array_t<double> array(size, numbers->data());
    for (std::size_t row = 0; row < column.missing.size(); ++row) {
      if (column.missing[row] != 0) array.mutable_at(row) = std::numeric_limits<double>::quiet_NaN();
    }
    return array;
  }
  const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.cells);
  const bool is_plain = wholes != nullptr && column.missing.empty() && column.whole != WholeKind::moment;
  if (!is_plain) return list_of(column, rows);
  py::array_t<std::int64_t> array(size, wholes->data());
  return column.whole == WholeKind::flag ? array.attr("astype")("bool") : array;
}

py::module_ library(const char* name) {
  const py::object imported = py::module_::import("journeyrank._extras").attr("imported");
  return imported(name, std::string(name) + " is needed", "frames").cast<py::module_>();
}

}  // namespace

py::list dicts_of(const ResultTable& table) {
  py::list rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    py::dict cells;
    for (const auto& column : table.columns) cells[py::str(column.name)] = cell_of(column, row);
    rows.append(cells);
  }
  return rows;
}

py::dict lists_of(const ResultTable& table) {
  py::dict columns;
  for (const auto& column : table.columns) columns[py::str(column.name)] = list_of(column, table.rows);
  return columns;
}

py::object pandas_frame(const ResultTable& table) {
  const py::module_ pandas = library("pandas");
  py::dict columns;
  for (const auto& column : table.columns) columns[py::str(column.name)] = pandas_column(column, table.rows);
  return pandas.attr("DataFrame")(columns);
}

py::object polars_frame(const py::object& arrow) { return library("polars").attr("DataFrame")(arrow); }

py::object arrow_table(const py::object& arrow) { return library("pyarrow").attr("table")(arrow); }

py::object native_table(const py::object& arrow, const ResultTable& table, const std::string& kind) {
  if (kind == "pandas") return pandas_frame(table);
  if (kind == "polars") return polars_frame(arrow);
  if (kind == "polars lazy") return polars_frame(arrow).attr("lazy")();
  if (kind == "pyarrow") return arrow_table(arrow);
  if (kind == "duckdb" || kind == "_duckdb") return library("duckdb").attr("from_arrow")(arrow_table(arrow));
  if (kind == "records") return dicts_of(table);
  if (!kind.empty()) {
    py::object made = py::module_::import("journeyrank.frames").attr("in_kind")(arrow, kind);
    if (!made.is_none()) return made;
  }
  return lists_of(table);
}

}  // namespace journeyrank::python
