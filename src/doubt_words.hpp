// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "journeyrank/judge/cell_doubt.hpp"

#include "command.hpp"
#include "input.hpp"

/// What is in doubt about cells, as the command line says it.
struct DoubtWords {
  std::optional<std::string> errors = {};
  std::optional<std::string> cells = {};
  bool certain = false;

  Argument errors_argument();
  Argument cells_argument();
};

/// Errors  usage for several of the options, and for --errors of contacts
void refuse_contradictions(const DoubtWords& words, const InputOptions& options);

/// What is believed of the cells: what the options state, or of contacts their posteriors.
///
/// Errors  those of reading; unknown_name for a journey or criterion that is not in the matrix, with the nearest;
///         bad_number for a standard error below 0
journeyrank::CellDoubt doubt_of(const DoubtWords& words, const InputOptions& options, const Input& input);
