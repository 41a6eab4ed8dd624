// SPDX-License-Identifier: MIT
#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/io/arrow.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "foreign_frame.hpp"
#include "held_matrix.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

template <class Struct>
Struct* pointer_in(const py::object& capsule, const char* name) {
  void* pointer = PyCapsule_GetPointer(capsule.ptr(), name);
  if (pointer == nullptr) throw py::error_already_set();
  return static_cast<Struct*>(pointer);
}

/// A pandas frame whose index is a column: one with a name by that name, one of texts as the journeys where no column
/// holds them. Any other index says nothing and is dropped.
py::object with_index_as_column(const py::object& data) {
  const py::object index = data.attr("index");
  const bool named = !index.attr("name").is_none() || py::len(index.attr("names")) > 1;
  if (named) return data.attr("reset_index")();
  if (text_of(py::type::of(index).attr("__name__")) == "RangeIndex") return data;
  const bool has_ids = data.attr("columns").contains("journey") || data.attr("columns").contains("id");
  if (has_ids || text_of(py::getattr(index, "inferred_type", py::str())) != "string")
    return data.attr("reset_index")(py::arg("drop") = true);
  return data.attr("rename_axis")("journey").attr("reset_index")();
}

/// The columns of a pandas frame where pyarrow is not installed: what pandas counts as missing is None.
py::dict columns_of_pandas(const py::object& data) {
  py::dict columns;
  for (const py::handle item : py::iter(data.attr("items")())) {
    const auto [name, series] = item.cast<std::pair<py::object, py::object>>();
    const py::object missing = series.attr("isna")();
    const bool whole = !missing.attr("any")().cast<bool>();
    columns[py::str(name)] = whole
                                 ? series.attr("to_numpy")()
                                 : series.attr("astype")("object").attr("where")(~missing, py::none()).attr("tolist")();
  }
  return columns;
}

/// True when a column of pandas can be read where it stands: doubles in a row, none of which is NaN.
bool stands_ready(const py::object& column) {
  if (!py::isinstance<py::array>(column)) return false;
  const auto array = py::reinterpret_borrow<py::array>(column);
  const bool doubles = array.dtype().kind() == 'f' && array.itemsize() == sizeof(double) && array.ndim() == 1 &&
                       (array.flags() & py::array::c_style) != 0 && array.dtype().attr("isnative").cast<bool>();
  if (!doubles) return false;
  const std::span numbers(static_cast<const double*>(array.data()), static_cast<std::size_t>(array.size()));
  constexpr std::size_t rows_a_thread = 65536;
  std::atomic<bool> has_nan = false;
  without_lock([&] {
    for_each_block(numbers.size(), rows_a_thread, 0, [&](std::size_t begin, std::size_t end) {
      bool found = false;
      for (std::size_t row = begin; row < end; ++row) found |= numbers[row] != numbers[row];
      if (found) has_nan = true;
    });
  });
  return !has_nan;
}

/// The columns of a pandas frame, those of doubles where they stand and others as series; nothing where that gains
/// nothing, or names are not told apart.
std::optional<py::dict> ready_columns_of_pandas(const py::object& data) {
  if (!data.attr("columns").attr("is_unique").cast<bool>()) return std::nullopt;
  py::dict columns;
  bool any = false;
  for (const py::handle item : py::iter(data.attr("items")())) {
    const auto [name, series] = item.cast<std::pair<py::object, py::object>>();
    if (!offers_arrow(series)) return std::nullopt;
    const bool is_plain = text_of(py::str(series.attr("dtype"))) == "float64";
    const py::object numbers = is_plain ? series.attr("to_numpy")() : py::none();
    const bool ready = is_plain && stands_ready(numbers);
    any = any || ready;
    columns[py::str(name)] = ready ? numbers : series;
  }
  return any && columns.size() == py::len(data.attr("columns")) ? std::optional(columns) : std::nullopt;
}

}  // namespace

bool offers_arrow(py::handle data) {
  return py::hasattr(data, "__arrow_c_stream__") || py::hasattr(data, "__arrow_c_array__");
}

std::shared_ptr<const ArrowTable> take_arrow(py::handle data) {
  if (py::hasattr(data, "__arrow_c_stream__")) {
    const py::object capsule = data.attr("__arrow_c_stream__")();
    auto* stream = pointer_in<ArrowArrayStream>(capsule, "arrow_array_stream");
    return without_lock([&] { return std::make_shared<const ArrowTable>(stream, &stop_if_interrupted); });
  }
  const py::tuple capsules = data.attr("__arrow_c_array__")();
  auto* schema = pointer_in<ArrowSchema>(capsules[0], "arrow_schema");
  auto* array = pointer_in<ArrowArray>(capsules[1], "arrow_array");
  return std::make_shared<const ArrowTable>(schema, array);
}

py::object arrow_stream_of(py::handle data) {
  if (is_pandas_like(data) || !py::hasattr(data, "__arrow_c_stream__")) return py::none();
  return data.attr("__arrow_c_stream__")();
}

ArrowArrayStream* stream_in(const py::object& capsule) {
  return pointer_in<ArrowArrayStream>(capsule, "arrow_array_stream");
}

ArrowTable layout_of(ArrowArrayStream* stream) {
  if (stream->release == nullptr) throw Error(errc::bad_arrow, "the stream is used up: it was released before");
  ArrowOwner<ArrowSchema> schema;
  check_arrow_stream(stream, without_lock([&] { return stream->get_schema(stream, schema.get()); }));
  return ArrowTable(std::move(schema));
}

std::vector<std::string> names_from(py::handle list, const std::string& what) {
  const bool sequence = py::isinstance<py::iterable>(list) && !py::isinstance<py::str>(list);
  if (!sequence) refuse_type(what, "a list of names", list);
  const PythonFrame frame(py::dict(py::arg(what.c_str()) = py::list(py::reinterpret_borrow<py::object>(list))));
  if (frame.row_count() > 0 && frame.kind(0) != CellKind::text && frame.kind(0) != CellKind::whole) {
    frame.refuse(0, "text or whole numbers");
  }
  const PackedTexts texts = frame.texts(0);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts.is_missing(i)) throw Error(errc::missing_cell, what + ": entry " + std::to_string(i + 1) + " is None");
    names.emplace_back(texts[i]);
  }
  return names;
}

FrameRoles roles_from(const MatrixWords& words) {
  FrameRoles roles{.criteria = words.criteria.value_or(std::vector<std::string>()), .threads = words.threads};
  if (py::isinstance<py::str>(words.journeys)) {
    roles.journeys = text_of(words.journeys);
  } else if (!words.journeys.is_none()) {
    roles.given_journeys = Names::of(names_from(words.journeys, "journeys"));
  }
  if (py::isinstance<py::str>(words.labels)) {
    roles.labels = text_of(words.labels);
  } else if (!words.labels.is_none()) {
    roles.given_labels = names_from(words.labels, "labels");
  }
  return roles;
}

bool is_records(py::handle data) {
  const bool is_list = py::isinstance<py::list>(data) || py::isinstance<py::tuple>(data);
  return is_list && py::len(data) > 0 && py::isinstance<py::dict>(data[py::int_(0)]);
}

py::dict columns_of_records(const py::sequence& rows) {
  py::dict columns;
  py::list absent;
  absent.append(py::none());
  std::size_t row = 0;
  for (const py::handle each : rows) {
    const std::string place = "row " + std::to_string(row + 1);
    if (!py::isinstance<py::dict>(each)) refuse_type(place, "a dict, as the rows before it", each);
    for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(each)) {
      if (!py::isinstance<py::str>(key)) refuse_type(place + ", the name of a column", "a str", key);
      if (!columns.contains(key)) columns[key] = absent * py::int_(row);
      columns[key].cast<py::list>().append(value);
    }
    ++row;
    for (const auto& [key, cells] : columns) {
      if (py::len(cells) < row) cells.cast<py::list>().append(py::none());
    }
  }
  return columns;
}

std::optional<PythonTable> table_from(py::handle data) {
  if (py::isinstance<py::dict>(data)) return PythonTable{PythonFrame(py::reinterpret_borrow<py::dict>(data))};
  if (is_records(data)) return PythonTable{PythonFrame(columns_of_records(py::reinterpret_borrow<py::sequence>(data)))};
  py::object frame = opened(data);
  const bool has_index = is_pandas_like(frame);
  if (!has_index && !offers_arrow(frame)) return std::nullopt;
  if (has_index) frame = with_index_as_column(frame);
  const bool is_pandas = has_index && library_of(frame) == "pandas";
  TypeNames types = types_of(frame);
  try {
    const auto ready = is_pandas ? ready_columns_of_pandas(frame) : std::nullopt;
    if (ready) return PythonTable{PythonFrame(*ready), types};
    if (offers_arrow(frame)) return PythonTable{take_arrow(frame), std::move(types)};
  } catch (py::error_already_set& error) {
    if (!has_index || !error.matches(PyExc_ImportError)) throw;  // pandas exports through pyarrow
  }
  if (!is_pandas) return PythonTable{take_arrow(arrow_by_narwhals(frame)), std::move(types)};
  return PythonTable{PythonFrame(columns_of_pandas(frame)), std::move(types)};
}

std::optional<PythonTable> table_or_parquet(py::handle data) {
  return is_parquet(data) ? table_from(parquet_table(data)) : table_from(data);
}

namespace {

SharedMatrix matrix_from_table(const PythonTable& table, const MatrixWords& words) {
  const FrameRoles roles = roles_from(words);
  auto held = std::make_shared<HeldMatrix>();
  if (const auto* arrow = std::get_if<std::shared_ptr<const ArrowTable>>(&table.columns)) {
    held->memory.tables.push_back(*arrow);
  }
  if (const auto* columns = std::get_if<PythonFrame>(&table.columns)) held->memory = columns->memory();
  without_lock([&] {
    FrameReading reading =
        with_frame(table, [&](const auto& frame) { return FrameReader(frame, criteria_of(words)).reading(roles); });
    held->matrix = std::move(reading.matrix);
    held->ingest = std::move(reading.ingest);
  });
  for (auto& column : held->ingest.columns) {
    if (const auto type = table.types.find(column.name); type != table.types.end()) column.type = type->second;
  }
  return held;
}

}  // namespace

SharedMatrix matrix_from_columns(const py::dict& columns, const MatrixWords& words, TypeNames types) {
  return matrix_from_table({PythonFrame(columns), std::move(types)}, words);
}

namespace {

/// The matrix in a CSV file, which is read with a model: its header names the criteria.
SharedMatrix matrix_from_file(py::handle path, const MatrixWords& words) {
  if (words.model == nullptr) {
    throw Error(errc::bad_option, "model: a CSV file says by a model which of its columns are criteria; found None");
  }
  if (words.criteria || !words.journeys.is_none() || !words.labels.is_none()) {
    throw Error(errc::bad_option,
                "a CSV file names its criteria, journeys and labels in its header; leave out "
                "criteria, journeys and labels");
  }
  return matrix_from_csv(path_of(path), *words.model);
}

SharedMatrix read_matrix_from(py::handle data, const MatrixWords& words) {
  if (is_path(data) && !is_parquet(data)) return matrix_from_file(data, words);
  if (const auto table = table_or_parquet(data)) return matrix_from_table(*table, words);
  if (py::hasattr(data, "__array__") || py::isinstance<py::list>(data) || py::isinstance<py::tuple>(data)) {
    return matrix_from_array(data, words);
  }
  refuse_type("data", "a path, a 2-D array, a dict of columns, a list of dicts, a data frame, a CriteriaMatrix", data);
}

}  // namespace

SharedMatrix matrix_from(py::handle data, const MatrixWords& words) {
  if (const SharedMatrix made = made_matrix(data)) {
    if (!words.criteria && words.journeys.is_none() && words.labels.is_none()) return made;
    throw py::type_error("a CriteriaMatrix has its criteria, journeys and labels already");
  }
  const std::string source = kind_of(data);
  const auto read = std::const_pointer_cast<HeldMatrix>(read_matrix_from(data, words));
  read->source = source;
  return read;
}

}  // namespace journeyrank::python
