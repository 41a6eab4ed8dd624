// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <pybind11/pybind11.h>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "held_matrix.hpp"

namespace journeyrank::python {

/// A ranking and the matrix it explains its scores with.
struct HeldRanking {
  Ranking ranking;
  SharedMatrix held;
  std::string source = {};  ///< the package that the ranked data came from: "pandas", "polars", ...

  const CriteriaMatrix& matrix() const noexcept { return held->matrix; }
};

/// The class of rankings, for the files that give it more methods.
inline py::class_<HeldRanking> ranking_class(const py::module_& module) {
  return py::reinterpret_borrow<py::class_<HeldRanking>>(module.attr("Ranking"));
}

}  // namespace journeyrank::python
