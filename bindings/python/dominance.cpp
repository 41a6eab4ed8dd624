// SPDX-License-Identifier: MIT
#include "journeyrank/judge/dominance.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/dominance_table.hpp"
#include "journeyrank/io/reversal_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/deletion.hpp"
#include "journeyrank/judge/dominance_sentence.hpp"
#include "journeyrank/judge/potential_optimality.hpp"
#include "journeyrank/judge/reversal.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldDominance {
  Dominance found;
  PotentialOptimality best;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(found, best, asked.matrix(), asked.ranking.scorer().model()); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

struct HeldReversal {
  Reversal found;
  std::vector<Deletion> deletions;
  HeldRanking asked;
  std::string source = {};

  ResultTable table() const { return to_table(deletions, asked.matrix()); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

ShownTable shown(const HeldDominance& self) {
  ShownTable table{.title = "Who is beaten, and who could be first"};
  table.columns = {{"journey"}, {"layer", true}, {"dominates", true}, {"is dominated by"}, {"can be first"}};
  for (const std::uint32_t journey : self.asked.ranking.order()) {
    if (table.rows.size() == most_rows_shown) break;
    const auto& dominator = self.found.dominator[journey];
    table.rows.push_back({self.asked.matrix().label(journey), std::to_string(self.found.layers[journey]),
                          std::to_string(self.found.dominates[journey]),
                          dominator ? self.asked.matrix().label(*dominator) : "",
                          self.best.cases.empty() ? "not known" : name_of(self.best.cases[journey].first)});
  }
  show_rest(table, self.asked.ranking.size(), self.notes());
  return table;
}

ShownTable shown(const HeldReversal& self) {
  ShownTable table{.title = "Rank reversal"};
  table.columns = {{"without"}, {"passes"}, {"is passed"}};
  for (const Deletion& deletion : self.deletions) {
    for (const ReversedPair& pair : deletion.reversed) {
      if (table.rows.size() == most_rows_shown) break;
      const CriteriaMatrix& matrix = self.asked.matrix();
      table.rows.push_back({matrix.label(deletion.deleted), matrix.label(pair.journey), matrix.label(pair.other)});
    }
  }
  table.notes.push_back(sentence(self.found, self.asked.matrix()));
  show_rest(table, 0, self.notes());
  return table;
}

template <class Test>
py::dict counts_of(const Test& test, const ResultTable& witnesses) {
  py::dict counts;
  counts["tried"] = test.tried;
  counts["failed"] = test.failed;
  counts["witnesses"] = dicts_of(witnesses);
  return counts;
}

void define_reversal_class(py::module_& module) {
  py::class_<HeldReversal> reversal(module, "Reversal", py::is_final(),
                                    "Whether an unrelated journey can reorder the others: a row a pair that changes "
                                    "sides when a journey is left out.\n\n"
                                    "Edge    anchored scales, piecewise ones and levels never reverse");
  define_table(
      reversal,
      "The pairs as dicts: deleted, moved, journey, other, score_before, other_before, score_after, other_after.");
  reversal.def_property_readonly(
      "three_tests_hold", [](const HeldReversal& self) { return self.found.holds(); },
      "True when none of the three tests failed.");
  reversal.def_property_readonly(
      "deletions_reverse", [](const HeldReversal& self) { return self.table().rows > 0; },
      "True when leaving out some journey makes others change places.");
  reversal.def_property_readonly(
      "sentence", [](const HeldReversal& self) { return sentence(self.found, self.asked.matrix()); },
      "What the tests found, with the first witness.");
  reversal.def_property_readonly(
      "sentences",
      [](const HeldReversal& self) {
        py::list all;
        for (const Deletion& deletion : self.deletions) {
          if (!deletion.reversed.empty()) all.append(sentence(deletion, self.asked.matrix()));
        }
        return py::tuple(all);
      },
      "What leaving out a journey does, a sentence for each that makes others change places.");
  reversal.def_property_readonly(
      "replacement",
      [](const HeldReversal& self) {
        return counts_of(self.found.replacement, witness_table(self.found.replacement, self.asked.matrix(),
                                                               self.asked.ranking.scorer().model()));
      },
      "A worse journey in the place of another: how often tried, how often the first one fell, and the witnesses: "
      "dicts "
      "of\n"
      "replaced, how, criterion, first_before, first_after.");
  reversal.def_property_readonly(
      "transitivity",
      [](const HeldReversal& self) {
        return counts_of(self.found.transitivity, witness_table(self.found.transitivity, self.asked.matrix()));
      },
      "Chains of three pairs, each two alone: how many tried, how many broken, and the witnesses: dicts of first, "
      "second,\n"
      "third.");
  reversal.def_property_readonly(
      "composition",
      [](const HeldReversal& self) {
        return counts_of(self.found.composition, witness_table(self.found.composition, self.asked.matrix()));
      },
      "Pairs: how many tried, how many stand the other way round alone, and the witnesses: dicts of journey, other "
      "and\n"
      "the scores of both among all and alone.");
}

}  // namespace

void define_dominance(py::module_& module) {
  py::class_<HeldDominance> whole(module, "Dominance", py::is_final(),
                                  "Who is at least as urgent as whom on every criterion, and whether any weights put a "
                                  "journey first: a row a journey.\n\n"
                                  "Units   lead in scores, weights as shares of all weight\n"
                                  "Edge    equal journeys do not dominate each other; a lead of 1e-10 is a tie");
  define_table(whole,
               "The journeys as dicts: journey, label, layer, dominates, dominated_by, dominator, first (\"never\",\n"
               "\"shared\", \"alone\" or \"not_found\"), lead, and weight_ID, the weights that are best for it.");
  whole.def_property_readonly(
      "sentence", [](const HeldDominance& self) { return sentence(self.found, self.best); },
      "How many journeys are dominated, and how many could be first.");
  define_reversal_class(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "dominance",
      [](const HeldRanking& self, py::handle threads) {
        const std::size_t count = threads_from(threads);
        return without_lock([&] {
          HeldDominance held{dominance(self.ranking, self.matrix(), count),
                             potential_optimality(self.ranking, self.matrix(), {}, count), self, self.source};
          for (const Note& note : held.best.notes) {
            if (note.code == "first_not_known" || note.code == "first_searched") held.found.notes.push_back(note);
          }
          return held;
        });
      },
      "Pareto layers, who dominates whom, and whether any weights put a journey first, by linear programme.\n\n"
      "Edge    a method that does not add up: who could be first is searched, and \"not_found\" is no proof; a note "
      "says so.\n        Of more than 300 journeys it is not known\n"
      "Errors  no_exact_answer where a cell is left out under renormalise\n\n"
      "Options:\n    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> [row[\"journey\"] for row in ranking.dominance().to_dicts() if row[\"first\"] == \"alone\"]\n"
      "    ['bill_query', 'tech_fault', 'moving_home']",
      py::kw_only(), py::arg("threads") = 0);
  define_method(
      ranking, "reversal",
      [](const HeldRanking& self, py::handle journeys, py::handle witnesses, py::handle threads) {
        const ReversalOptions options{.journeys = number_from<std::size_t>(journeys, "journeys"),
                                      .witnesses = number_from<std::size_t>(witnesses, "witnesses"),
                                      .threads = threads_from(threads)};
        return without_lock([&] {
          return HeldReversal{rank_reversal(self.ranking, self.matrix(), options),
                              deletions(self.ranking.scorer(), self.matrix(), {.threads = options.threads}), self,
                              self.source};
        });
      },
      "The three tests of rank reversal of Wang and Triantaphyllou, and what leaving out each journey does.\n\n"
      "Options:\n    journeys: so many take part in the tests, from the first place on\n"
      "    witnesses: the most that are named for each test\n"
      "    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> ranking.reversal().three_tests_hold\n"
      "    True",
      py::kw_only(), py::arg("journeys") = 200, py::arg("witnesses") = 1000, py::arg("threads") = 0);
}

}  // namespace journeyrank::python
