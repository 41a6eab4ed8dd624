// SPDX-License-Identifier: MIT
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/io/step_text.hpp"
#include "journeyrank/io/weight_table.hpp"
#include "journeyrank/weigh/data_weighing.hpp"

#include "binding.hpp"
#include "held_matrix.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldWeighing {
  std::vector<DataWeighing> ways;
  Model weighed;
  std::vector<Note> said = {};
  std::string source = {};

  ResultTable table() const { return to_table(ways, weighed); }
  const std::vector<Note>& notes() const noexcept { return said; }
};

ShownTable shown(const HeldWeighing& self) {
  ShownTable table{.title = sentence(self.ways, self.weighed)};
  table.columns = {{"method"}};
  for (const auto& criterion : self.weighed.criteria) table.columns.push_back({criterion.id, true});
  const auto add = [&](const std::string& name, std::span<const double> weights) {
    table.rows.push_back({name});
    for (const double each : weights) table.rows.back().push_back(hundredths(each));
  };
  add("own", weights_of(self.weighed).normalised());
  for (const DataWeighing& each : self.ways) {
    if (each.is_weighed()) add(each.name, each.weights);
  }
  show_rest(table, table.rows.size(), self.notes());
  return table;
}

/// Methods by name, with options behind a colon; None: all of them.
std::vector<DataWeighing> ways_from(py::handle by) {
  if (by.is_none()) return data_weighings();
  std::vector<std::string> texts;
  if (py::isinstance<py::str>(by)) {
    texts.push_back(text_of(py::reinterpret_borrow<py::object>(by)));
  } else {
    FromPython::read(by, "by", texts);
  }
  std::vector<DataWeighing> ways;
  for (const auto& text : texts) {
    ways.push_back({.name = text, .by = parse_step<DataWeights>(text, "by", "critic:correlation=spearman")});
  }
  return ways;
}

py::dict weights_by_criterion(const Model& model, const std::vector<double>& shares) {
  py::dict weights;
  for (std::size_t c = 0; c < shares.size(); ++c) weights[py::str(model.criteria[c].id)] = shares[c];
  return weights;
}

/// The model with the weights of the method that is named, or of the only one.
Model model_by(const HeldWeighing& self, py::handle by) {
  std::string name;
  if (!by.is_none()) FromPython::read(by, "by", name);
  if (name.empty() && self.ways.size() != 1) {
    throw Error(errc::bad_option, "by: there are weights of " + std::to_string(self.ways.size()) +
                                      " methods; name the one whose weights the model is to have");
  }
  std::vector<std::string> known;
  for (const DataWeighing& each : self.ways) {
    known.push_back(each.name);
    if (!name.empty() && each.name != name) continue;
    if (!each.is_weighed()) throw Error(errc::bad_option, "by: " + each.name + " gives no weights: " + each.refused);
    return with_weights(self.weighed, each.weights);
  }
  throw Error(errc::unknown_name, "by: no weights by " + excerpt(name) + did_you_mean(name, known));
}

HeldWeighing weighed_by(const SharedMatrix& held, const Model& model, std::vector<DataWeighing> ways,
                        std::string source) {
  HeldWeighing found{weigh_by_data(held->matrix, model, std::move(ways)), model, {}, std::move(source)};
  for (const DataWeighing& each : found.ways) {
    if (each.is_weighed()) continue;
    found.said.push_back({"method_refused", each.name + " cannot weigh by these: " + each.refused});
  }
  return found;
}

}  // namespace

void define_weighing(py::module_& module) {
  py::class_<HeldWeighing> weighing(module, "Weighing", py::is_final(),
                                    "Weights from data, beside the model's own: a row a method and criterion.\n\n"
                                    "Units   weights as shares of all weight\n"
                                    "Edge    the model's own weights are the method \"own\"; a method that cannot "
                                    "weigh these journeys has one\n        row, with its reason");
  define_table(weighing, "The rows as dicts: method, criterion, label, weight, refused.");
  weighing.def_property_readonly(
      "sentence", [](const HeldWeighing& self) { return sentence(self.ways, self.weighed); },
      "On which criterion the methods differ most.");
  weighing.def_property_readonly(
      "weights",
      [](const HeldWeighing& self) {
        py::dict all;
        for (const DataWeighing& each : self.ways) {
          if (each.is_weighed()) all[py::str(each.name)] = weights_by_criterion(self.weighed, each.weights);
        }
        return all;
      },
      "By method a dict of weights by criterion, as shares of all weight; without those that were refused.");
  define_method(
      weighing, "model", &model_by,
      "The model with these weights as its own; its profiles stay.\n\n"
      "Errors  bad_option where there are several methods and none is named, or it gives no weights; unknown_name\n\n"
      "Options:\n    by: the method, where there are several",
      py::arg("by") = py::none());
  define_function(
      module, "weigh",
      [](py::handle data, const Model& model, const py::object& by, const py::object& criteria,
         const py::object& journeys, const py::object& labels) {
        MatrixWords words{.model = &model, .journeys = journeys, .labels = labels};
        if (!criteria.is_none()) words.criteria = names_from(criteria, "criteria");
        std::vector<DataWeighing> ways = ways_from(by);
        const SharedMatrix held = matrix_from(data, words);
        std::string source = held->source;
        return without_lock([&] { return weighed_by(held, model, std::move(ways), std::move(source)); });
      },
      "Says which weights the data would give to the criteria: they know how far the journeys are apart, not how much "
      "it\nmatters.\n\n"
      "Edge    a criterion of weight 0 stays off; a method that cannot weigh these journeys is noted\n"
      "Errors  those of CriteriaMatrix; missing_column; unknown_name for a method; what a method refuses if none can "
      "weigh\n\n"
      "Options:\n"
      "    by: a method, or a list of them: \"critic\", \"critic:correlation=spearman\"; None: all\n"
      "    criteria, journeys, labels: as for CriteriaMatrix\n"
      "\n"
      "Examples with model:\n"
      "    >>> ways = jr.weigh(\"examples/data/telecom.csv\", model, by=\"entropy\")\n"
      "    >>> list(ways.weights)\n"
      "    ['entropy']",
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("by") = py::none(), py::arg("criteria") = py::none(),
      py::arg("journeys") = py::none(), py::arg("labels") = py::none());
}

}  // namespace journeyrank::python
