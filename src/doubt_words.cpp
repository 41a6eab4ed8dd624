// SPDX-License-Identifier: MIT
#include "doubt_words.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/measured_doubt.hpp"
#include "journeyrank/judge/stated_cells.hpp"

#include "documents.hpp"

using journeyrank::CellDistribution;
using journeyrank::CellDoubt;
using journeyrank::CriteriaMatrix;
using journeyrank::errc;
using journeyrank::Error;

namespace {

/// A misspelt name would leave its cells certain, and nobody would know.
void refuse_strangers(const Input& input, const CriteriaMatrix& errors) {
  std::vector<std::string> journeys;
  for (std::size_t j = 0; j < input.matrix.journey_count(); ++j) journeys.push_back(input.matrix.journeys()[j]);
  for (std::size_t j = 0; j < errors.journey_count(); ++j) {
    if (input.matrix.journeys().find(errors.journeys()[j])) continue;
    throw Error(errc::unknown_name, "no journey \"" + errors.journeys()[j] + "\" was ranked" +
                                        journeyrank::did_you_mean(errors.journeys()[j], journeys));
  }
  for (const auto& attribute : errors.attributes()) {
    throw Error(errc::unknown_name, "no criterion \"" + attribute.name + "\" in the model" +
                                        journeyrank::did_you_mean(attribute.name, criterion_ids(input.model)));
  }
}

/// Normal cells around the stated ones, with the standard errors of a table of the same journeys and criteria.
///
/// Errors  unknown_name for a journey or column that is not in the matrix, with the nearest; bad_number below 0
CellDoubt doubt_of_errors(const Input& input, const CriteriaMatrix& errors) {
  refuse_strangers(input, errors);
  CellDoubt cells;
  for (const auto& criterion : input.model.criteria) {
    auto& column = cells.distributions.emplace_back();
    const auto stated = input.matrix.find_criterion(criterion.id);
    const auto with = errors.find_criterion(criterion.id);
    if (!stated || !with) continue;
    for (std::size_t j = 0; j < input.matrix.journey_count(); ++j) {
      const auto row = errors.journeys().find(input.matrix.journeys()[j]);
      const bool known = row && !errors.is_missing(*row, *with) && !input.matrix.is_missing(j, *stated);
      const double error = known ? errors.cell(*row, *with) : 0.0;
      column.push_back(error > 0.0 ? CellDistribution{journeyrank::NormalCell{input.matrix.cell(j, *stated), error}, {}}
                                   : CellDistribution{});
      if (error < 0.0) {
        throw Error(errc::bad_number, "journey \"" + input.matrix.journeys()[j] + "\", criterion \"" + criterion.id +
                                          "\": a standard error is >= 0");
      }
    }
  }
  return cells;
}

}  // namespace

CellDoubt doubt_of(const DoubtWords& words, const InputOptions& options, const Input& input) {
  if (words.certain) return {};
  if (words.cells) {
    const journeyrank::StatedCells stated = cells_of_file(*words.cells);
    return blamed_on(*words.cells, [&] { return doubt_of(stated, input.matrix, input.model); });
  }
  if (words.errors) {
    journeyrank::Model open = input.model;  // an error need not be there for every cell
    for (auto& criterion : open.criteria) {
      criterion.missing = journeyrank::Missing::worst;
      criterion.scale = journeyrank::Anchored{0.0, 1.0};
      criterion.direction = journeyrank::Direction::maximize;
      criterion.metric = {};
    }
    const CriteriaMatrix errors = journeyrank::read_csv(*words.errors, open, options.table.csv());
    return blamed_on(*words.errors, [&] { return doubt_of_errors(input, errors); });
  }
  return doubt_of_measured(input.model, input.estimates);
}

Argument DoubtWords::errors_argument() {
  return {"--errors", "FILE", "standard errors of a ready-made matrix: a table like it; a cell without one is certain",
          &errors};
}

Argument DoubtWords::cells_argument() {
  return {"--cells", "FILE",
          "what is believed of cells, of any shape, and which go together, as JSON (journeyrank schema cells)", &cells};
}

void refuse_contradictions(const DoubtWords& words, const InputOptions& options) {
  if ((words.certain ? 1 : 0) + (words.errors ? 1 : 0) + (words.cells ? 1 : 0) > 1) {
    throw Error(errc::usage, "found several of --errors, --cells and --certain; allowed: one of them");
  }
  if (words.errors && options.has_contacts()) {
    throw Error(errc::usage, "--errors is for a ready-made matrix; of contacts the doubt is known");
  }
}
