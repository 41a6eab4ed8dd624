// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/io/robustness_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/robustness_sentence.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "doubt_words.hpp"
#include "held_ranking.hpp"
#include "pictures.hpp"
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
  const std::string exact = exact_text(self.answer);
  ShownTable table{.title = "How firm each place is: " + std::to_string(self.answer.found.ranks.draws()) + " draws" +
                            (exact.empty() ? "" : "; " + exact)};
  table.columns = {{"group", true},
                   {"journey"},
                   {"rank now", true},
                   {"average rank", true},
                   {"ranks in " + points_text(self.answer.found.level) + " % of cases", true},
                   {"first, %", true},
                   {"in the top " + std::to_string(self.answer.top) + ", %", true}};
  for (const std::uint32_t j : self.answer.found.order) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({std::to_string(self.answer.found.groups[j]), self.asked.matrix().label(j),
                          std::to_string(self.asked.ranking.unpinned_ranks()[j]),
                          shown_number(expected_rank(self.answer, j).value),
                          interval_text(rank_interval(self.answer, j)), points_text(first_share(self.answer, j).value),
                          points_text(top_share(self.answer, j, self.answer.top).value)});
  }
  table.notes.push_back(sentence(self.answer, self.asked.ranking.scorer(), self.asked.matrix()));
  show_rest(table, self.answer.found.order.size(), self.notes());
  return table;
}

py::array_t<double> square(std::size_t rows, std::size_t columns, const std::vector<double>& numbers) {
  return py::array_t<double>({static_cast<py::ssize_t>(rows), static_cast<py::ssize_t>(columns)}, numbers.data());
}

py::array_t<double> acceptability_of(const HeldRobustness& self, double Drawn::*part) {
  const RankAcceptability& ranks = self.answer.found.ranks;
  std::vector<double> shares;
  for (std::size_t j = 0; j < ranks.journey_count(); ++j) {
    for (std::size_t rank = 1; rank <= ranks.exact_ranks(); ++rank) {
      shares.push_back(rank_share(self.answer, j, rank).*part);
    }
  }
  return square(ranks.journey_count(), ranks.exact_ranks(), shares);
}

py::object winning_of(const HeldRobustness& self, double Drawn::*part) {
  const std::size_t n = self.answer.found.ranks.journey_count();
  if (!self.answer.exact.winning && !self.answer.found.ranks.has_pairs()) return py::none();
  std::vector<double> shares;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      shares.push_back((a == b ? Drawn{0.5, 0.0} : *winning_share(self.answer, a, b)).*part);
    }
  }
  return square(n, n, shares);
}

template <class Number>
py::object optional_number(const std::optional<Number>& number) {
  return number ? py::object(py::cast(*number)) : py::none();
}

/// One number of each kind of doubt: of weights, of data, of both; None where no cell is in doubt.
py::object by_doubt(const HeldRobustness& self, Drawn TopDoubt::*what, double Drawn::*part) {
  if (!self.answer.doubt) return py::none();
  const Doubt& doubt = *self.answer.doubt;
  py::dict numbers;
  numbers["weights"] = doubt.top_weights ? py::object(py::float_(((*doubt.top_weights).*what).*part)) : py::none();
  numbers["data"] = (doubt.top_data.*what).*part;
  numbers["both"] = (doubt.top_both.*what).*part;
  return numbers;
}

py::object more_of(const HeldRobustness& self) {
  if (!self.answer.doubt) return py::none();
  py::list list;
  for (const MoreData& more : self.answer.doubt->more) {
    py::dict row;
    row["journey"] = self.asked.matrix().journeys()[more.journey];
    row["criterion"] = self.asked.ranking.scorer().model().criteria[more.criterion].id;
    row["need"] = std::string(name_of(more.need));
    row["changed_if_known"] = more.changed_if_known.value;
    row["changed_if_known_error"] = more.changed_if_known.error;
    row["times"] = optional_number(more.times);
    row["further"] = optional_number(more.further);
    list.append(row);
  }
  return list;
}

/// What weights and data do, and what would settle it.
void define_doubt(py::class_<HeldRobustness>& whole) {
  whole.def_property_readonly(
      "changed", [](const HeldRobustness& self) { return by_doubt(self, &TopDoubt::changed, &Drawn::value); },
      "How often the top k would be another with other weights (None where they are in no doubt), other data, or both; "
      "None where no cell is in doubt.");
  whole.def_property_readonly(
      "changed_errors", [](const HeldRobustness& self) { return by_doubt(self, &TopDoubt::changed, &Drawn::error); },
      "The standard errors of `changed`.");
  whole.def_property_readonly(
      "loss", [](const HeldRobustness& self) { return by_doubt(self, &TopDoubt::loss, &Drawn::value); },
      "What is lost by acting on the top k, as a score: that of the k best less that of the list, on average.");
  whole.def_property_readonly(
      "loss_errors", [](const HeldRobustness& self) { return by_doubt(self, &TopDoubt::loss, &Drawn::error); },
      "The standard errors of `loss`.");
  whole.def_property_readonly(
      "times_all",
      [](const HeldRobustness& self) {
        return self.answer.doubt ? optional_number(self.answer.doubt->times_all) : py::none();
      },
      "With so many times the observations on every cell the data no longer change the top k; 1.0 when they do not "
      "now. "
      "None where 1,024 times would not do, or no cell is in doubt.");
  whole.def_property_readonly(
      "unsourced",
      [](const HeldRobustness& self) {
        return self.answer.doubt ? py::object(py::int_(self.answer.doubt->unsourced)) : py::none();
      },
      "How many cells have a shape (uniform, empirical) that does not say what it rests on: more data leave them as "
      "they are. None where no cell is in doubt.");
  whole.def_property_readonly(
      "times_others",
      [](const HeldRobustness& self) {
        return self.answer.doubt ? optional_number(self.answer.doubt->times_others) : py::none();
      },
      "What times_all would be of all other cells, were those known; None where times_all says it, and where that "
      "would "
      "not do.");
  whole.def_property_readonly(
      "more", &more_of,
      "What more data on single cells would do, what to act on first: dicts of journey, criterion, need "
      "(measurement, observations, or knowledge of a shape that does not say what it rests on), changed_if_known, "
      "changed_if_known_error, times (as many observations settle the top k, too many "
      "by a "
      "sixteenth at most), further (so many more). None where no cell is in doubt.");
}

/// The shares behind the rows, and their errors, as arrays.
void define_shares(py::class_<HeldRobustness>& whole) {
  define_method(
      whole, "acceptability", [](const HeldRobustness& self) { return acceptability_of(self, &Drawn::value); },
      "The share of cases in which a journey has a rank; exact where `ranks_are_exact`, and of rank 1, the same as in "
      "the\n"
      "rows, where `first_is_exact`.\n\n"
      "Shape   journeys by row of the matrix × ranks from 1; rows and columns add up to 1\n"
      "Edge    where first places alone are exact the other ranks are drawn: a row adds up to 1 within their errors");
  define_method(
      whole, "acceptability_errors", [](const HeldRobustness& self) { return acceptability_of(self, &Drawn::error); },
      "The standard errors of acceptability(), 0 where exact.");
  define_method(
      whole, "winning", [](const HeldRobustness& self) { return winning_of(self, &Drawn::value); },
      "The share of cases in which one journey beats another, those in which both score the same counting half to "
      "each; "
      "exact for any weights alike and certain cells. None for too many journeys.\n\nShape   journeys × journeys by "
      "row of the matrix; 0.5 on the diagonal\n"
      "Returns numpy.ndarray or None");
  define_method(
      whole, "winning_errors", [](const HeldRobustness& self) { return winning_of(self, &Drawn::error); },
      "The standard errors of winning(), 0 where exact; None for too many journeys.\n"
      "Returns numpy.ndarray or None");
  const auto order_entropy = [](const HeldRobustness& self, double Drawn::*part) -> py::object {
    const auto entropy = self.answer.found.ranks.order_entropy();
    return entropy ? py::object(py::float_((*entropy).*part)) : py::none();
  };
  whole.def_property_readonly(
      "order_entropy", [order_entropy](const HeldRobustness& self) { return order_entropy(self, &Drawn::value); },
      "How open the whole order is, in bits, up to log2 n!; None above 8 journeys.");
  whole.def_property_readonly(
      "order_entropy_error", [order_entropy](const HeldRobustness& self) { return order_entropy(self, &Drawn::error); },
      "The standard error of `order_entropy`.");
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
      "first_error, top, top_error, group, entropy, entropy_error, confidence, confidence_error, share_of_data,\n"
      "central_ID, central_ID_error.");
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
      "top", [](const HeldRobustness& self) { return self.answer.top; },
      "The k of \"the top k\"; 1 where that would be all journeys.");
  whole.def_property_readonly(
      "separation", [](const HeldRobustness& self) { return self.answer.found.separation; },
      "Journeys are told apart where one beats the other so often.");
  whole.def_property_readonly(
      "first_is_exact", [](const HeldRobustness& self) { return !self.answer.exact.first.empty(); },
      "True where shares of first places are exact, not drawn.");
  whole.def_property_readonly(
      "winning_is_exact", [](const HeldRobustness& self) { return self.answer.exact.winning.has_value(); },
      "True where pairwise winning and expected ranks are exact, not drawn.");
  whole.def_property_readonly(
      "ranks_are_exact", [](const HeldRobustness& self) { return self.answer.exact.ranks.has_value(); },
      "True where all shares of ranks are exact: on two criteria, within statements too.");
  whole.def_property_readonly(
      "ranking", [](const HeldRobustness& self) { return self.asked; }, "The ranking that was asked.");
  define_doubt(whole);
  define_shares(whole);
  define_pictures(whole, "rank_acceptability",
                  "rank_acceptability (default), how often each journey has each rank; rank_intervals, between which\n"
                  "        ranks it lies, and which journeys cannot be told apart");
}

}  // namespace

void define_robustness(py::module_& module) {
  define_class(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "robustness",
      [](const HeldRanking& self, const py::object& where, const std::string& weights, py::handle concentration,
         const py::object& measured, const py::object& errors, const py::object& cells, py::handle top,
         py::handle draws, py::handle precision, py::handle max_draws, py::handle level, py::handle separation,
         py::handle exact_ranks, py::handle pairs_up_to, py::handle confidence_draws, py::handle settled,
         py::handle cells_tried, py::handle doubt_draws, py::handle seed, py::handle threads) {
        RobustnessOptions options;
        FromPython::read(concentration, "concentration", options.weights.concentration);
        FromPython::read(top, "top", options.top);
        FromPython::read(draws, "draws", options.draws.draws);
        FromPython::read(precision, "precision", options.draws.precision);
        FromPython::read(max_draws, "max_draws", options.draws.max_draws);
        FromPython::read(level, "level", options.draws.level);
        FromPython::read(separation, "separation", options.draws.separation);
        FromPython::read(exact_ranks, "exact_ranks", options.draws.exact_ranks);
        FromPython::read(pairs_up_to, "pairs_up_to", options.draws.pairs_up_to);
        FromPython::read(confidence_draws, "confidence_draws", options.draws.confidence_draws);
        FromPython::read(settled, "settled", options.settled);
        FromPython::read(cells_tried, "cells_tried", options.cells_tried);
        FromPython::read(doubt_draws, "doubt_draws", options.doubt_draws);
        FromPython::read(seed, "seed", options.draws.seed);
        FromPython::read(threads, "threads", options.draws.threads);
        FromPython::read(py::str(weights), "weights", options.weights.belief);
        FromPython::read(where, "where", options.weights.where);
        const CellDoubt doubted =
            doubt_from("robustness", self.matrix(), self.ranking.scorer().model(), {measured, errors, cells});
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
      "    top: the k of \"the top k\"; 1 where that would be all journeys\n    draws: so many draws; 0: until the "
      "precision is reached\n"
      "    precision: the largest standard error of any share, confidence factors too\n"
      "    max_draws: no more draws than this, whatever the precision\n"
      "    level: the probability that a rank interval holds\n"
      "    separation: journeys are told apart where one beats the other so often\n"
      "    exact_ranks: how many ranks are told apart; 0: all for up to 1,000 journeys\n"
      "    pairs_up_to: count pairwise winning for up to so many journeys\n"
      "    confidence_draws: the least draws for confidence factors, more until the precision is reached; 0 leaves "
      "them "
      "out\n"
      "    settled: the top k is settled when it would be another no more often than this\n"
      "    cells_tried: cells for which more data are tried\n"
      "    doubt_draws: draws of weights alone, of data alone and of both\n"
      "    seed: of the random numbers\n    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> robust = ranking.robustness(where=[\"pain > cost\"])\n"
      "    >>> robust.to_dicts()[0][\"journey\"]\n"
      "    'tech_fault'",
      py::kw_only(), py::arg("where") = py::tuple(), py::arg("weights") = "uniform", py::arg("concentration") = 20.0,
      py::arg("measured") = py::none(), py::arg("errors") = py::none(), py::arg("cells") = py::none(),
      py::arg("top") = 3, py::arg("draws") = 0, py::arg("precision") = 0.0025, py::arg("max_draws") = 1'000'000,
      py::arg("level") = 0.9, py::arg("separation") = 0.9, py::arg("exact_ranks") = 0, py::arg("pairs_up_to") = 200,
      py::arg("confidence_draws") = 10'000, py::arg("settled") = 0.05, py::arg("cells_tried") = 40,
      py::arg("doubt_draws") = 20'000, py::arg("seed") = 1, py::arg("threads") = 0);
}

}  // namespace journeyrank::python
