// SPDX-License-Identifier: MIT
#include "journeyrank/judge/comparison.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/comparison_table.hpp"
#include "journeyrank/judge/cheapest_change.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/requirement.hpp"

#include "binding.hpp"
#include "held_ranking.hpp"
#include "pictures.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldComparison {
  Comparison comparison;
  std::vector<Note> none = {};
  std::string source = {};

  ResultTable table() const { return to_table(comparison); }
  const std::vector<Note>& notes() const noexcept { return none; }
};

struct HeldRequirements {
  Requirements found;
  std::string source = {};

  ResultTable table() const { return to_table(found); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

struct HeldCheapest {
  CheapestChange found;
  std::string source = {};

  ResultTable table() const { return to_table(found); }
  const std::vector<Note>& notes() const noexcept { return found.notes; }
};

ShownTable shown(const HeldComparison& self) {
  const Comparison& comparison = self.comparison;
  ShownTable table;
  table.columns = {{"criterion"}, {comparison.a.label, true}, {comparison.b.label, true}, {"difference, points", true}};
  for (const std::size_t c : reading_order(comparison)) {
    const Advantage& each = comparison.criteria[c];
    table.rows.push_back(
        {each.a.label, points_text(each.a.points), points_text(each.b.points), signed_points_text(each.points)});
  }
  table.notes.push_back(sentence(comparison));
  if (const std::string how = shares_sentence(comparison); !how.empty()) table.notes.push_back(how);
  return table;
}

ShownTable shown(const HeldRequirements& self) {
  ShownTable table;
  table.columns = {{"criterion"}, {"now", true}, {"needed", true}, {"unit"}};
  for (const Requirement& each : self.found.criteria) {
    const bool possible = each.feasibility == Feasibility::possible;
    table.rows.push_back({each.label, each.missing ? "missing" : shown_number(each.raw),
                          !possible            ? shortfall_text(each)
                          : each.level.empty() ? needed_text(each.needed, each.raw)
                                               : each.level,
                          each.unit});
  }
  table.notes.push_back(sentence(self.found));
  show_rest(table, 0, self.notes());
  return table;
}

ShownTable shown(const HeldCheapest& self) {
  ShownTable table;
  table.columns = {{"criterion"}, {"now", true}, {"needed", true}, {"cost", true}, {"unit"}};
  for (const CellChange& each : self.found.changes) {
    table.rows.push_back({each.label, shown_number(each.raw),
                          each.level.empty() ? needed_text(each.needed, each.raw) : each.level, shown_number(each.cost),
                          each.unit});
  }
  table.notes.push_back(sentence(self.found));
  show_rest(table, 0, self.notes());
  return table;
}

void define_comparison_class(py::module_& module) {
  py::class_<HeldComparison> whole(module, "Comparison", py::is_final(),
                                   "Why one journey stands before another: a row a criterion, in the model's order.\n\n"
                                   "Units   points and difference as shares of the score, in [-1, 1]\n"
                                   "Edge    the points added in any order, and the rounding last, give the difference "
                                   "bit for bit");
  define_table(whole,
               "The criteria as dicts: criterion, label, unit, raw_a, raw_b, value_a, value_b, weight_a, weight_b,\n"
               "points_a, points_b, points.");
  const auto define = [&whole](const char* name, auto member, const char* doc) {
    whole.def_property_readonly(
        name, [member](const HeldComparison& self) { return self.comparison.*member; }, doc);
  };
  define("difference", &Comparison::difference, "The score of the first less that of the second.");
  define("low", &Comparison::low, "The lowest the difference can be while missing cells are open.");
  define("high", &Comparison::high, "The highest the difference can be while missing cells are open.");
  define("rounding", &Comparison::rounding, "What no criterion can be given: at most 2^-51 of all points of both.");
  whole.def_property_readonly(
      "shares", [](const HeldComparison& self) { return std::string(name_of(self.comparison.shares)); },
      "How the scores were shared among the criteria: additive or shapley.");
  whole.def_property_readonly(
      "groups",
      [](const HeldComparison& self) {
        py::dict groups;
        for (const GroupAdvantage& each : self.comparison.groups) groups[py::str(each.a.group)] = each.points;
        return groups;
      },
      "What each group makes of the difference: the points of its criteria, added in the model's order.");
  whole.def_property_readonly(
      "journeys",
      [](const HeldComparison& self) { return py::make_tuple(self.comparison.a.journey, self.comparison.b.journey); },
      "The ids of both.");
  whole.def_property_readonly(
      "labels",
      [](const HeldComparison& self) { return py::make_tuple(self.comparison.a.label, self.comparison.b.label); },
      "The names people read.");
  whole.def_property_readonly(
      "scores",
      [](const HeldComparison& self) {
        return py::make_tuple(self.comparison.a.score.score, self.comparison.b.score.score);
      },
      "The scores of both.");
  whole.def_property_readonly(
      "sentence", [](const HeldComparison& self) { return sentence(self.comparison); },
      "The comparison as a sentence.");
  define_pictures(whole, "waterfall", "waterfall, the way from one score to the other, a step a criterion");
}

template <class Held>
void define_aim(py::class_<Held>& object) {
  object.def_property_readonly(
      "journey", [](const Held& self) { return self.found.journey; }, "The id of the journey.");
  object.def_property_readonly(
      "top", [](const Held& self) { return self.found.aim.top; }, "The k of \"the top k\".");
  object.def_property_readonly(
      "aim", [](const Held& self) { return std::string(name_of(self.found.aim.aim)); }, "reach or leave.");
  object.def_property_readonly(
      "score", [](const Held& self) { return self.found.score; }, "The score: now, or with the changes.");
  object.def_property_readonly(
      "bar", [](const Held& self) { return self.found.bar; }, "The score of the k-th of the others.");
  object.def_property_readonly(
      "sentence", [](const Held& self) { return sentence(self.found); }, "The answer as a sentence.");
}

void define_way_classes(py::module_& module) {
  py::class_<HeldRequirements> each(module, "Requirements", py::is_final(),
                                    "What it would take for a journey to reach the top k, or to leave it: the smallest "
                                    "change of each criterion alone.\n\n"
                                    "Units   raw, needed and change in the raw unit of the criterion\n"
                                    "Edge    a tie with the k-th is in; feasibility says why one alone cannot do it");
  define_table(each, "The criteria as dicts: criterion, label, unit, feasibility, raw, needed, change, level, score.");
  define_aim(each);
  py::class_<HeldCheapest> cheapest(module, "CheapestChange", py::is_final(),
                                    "The cheapest change of several criteria together that brings a journey into the "
                                    "top k, or out of it: a row a cell that changes.");
  define_table(cheapest, "The changes as dicts: criterion, label, unit, raw, needed, change, level, cost.");
  define_aim(cheapest);
  cheapest.def_property_readonly(
      "cost", [](const HeldCheapest& self) { return self.found.cost; }, "The cost of all changes.");
  cheapest.def_property_readonly(
      "feasibility", [](const HeldCheapest& self) { return std::string(name_of(self.found.feasibility)); },
      "already, possible or out_of_reach.");
}

py::object what_it_takes(const HeldRanking& self, const std::string& journey, py::handle top, const std::string& how,
                         const py::object& costs) {
  TopAim aim{.top = number_from<std::int64_t>(top, "top")};
  FromPython::read(py::str(how), "aim", aim.aim);
  if (costs.is_none()) {
    return py::cast(HeldRequirements{
        without_lock([&] { return requirements(self.ranking, self.matrix(), journey, aim); }), self.source});
  }
  std::vector<UnitCost> units;
  FromPython::read(costs, "costs", units);
  return py::cast(HeldCheapest{
      without_lock([&] { return cheapest_change(self.ranking, self.matrix(), journey, units, aim); }), self.source});
}

}  // namespace

void define_comparison(py::module_& module) {
  define_comparison_class(module);
  define_way_classes(module);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "why",
      [](const HeldRanking& self, const std::string& a, const std::string& b, const std::string& shares) {
        ComparisonOptions options;
        FromPython::read(py::str(shares), "shares", options.shares);
        return HeldComparison{
            without_lock([&] { return compare(self.ranking, self.matrix(), a, b, options); }), {}, self.source};
      },
      "Why one journey stands before another, or behind it: what each criterion makes of the difference.\n\n"
      "Edge    pins change ranks, not points; a missing cell counts as the score counts it\n"
      "Errors  unknown_name, with the nearest; bad_option for a journey with itself\n\n"
      "Options:\n    shares: automatic (additive where the method is), additive or shapley\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> why = ranking.why(\"tech_fault\", \"bill_query\")\n"
      "    >>> round(100 * why.difference, 1)\n"
      "    7.5",
      py::arg("a"), py::arg("b"), py::kw_only(), py::arg("shares") = "automatic");
  define_method(
      ranking, "what_it_takes", &what_it_takes,
      "What it would take for a journey to reach the top k, or to leave it: the smallest change of each criterion\n"
      "alone (Requirements); with costs the cheapest change of several together (CheapestChange).\n\n"
      "Edge    on a relative scale, or by a method that compares journeys, all are ranked again with each value that "
      "is\n"
      "        tried, up to 1048576 widths of the column beyond its end, with a note; with costs there, or by a "
      "method\n"
      "        that does not add up, the cheapest change is found by search, with a note\n"
      "Errors  unknown_name, with the nearest; bad_option for top 0 or a cost that is not > 0; too_large for too many\n"
      "        choices of bends or levels\n\n"
      "Options:\n    top: k\n    aim: reach (default) or leave\n"
      "    costs: what a unit of a criterion costs to change: {\"pain\": 2.0}\n"
      "Returns Requirements or CheapestChange: the second where costs are given\n"
      "\n"
      "\n"
      "Examples with ranking:\n"
      "    >>> ranking.what_it_takes(\"esim_swap\", top=3).top\n"
      "    3",
      py::arg("journey"), py::kw_only(), py::arg("top") = 1, py::arg("aim") = "reach", py::arg("costs") = py::none());
}

}  // namespace journeyrank::python
