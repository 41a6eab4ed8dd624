// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/io/cell_json.hpp"
#include "journeyrank/io/robustness_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/measured_doubt.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_measures.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldRobustness {
  Robustness answer;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(answer, asked.matrix(), asked.ranking.scorer().model()); }
  const std::vector<Note>& notes() const noexcept { return answer.notes; }
};

std::string interval_text(const RankInterval& interval) {
  const std::string best = std::to_string(interval.best);
  return interval.best == interval.worst ? best : best + "–" + std::to_string(interval.worst);
}

ShownTable shown(const HeldRobustness& self) {
  const RankAcceptability& ranks = self.answer.found.ranks;
  ShownTable table{.title = "How firm each place is: " + std::to_string(ranks.draws()) + " draws"};
  table.columns = {{"group", true},
                   {"journey"},
                   {"rank now", true},
                   {"expected rank", true},
                   {"ranks", true},
                   {"first, %", true},
                   {"in the top " + std::to_string(self.answer.top) + ", %", true}};
  for (const std::uint32_t j : self.answer.found.order) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back(
        {std::to_string(self.answer.found.groups[j]), self.asked.matrix().label(j),
         std::to_string(self.asked.ranking.unpinned_ranks()[j]), shown_number(ranks.expected_rank(j).value),
         interval_text(ranks.rank_interval(j, self.answer.found.level)), points_text(first_share(self.answer, j).value),
         points_text(ranks.top(j, std::min(self.answer.top, ranks.exact_ranks())).value)});
  }
  table.notes.push_back(sentence(self.answer, self.asked.ranking.scorer(), self.asked.matrix()));
  show_rest(table, self.answer.found.order.size(), self.notes());
  return table;
}

/// Normal cells around the stated ones, from standard errors by row and criterion.
CellDoubt doubt_of_errors(const HeldRanking& self, const py::dict& errors) {
  CellDoubt cells;
  const Model& model = self.ranking.scorer().model();
  cells.distributions.resize(model.criteria.size());
  for (const auto& [key, value] : errors) {
    const std::size_t c = criterion_index(model, text_of(py::str(key)));
    const auto stated = self.matrix().find_criterion(model.criteria[c].id);
    std::vector<double> column;
    const auto numbers = py::array_t<double, py::array::c_style | py::array::forcecast>::ensure(value);
    if (!numbers || numbers.ndim() > 1) throw py::type_error("errors: a number or one a journey for each criterion");
    if (numbers.ndim() == 0) {
      column.assign(self.matrix().journey_count(), *numbers.data());
    } else {
      column.assign(numbers.data(), numbers.data() + numbers.size());
    }
    if (!stated || column.size() != self.matrix().journey_count()) {
      throw Error(errc::shape_mismatch,
                  "errors of \"" + model.criteria[c].id + "\": found " + std::to_string(column.size()) +
                      "; allowed: " + std::to_string(self.matrix().journey_count()) + ", one a journey");
    }
    for (std::size_t j = 0; j < column.size(); ++j) {
      if (!(column[j] >= 0.0)) {
        throw Error(errc::bad_number, "errors of \"" + model.criteria[c].id + "\": a standard error is >= 0");
      }
      cells.distributions[c].push_back(column[j] > 0.0
                                           ? CellDistribution{NormalCell{self.matrix().cell(j, *stated), column[j]}, {}}
                                           : CellDistribution{});
    }
  }
  return cells;
}

/// The posteriors of measured cells.
CellDoubt doubt_of_measured(const HeldRanking& self, const HeldMeasures& measured) {
  const Model& model = self.ranking.scorer().model();
  if (measured.matrix->matrix.journeys() != self.matrix().journeys() ||
      measured.estimates.size() != model.criteria.size()) {
    throw Error(errc::shape_mismatch, "what was measured is not what was ranked");
  }
  return journeyrank::doubt_of_measured(model, measured.estimates);
}

CellDoubt doubt_from(const HeldRanking& self, py::handle measured, py::handle errors, py::handle cells) {
  if ((measured.is_none() ? 0 : 1) + (errors.is_none() ? 0 : 1) + (cells.is_none() ? 0 : 1) > 1) {
    throw py::type_error("robustness: found several of measured, errors and cells; allowed: one of them");
  }
  if (!cells.is_none()) {
    if (!is_path(cells)) refuse_type("cells", "the path of a file of cells", cells);
    const std::string path = path_of(cells);
    const StatedCells stated = without_lock([&] { return read_cells(path); });
    return doubt_of(stated, self.matrix(), self.ranking.scorer().model());
  }
  if (py::isinstance<HeldMeasures>(measured)) return doubt_of_measured(self, measured.cast<const HeldMeasures&>());
  if (!measured.is_none()) refuse_type("measured", "a MeasuredMatrix", measured);
  if (errors.is_none()) return {};
  if (!py::isinstance<py::dict>(errors)) refuse_type("errors", "a dict of standard errors by criterion", errors);
  return doubt_of_errors(self, py::reinterpret_borrow<py::dict>(errors));
}

py::array_t<double> square(std::size_t rows, std::size_t columns, const std::vector<double>& numbers) {
  return py::array_t<double>({static_cast<py::ssize_t>(rows), static_cast<py::ssize_t>(columns)}, numbers.data());
}

py::array_t<double> acceptability_of(const HeldRobustness& self) {
  const RankAcceptability& ranks = self.answer.found.ranks;
  std::vector<double> shares;
  for (std::size_t j = 0; j < ranks.journey_count(); ++j) {
    for (std::size_t rank = 1; rank <= ranks.exact_ranks(); ++rank) {
      shares.push_back(ranks.acceptability(j, rank).value);
    }
  }
  return square(ranks.journey_count(), ranks.exact_ranks(), shares);
}

py::object winning_of(const HeldRobustness& self) {
  const std::size_t n = self.answer.found.ranks.journey_count();
  if (!self.answer.winning_exact && !self.answer.found.ranks.has_pairs()) return py::none();
  std::vector<double> shares;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) shares.push_back(a == b ? 0.5 : winning_share(self.answer, a, b)->value);
  }
  return square(n, n, shares);
}

void define_class(py::module_& module) {
  py::class_<HeldRobustness> whole(
      module, "Robustness", py::is_final(),
      "How firm each place is where weights and data are in doubt: a row a journey, the "
      "lowest expected rank first.\n\n"
      "Units   shares of all cases; errors are Monte Carlo standard errors, 0 where exact\n"
      "Edge    a journey that is never first has no central weights and no confidence");
  define_table(
      whole,
      "The journeys as dicts: journey, label, expected_rank, expected_rank_error, rank_low, rank_high, first,\n"
      "first_error, top, top_error, group, entropy, confidence, confidence_error, central_ID.");
  whole.def_property_readonly(
      "sentence",
      [](const HeldRobustness& self) {
        return sentence(self.answer, self.asked.ranking.scorer(), self.asked.matrix());
      },
      "How often the winner is first, what cannot be told apart, and what would settle it.");
  whole.def_property_readonly(
      "draws", [](const HeldRobustness& self) { return self.answer.found.ranks.draws(); }, "How many draws were made.");
  whole.def_property_readonly(
      "seed", [](const HeldRobustness& self) { return self.answer.found.seed; }, "The seed of the random numbers.");
  whole.def_property_readonly(
      "level", [](const HeldRobustness& self) { return self.answer.found.level; },
      "The probability that a rank interval holds.");
  whole.def_property_readonly(
      "top", [](const HeldRobustness& self) { return self.answer.top; }, "The k of \"the top k\".");
  whole.def_property_readonly(
      "first_is_exact", [](const HeldRobustness& self) { return !self.answer.first_exact.empty(); },
      "True where shares of first places are exact, not drawn.");
  whole.def_property_readonly(
      "ranking", [](const HeldRobustness& self) { return self.asked; }, "The ranking that was asked.");
  whole.def_property_readonly(
      "changed",
      [](const HeldRobustness& self) -> py::object {
        if (!self.answer.doubt) return py::none();
        py::dict shares;
        const auto& weights = self.answer.doubt->top_weights;
        shares["weights"] = weights ? py::object(py::float_(weights->changed.value)) : py::none();
        shares["data"] = self.answer.doubt->top_data.changed.value;
        shares["both"] = self.answer.doubt->top_both.changed.value;
        return shares;
      },
      "How often the top k would be another with other weights (None where they are in no doubt), other data, or both; "
      "None where no cell is in doubt.");
  define_method(whole, "acceptability", &acceptability_of,
                "The share of draws in which a journey has a rank.\n\n"
                "Shape   journeys by row of the matrix × ranks from 1; rows and columns add up to 1");
  define_method(
      whole, "winning", &winning_of,
      "The share of cases in which one journey beats another; exact for any weights alike and certain cells. None for "
      "too many journeys.\n\nShape   journeys × journeys by row of the matrix; 0.5 on the diagonal");
  define_plot(whole, "rank_acceptability", "Draws how often each journey has each rank, as bars in shades");
}

}  // namespace

void define_robustness(py::module_& module) {
  define_class(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "robustness",
      [](const HeldRanking& self, const py::object& where, const std::string& weights, double concentration,
         const py::object& measured, const py::object& errors, const py::object& cells, std::size_t top,
         std::uint64_t draws, double precision, double level, std::uint64_t seed, std::size_t threads) {
        RobustnessOptions options{
            .weights = {.concentration = concentration},
            .draws = {.draws = draws, .precision = precision, .seed = seed, .level = level, .threads = threads},
            .top = top};
        FromPython::read(py::str(weights), "weights", options.weights.belief);
        FromPython::read(where, "where", options.weights.where);
        const CellDoubt doubted = doubt_from(self, measured, errors, cells);
        return HeldRobustness{without_lock([&] { return robustness(self.ranking, self.matrix(), doubted, options); }),
                              self, self.source};
      },
      "How firm each place is: ranks over many draws of weights and cells (SMAA-2), exact where that can be, and what\n"
      "would settle it.\n\n"
      "    ranking.robustness(where=[\"pain > cost\", \"0.2 <= revenue <= 0.4\"])\n"
      "    ranking.robustness(measured=measured)          # with the doubt of what was measured\n"
      "    ranking.robustness(errors={\"pain\": 1200.0})    # with standard errors, one or one a journey\n\n"
      "Errors  bad_weights where no weights hold to all statements, naming those that cannot hold together; "
      "bad_option;\n"
      "        unknown_name, with the nearest; shape_mismatch\n\n"
      "Options:\n    where: what uniform weights hold to\n    weights: uniform (default), dirichlet or stated\n"
      "    concentration: how close dirichlet weights keep to the stated ones\n"
      "    measured: the MeasuredMatrix that was ranked\n    errors: standard errors by criterion\n"
      "    cells: the path of a file of cells: any shape, and which go together (schema(\"cells\"))\n"
      "    top: the k of \"the top k\"\n    draws: so many draws; 0: until the precision is reached\n"
      "    precision: the largest standard error of any share\n    level: the probability that a rank interval holds\n"
      "    seed: of the random numbers\n    threads: 0: one a processor. It never changes a bit",
      py::kw_only(), py::arg("where") = py::tuple(), py::arg("weights") = "uniform", py::arg("concentration") = 20.0,
      py::arg("measured") = py::none(), py::arg("errors") = py::none(), py::arg("cells") = py::none(),
      py::arg("top") = 3, py::arg("draws") = 0, py::arg("precision") = 0.0025, py::arg("level") = 0.9,
      py::arg("seed") = 1, py::arg("threads") = 0);
}

}  // namespace journeyrank::python
