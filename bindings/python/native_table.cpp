// SPDX-License-Identifier: MIT
#include "native_table.hpp"

#include <cstddef>
#include <string>
#include <type_traits>
#include <variant>

#include "journeyrank/io/packed_texts.hpp"

#include "python_value.hpp"

namespace journeyrank::python {

py::list dicts_of(const ResultTable& table) {
  py::list rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    py::dict cells;
    for (const auto& column : table.columns) {
      const bool missing = !column.gaps().empty() && column.gaps()[row] != 0;
      cells[py::str(column.name)] =
          missing ? py::none()
                  : std::visit(
                        [row](const auto& list) -> py::object {
                          if constexpr (std::is_same_v<std::decay_t<decltype(list)>, PackedTexts>) {
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
