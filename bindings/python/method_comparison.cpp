// SPDX-License-Identifier: MIT
#include "journeyrank/agree/method_comparison.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/kendall_tau.hpp"
#include "journeyrank/io/method_table.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldMethods {
  MethodComparison found;
  HeldRanking asked;
  std::vector<Note> said = {};
  std::string source = {};

  ResultTable table() const { return to_table(found, asked.matrix()); }
  const std::vector<Note>& notes() const noexcept { return said; }
};

ShownTable shown(const HeldMethods& self) {
  ShownTable table{.title = sentence(self.found, self.asked.matrix())};
  table.columns = {{"method"}, {"tau", true}, {"first"}};
  for (const std::size_t at : self.found.ranked) {
    if (table.rows.size() == most_rows_shown) break;
    const RankedMethod& each = self.found.methods[at];
    std::string first;
    for (std::size_t journey = 0; journey < each.ranks.size(); ++journey) {
      if (each.ranks[journey] == 1) first += (first.empty() ? "" : ", ") + self.asked.matrix().label(journey);
    }
    table.rows.push_back({each.name, shown_number(each.tau), first});
  }
  show_rest(table, self.found.ranked.size(), self.notes());
  return table;
}

HeldMethods compared(const HeldRanking& asked, bool scales, std::size_t threads) {
  const Scorer& scorer = asked.ranking.scorer();
  HeldMethods held{compare_methods(asked.matrix(), scorer.model(),
                                   {.profile = scorer.profile(), .scales = scales, .threads = threads}),
                   asked,
                   {},
                   asked.source};
  for (const RankedMethod& each : held.found.methods) {
    if (!each.is_ranked()) {
      held.said.push_back({"method_refused", each.name + " cannot rank these journeys: " + each.refused});
    }
  }
  if (!asked.ranking.pins().empty()) held.said.push_back({"pins", "places are those by score: pins take no part"});
  return held;
}

py::dict dependence(const HeldMethods& self, const Divergence& each) {
  py::dict row;
  row["journey"] = std::string(self.asked.matrix().journeys()[each.journey]);
  row["best"] = each.best;
  row["best_by"] = self.found.methods[self.found.ranked[each.best_by]].name;
  row["worst"] = each.worst;
  row["worst_by"] = self.found.methods[self.found.ranked[each.worst_by]].name;
  return row;
}

}  // namespace

void define_method_comparison(py::module_& module) {
  py::class_<HeldMethods> methods(module, "MethodComparison", py::is_final(),
                                  "The same journeys and weights by every method: a row a method and journey.\n\n"
                                  "Units   scores in [0, 1]; tau in [-1, 1], with the model's own ranking\n"
                                  "Edge    a method that cannot rank these journeys has one row, with its reason");
  define_table(methods, "The rows as dicts: method, scale, journey, label, rank, score, tau, refused.");
  methods.def_property_readonly(
      "sentence", [](const HeldMethods& self) { return sentence(self.found, self.asked.matrix()); },
      "How many places depend on the method, and whose most.");
  methods.def_property_readonly(
      "kendall_w", [](const HeldMethods& self) { return self.found.agreement.w; },
      "Kendall's W of the methods: 0 no agreement, 1 all rankings are the same.");
  methods.def_property_readonly(
      "depends_on_method",
      [](const HeldMethods& self) {
        py::list rows;
        for (const Divergence& each : self.found.divergences) {
          if (each.spread() > 0) rows.append(dependence(self, each));
        }
        return py::tuple(rows);
      },
      "The journeys whose place depends on the method, the widest spread first: dicts of journey, best, best_by,\n"
      "worst, worst_by.");
  auto ranking = ranking_class(module);
  define_method(
      ranking, "compare_methods",
      [](const HeldRanking& self, bool scales, py::handle threads) {
        const std::size_t count = threads_from(threads);
        return without_lock([&] { return compared(self, scales, count); });
      },
      "Ranks the same journeys by every method, with the same weights: whether another would say the same.\n\n"
      "Options:\n    scales: every method on every relative scale too\n"
      "    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> 0 <= ranking.compare_methods().kendall_w <= 1\n"
      "    True",
      py::kw_only(), py::arg("scales") = false, py::arg("threads") = 0);
}

}  // namespace journeyrank::python
