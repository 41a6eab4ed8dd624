// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/judged_weights.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/io/judgement_json.hpp"
#include "journeyrank/io/weight_table.hpp"
#include "journeyrank/rank/journey_values.hpp"
#include "journeyrank/weigh/judgement_sentence.hpp"
#include "journeyrank/weigh/judgements.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_matrix.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldJudgement {
  HeldJudgement(ModelJudgement found, const Model& of)
      : judged(std::move(found)), whole(of), asked(judged_model(of, judged)) {}

  ModelJudgement judged;
  Model whole;
  Model asked;  ///< what was judged: all of it, or a level
  std::vector<Note> none = {};
  std::string source = {};

  ResultTable table() const {
    return to_table(std::vector<DataWeighing>{{.name = judged.by, .weights = judged.weights}}, asked);
  }
  const std::vector<Note>& notes() const noexcept { return none; }
};

ShownTable shown(const HeldJudgement& self) {
  ShownTable table{.title = (self.judged.group ? self.asked.name + ": weights by " : "Weights by ") + self.judged.by};
  table.columns = {{"criterion"}, {"own, %", true}, {"judged, %", true}};
  const bool ranged = !self.judged.ranges.empty();
  if (ranged) {
    table.columns.push_back({"from, %", true});
    table.columns.push_back({"to, %", true});
  }
  const Weights own = weights_of(self.asked);
  for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back(
        {self.asked.criteria[c].shown(), hundredths(own.normalised(c)), hundredths(self.judged.weights[c])});
    if (!ranged) continue;
    table.rows.back().push_back(hundredths(self.judged.ranges[c].low));
    table.rows.back().push_back(hundredths(self.judged.ranges[c].high));
  }
  show_rest(table, self.asked.criteria.size(), self.notes());
  for (const std::string& each : judgement_sentences(self.judged, self.asked)) table.notes.push_back(each);
  return table;
}

/// Reads a dict of the kind whose method is named; false for another kind.
template <class Kind>
bool read_as(const std::string& by, const py::dict& options, Judgements& judgements) {
  if (by != Kind::by) return false;
  Kind kind;
  FromPython::set_options(options, "judgements", kind);
  judgements = std::move(kind);
  return true;
}

template <class... Kinds>
bool read_kind(const std::string& by, const py::dict& options, Judgements& judgements, std::variant<Kinds...>*) {
  return (read_as<Kinds>(by, options, judgements) || ...);
}

/// The group whose members a dict judges, "" for the top level; nothing: all criteria.
std::optional<std::string> group_from(const py::dict& given) {
  if (!given.contains("group")) return std::nullopt;
  std::string group;
  FromPython::read(given["group"], "judgements: group", group);
  return group;
}

/// What a dict says, in the words of a file of judgements.
Judgements judgements_from(const py::dict& given) {
  const auto known = judgement_names();
  if (!given.contains("by")) {
    throw py::type_error("judgements: the option by is missing: the method, such as pairwise or swing");
  }
  std::string by;
  FromPython::read(given["by"], "judgements: by", by);
  py::dict options;
  for (const auto& [key, value] : given) {
    const bool is_head = py::isinstance<py::str>(key) && is_judgement_head(text_of(py::str(key)));
    if (!is_head) options[key] = value;
  }
  Judgements judgements;
  if (read_kind(by, options, judgements, static_cast<Judgements*>(nullptr))) return judgements;
  throw Error(errc::unknown_name, "judgements: by: found " + excerpt(by) + did_you_mean(by, known));
}

[[noreturn]] void refuse_judgement(errc code, const std::string& list, std::optional<std::size_t> entry,
                                   const std::string& sentence) {
  throw Error(code, "judgements: " + list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + sentence);
}

/// The values of the journeys that choices are between; None: nothing.
std::optional<ValuedJourneys> valued(py::handle data, const Model& model, const MatrixWords& words) {
  if (data.is_none()) return std::nullopt;
  const SharedMatrix held = matrix_from(data, words);
  return without_lock([&] { return std::optional(journey_values(held->matrix, model)); });
}

[[noreturn]] void refuse_idle_data() {
  throw Error(errc::bad_option,
              "data: these judgements are about criteria, there are no journeys to read beside them; allowed: None");
}

HeldJudgement judged_weights(const Model& model, py::handle judgements, py::handle data, const py::object& criteria,
                             const py::object& journeys, const py::object& labels) {
  MatrixWords words{.model = &model, .journeys = journeys, .labels = labels};
  if (!criteria.is_none()) words.criteria = names_from(criteria, "criteria");
  if (is_path(judgements)) {
    const std::string path = path_of(judgements);
    const auto file = without_lock([&] { return read_judgements(path); });
    if (!data.is_none() && !are_about_journeys(file.judgements())) refuse_idle_data();
    const auto values = valued(data, model, words);
    return {without_lock([&] { return file.judge(model, values ? &*values : nullptr); }), model};
  }
  if (!py::isinstance<py::dict>(judgements)) {
    refuse_type("judgements", "a dict such as {\"by\": \"swing\", \"points\": {...}}, or the path of a file",
                judgements);
  }
  const Judgements said = judgements_from(py::reinterpret_borrow<py::dict>(judgements));
  if (!data.is_none() && !are_about_journeys(said)) refuse_idle_data();
  const auto group = group_from(py::reinterpret_borrow<py::dict>(judgements));
  if (group) return {without_lock([&] { return judge_level(model, *group, said, &refuse_judgement); }), model};
  const auto values = valued(data, model, words);
  return {without_lock([&] { return judge(model, said, &refuse_judgement, values ? &*values : nullptr); }), model};
}

py::object revisit_of(const HeldJudgement& self) {
  if (!self.judged.revisit) return py::none();
  py::dict revisit;
  revisit["first"] = self.judged.revisit->first;
  revisit["second"] = self.judged.revisit->second;
  revisit["stated"] = self.judged.revisit->stated;
  revisit["implied"] = self.judged.revisit->implied;
  return revisit;
}

/// The range of each weight by criterion; None where the method does not tell.
py::object ranges_of(const HeldJudgement& self) {
  if (self.judged.ranges.empty()) return py::none();
  py::dict ranges;
  for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
    const LinearRange& range = self.judged.ranges[c];
    ranges[py::str(self.asked.criteria[c].id)] = py::make_tuple(range.low, range.high);
  }
  return ranges;
}

py::object standard_errors_of(const HeldJudgement& self) {
  if (self.judged.standard_errors.empty()) return py::none();
  py::dict errors;
  for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
    errors[py::str(self.asked.criteria[c].id)] = self.judged.standard_errors[c];
  }
  return errors;
}

py::tuple entries_of(const std::vector<JudgementEntry>& list) {
  py::list all;
  for (const JudgementEntry& each : list) {
    py::dict entry;
    entry["entry"] = each.entry;
    entry["said"] = each.said;
    all.append(entry);
  }
  return py::tuple(all);
}

py::object choices_of(const HeldJudgement& self) {
  if (!self.judged.choices) return py::none();
  const ChoiceFit& fit = *self.judged.choices;
  py::dict choices;
  choices["choices"] = fit.choices;
  choices["contradicted"] = entries_of(self.judged.contradicted);
  choices["error"] = fit.error ? py::object(py::float_(*fit.error)) : py::object(py::none());
  const auto& likelihood = fit.likelihood;
  const auto number = [&](double ChoiceLikelihood::*member) {
    return likelihood ? py::object(py::float_((*likelihood).*member)) : py::object(py::none());
  };
  choices["log_likelihood"] = number(&ChoiceLikelihood::log_likelihood);
  choices["null_log_likelihood"] = number(&ChoiceLikelihood::null_log_likelihood);
  choices["sharpness"] = number(&ChoiceLikelihood::sharpness);
  choices["separated"] = likelihood ? py::object(py::bool_(likelihood->separated)) : py::object(py::none());
  return choices;
}

}  // namespace

void define_judged_weights(py::module_& module) {
  py::class_<HeldJudgement> judged(module, "JudgedWeights", py::is_final(),
                                   "Weights that somebody's judgements give, and how consistent they were: a row a "
                                   "criterion, the model's own\nweights first.\n\n"
                                   "Units   weights as shares of all weight\n"
                                   "Edge    inconsistency is None where no contradiction can arise, revisit where no "
                                   "judgement stands out");
  define_table(judged, "The rows as dicts: method, criterion, label, weight, refused.");
  judged.def_property_readonly(
      "by", [](const HeldJudgement& self) { return self.judged.by; }, "The method.");
  judged.def_property_readonly(
      "group",
      [](const HeldJudgement& self) {
        return self.judged.group ? py::object(py::str(*self.judged.group)) : py::object(py::none());
      },
      "The group whose members were judged, \"\" for the top level; None: all criteria.");
  judged.def_property_readonly(
      "weights",
      [](const HeldJudgement& self) {
        py::dict weights;
        for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
          weights[py::str(self.asked.criteria[c].id)] = self.judged.weights[c];
        }
        return weights;
      },
      "By criterion, or by criterion and group of the level that was judged, as shares of all weight there.");
  judged.def_property_readonly(
      "inconsistency",
      [](const HeldJudgement& self) -> py::object {
        if (!self.judged.inconsistency) return py::none();
        return py::float_(*self.judged.inconsistency);
      },
      "0 where no judgement contradicts another; each method counts it in its own way.");
  judged.def_property_readonly("revisit", &revisit_of,
                               "The judgement to look at again, a dict of first, second, stated, implied; or None.");
  judged.def_property_readonly(
      "sentences",
      [](const HeldJudgement& self) {
        py::list all;
        for (const std::string& each : judgement_sentences(self.judged, self.asked)) all.append(each);
        return py::tuple(all);
      },
      "How consistent the judgements were, which to look at again, and what they leave open.");
  judged.def_property_readonly(
      "ranges", &ranges_of,
      "What each weight may be, by criterion a tuple of the least and the most; None where the method does not tell.");
  judged.def_property_readonly("standard_errors", &standard_errors_of,
                               "Of each weight, by criterion; None where the method does not tell.");
  judged.def_property_readonly(
      "conflict", [](const HeldJudgement& self) { return entries_of(self.judged.conflict); },
      "Statements or choices that cannot all hold, though any but one of them can: dicts of entry, counted from 0, and "
      "said.");
  judged.def_property_readonly(
      "choices", &choices_of,
      "How well choices are explained: a dict of choices, contradicted, error, log_likelihood, null_log_likelihood,\n"
      "sharpness, separated; None for judgements about criteria.");
  define_method(
      judged, "model", [](const HeldJudgement& self) { return with_judgement(self.whole, self.judged); },
      "The model with these weights as its own, at the level that was judged, and with the scales that were learned "
      "beside\nthem; its profiles stay.");
  define_function(
      module, "judged_weights", &judged_weights,
      "Makes weights of what somebody says about the criteria of a model, or of choices between journeys.\n\n"
      "    jr.judged_weights(model, {\"by\": \"swing\", \"points\": {\"pain\": 100, \"cost\": 40}})\n\n"
      "judgements is a dict in the words of a file of judgements (schema(\"judgements\")), or the path of one. Choices "
      "(by uta or\nchoice_logit) need data, the journeys that they are between.\n\n"
      "Edge    a criterion of weight 0 stays off, and must not be judged; with \"group\" the members of that group are "
      "judged, criteria\n        and groups by their ids, with \"group\": \"\" what stands at the top\n"
      "Errors  unknown_name, with the nearest; duplicate_name; bad_weights for what is missing or contradicts itself; "
      "those of a\n        file; empty_input for choices without data; bad_option for data beside judgements about "
      "criteria; those of CriteriaMatrix\n\n"
      "Options:\n"
      "    data: the journeys that choices are between\n"
      "    criteria, journeys, labels: as for CriteriaMatrix\n"
      "\n"
      "Examples with model:\n"
      "    >>> points = {\"pain\": 100, \"revenue\": 50, \"retention\": 50, \"cost\": 0}\n"
      "    >>> jr.judged_weights(model, {\"by\": \"swing\", \"points\": points}).weights[\"pain\"]\n"
      "    0.5",
      py::arg("model"), py::arg("judgements"), py::arg("data") = py::none(), py::kw_only(),
      py::arg("criteria") = py::none(), py::arg("journeys") = py::none(), py::arg("labels") = py::none());
}

}  // namespace journeyrank::python
