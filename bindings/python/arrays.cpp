// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/problem/model.hpp"

#include "binding.hpp"
#include "foreign_frame.hpp"
#include "held_matrix.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// The numbers of a two-dimensional array where they stand: byte strides between rows and between columns.
struct Grid {
  const char* first = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::ptrdiff_t row_step = 0;
  std::ptrdiff_t column_step = 0;
};

/// Columns that were copied: room for so many numbers each, in a row.
struct Columns {
  NumberBuffer numbers;
  std::size_t room = 0;

  /// Whole cache lines a column, and not a multiple of a page: else all columns would contend for the same cache sets.
  static Columns of(std::size_t rows, std::size_t columns) {
    constexpr std::size_t line = 8;
    constexpr std::size_t page = 512;
    std::size_t room = (rows + line - 1) / line * line;
    if (room % page == 0) room += line;
    return {number_buffer(room * columns), room};
  }
};

/// Copies rows that stand apart into columns, few rows at a time so that each line of memory is fetched once.
Columns copied_columns(const Grid& grid, std::size_t threads) {
  constexpr std::size_t rows_a_thread = 4096;
  constexpr std::size_t rows_at_once = 16;
  Columns columns = Columns::of(grid.rows, grid.columns);
  const auto copy = [&](std::size_t begin, std::size_t end, std::size_t c) {
    const char* from = grid.first + static_cast<std::ptrdiff_t>(begin) * grid.row_step +
                       static_cast<std::ptrdiff_t>(c) * grid.column_step;
    double* to = columns.numbers.get() + c * columns.room;
    for (std::size_t row = begin; row < end; ++row, from += grid.row_step) {
      to[row] = *reinterpret_cast<const double*>(from);
    }
  };
  for_each_block(grid.rows, rows_a_thread, threads, [&](std::size_t begin, std::size_t end) {
    for (; begin < end; begin += rows_at_once) {
      for (std::size_t c = 0; c < grid.columns; ++c) copy(begin, std::min(begin + rows_at_once, end), c);
    }
  });
  return columns;
}

std::vector<std::string> criteria_for(std::size_t columns, const MatrixWords& words) {
  std::vector<std::string> criteria;
  if (words.criteria) {
    criteria = *words.criteria;
  } else if (words.model != nullptr) {
    criteria = criterion_ids(*words.model);
  } else {
    throw Error(errc::missing_column, "an array has no names; say criteria=[...], one a column");
  }
  if (criteria.size() == columns) return criteria;
  throw Error(errc::shape_mismatch, "the array has " + std::to_string(columns) + " columns for " +
                                        std::to_string(criteria.size()) + " criteria");
}

/// Where a mask has True, by column; empty for columns without.
std::vector<std::vector<std::uint8_t>> missing_from(const py::array_t<bool>& mask) {
  const auto marks = mask.unchecked<2>();
  std::vector<std::vector<std::uint8_t>> missing(static_cast<std::size_t>(marks.shape(1)));
  for (py::ssize_t c = 0; c < marks.shape(1); ++c) {
    auto& column = missing[static_cast<std::size_t>(c)];
    for (py::ssize_t row = 0; row < marks.shape(0); ++row) column.push_back(marks(row, c) ? 1 : 0);
    if (std::find(column.begin(), column.end(), 1) == column.end()) column.clear();
  }
  return missing;
}

/// A dict of the columns of an array of objects: they may hold None and text.
py::dict columns_of_objects(const py::array& array, const std::vector<std::string>& criteria) {
  py::dict columns;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    const py::object all = py::slice(py::none(), py::none(), py::none());
    columns[py::str(criteria[c])] = array[py::make_tuple(all, c)].attr("tolist")();
  }
  return columns;
}

py::dict columns_of_records(const py::array& array) {
  py::dict columns;
  for (const py::handle name : array.dtype().attr("names")) columns[name] = array[name];
  return columns;
}

/// The same numbers as aligned native doubles; the array itself where it holds those.
py::array as_doubles(const py::array& array) {
  const py::module_ numpy = py::module_::import("numpy");
  const char kind = array.dtype().kind();
  if (std::string_view("biuf").find(kind) == std::string_view::npos) {
    throw Error(errc::bad_number, "found an array of " + text_of(py::str(array.dtype())) + "; allowed: numbers");
  }
  const bool there = kind == 'f' && array.itemsize() == sizeof(double) && array.dtype().attr("isnative").cast<bool>() &&
                     array.attr("flags").attr("aligned").cast<bool>();
  return there ? array : py::array(numpy.attr("asfortranarray")(array, "float64"));
}

/// What is read of an array, every column of which fares alike.
Ingest ingest_of(const py::array& array, const std::vector<std::string>& criteria, bool is_given) {
  const py::object dtype = array.dtype();
  const auto rows = static_cast<std::size_t>(array.shape(0));
  std::string why;
  if (!is_given) {
    why = "Python objects";
  } else if (array.dtype().kind() != 'f' || array.itemsize() != sizeof(double)) {
    why = text_of(py::str(dtype.attr("newbyteorder")("="))) + " to double";
  }
  if (!dtype.attr("isnative").cast<bool>()) add_reason(why, "byte-swapped");
  if (is_given && rows > 1 && array.strides(0) != array.itemsize()) add_reason(why, "strided");
  if (why.empty() && !array.attr("flags").attr("aligned").cast<bool>()) why = "unaligned";
  IngestedColumn column{.type = is_given ? text_of(py::str(dtype)) : "list", .why = why, .rows = rows};
  if (!why.empty()) {
    column.memory = IngestMemory::copied;
    column.bytes = rows * sizeof(double);
  }
  Ingest ingest{{criteria.size(), column}};
  for (std::size_t c = 0; c < criteria.size(); ++c) ingest.columns[c].name = criteria[c];
  return ingest;
}

}  // namespace

SharedMatrix matrix_from_array(py::handle data, const MatrixWords& words) {
  const py::module_ numpy = py::module_::import("numpy");
  py::array array = py::isinstance<py::array>(data) ? py::reinterpret_borrow<py::array>(data)
                                                    : py::array(numpy.attr("asarray")(data));
  if (array.dtype().kind() == 'V' && !array.dtype().attr("names").is_none()) {
    return matrix_from_columns(columns_of_records(array), words);
  }
  if (array.ndim() != 2) {
    throw Error(errc::shape_mismatch, "found an array of " + std::to_string(array.ndim()) +
                                          " dimensions; allowed: two, a row a journey and a column a criterion");
  }
  const auto criteria = criteria_for(static_cast<std::size_t>(array.shape(1)), words);
  if (array.dtype().kind() == 'O') {
    MatrixWords named = words;
    named.criteria = criteria;
    TypeNames types;
    for (const auto& criterion : criteria) types.insert_or_assign(criterion, "object");
    return matrix_from_columns(columns_of_objects(array, criteria), named, std::move(types));
  }
  std::vector<std::vector<std::uint8_t>> missing(criteria.size());
  if (py::hasattr(array, "mask")) {
    missing = missing_from(numpy.attr("ma").attr("getmaskarray")(array));
    array = numpy.attr("ma").attr("getdata")(array);
  }
  FrameRoles roles = roles_from(words);
  if (!roles.journeys.empty() || !roles.labels.empty()) {
    throw Error(errc::missing_column, "an array has no column names; journeys and labels must be lists");
  }
  auto held = std::make_shared<HeldMatrix>();
  held->ingest = ingest_of(array, criteria, py::isinstance<py::array>(data));
  held->memory.owners.push_back(as_doubles(array));
  const auto& doubles = static_cast<const py::array&>(held->memory.owners.front());
  const Grid grid{static_cast<const char*>(doubles.data()), static_cast<std::size_t>(doubles.shape(0)),
                  static_cast<std::size_t>(doubles.shape(1)), doubles.strides(0), doubles.strides(1)};
  const bool contiguous = grid.row_step == sizeof(double) || grid.rows < 2;
  without_lock([&] {
    Grid columns_at = grid;
    if (!contiguous) {
      Columns copied = copied_columns(grid, words.threads);
      columns_at.first = reinterpret_cast<const char*>(copied.numbers.get());
      columns_at.column_step = static_cast<std::ptrdiff_t>(copied.room * sizeof(double));
      held->memory.numbers = std::move(copied.numbers);
    }
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < grid.columns; ++c) {
      const auto* numbers =
          reinterpret_cast<const double*>(columns_at.first + static_cast<std::ptrdiff_t>(c) * columns_at.column_step);
      columns.push_back({criteria[c], {}, {numbers, grid.rows}, std::move(missing[c])});
    }
    if (roles.given_journeys.empty()) roles.given_journeys = Names::numbered(grid.rows);
    held->matrix = CriteriaMatrix(std::move(roles.given_journeys), std::move(columns),
                                  {.labels = std::move(roles.given_labels), .threads = words.threads});
  });
  if (!contiguous) held->memory.owners.clear();
  return held;
}

}  // namespace journeyrank::python
