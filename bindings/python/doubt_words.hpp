// SPDX-License-Identifier: MIT
#pragma once

#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

#include "binding.hpp"

namespace journeyrank::python {

/// What is in doubt about the cells of a matrix, as Python says it; each may be None.
struct DoubtWords {
  py::handle measured;  ///< the MeasuredMatrix that was ranked
  py::handle errors;    ///< standard errors by criterion: one, or one a journey
  py::handle cells;     ///< the path of a file of cells
};

/// What is believed of the cells; `asked` begins the message where several are given.
///
/// Errors  TypeError for several, and for what is none of them; unknown_name; shape_mismatch; bad_number below 0; those
///         of reading
CellDoubt doubt_from(const char* asked, const CriteriaMatrix& matrix, const Model& model, const DoubtWords& words);

}  // namespace journeyrank::python
