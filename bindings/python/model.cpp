// SPDX-License-Identifier: MIT
#include "journeyrank/problem/model.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/cell_json.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/judgement_json.hpp"
#include "journeyrank/io/ready_mapping.hpp"
#include "journeyrank/io/scenario_json.hpp"
#include "journeyrank/io/schema.hpp"
#include "journeyrank/io/simulation_json.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/problem/contact_centre.hpp"
#include "journeyrank/problem/criteria_group.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/problem/product_preset.hpp"
#include "journeyrank/rank/pin.hpp"

#include "binding.hpp"
#include "described_class.hpp"
#include "held_matrix.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

void check_criterion(const Criterion& criterion) {
  const std::string what = fault(criterion);
  if (!what.empty()) throw Error(errc::bad_model, "criterion " + excerpt(criterion.id) + ": " + what);
}

void check_group(const CriteriaGroup& group) {
  const std::string what = weight_fault(group);
  if (!what.empty()) throw Error(errc::bad_weights, "group " + excerpt(group.id) + ": " + what);
}

void define_criterion(py::module_& module) {
  define_described<Criterion>(
      module, "Criterion",
      "One reason to act: what is looked at, which way it points, how it is valued and what "
      "it weighs.\n\n"
      "Errors  bad_model if the id is empty or the scale is faulty, bad_weights for a weight "
      "below 0, unknown_name for a direction or missing policy that there is not\n"
      "\n"
      "Examples:\n"
      "    >>> jr.Criterion(id=\"pain\", direction=\"maximize\", scale=jr.Anchored(at_0=0, at_1=10))\n"
      "    Criterion(id='pain', direction='maximize', scale=Anchored(at_0=0.0, at_1=10.0))",
      &check_criterion);
  define_described<CriteriaGroup>(module, "CriteriaGroup",
                                  "Criteria that belong together, and what they weigh together. Groups may stand in "
                                  "groups.\n\n"
                                  "Edge    a group without a weight weighs what its members weigh: it only adds them "
                                  "up\n"
                                  "Errors  bad_weights for a weight that is not above 0; bad_model, unknown_name or "
                                  "duplicate_name, when a\n        model takes it, for members that do not fit",
                                  &check_group);
  define_described<Profile>(module, "Profile",
                            "The weights of one stakeholder over the criteria of a model, and over its groups.\n\n"
                            "Edge    what is weighed in one group, or at the top, is stated whole or not at all: of "
                            "what is not stated the\n        model's weights hold\n"
                            "Errors  unknown_name or bad_model, when a model takes it, if it weighs a criterion that "
                            "is none of the model's, or leaves one out\n\n"
                            "Examples:\n"
                            "    >>> jr.Profile(id=\"cfo\", weights={\"pain\": 1, \"cost\": 3})\n"
                            "    Profile(id='cfo', weights={'pain': 1.0, 'cost': 3.0})");
  define_described<Pin>(module, "Pin",
                        "A place given by decree, for what no score decides. The unpinned rank stays visible beside "
                        "it.\n\n"
                        "Edge    expires is a datetime.date or a str such as \"2026-12-31\"; it holds on that day\n"
                        "\n"
                        "Examples:\n"
                        "    >>> jr.Pin(journey=\"moving_home\", place=1, reason=\"duty of care\", author=\"Ann\")\n"
                        "    Pin(journey='moving_home', place=1, reason='duty of care', author='Ann')");
}

void define_mapping(py::module_& module) {
  auto mapping =
      define_described<Mapping>(module, "Mapping",
                                "How a file of contacts says what the contact table says. The empty mapping takes "
                                "every column by its own name.\n\n"
                                "Shape   columns: {contact column: {\"from\": ..., \"unit\": ..., \"format\": ..., "
                                "\"tz\": ..., \"value\": ...}}\n"
                                "Errors  unknown_name, with the nearest contact column; duplicate_name; bad_option",
                                [](const Mapping& self) { validate(self); });
  define_static(
      mapping, "from_json", [](const std::string& text) { return parse_mapping(text); },
      "Reads a mapping from the text of its file. Errors: those of a file, each with line and column.",
      py::arg("text"));
  define_static(
      mapping, "read", [](py::handle path) { return read_mapping(path_of(path)); },
      "Reads a mapping file. Errors: read_failed, and those of from_json.", py::arg("path"));
  define_static(
      mapping, "ready", [](const std::string& name) { return parse_mapping(ready_mapping(name).json, name); },
      "The mapping of what a system exports: zendesk, genesys_cloud, salesforce_case, amazon_connect, xes.\n\n"
      "Errors  unknown_name, with the nearest\n"
      "\n"
      "Examples:\n"
      "    >>> jr.Mapping.ready(\"zendesk\").columns[\"contact_id\"]\n"
      "    {'from': 'id'}",
      py::arg("name"));
}

}  // namespace

namespace {

/// A model whose least divisor was checked.
Model checked(Model model) {
  validate(model);
  return model;
}

/// Weights that are stated in a dict, as keywords, or both.
std::vector<StatedWeight> stated_weights(const py::object& weights, const py::kwargs& more) {
  std::vector<StatedWeight> stated;
  if (!weights.is_none()) {
    if (!py::isinstance<py::dict>(weights)) refuse_type("weights", "a dict of weights, None", weights);
    FromPython::read(weights, "weights", stated);
  }
  for (const auto& [name, weight] : more) {
    const std::string id = text_of(py::reinterpret_borrow<py::object>(name));
    for (const StatedWeight& each : stated) {
      if (each.criterion == id) throw Error(errc::duplicate_name, "weights: " + excerpt(id) + " is weighed twice");
    }
    stated.push_back({id, number_from<double>(weight, id.c_str())});
  }
  return stated;
}

void define_with_weights(py::class_<Model>& model) {
  const auto with = [](const Model& self, const py::object& weights, const py::kwargs& more) {
    Model changed = self;
    for (const auto& [id, weight] : stated_weights(weights, more)) own_weight(changed, id) = weight;
    validate(changed);
    return changed;
  };
  constexpr const char* doc =
      "The same model with other stated weights for some criteria, or for groups that have a weight.\n\n"
      "    model.with_weights(pain=2, cost=0)\n"
      "    model.with_weights({\"hold share\": 2})\n\n"
      "Edge    what is not named keeps its weight; 0 switches a criterion off\n"
      "Errors  unknown_name, with the nearest criterion or group; bad_weights; duplicate_name for one that is\n"
      "        named both ways\n\n"
      "Options:\n    weights: a dict, for names that are no keywords\n"
      "    more: a weight each, by the id of its criterion or group\n"
      "Returns Model\n"
      "\n"
      "\n"
      "Examples with model:\n"
      "    >>> [each.weight for each in model.with_weights(pain=2, cost=0).criteria]\n"
      "    [2.0, 1.0, 1.0, 0.0]";
  const auto weights = py::arg("weights") = py::none();
  const py::pos_only by_place;
  model.def("with_weights", with, with_signature("with_weights", "self, weights=None, /, **more", doc).c_str(), weights,
            by_place);
  refuse_plainly<decltype(with)>(model, "with_weights", true, weights, by_place);
}

void define_product_presets(py::module_& module) {
  define_function(
      module, "rice_model",
      [](py::handle least_effort) { return checked(rice_model(number_from<double>(least_effort, "least_effort"))); },
      "RICE as a model: reach * impact * confidence / effort. The order is that of the formula; product_numbers() "
      "gives "
      "its\nnumbers.\n\n"
      "Units   reach in customers a period; impact 0.25 to 3, confidence 0 to 1, effort in person-months\n"
      "Edge    effort below least_effort counts as that, with a note that names the journeys\n"
      "Errors  bad_model if least_effort is not above 0",
      py::kw_only(), py::arg("least_effort") = 0.5);
  define_function(module, "ice_model", &ice_model, "ICE as a model: impact * confidence * ease, each from 0 to 10.");
  define_function(
      module, "wsjf_model",
      [](py::handle least_size) { return checked(wsjf_model(number_from<double>(least_size, "least_size"))); },
      "WSJF, weighted shortest job first, as a model: cost of delay / job size.\n\n"
      "Edge    a job size below least_size counts as that, with a note that names the journeys\n"
      "Errors  bad_model if least_size is not above 0",
      py::kw_only(), py::arg("least_size") = 1.0);
  define_function(
      module, "opportunity_model", &opportunity_model,
      "The opportunity score as a model: importance + max(importance - satisfaction, 0), each from 0 to 10.");
  define_function(
      module, "value_over_effort_model",
      [](py::handle least_effort) {
        return checked(value_over_effort_model(number_from<double>(least_effort, "least_effort")));
      },
      "Value over effort as a model.\n\n"
      "Edge    effort below least_effort counts as that, with a note that names the journeys\n"
      "Errors  bad_model if least_effort is not above 0",
      py::kw_only(), py::arg("least_effort") = 0.5);
  define_function(
      module, "product_numbers",
      [](py::handle data, const Model& model, const py::object& journeys) {
        const MatrixWords words{.model = &model, .journeys = journeys};
        const SharedMatrix held = matrix_from(data, words);
        py::list numbers;
        for (const auto& each : product_numbers(held->matrix, model))
          numbers.append(each ? py::cast(*each) : py::none());
        return numbers;
      },
      "The numbers that the formula of a product model gives to journeys, as its originators write them: what is "
      "divided\nby counts no less than the model believes.\n\n"
      "Shape   one number a journey, in the order of the data; None where a cell is missing\n"
      "Errors  those of CriteriaMatrix; bad_model if the model has the criteria and the method of no product formula\n"
      "Returns list of float\n"
      "\n"
      "\n"
      "Examples:\n"
      "    >>> ideas = {\"journey\": [\"chat\", \"app\"], \"impact\": [5, 8], \"confidence\": [9, 6], \"ease\": [4, "
      "3]}\n"
      "    >>> jr.product_numbers(ideas, jr.ice_model())\n"
      "    [180.0, 144.0]",
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("journeys") = py::none());
}

}  // namespace

void define_model(py::module_& module) {
  define_criterion(module);
  define_mapping(module);
  auto model = define_described<Model>(
      module, "Model",
      "Everything that turns a criteria matrix into a ranking: criteria, profiles, method.\n\n"
      "Errors  newer_schema, bad_model, duplicate_name, unknown_name, bad_weights, bad_option: each names the place\n"
      "\n"
      "Examples:\n"
      "    >>> calls = jr.Criterion(id=\"calls\", direction=\"maximize\", scale=jr.MinMax())\n"
      "    >>> model = jr.Model(name=\"calls only\", criteria=[calls])\n"
      "    >>> [line.id for line in jr.rank({\"journey\": [\"moving\", \"billing\"], \"calls\": [20, 80]}, model)]\n"
      "    ['billing', 'moving']",
      [](const Model& self) { validate(self); });
  define_static(
      model, "from_json", [](const std::string& text) { return parse_model(text); },
      "Reads a model from the text of its file, whole and valid, or not at all.\n\n"
      "Errors  bad_json, unknown_name, bad_model and more, each with line and column\n"
      "\n"
      "Examples:\n"
      "    >>> jr.Model.from_json('{\"schema\": 1}')\n"
      "    Traceback (most recent call last):\n"
      "    journeyrank.Error: bad_json: model:1:1: the key \"criteria\" is missing: the criteria, in the order they "
      "are added up",
      py::arg("text"));
  define_static(
      model, "read", [](py::handle path) { return read_model(path_of(path)); },
      "Reads a model file. Errors: read_failed, empty_input, and those of from_json.\n"
      "\n"
      "Examples:\n"
      "    >>> jr.Model.read(\"examples/data/telecom.json\").name\n"
      "    'telecom'",
      py::arg("path"));
  define_method(
      model, "write", [](const Model& self, py::handle path) { write_model(path_of(path), self); },
      "Writes the model file, whole or not at all. Errors: write_failed.", py::arg("path"));
  define_method(
      model, "to_json", [](const Model& self) { return journeyrank::to_json(self); },
      "The text of the model file, every option stated. Read back it is equal.\n"
      "\n"
      "Examples with model:\n"
      "    >>> jr.Model.from_json(model.to_json()) == model\n"
      "    True");
  define_method(
      model, "with_weight",
      [](const Model& self, const std::string& criterion, double weight) {
        Model changed = with_weight(self, criterion, weight);
        validate(changed);
        return changed;
      },
      "The same model with another stated weight for one criterion, or for a group that has a weight.\n\n"
      "Errors  unknown_name, with the nearest criterion or group; bad_weights\n"
      "\n"
      "Examples with model:\n"
      "    >>> model.with_weight(\"pain\", 2).criteria[0].weight\n"
      "    2.0",
      py::arg("criterion"), py::arg("weight"));
  define_with_weights(model);
  define_method(
      model, "profile", [](const Model& self, const std::string& id) { return with_profile(self, id); },
      "The same model with the weights of one of its profiles as its own.\n\n"
      "    jr.rank(frame, model.profile(\"cfo\"))    # as jr.rank(frame, model, profile=\"cfo\")\n\n"
      "Errors  unknown_name, with the nearest",
      py::arg("id"));
  define_method(
      model, "flattened", [](const Model& self) { return flattened(self); },
      "The same model with groups that only add up: each criterion states what it weighs in all, in each profile "
      "too.\n\n"
      "Edge    every share of all weight stays as it is, bit for bit\n"
      "\n"
      "Examples:\n"
      "    >>> grouped = jr.Model.read(\"examples/data/telecom_groups.json\")\n"
      "    >>> [group.weight for group in grouped.flattened().groups]\n"
      "    [None, None]");
  model.def_property_readonly(
      "hash", [](const Model& self) { return model_hash(self); },
      "SHA-256 of the model's canonical JSON: names the model in every output.");

  define_function(
      module, "contact_centre_model", &contact_centre_model,
      "The four-criterion template of a contact centre: pain, revenue, retention, cost, equal weights. Every "
      "anchor is an\nexample: set your own before you trust a score.\n"
      "\n"
      "Examples:\n"
      "    >>> [each.id for each in jr.contact_centre_model().criteria]\n"
      "    ['pain', 'revenue', 'retention', 'cost']");
  define_product_presets(module);
  define_function(
      module, "schema",
      [](const std::string& file) {
        if (file == "model") return model_schema();
        if (file == "mapping") return mapping_schema();
        if (file == "pins") return pins_schema();
        if (file == "simulation") return simulation_schema();
        if (file == "scenarios") return scenario_schema();
        if (file == "cells") return cell_schema();
        if (file == "judgements") return judgement_schema();
        const std::vector<std::string_view> known = {"model",     "mapping", "pins",      "simulation",
                                                     "scenarios", "cells",   "judgements"};
        throw Error(errc::unknown_name,
                    "there is no file of kind " + excerpt(file) + did_you_mean(file, known) +
                        "; allowed: model, mapping, pins, simulation, scenarios, cells, judgements");
      },
      "The JSON Schema (2020-12) of a file as text: of the model, the mapping, the pins, the plan\n"
      "of a simulation, the scenarios of a what-if, the cells of robustness or the judgements of weights.\n\n"
      "Errors  unknown_name, with the nearest\n"
      "\n"
      "Examples:\n"
      "    >>> import json\n"
      "    >>> json.loads(jr.schema(\"pins\"))[\"title\"]\n"
      "    'JourneyRank pins'",
      py::arg("file") = "model");
}

}  // namespace journeyrank::python
