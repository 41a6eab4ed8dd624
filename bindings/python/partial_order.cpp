// SPDX-License-Identifier: MIT
#include "journeyrank/judge/partial_order.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/outranking_table.hpp"
#include "journeyrank/judge/best_plans.hpp"
#include "journeyrank/judge/kernel.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldPartialOrder {
  PartialOrder found;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(found, asked.matrix()); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

struct HeldKernel {
  Kernel whole;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(whole, asked.matrix()); }
  const std::vector<Note>& notes() const noexcept { return whole.notes; }
};

struct HeldSimus {
  BestPlans plans;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(plans, asked.matrix(), asked.ranking.scorer().model()); }
  const std::vector<Note>& notes() const noexcept { return plans.notes; }
};

ShownTable shown(const HeldSimus& self) {
  ShownTable table{.title = "The journeys in the best plans"};
  table.columns = {{"journey"}, {"score", true}, {"dominance", true}};
  for (std::size_t journey = 0; journey < self.asked.matrix().journey_count(); ++journey) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({self.asked.matrix().label(journey), shown_number(self.plans.found.score[journey]),
                          shown_number(self.plans.found.dominance[journey])});
  }
  show_rest(table, self.asked.ranking.size(), self.notes());
  return table;
}

ShownTable shown(const HeldPartialOrder& self) {
  ShownTable table{.title = "What both orders agree on"};
  table.columns = {{"journey"},      {self.found.first_name, true}, {self.found.second_name, true}, {"ahead of", true},
                   {"behind", true}, {"incomparable", true}};
  for (const std::uint32_t journey : self.asked.ranking.order()) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({self.asked.matrix().label(journey), shown_number(self.found.first[journey]),
                          shown_number(self.found.second[journey]), std::to_string(self.found.ahead_of[journey]),
                          std::to_string(self.found.behind[journey]),
                          std::to_string(self.found.incomparable_with[journey])});
  }
  show_rest(table, self.asked.ranking.size(), self.notes());
  return table;
}

ShownTable shown(const HeldKernel& self) {
  ShownTable table{.title = "Who is left to choose from"};
  table.columns = {{"journey"}, {"in the kernel"}};
  for (const std::uint32_t journey : self.asked.ranking.order()) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({self.asked.matrix().label(journey), self.whole.found.in_kernel[journey] != 0 ? "yes" : "no"});
  }
  show_rest(table, self.asked.ranking.size(), self.notes());
  return table;
}

py::array_t<double> numbers_of(const HeldKernel& self, const PairMatrix<double>& matrix) {
  if (matrix.size() != self.asked.ranking.size()) {
    throw Error(errc::too_large, "a kernel keeps its matrices for up to " + std::to_string(most_paired_journeys) +
                                     " journeys: found " + std::to_string(self.asked.ranking.size()));
  }
  const auto n = static_cast<py::ssize_t>(matrix.size());
  py::array_t<double> numbers({n, n});
  auto cells = numbers.mutable_unchecked<2>();
  for (py::ssize_t a = 0; a < n; ++a) {
    for (py::ssize_t b = 0; b < n; ++b) cells(a, b) = matrix(static_cast<std::size_t>(a), static_cast<std::size_t>(b));
  }
  return numbers;
}

void define_partial_order_class(py::module_& module) {
  py::class_<HeldPartialOrder> whole(module, "PartialOrder", py::is_final(),
                                     "Two orders of the same journeys, and what both agree on: a row a journey.\n\n"
                                     "Units   flows in [0, 1]; places from 1\n"
                                     "Edge    journeys that are alike in both are indifferent");
  define_table(whole,
               "The journeys as dicts: journey, label, positive_flow and negative_flow (or place_from_the_top and\n"
               "place_from_the_bottom), ahead_of, behind, indifferent_to, incomparable, incomparable_with\n"
               "(not above 5,000 journeys).");
  define_method(
      whole, "relation",
      [](const HeldPartialOrder& self, const std::string& journey, const std::string& other) {
        const Ranking& ranking = self.asked.ranking;
        return std::string(name_of(self.found.relation(ranking.find(journey), ranking.find(other))));
      },
      "How a journey stands to another: \"ahead\", \"behind\", \"indifferent\" or \"incomparable\".\n\n"
      "Errors  unknown_name, with the nearest\n\n"
      "Options:\n    other (str): the id of another journey",
      py::arg("journey"), py::arg("other"));
}

void define_kernel_class(py::module_& module) {
  py::class_<HeldKernel> whole(
      module, "Kernel", py::is_final(),
      "Who is left to choose from by ELECTRE I: a row a journey.\n\n"
      "Edge    journeys that outrank each other in a circle are all in the kernel, or none is");
  define_table(whole, "The journeys as dicts: journey, label, in_kernel, circuit, outranks, outranked_by.");
  define_method(
      whole, "concordance", [](const HeldKernel& self) { return numbers_of(self, self.whole.found.concordance); },
      "The weight of the criteria on which the row's journey is at least as urgent as the column's, n x n.\n\n"
      "Errors  too_large above 5,000 journeys");
  define_method(
      whole, "discordance", [](const HeldKernel& self) { return numbers_of(self, self.whole.found.discordance); },
      "The largest difference of values by which the column's journey is ahead of the row's, n x n.\n\n"
      "Errors  too_large above 5,000 journeys");
}

void define_simus(py::module_& module) {
  py::class_<HeldSimus> whole(module, "Simus", py::is_final(),
                              "How much of the best plan for each criterion is each journey: a row a journey.\n\n"
                              "Edge    a programme that has no end or cannot be kept counts for nothing, with a note");
  define_table(whole, "The journeys as dicts: journey, label, score, dominance, and share_ID of each criterion.");
  auto ranking = ranking_class(module);
  define_method(
      ranking, "simus",
      [](const HeldRanking& self, const py::object& bounds) {
        std::vector<PlanBound> given;
        if (!bounds.is_none()) FromPython::read(bounds, "bounds", given);
        return without_lock([&] {
          return HeldSimus{best_plans(self.ranking.scorer(), self.matrix(), given), self, self.source};
        });
      },
      "SIMUS, sequential linear programmes over raw amounts: for each criterion in turn the plan that is best for it\n"
      "while the others keep their bounds. It takes no weights.\n\n"
      "Errors  missing_cell; bad_model for a scale of levels; bad_number for an amount below 0; unknown_name, with "
      "the\n"
      "        nearest, for a bound; bad_option for a bound below 0 or of a criterion that weighs nothing\n\n"
      "Options:\n    bounds: {criterion: amount}; None: the largest amount of each, the least where less is more "
      "urgent",
      py::kw_only(), py::arg("bounds") = py::none());
}

}  // namespace

void define_partial_order(py::module_& module) {
  define_partial_order_class(module);
  define_kernel_class(module);
  define_simus(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "partial_order",
      [](const HeldRanking& self) {
        return without_lock([&] {
          return HeldPartialOrder{partial_order(self.ranking, self.matrix()), self, self.source};
        });
      },
      "PROMETHEE I, and the intersection of both orders of ELECTRE II and III: who is ahead of whom where both orders\n"
      "of the method agree, and which journeys cannot be compared.\n\n"
      "Errors  no_exact_answer where the model's method is none of promethee_2, electre_2 and electre_3, or a cell is\n"
      "        left out under renormalise; too_large above 30,000 journeys, or where the method ends before");
  define_method(
      ranking, "kernel",
      [](const HeldRanking& self, py::handle concordance, py::handle discordance) {
        const Electre1 by{.concordance = number_from<double>(concordance, "concordance"),
                          .discordance = number_from<double>(discordance, "discordance")};
        return without_lock([&] { return HeldKernel{kernel(self.ranking, self.matrix(), by), self, self.source}; });
      },
      "ELECTRE I: the journeys that are left to choose from. It orders nothing, so it has no score; whatever method\n"
      "ranks, it takes the values and the weights.\n\n"
      "Errors  bad_option for a level outside [0, 1]; no_exact_answer where a cell is left out under renormalise;\n"
      "        too_large above 30,000 journeys\n\n"
      "Options:\n    concordance: the least weight of the criteria that agree\n"
      "    discordance: the largest difference of values that may speak against it",
      py::kw_only(), py::arg("concordance") = Electre1{}.concordance, py::arg("discordance") = Electre1{}.discordance);
}

}  // namespace journeyrank::python
