// SPDX-License-Identifier: MIT
#include "python_frame.hpp"

#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_cells.hpp"
#include "journeyrank/io/arrow_duration.hpp"
#include "journeyrank/io/ingest.hpp"

#include "python_value.hpp"

namespace journeyrank::python {

namespace {

std::size_t size_of(const PythonColumn& column) {
  return std::visit(
      [](const auto& cells) -> std::size_t {
        if constexpr (requires { cells.table; }) {
          return cells.table->row_count();
        } else {
          return cells.size;
        }
      },
      column.cells);
}

/// The letter of the Arrow type with the layout of a NumPy type; nothing when there is none.
std::optional<char> arrow_format(char kind, py::ssize_t size) {
  const std::string_view sizes = kind == 'i' ? "cs.i...l" : kind == 'u' || kind == 'b' ? "CS.I...L" : "";
  if (kind == 'f' && (size == 4 || size == 8)) return size == 4 ? 'f' : 'g';
  if (size < 1 || static_cast<std::size_t>(size) > sizes.size()) return std::nullopt;
  return sizes[static_cast<std::size_t>(size) - 1];
}

/// Reads a list value by value; the first value that does not go with those before it ends the reading.
class ListReader {
 public:
  PythonColumn read(const std::string& name, py::handle list) {
    const auto items = py::reinterpret_steal<py::object>(PySequence_Fast(list.ptr(), "a column must be a sequence"));
    if (!items) throw py::error_already_set();
    const py::ssize_t size = PySequence_Fast_GET_SIZE(items.ptr());
    for (py::ssize_t row = 0; row < size; ++row) {
      const py::handle value = PySequence_Fast_GET_ITEM(items.ptr(), row);
      if (take(value)) continue;
      const std::string type =
          "found " + excerpt(text_of(py::str(py::repr(value)))) + " in row " + std::to_string(row + 1);
      return {name, type, ListCells{.kind = CellKind::other, .size = static_cast<std::size_t>(size)}};
    }
    cells_.size = static_cast<std::size_t>(size);
    if (cells_.kind == CellKind::number && !seen_number_) cells_.kind = CellKind::whole;  // no cell says what it is
    if (cells_.kind == CellKind::text && cells_.texts.size() < cells_.size) pad_texts();
    if (cells_.kind != CellKind::text && any_missing_) cells_.missing = std::move(missing_);
    const char* type = cells_.kind == CellKind::text ? "text" : "numbers";
    return {name, type, std::move(cells_)};
  }

 private:
  bool take(py::handle value) {
    missing_.push_back(value.is_none() ? 1 : 0);
    if (value.is_none()) {
      any_missing_ = true;
      if (cells_.kind == CellKind::text) {
        cells_.texts.push_back_missing();
      } else {
        cells_.numbers.push_back(0.0);
        cells_.wholes.push_back(0);
      }
      return true;
    }
    if (PyUnicode_Check(value.ptr()) != 0) return take_text(value);
    if (PyBytes_Check(value.ptr()) != 0) return take_bytes(value);
    if (py::hasattr(value, "total_seconds")) return take_duration(value);
    // A datetime or a date is taken as its text.
    if (py::hasattr(value, "isoformat")) return take_text(py::str(value.attr("isoformat")()));
    return PyNumber_Check(value.ptr()) != 0 && PyComplex_Check(value.ptr()) == 0 && take_number(value);
  }

  /// Bytes that are UTF-8 are text.
  bool take_bytes(py::handle value) {
    const auto text = py::reinterpret_steal<py::object>(PyUnicode_FromEncodedObject(value.ptr(), "utf-8", "strict"));
    if (text) return take_text(text);
    PyErr_Clear();
    return false;
  }

  /// A timedelta, to the nearest millisecond.
  bool take_duration(py::handle value) {
    const auto part = [&value](const char* name) { return value.attr(name).cast<std::int64_t>(); };
    const std::int64_t microseconds = (part("days") * 86'400 + part("seconds")) * 1'000'000 + part("microseconds");
    const ArrowDuration duration{.ms_denominator = 1000};
    return take_text(py::str(duration.text(&microseconds, 0)));
  }

  bool take_text(py::handle value) {
    if (seen_number_) return false;
    if (cells_.kind != CellKind::text) {
      cells_.kind = CellKind::text;
      pad_texts();
    }
    Py_ssize_t size = 0;
    const char* letters = PyUnicode_AsUTF8AndSize(value.ptr(), &size);
    if (letters == nullptr) throw py::error_already_set();
    cells_.texts.push_back({letters, static_cast<std::size_t>(size)});
    return true;
  }

  bool take_number(py::handle value) {
    if (cells_.kind == CellKind::text) return false;
    int overflow = 0;
    const long long whole = PyLong_Check(value.ptr()) != 0 ? PyLong_AsLongLongAndOverflow(value.ptr(), &overflow) : 0;
    if (PyLong_Check(value.ptr()) == 0 || overflow != 0) only_whole_ = false;
    const double number = PyFloat_AsDouble(value.ptr());
    if (number == -1.0 && PyErr_Occurred() != nullptr) {
      PyErr_Clear();
      return false;
    }
    seen_number_ = true;
    cells_.kind = only_whole_ ? CellKind::whole : CellKind::number;
    cells_.numbers.push_back(number);
    cells_.wholes.push_back(whole);
    return true;
  }

  /// The cells before the first text were all missing.
  void pad_texts() {
    while (cells_.texts.size() < cells_.numbers.size()) cells_.texts.push_back_missing();
  }

  ListCells cells_;
  std::vector<std::uint8_t> missing_;
  bool any_missing_ = false;
  bool seen_number_ = false;
  bool only_whole_ = true;
};

/// NumPy's times are local: their texts have no offset. NaT is missing.
PythonColumn column_of_times(const std::string& name, const std::string& type, const py::array& array) {
  const py::module_ numpy = py::module_::import("numpy");
  const py::object texts = numpy.attr("datetime_as_string")(array, py::arg("unit") = "ms").attr("astype")("object");
  numpy.attr("putmask")(texts, numpy.attr("isnat")(array), py::none());
  PythonColumn column = ListReader().read(name, texts.attr("tolist")());
  column.type = type;
  std::get<ListCells>(column.cells).kind = CellKind::time;
  return column;
}

/// NumPy's durations become texts with their unit. NaT is missing.
PythonColumn column_of_durations(const std::string& name, const std::string& type, const py::array& array) {
  const py::module_ numpy = py::module_::import("numpy");
  const py::object ms = array.attr("__truediv__")(numpy.attr("timedelta64")(1, "ms"));
  py::list texts;
  for (const py::handle each : ms.attr("tolist")()) {
    const auto number = each.cast<double>();
    if (std::isnan(number)) {
      texts.append(py::none());
    } else {
      texts.append("PT" + shortest_number(std::round(number) / 1000.0) + "S");
    }
  }
  PythonColumn column = ListReader().read(name, texts);
  column.type = type;
  std::get<ListCells>(column.cells).kind = CellKind::time;
  return column;
}

/// What makes the numbers of an array others than doubles in a row; "" where they can be borrowed.
std::string why_array_is_copied(const py::array& array) {
  const py::object dtype = array.dtype();
  std::string why;
  if (array.dtype().kind() != 'f' || array.itemsize() != sizeof(double)) {
    why = text_of(py::str(dtype.attr("newbyteorder")("="))) + " to double";
  }
  if (!dtype.attr("isnative").cast<bool>()) add_reason(why, "byte-swapped");
  if ((array.flags() & py::array::c_style) == 0) add_reason(why, "strided");
  if (why.empty() && !array.attr("flags").attr("aligned").cast<bool>()) why = "unaligned";
  return why;
}

PythonColumn column_of_array(const std::string& name, py::array array) {
  if (array.ndim() != 1) {
    throw Error(errc::shape_mismatch,
                "column " + excerpt(name) + " has " + std::to_string(array.ndim()) + " dimensions; allowed: one");
  }
  const py::module_ numpy = py::module_::import("numpy");
  std::vector<std::uint8_t> missing;
  const bool masked = py::hasattr(array, "mask");
  if (masked && (array.dtype().kind() == 'M' || array.dtype().kind() == 'm')) {
    array = array.attr("filled")("NaT");
  } else if (masked) {
    const py::array_t<bool> mask = numpy.attr("ma").attr("getmaskarray")(array);
    const auto marks = mask.unchecked<1>();
    for (py::ssize_t row = 0; row < mask.size(); ++row) missing.push_back(marks(row) ? 1 : 0);
  }
  const std::string type = text_of(py::str(array.dtype()));
  const char kind = array.dtype().kind();
  if (std::string_view("OUT").find(kind) != std::string_view::npos) {
    PythonColumn column = ListReader().read(name, array.attr("tolist")());  // a masked cell becomes None
    column.why = "Python objects";
    return column;
  }
  if (kind == 'M') return column_of_times(name, type, array);
  if (kind == 'm') return column_of_durations(name, type, array);
  if (masked) array = numpy.attr("ma").attr("getdata")(array);
  const std::string why = why_array_is_copied(array);
  if (kind == 'f' && array.itemsize() != 4) array = numpy.attr("asarray")(array, "float64");
  const auto format = arrow_format(kind, array.itemsize());
  if (!format) return {name, type, ListCells{.kind = CellKind::other, .size = static_cast<std::size_t>(array.size())}};
  array = numpy.attr("require")(array, array.dtype().attr("newbyteorder")("="), py::make_tuple("C", "A"));
  const void* numbers = array.data();
  const auto size = static_cast<std::size_t>(array.size());
  return {name, type, ArrayCells{std::move(array), numbers, size, *format, std::move(missing)}, {}, why};
}

/// A column, but for what its producer calls its type.
PythonColumn column_of(const std::string& name, py::handle value) {
  if (py::isinstance<py::array>(value)) return column_of_array(name, py::reinterpret_borrow<py::array>(value));
  if (offers_arrow(value)) return {name, "Arrow", ArrowCells{take_arrow(value)}};
  if (py::hasattr(value, "__array__"))
    return column_of_array(name, py::module_::import("numpy").attr("asarray")(value));
  if (py::isinstance<py::str>(value) || !py::isinstance<py::sequence>(value)) {
    refuse_type("column " + excerpt(name), "a list, a tuple, an array", value);
  }
  PythonColumn column = ListReader().read(name, value);
  column.why = "Python objects";
  return column;
}

/// The type of a column in the words of its producer: the dtype of an array or a series, the class of a list.
std::string called_by_producer(const PythonColumn& column, py::handle value) {
  if (py::hasattr(value, "dtype")) return text_of(py::str(value.attr("dtype")));
  if (const auto* arrow = std::get_if<ArrowCells>(&column.cells)) return ArrowFrame(*arrow->table).type(0);
  return text_of(py::type::of(value).attr("__name__"));
}

/// Calls `visit(number, row)` for the cells of an array.
template <class Visit>
void for_each_number(const ArrayCells& cells, Visit&& visit) {
  with_arrow_number(std::string_view(&cells.format, 1), [&](auto type) {
    for (std::size_t row = 0; row < cells.size; ++row) visit(arrow_load<decltype(type)>(cells.numbers, row), row);
  });
}

}  // namespace

PythonFrame::PythonFrame(const py::dict& columns) {
  for (const auto& [key, value] : columns) {
    if (!py::isinstance<py::str>(key)) refuse_type("the name of a column", "a str", key);
    columns_.push_back(column_of(key.cast<std::string>(), value));
    columns_.back().called = called_by_producer(columns_.back(), value);
    const std::size_t size = size_of(columns_.back());
    if (columns_.size() == 1) rows_ = size;
    if (size == rows_) continue;
    throw Error(errc::shape_mismatch, "column " + excerpt(columns_.back().name) + " has " + std::to_string(size) +
                                          " values; column " + excerpt(columns_.front().name) + " has " +
                                          std::to_string(rows_));
  }
}

CellKind PythonFrame::kind(std::size_t c) const noexcept {
  const auto& cells = columns_[c].cells;
  if (const auto* arrow = std::get_if<ArrowCells>(&cells)) return ArrowFrame(*arrow->table).kind(0);
  if (const auto* list = std::get_if<ListCells>(&cells)) return list->kind;
  const char format = std::get<ArrayCells>(cells).format;
  return format == 'f' || format == 'g' ? CellKind::number : CellKind::whole;
}

MatrixColumn PythonFrame::numbers(std::size_t c) const {
  const auto& cells = columns_[c].cells;
  if (const auto* arrow = std::get_if<ArrowCells>(&cells)) return ArrowFrame(*arrow->table).numbers(0);
  MatrixColumn column;
  if (const auto* list = std::get_if<ListCells>(&cells)) {
    column.values = list->numbers;
    column.missing = list->missing;
    return column;
  }
  const auto& array = std::get<ArrayCells>(cells);
  column.missing = array.missing;
  if (array.format == 'g') {
    column.borrowed = {static_cast<const double*>(array.numbers), array.size};
    return column;
  }
  column.values.resize(array.size);
  for_each_number(array, [&](auto number, std::size_t row) { column.values[row] = static_cast<double>(number); });
  return column;
}

PackedTexts PythonFrame::texts(std::size_t c) const {
  const auto& cells = columns_[c].cells;
  if (const auto* arrow = std::get_if<ArrowCells>(&cells)) return ArrowFrame(*arrow->table).texts(0);
  PackedTexts texts;
  const auto add = [&texts](const auto& missing, std::size_t row, auto number) {
    if (!missing.empty() && missing[row] != 0) return texts.push_back_missing();
    texts.push_back(std::to_string(number));
  };
  if (const auto* list = std::get_if<ListCells>(&cells)) {
    if (list->kind == CellKind::text || list->kind == CellKind::time) return list->texts;
    for (std::size_t row = 0; row < list->size; ++row) add(list->missing, row, list->wholes[row]);
  } else {
    const auto& array = std::get<ArrayCells>(cells);
    for_each_number(array, [&](auto number, std::size_t row) { add(array.missing, row, number); });
  }
  return texts;
}

std::string PythonFrame::why_copied(std::size_t c) const {
  const auto* arrow = std::get_if<ArrowCells>(&columns_[c].cells);
  return arrow == nullptr ? columns_[c].why : ArrowFrame(*arrow->table).why_copied(0);
}

void PythonFrame::refuse(std::size_t c, const std::string& allowed) const {
  if (const auto* arrow = std::get_if<ArrowCells>(&columns_[c].cells)) ArrowFrame(*arrow->table).refuse(0, allowed);
  throw Error(errc::bad_number, "column " + excerpt(columns_[c].name) + " (" + columns_[c].type +
                                    ") cannot be read here; allowed: " + allowed);
}

MatrixMemory PythonFrame::memory() const {
  MatrixMemory memory;
  for (const auto& column : columns_) {
    if (const auto* array = std::get_if<ArrayCells>(&column.cells)) memory.owners.push_back(array->array);
    if (const auto* arrow = std::get_if<ArrowCells>(&column.cells)) memory.tables.push_back(arrow->table);
  }
  return memory;
}

}  // namespace journeyrank::python
