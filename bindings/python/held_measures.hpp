// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"

#include "counted_contacts.hpp"
#include "held_matrix.hpp"

namespace journeyrank::python {

/// A matrix made from contacts, with what stands behind it.
struct HeldMeasures {
  std::shared_ptr<HeldMatrix> matrix;
  std::vector<std::vector<Estimate>> estimates;
  std::vector<std::uint8_t> small_samples = {};
  std::vector<Note> notes;
  std::vector<LintFinding> findings;
  std::vector<CaseSummary> cases = {};
  CountedContacts counted;
};

/// The findings of one run of the lint.
struct HeldFindings {
  std::vector<LintFinding> findings;
  std::string source = {};  ///< the package that the data came from
};

/// Each slice of contacts by itself.
struct HeldSlices {
  std::vector<MeasuredSlice> slices;
  Slicing slicing;
  CountedContacts counted;
  std::vector<Note> notes = {};  ///< on all contacts, whatever their slice
  CriteriaMatrix whole = {};     ///< of all contacts; empty where the slices are none of their columns
};

/// How to measure. Errors: bad_option for a negative min_n.
MeasureOptions options_of(std::int64_t min_n);

Slicing slicing_of(py::handle by, py::handle period);

/// The journeys that are marked.
py::tuple marked_journeys(const CriteriaMatrix& matrix, const std::vector<std::uint8_t>& small_samples);

/// Measures what a tally holds.
HeldMeasures measured_tally(const Tally& tally, const Model& model, const MeasureOptions& options,
                            CountedContacts counted);

/// Measures what a jr.Tally holds; nothing for any other object.
std::optional<HeldMeasures> measured_if_tally(py::handle object, const Model& model, const MeasureOptions& options);

/// Measures the contacts of a file, a dict of columns or a data frame.
HeldMeasures measure_contacts(py::handle contacts, const Model& model, py::handle mapping,
                              const MeasureOptions& options, py::handle format = py::none(),
                              py::handle customers = py::none(), py::handle most_bytes = py::none());

/// The memory that a tally may take; None is no limit. Errors: bad_option for a negative number.
std::size_t limit_of(py::handle most_bytes);

}  // namespace journeyrank::python
