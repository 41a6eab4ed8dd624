// SPDX-License-Identifier: MIT
#include "foreign_frame.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"

#include "counted_contacts.hpp"
#include "held_matrix.hpp"
#include "held_measures.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

py::object frames(const char* function) { return py::module_::import("journeyrank.frames").attr(function); }

/// True for what every Python has: no library need be asked.
bool is_plain(py::handle data) {
  return data.is_none() || py::isinstance<py::dict>(data) || py::isinstance<py::list>(data) ||
         py::isinstance<py::tuple>(data) || py::isinstance<py::str>(data) || py::isinstance<py::array>(data);
}

py::object read_parquet(py::handle path, bool stream) {
  const std::string file = path_of(path);
  static_cast<void>(ByteSource::open(file));  // a file that is not there is refused as any other
  try {
    return frames("parquet")(file, py::arg("stream") = stream);
  } catch (py::error_already_set& error) {
    if (error.matches(PyExc_ImportError) || !error.matches(PyExc_Exception)) throw;
    throw Error(errc::read_failed, Place{file}, "cannot be read as Parquet: " + text_of(py::str(error.value())));
  }
}

}  // namespace

std::string library_of(py::handle data) { return text_of(frames("root")(data)); }

bool is_pandas_like(py::handle data) {
  if (is_plain(data) || !py::hasattr(data, "reset_index")) return false;
  const std::string library = library_of(data);
  return (library == "pandas" || library == "modin" || library == "cudf") && py::hasattr(data, "columns");
}

py::object opened(py::handle data) {
  return is_plain(data) ? py::reinterpret_borrow<py::object>(data) : frames("opened")(data);
}

py::object arrow_by_narwhals(py::handle frame) { return frames("arrow_of")(frame); }

TypeNames types_of(py::handle data) {
  TypeNames types;
  if (is_plain(data)) return types;
  for (const auto& [name, type] : frames("types_of")(data).cast<py::dict>()) {
    types.insert_or_assign(name.cast<std::string>(), type.cast<std::string>());
  }
  return types;
}

std::string kind_of(py::handle data) {
  if (py::isinstance<HeldMatrix>(data)) return data.cast<const HeldMatrix&>().source;
  if (py::isinstance<HeldMeasures>(data)) return data.cast<const HeldMeasures&>().counted.source;
  if (is_records(data)) return "records";
  return is_plain(data) || is_path(data) ? "" : text_of(frames("kind_of")(data));
}

py::object offering(const py::object& capsule) { return frames("Stream")(capsule); }

bool is_parquet(py::handle data) {
  return is_path(data) && text_of(py::str(path_of(data)).attr("lower")()).ends_with(".parquet");
}

py::object parquet_table(py::handle path) { return read_parquet(path, false); }
py::object parquet_stream(py::handle path) { return read_parquet(path, true); }

}  // namespace journeyrank::python
