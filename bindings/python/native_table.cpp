// SPDX-License-Identifier: MIT
#include "native_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

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

}  // namespace

py::list dicts_of(const ResultTable& table) {
  py::list rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    py::dict cells;
    for (const auto& column : table.columns) {
      const bool missing = !column.gaps().empty() && column.gaps()[row] != 0;
      cells[py::str(column.name)] =
          missing ? py::none()
                  : std::visit(
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
    rows.append(cells);
  }
  return rows;
}

std::string package_of(py::handle data) {
  const auto module = text_of(py::type::of(data).attr("__module__"));
  return module.substr(0, module.find('.'));
}

py::object native_table(const py::object& arrow, const ResultTable& table, const std::string& package) {
  const auto pyarrow_table = [&arrow] { return py::module_::import("pyarrow").attr("table")(arrow); };
  if (package == "polars") return py::module_::import("polars").attr("DataFrame")(arrow);
  if (package == "pyarrow") return pyarrow_table();
  if (package == "duckdb" || package == "_duckdb") {
    return py::module_::import("duckdb").attr("from_arrow")(pyarrow_table());
  }
  const py::list lines = dicts_of(table);
  if (package == "pandas") return py::module_::import("pandas").attr("DataFrame")(lines);
  py::dict columns;
  for (const auto& column : table.columns) columns[py::str(column.name)] = py::list();
  for (const py::handle line : lines) {
    for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(line)) {
      columns[name].cast<py::list>().append(value);
    }
  }
  return columns;
}

}  // namespace journeyrank::python
