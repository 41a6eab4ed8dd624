// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/problem/measure.hpp"

#include "held_matrix.hpp"

namespace journeyrank::python {

/// A matrix made from contacts, with what stands behind it.
struct HeldMeasures {
  std::shared_ptr<HeldMatrix> matrix;
  std::vector<std::vector<Estimate>> estimates;
  std::vector<std::uint8_t> small_samples = {};
  std::string source = {};  ///< the package that the contacts came from
  std::vector<Note> notes;
  std::vector<LintFinding> findings;
  Intake intake;
};

/// True for a str or a path; and the text of one.
bool is_path(py::handle data);
std::string path_of(py::handle path);

/// Measures the contacts of a file, a dict of columns or a data frame.
HeldMeasures measure_contacts(py::handle contacts, const Model& model, py::handle mapping,
                              const MeasureOptions& options, py::handle format = py::none(),
                              py::handle customers = py::none());

}  // namespace journeyrank::python
