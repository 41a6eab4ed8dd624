// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>

#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/group_contribution.hpp"

#include "binding.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

ShownTable shown(const Explanation& explanation) {
  ShownTable table;
  table.columns = {{"criterion"}, {"raw", true}, {"unit"}, {"value", true}, {"weight", true}, {"points", true}};
  for (const auto& each : explanation.contributions) {
    table.rows.push_back({each.label, each.missing ? "–" : shown_number(each.raw), each.unit, shown_number(each.value),
                          shown_number(each.weight), points_text(each.points)});
  }
  for (const auto& each : explanation.groups) {
    table.rows.push_back({"(" + each.label + ")", "", "", "", shown_number(each.weight), points_text(each.points)});
  }
  table.notes.push_back(sentence(explanation));
  return table;
}

std::string repr_of(const GroupContribution& self) {
  return "GroupContribution(group=" + py::repr(py::str(self.group)).cast<std::string>() +
         ", points=" + py::repr(py::float_(self.points)).cast<std::string>() + ")";
}

std::string repr_of(const Contribution& self) {
  return "Contribution(criterion=" + py::repr(py::str(self.criterion)).cast<std::string>() +
         ", points=" + py::repr(py::float_(self.points)).cast<std::string>() + ")";
}

py::object raw_of(const Contribution& self) {
  if (self.missing) return py::none();
  return py::float_(self.raw);
}

void define_contribution(py::module_& module) {
  py::class_<Contribution> part(module, "Contribution", py::is_final(),
                                "What one criterion adds to the score of a journey.");
  name_result(part);
  part.def_readonly("criterion", &Contribution::criterion, "The id of the criterion.");
  part.def_readonly("label", &Contribution::label, "The name people read.");
  part.def_readonly("unit", &Contribution::unit, "The unit of the raw value.");
  part.def_property_readonly("raw", &raw_of, "The raw value; None when it is missing.");
  part.def_readonly("missing", &Contribution::missing, "True for a missing cell.");
  part.def_readonly("value", &Contribution::value, "The value in [0, 1].");
  part.def_readonly("weight", &Contribution::weight, "The normalised weight that applies to this journey.");
  part.def_readonly("points", &Contribution::points, "value * weight, rounded: what it adds to the score.");
  define_method(
      part, "__repr__", [](const Contribution& self) { return repr_of(self); }, "The criterion and its points.");
}

void define_group_contribution(py::module_& module) {
  py::class_<GroupContribution> sum(module, "GroupContribution", py::is_final(),
                                    "What the criteria of one group add to the score of a journey together.\n\n"
                                    "Edge    the sum of its criteria's points, from 0 on in the order of the model, "
                                    "bit for bit");
  name_result(sum);
  sum.def_readonly("group", &GroupContribution::group, "The id of the group.");
  sum.def_readonly("label", &GroupContribution::label, "The name people read.");
  sum.def_readonly("parent", &GroupContribution::parent, "The group that it stands in; empty at the top.");
  sum.def_readonly("weight", &GroupContribution::weight, "The share of all weight of its criteria, for this journey.");
  sum.def_readonly("points", &GroupContribution::points, "What its criteria add to the score together.");
  define_method(
      sum, "__repr__", [](const GroupContribution& self) { return repr_of(self); }, "The group and its points.");
}

}  // namespace

void define_explanation(py::module_& module) {
  define_contribution(module);
  define_group_contribution(module);
  py::class_<Explanation> whole(
      module, "Explanation", py::is_final(),
      "A score taken apart. Adding the points in the order of the criteria gives the score bit "
      "for bit.\n\n"
      "Units   scores and points in [0, 1]; the sentence gives them out of 100\n"
      "Edge    a criterion of weight 0 or a left-out missing one adds 0");
  name_result(whole);
  whole.def_readonly("journey", &Explanation::journey, "The id of the journey.");
  whole.def_readonly("label", &Explanation::label, "The name people read.");
  whole.def_readonly("rank", &Explanation::rank, "Its rank, from 1.");
  whole.def_readonly("unpinned_rank", &Explanation::unpinned_rank, "The rank it has by its score.");
  whole.def_readonly("of", &Explanation::of, "Journeys in the ranking.");
  whole.def_readonly("pin_reason", &Explanation::pin_reason, "Why its place is by decree; empty when it is by score.");
  whole.def_property_readonly(
      "score", [](const Explanation& self) { return self.score.score; }, "The score in [0, 1].");
  whole.def_property_readonly(
      "low", [](const Explanation& self) { return self.score.low; },
      "The lowest it can be while missing cells are open.");
  whole.def_property_readonly(
      "high", [](const Explanation& self) { return self.score.high; },
      "The highest it can be while missing cells are open.");
  whole.def_property_readonly(
      "contributions",
      [](const Explanation& self) {
        py::tuple parts(self.contributions.size());
        for (std::size_t c = 0; c < parts.size(); ++c) parts[c] = py::cast(self.contributions[c]);
        return parts;
      },
      "What each criterion adds, in the order of the model.");
  whole.def_property_readonly(
      "groups",
      [](const Explanation& self) {
        py::tuple sums(self.groups.size());
        for (std::size_t g = 0; g < sums.size(); ++g) sums[g] = py::cast(self.groups[g]);
        return sums;
      },
      "What the criteria of each group add together, in the model's order of groups.");
  whole.def_property_readonly(
      "sentence", [](const Explanation& self) { return sentence(self); },
      "The explanation as one sentence for a manager.");
  define_method(
      whole, "__repr__", [](const Explanation& self) { return shown(self).text(); }, "A table and a sentence.");
  define_method(
      whole, "_repr_html_", [](const Explanation& self) { return shown(self).html(); },
      "A table and a sentence, for a notebook.");
}

}  // namespace journeyrank::python
