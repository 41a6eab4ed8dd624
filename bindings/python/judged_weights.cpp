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
#include "journeyrank/weigh/judgements.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldJudgement {
  ModelJudgement judged;
  Model asked;
  std::vector<Note> none = {};
  std::string source = {};

  ResultTable table() const {
    return to_table(std::vector<DataWeighing>{{.name = judged.by, .weights = judged.weights}}, asked);
  }
  const std::vector<Note>& notes() const noexcept { return none; }
};

ShownTable shown(const HeldJudgement& self) {
  ShownTable table{.title = "Weights by " + self.judged.by};
  table.columns = {{"criterion"}, {"own, %", true}, {"judged, %", true}};
  const Weights own = weights_of(self.asked);
  for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back(
        {self.asked.criteria[c].shown(), hundredths(own.normalised(c)), hundredths(self.judged.weights[c])});
  }
  show_rest(table, self.asked.criteria.size(), self.notes());
  table.notes.push_back(consistency_sentence(self.judged));
  if (self.judged.revisit) table.notes.push_back(revisit_sentence(*self.judged.revisit));
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
    const bool is_head =
        py::isinstance<py::str>(key) && (text_of(py::str(key)) == "by" || text_of(py::str(key)) == "schema");
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

HeldJudgement judged_weights(const Model& model, py::handle judgements) {
  if (is_path(judgements)) {
    const std::string path = path_of(judgements);
    return {without_lock([&] { return read_judgements(path).judge(model); }), model};
  }
  if (!py::isinstance<py::dict>(judgements)) {
    refuse_type("judgements", "a dict such as {\"by\": \"swing\", \"points\": {...}}, or the path of a file",
                judgements);
  }
  return {judge(model, judgements_from(py::reinterpret_borrow<py::dict>(judgements)), &refuse_judgement), model};
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
      "weights",
      [](const HeldJudgement& self) {
        py::dict weights;
        for (std::size_t c = 0; c < self.asked.criteria.size(); ++c) {
          weights[py::str(self.asked.criteria[c].id)] = self.judged.weights[c];
        }
        return weights;
      },
      "By criterion, as shares of all weight.");
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
        all.append(consistency_sentence(self.judged));
        if (self.judged.revisit) all.append(revisit_sentence(*self.judged.revisit));
        return py::tuple(all);
      },
      "How consistent the judgements were, and which to look at again.");
  define_method(
      judged, "model", [](const HeldJudgement& self) { return with_weights(self.asked, self.judged.weights); },
      "The model with these weights as its own; its profiles stay.");
  define_function(
      module, "judged_weights", &judged_weights,
      "Makes weights of what somebody says about the criteria of a model.\n\n"
      "    jr.judged_weights(model, {\"by\": \"swing\", \"points\": {\"pain\": 100, \"cost\": 40}})\n\n"
      "judgements is a dict in the words of a file of judgements (schema(\"judgements\")), or the path of one.\n\n"
      "Edge    a criterion of weight 0 stays off, and must not be judged\n"
      "Errors  unknown_name, with the nearest; duplicate_name; bad_weights for what is missing or contradicts itself; "
      "those of a\n        file",
      py::arg("model"), py::arg("judgements"));
}

}  // namespace journeyrank::python
