// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/io/matrix_csv_writer.hpp"
#include "journeyrank/io/result_table.hpp"

#include "binding.hpp"
#include "held_ingest.hpp"
#include "held_matrix.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

std::size_t criterion_position(const CriteriaMatrix& matrix, const std::string& name) {
  if (const auto found = matrix.find_criterion(name)) return *found;
  throw Error(errc::unknown_name,
              "no criterion " + excerpt(name) + " in the matrix" + did_you_mean(name, matrix.criteria()));
}

py::tuple journeys_of(const HeldMatrix& self) {
  py::tuple names(self.matrix.journey_count());
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = self.matrix.journeys()[i];
  return names;
}

py::tuple labels_of(const HeldMatrix& self) {
  py::tuple labels(self.matrix.journey_count());
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = self.matrix.label(i);
  return labels;
}

py::dict attributes_of(const HeldMatrix& self) {
  py::dict attributes;
  for (const auto& each : self.matrix.attributes()) attributes[py::str(each.name)] = ToPython::of(each.texts);
  return attributes;
}

ShownTable shown(const HeldMatrix& self) {
  const CriteriaMatrix& matrix = self.matrix;
  ShownTable table;
  table.title = "CriteriaMatrix: " + std::to_string(matrix.journey_count()) + " journeys, " +
                std::to_string(matrix.criterion_count()) + " criteria";
  table.columns.push_back({"journey"});
  for (const auto& name : matrix.criteria()) table.columns.push_back({name, true});
  const std::size_t rows = std::min(matrix.journey_count(), most_rows_shown);
  for (std::size_t row = 0; row < rows; ++row) {
    auto& cells = table.rows.emplace_back(1, matrix.journeys()[row]);
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      cells.push_back(matrix.is_missing(row, c) ? "–" : shown_number(matrix.cell(row, c)));
    }
  }
  if (rows < matrix.journey_count())
    table.notes.push_back("and " + std::to_string(matrix.journey_count() - rows) + " more");
  return table;
}

std::shared_ptr<HeldMatrix> make_matrix(py::handle data, const Model* model,
                                        std::optional<std::vector<std::string>> criteria, const py::object& journeys,
                                        const py::object& labels, std::size_t threads) {
  const MatrixWords words{model, std::move(criteria), journeys, labels, threads};
  return std::const_pointer_cast<HeldMatrix>(matrix_from(data, words));
}

/// What was read of a CSV file: every column is text.
Ingest ingest_of_csv(const CriteriaMatrix& matrix, const std::string& id) {
  Ingest ingest;
  const auto add = [&](const std::string& name, std::size_t bytes) {
    ingest.columns.push_back({name, "text", IngestMemory::copied, "text", matrix.journey_count(), bytes});
  };
  std::size_t ids = 0;
  std::size_t labels = 0;
  for (std::size_t row = 0; row < matrix.journey_count(); ++row) {
    ids += matrix.journeys()[row].size();
    if (matrix.has_labels()) labels += matrix.label(row).size();
  }
  add(id, ids);
  if (matrix.has_labels()) add("label", labels);
  for (const auto& name : matrix.criteria()) add(name, matrix.journey_count() * sizeof(double));
  for (const auto& attribute : matrix.attributes()) {
    std::size_t letters = 0;
    for (const auto& text : attribute.texts) letters += text.size();
    add(attribute.name, letters);
  }
  return ingest;
}

}  // namespace

SharedMatrix matrix_from_csv(const std::string& path, const Model& model) {
  auto held = std::make_shared<HeldMatrix>();
  without_lock([&] {
    CsvReader table(ByteSource::open(path, &stop_if_interrupted));
    std::size_t rows = 0;
    const auto look = [&rows](const CsvReader&) {
      if (++rows % 4096 == 0) stop_if_interrupted();
    };
    held->matrix = read_matrix(table, model, look).matrix;
    const bool is_journey = table.find_column("journey") && !held->matrix.find_criterion("journey");
    held->ingest = ingest_of_csv(held->matrix, is_journey ? "journey" : "id");
  });
  return held;
}

void define_matrix(py::module_& module) {
  const char* doc =
      "Journeys × criteria in raw units, checked once and constant afterwards.\n\n"
      "data is a 2-D NumPy array (rows are journeys; masked cells are missing), a dict of columns (None is missing), "
      "a\n"
      "list of dicts (a key that a row lacks is missing), the path of a CSV or Parquet file, or any data frame (null "
      "is\n"
      "missing): pandas, Polars, pyarrow, DuckDB, whatever offers __arrow_c_stream__ or is known to narwhals. The "
      "column \"journey\" (or \"id\") gives the ids, \"label\" the labels, other columns of "
      "text\n"
      "become attributes. A criterion with levels takes their names.\n\n"
      "Shape   n journeys × m criteria\n"
      "Edge    columns of native float64 that are contiguous are not copied: the matrix keeps their owner alive, and\n"
      "        they must not be written to while it lives. Without ids the rows are numbered\n"
      "Errors  bad_number for NaN or infinity, naming journey and criterion; duplicate_name, shape_mismatch,\n"
      "        missing_column, missing_cell, unknown_name, bad_arrow, read_failed; ImportError, naming what to "
      "install,\n"
      "        for a frame that needs narwhals and a Parquet file that nothing can read\n\n"
      "Options:\n"
      "    model: whose criteria to read; without it every column of numbers is a criterion\n"
      "    criteria: the columns to read, or the names of an array's columns\n"
      "    journeys: a list of ids, or the name of the column that holds them\n"
      "    labels: a list of names people read, or the name of the column that holds them\n"
      "    threads: threads to use; 0: one a processor\n"
      "\n"
      "Examples:\n"
      "    >>> matrix = jr.CriteriaMatrix({\"journey\": [\"a\", \"b\"], \"calls\": [10.0, None]})\n"
      "    >>> matrix.shape, matrix.criteria\n"
      "    ((2, 1), ('calls',))\n"
      "    >>> matrix.missing(\"calls\")\n"
      "    array([False,  True])";
  const auto data = py::arg("data");
  const py::kw_only keywords;
  const auto model = py::arg("model") = py::none();
  const auto criteria = py::arg("criteria") = py::none();
  const auto journeys = py::arg("journeys") = py::none();
  const auto labels = py::arg("labels") = py::none();
  const auto threads = py::arg("threads") = 0;
  py::class_<HeldMatrix, std::shared_ptr<HeldMatrix>> matrix(
      module, "CriteriaMatrix", py::is_final(),
      with_signature_of<void (*)()>("CriteriaMatrix", "", doc, data, keywords, model, criteria, journeys, labels,
                                    threads)
          .c_str());
  name_module(matrix);
  const auto make = [](py::handle given, const Model* of, const py::object& names, const py::object& ids,
                       const py::object& shown_names, std::size_t count) {
    std::optional<std::vector<std::string>> list;
    if (!names.is_none()) list = names_from(names, "criteria");
    return make_matrix(given, of, std::move(list), ids, shown_names, count);
  };
  matrix.def(
      py::init(make),
      with_signature_of<void (*)()>("__init__", "self", "", data, keywords, model, criteria, journeys, labels, threads)
          .c_str(),
      data, keywords, model, criteria, journeys, labels, threads);
  refuse_construction<std::shared_ptr<HeldMatrix>, decltype(make)>(matrix, "CriteriaMatrix", data, keywords, model,
                                                                   criteria, journeys, labels, threads);
  define_method(
      matrix, "__len__", [](const HeldMatrix& self) { return self.matrix.journey_count(); }, "Journeys.");
  matrix.def_property_readonly(
      "shape",
      [](const HeldMatrix& self) { return py::make_tuple(self.matrix.journey_count(), self.matrix.criterion_count()); },
      "Journeys and criteria.");
  matrix.def_property_readonly(
      "criteria", [](const HeldMatrix& self) { return ToPython::of(self.matrix.criteria()); },
      "The names of the criteria.");
  matrix.def_property_readonly("journeys", &journeys_of, "The ids of the journeys.");
  matrix.def_property_readonly("labels", &labels_of, "The names people read; the ids where there are none.");
  matrix.def_property_readonly("attributes", &attributes_of, "Columns of text that are carried along, by name.");
  define_method(
      matrix, "column",
      [](const py::object& self, const std::string& criterion) {
        const auto& held = self.cast<const HeldMatrix&>();
        return read_only_view(held.matrix.column(criterion_position(held.matrix, criterion)), self);
      },
      "The raw values of a criterion as a read-only array; a missing cell holds 0.\n\n"
      "Errors  unknown_name, with the nearest criterion",
      py::arg("criterion"));
  define_method(
      matrix, "missing",
      [](const HeldMatrix& self, const std::string& criterion) {
        const std::size_t c = criterion_position(self.matrix, criterion);
        py::array_t<bool> mask(static_cast<py::ssize_t>(self.matrix.journey_count()));
        for (std::size_t row = 0; row < self.matrix.journey_count(); ++row) {
          mask.mutable_at(row) = self.matrix.is_missing(row, c);
        }
        return mask;
      },
      "Which cells of a criterion are missing, as an array of bool.\n\nErrors  unknown_name, with the nearest "
      "criterion",
      py::arg("criterion"));
  define_static(
      matrix, "read_csv",
      [](py::handle path, const Model& of) {
        return std::const_pointer_cast<HeldMatrix>(matrix_from_csv(path_of(path), of));
      },
      "Reads a criteria matrix from a CSV file: a row a journey, a column for each criterion of the model by its "
      "id.\n\n"
      "Errors  read_failed, bad_csv, bad_number, missing_column and more, each with line and column\n"
      "\n"
      "Examples with model:\n"
      "    >>> jr.CriteriaMatrix.read_csv(\"examples/data/telecom.csv\", model).shape\n"
      "    (7, 4)",
      py::arg("path"), py::arg("model"));
  define_method(
      matrix, "write_csv",
      [](const HeldMatrix& self, py::handle path, const Model& of) {
        const std::string file = path_of(path);
        without_lock([&] { write_csv(file, self.matrix, of); });
      },
      "Writes the matrix to a CSV file, whole or not at all; read_csv reads an equal one back.\n\n"
      "Errors  write_failed, bad_csv",
      py::arg("path"), py::arg("model"));
  define_frames(
      matrix, [](const HeldMatrix& self) { return to_table(self.matrix); },
      [](const HeldMatrix& self) { return self.source; },
      "The journeys as dicts: journey, label, the criteria, the attributes.");
  define_ingest_of(matrix, [](const HeldMatrix& self) { return HeldIngest{self.ingest, self.source}; });
  define_method(
      matrix, "__repr__", [](const HeldMatrix& self) { return shown(self).text(); }, "The first journeys.");
  define_method(
      matrix, "_repr_html_", [](const HeldMatrix& self) { return shown(self).html(); },
      "The first journeys, for a notebook.");
}

}  // namespace journeyrank::python
