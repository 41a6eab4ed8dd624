// SPDX-License-Identifier: MIT
#include "doubt_words.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/cell_json.hpp"
#include "journeyrank/judge/measured_doubt.hpp"

#include "counted_contacts.hpp"
#include "held_measures.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// Normal cells around the stated ones, from standard errors by row and criterion.
CellDoubt doubt_of_errors(const CriteriaMatrix& matrix, const Model& model, const py::dict& errors) {
  CellDoubt cells;
  cells.distributions.resize(model.criteria.size());
  for (const auto& [key, value] : errors) {
    const std::size_t c = criterion_index(model, text_of(py::str(key)));
    const auto stated = matrix.find_criterion(model.criteria[c].id);
    std::vector<double> column;
    const auto numbers = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(value);
    if (!numbers || numbers.ndim() > 1) throw py::type_error("errors: a number or one a journey for each criterion");
    if (numbers.ndim() == 0) {
      column.assign(matrix.journey_count(), *numbers.data());
    } else {
      column.assign(numbers.data(), numbers.data() + numbers.size());
    }
    if (!stated || column.size() != matrix.journey_count()) {
      throw Error(errc::shape_mismatch, "errors of \"" + model.criteria[c].id + "\": found " +
                                            std::to_string(column.size()) +
                                            "; allowed: " + std::to_string(matrix.journey_count()) + ", one a journey");
    }
    for (std::size_t j = 0; j < column.size(); ++j) {
      if (!(column[j] >= 0.0)) {
        throw Error(errc::bad_number, "errors of \"" + model.criteria[c].id + "\": a standard error is >= 0");
      }
      const bool known = column[j] > 0.0 && !matrix.is_missing(j, *stated);
      cells.distributions[c].push_back(known ? CellDistribution{NormalCell{matrix.cell(j, *stated), column[j]}, {}}
                                             : CellDistribution{});
    }
  }
  return cells;
}

/// The posteriors of measured cells.
CellDoubt doubt_of_measured(const CriteriaMatrix& matrix, const Model& model, const HeldMeasures& measured) {
  if (measured.matrix->matrix.journeys() != matrix.journeys() || measured.estimates.size() != model.criteria.size()) {
    throw Error(errc::shape_mismatch, "what was measured is not what was ranked");
  }
  return journeyrank::doubt_of_measured(model, measured.estimates);
}

}  // namespace

CellDoubt doubt_from(const char* asked, const CriteriaMatrix& matrix, const Model& model, const DoubtWords& words) {
  const auto& [measured, errors, cells] = words;
  if ((measured.is_none() ? 0 : 1) + (errors.is_none() ? 0 : 1) + (cells.is_none() ? 0 : 1) > 1) {
    throw py::type_error(std::string(asked) + ": found several of measured, errors and cells; allowed: one of them");
  }
  if (!cells.is_none()) {
    if (!is_path(cells)) refuse_type("cells", "the path of a file of cells", cells);
    const std::string path = path_of(cells);
    const StatedCells stated = without_lock([&] { return read_cells(path); });
    return doubt_of(stated, matrix, model);
  }
  if (py::isinstance<HeldMeasures>(measured)) {
    return doubt_of_measured(matrix, model, measured.cast<const HeldMeasures&>());
  }
  if (!measured.is_none()) refuse_type("measured", "a MeasuredMatrix", measured);
  if (errors.is_none()) return {};
  if (!py::isinstance<py::dict>(errors)) refuse_type("errors", "a dict of standard errors by criterion", errors);
  return doubt_of_errors(matrix, model, py::reinterpret_borrow<py::dict>(errors));
}

}  // namespace journeyrank::python
