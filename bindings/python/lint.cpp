// SPDX-License-Identifier: MIT
#include "journeyrank/problem/lint.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/contact_or_matrix.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/lint_table.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/decision_lint.hpp"
#include "journeyrank/judge/measured_doubt.hpp"

#include "binding.hpp"
#include "doubt_words.hpp"
#include "foreign_frame.hpp"
#include "held_matrix.hpp"
#include "held_measures.hpp"
#include "held_ranking.hpp"
#include "native_table.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

py::object text_or_none(const std::string& text) {
  if (text.empty()) return py::none();
  return py::str(text);
}

py::dict evidence_of(const LintFinding& finding) {
  py::dict evidence;
  for (const auto& [name, value] : finding.evidence) evidence[py::str(name)] = value;
  return evidence;
}

/// What is looked at, and whether its rows are contacts.
struct GivenRows {
  py::object data;
  bool are_contacts = false;
};

template <frame Frame>
bool has_contact_id(const Frame& table) {
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.name(c) == "contact_id") return true;
  }
  return false;
}

/// A table that has a column contact_id, and what a mapping is given for, is one of contacts. A stream that can be
/// asked for only once is handed on as it was got.
GivenRows given_rows(py::handle data, bool are_contacts) {
  if (are_contacts || made_matrix(data)) return {py::reinterpret_borrow<py::object>(data), are_contacts};
  if (is_path(data) && !is_parquet(data)) {
    return {py::reinterpret_borrow<py::object>(data), holds_contacts(path_of(data), {}, &stop_if_interrupted)};
  }
  const py::object frame = is_parquet(data) ? parquet_table(data) : opened(data);
  if (const py::object capsule = arrow_stream_of(frame); !capsule.is_none()) {
    const ArrowTable layout = layout_of(stream_in(capsule));
    return {offering(capsule), has_contact_id(ArrowFrame(layout))};
  }
  const auto table = table_from(frame);
  return {frame, table && with_frame(*table, [](const auto& columns) { return has_contact_id(columns); })};
}

/// Where the noise of the cells comes from, and what is asked of the decision.
struct NoiseWords {
  py::handle errors;
  py::handle cells;
  DecisionLintOptions decision;

  DoubtWords words() const { return {py::none(), errors, cells}; }
};

/// The findings on a ready-made matrix, and on what the model decides with it.
std::vector<LintFinding> lint_matrix(const CriteriaMatrix& matrix, const Model& model, const CellDoubt& cells,
                                     const DecisionLintOptions& decision) {
  std::vector<LintFinding> findings = lint(matrix, model);
  append(findings, lint_decision(matrix, model, cells, decision));
  sort_findings(findings);
  return findings;
}

/// The findings that were made with a measured matrix, and those on what the model decides with it.
std::vector<LintFinding> lint_measures(const HeldMeasures& held, const Model& model, const NoiseWords& noise) {
  const CriteriaMatrix& matrix = held.matrix->matrix;
  if (!noise.errors.is_none()) {
    throw Error(errc::bad_option, "errors are for a ready-made matrix; of contacts the doubt is known");
  }
  const bool stated = !noise.cells.is_none();
  const bool same = matrix.criteria() == criterion_ids(model);
  const CellDoubt cells = stated ? doubt_from("lint", matrix, model, noise.words())
                          : same ? doubt_of_measured(model, held.estimates)
                                 : CellDoubt{};
  std::vector<LintFinding> findings = held.findings;
  append(findings, without_lock([&] { return lint_decision(matrix, model, cells, noise.decision); }));
  sort_findings(findings);
  return findings;
}

/// How contacts are to be read.
struct ContactWords {
  py::handle mapping;
  py::handle format;
  py::handle customers;
  py::handle most_bytes;
};

/// The findings on what a tally holds, whose contacts have been read; nothing for any other object.
std::optional<std::vector<LintFinding>> lint_if_tally(py::handle data, const Model& model, const ContactWords& words,
                                                      const LintOptions& options, const NoiseWords& noise) {
  const std::optional<HeldMeasures> measured = measured_if_tally(data, model, {.lint = options});
  if (!measured) return std::nullopt;
  if (!words.mapping.is_none() || !words.format.is_none() || !words.customers.is_none() ||
      !words.most_bytes.is_none()) {
    throw Error(errc::bad_option,
                "mapping, format, customers and most_bytes are for contacts that are yet to be read; a Tally has read "
                "its own");
  }
  return lint_measures(*measured, model, noise);
}

HeldFindings lint_data(py::handle data, const Model& model, const ContactWords& words, const LintOptions& options,
                       const NoiseWords& noise) {
  static_cast<void>(
      weights_of(model, noise.decision.profile));  // refuses a profile that is not there before anything is read
  const auto& [mapping, format, customers, most_bytes] = words;
  HeldFindings held{{}, kind_of(data)};
  if (auto of_tally = lint_if_tally(data, model, words, options, noise)) {
    held.findings = *std::move(of_tally);
    return held;
  }
  if (py::isinstance<HeldMeasures>(data)) {
    if (options.today) {
      throw Error(errc::bad_option, "today: a MeasuredMatrix was linted as it was made; give the day to measure(...)");
    }
    held.findings = lint_measures(data.cast<const HeldMeasures&>(), model, noise);
    return held;
  }
  const GivenRows given = given_rows(data, !mapping.is_none() || !format.is_none() || !customers.is_none());
  if (given.are_contacts) {
    const HeldMeasures measured =
        measure_contacts(given.data, model, mapping, {.lint = options}, format, customers, most_bytes);
    held.findings = lint_measures(measured, model, noise);
  } else {
    const SharedMatrix matrix = matrix_from(given.data, {.model = &model});
    const CellDoubt cells = doubt_from("lint", matrix->matrix, model, noise.words());
    held.findings = without_lock([&] { return lint_matrix(matrix->matrix, model, cells, noise.decision); });
  }
  return held;
}

void define_finding(py::module_& module) {
  py::class_<LintFinding> finding(module, "LintFinding", py::is_final(),
                                  "A doubt about contacts, a model or a criteria matrix: what it is, where, and what "
                                  "to do about it.");
  name_result(finding);
  const auto define = [&finding](const char* name, auto get, const char* doc) {
    finding.def_property_readonly(name, get, doc);
  };
  define(
      "code", [](const LintFinding& self) { return std::string(name_of(self.code)); },
      "The stable spelling of what was found.");
  define(
      "severity", [](const LintFinding& self) { return std::string(name_of(self.severity)); },
      "\"info\", \"warning\" or \"serious\".");
  define(
      "criterion", [](const LintFinding& self) { return text_or_none(self.criterion); },
      "The criterion it is about; None for several or none.");
  define(
      "journey", [](const LintFinding& self) { return text_or_none(self.journey); },
      "The journey it is about; None for several or none.");
  define(
      "sentence", [](const LintFinding& self) { return self.sentence; }, "What was found, with its numbers.");
  define(
      "remedy", [](const LintFinding& self) { return std::string(self.remedy()); }, "What to do about it.");
  define("evidence", &evidence_of, "The numbers that it rests on, by name.");
  define_method(
      finding, "__repr__",
      [](const LintFinding& self) {
        return std::string(name_of(self.severity)) + " " + name_of(self.code) + ": " + self.sentence;
      },
      "Severity, code and sentence.");
  finding.def(
      "__eq__",
      [](const LintFinding& self, py::handle other) {
        return py::isinstance<LintFinding>(other) && self == other.cast<const LintFinding&>();
      },
      with_signature("__eq__", "self, other, /", "True for the same finding.").c_str());
  finding.def(
      "__hash__", [](const LintFinding& self) { return py::hash(py::make_tuple(name_of(self.code), self.sentence)); },
      with_signature("__hash__", "self, /", "Equal findings have equal hashes.").c_str());
}

py::tuple tuple_of(const HeldFindings& self) {
  py::tuple findings(self.findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i] = py::cast(self.findings[i]);
  return findings;
}

void define_lint_report(py::module_& module) {
  py::class_<HeldFindings> report(module, "LintReport", py::is_final(),
                                  "The findings of the lint, the worst first: a sequence of LintFinding.");
  name_result(report);
  define_method(
      report, "__len__", [](const HeldFindings& self) { return self.findings.size(); }, "Findings.");
  define_method(
      report, "__iter__", [](const HeldFindings& self) { return py::iter(tuple_of(self)); }, "Each finding in turn.");
  report.def(
      "__getitem__",
      [](const HeldFindings& self, const py::object& position) { return tuple_of(self)[position].cast<py::object>(); },
      with_signature("__getitem__", "self, position, /", "A finding, or a tuple of those of a slice.").c_str());
  report.def_property_readonly(
      "serious", [](const HeldFindings& self) { return has_serious(self.findings); },
      "True when a finding is serious: a number means something else than it seems to.");
  define_frames(
      report, [](const HeldFindings& self) { return to_table(self.findings); },
      [](const HeldFindings& self) { return self.source; },
      "A dict a finding: severity, code, criterion, journey, sentence, remedy, evidence.");
  define_method(
      report, "__repr__",
      [](const HeldFindings& self) {
        std::string text = "LintReport: " + std::to_string(self.findings.size()) +
                           (self.findings.size() == 1 ? " finding" : " findings");
        for (const auto& each : self.findings) {
          text += "\n" + std::string(name_of(each.severity)) + " " + name_of(each.code) + ": " + each.sentence + "; " +
                  each.remedy();
        }
        return text;
      },
      "A line a finding.");
}

/// What is asked of the decision. Errors: bad_option for a top below 1.
DecisionLintOptions decision_asked(const py::object& profile, py::handle top, py::handle threads) {
  DecisionLintOptions asked{.profile = profile.is_none() ? "" : profile.cast<std::string>()};
  if (!top.is_none()) {
    asked.top = number_from<std::size_t>(top, "top");
    if (asked.top == 0) throw Error(errc::bad_option, "top: found 0; allowed: 1 or more");
  }
  asked.threads = threads_from(threads);
  return asked;
}

}  // namespace

void define_lint(py::module_& module) {
  define_finding(module);
  define_lint_report(module);
  define_function(
      module, "lint",
      [](py::handle data, const Model& model, py::handle mapping, py::handle today, std::int64_t max_age_days,
         std::int64_t min_n, py::handle format, py::handle customers, py::handle most_bytes, const py::object& profile,
         py::handle errors, py::handle cells, py::handle top, py::handle threads) {
        LintOptions options = options_of(min_n).lint;
        options.max_age_days = max_age_days;
        FromPython::read(today, "today", options.today);
        return lint_data(data, model, {mapping, format, customers, most_bytes}, options,
                         {errors, cells, decision_asked(profile, top, threads)});
      },
      "Says what is doubtful about contacts, a criteria matrix, the model that is to rank them and what it decides.\n\n"
      "data is a path or a table of contacts, as for measure; a Tally; or whatever CriteriaMatrix takes. A table "
      "counts as one of\n"
      "contacts when a mapping is given or it has a column contact_id; a CSV file also when it has no column journey "
      "or id.\n\n"
      "Edge    a MeasuredMatrix gives the findings that it was made with, and those on what the model decides\n"
      "Errors  those of measure and CriteriaMatrix; bad_time, bad_option\n\n"
      "Options:\n"
      "    mapping: as for measure\n"
      "    today: the day that ages are counted to, a datetime.date or a str; None: they are not looked at\n"
      "    max_age_days: how old the newest contact may be\n"
      "    min_n: below so many observations a cell is a small sample\n"
      "    format, customers, most_bytes: as for measure\n"
      "    profile: whose weights; None: the model's own\n"
      "    errors: of a ready-made matrix, standard errors by criterion: a number or one a journey\n"
      "    cells: the path of a file of cells: any shape, and which go together (schema(\"cells\"))\n"
      "    top: the cut that noise is looked for at, below this place; None: below 1, 3 and 5\n"
      "    threads: 0: one a processor. It never changes a bit\n"
      "\n"
      "Examples with model:\n"
      "    >>> jr.lint(\"examples/data/telecom.csv\", model).serious\n"
      "    False",
      py::arg("data"), py::arg("model"), py::kw_only(), py::arg("mapping") = py::none(), py::arg("today") = py::none(),
      py::arg("max_age_days") = 35, py::arg("min_n") = 30, py::arg("format") = py::none(),
      py::arg("customers") = py::none(), py::arg("most_bytes") = py::none(), py::arg("profile") = py::none(),
      py::arg("errors") = py::none(), py::arg("cells") = py::none(), py::arg("top") = py::none(),
      py::arg("threads") = 0);
  auto ranking = ranking_class(module);
  define_method(
      ranking, "lint",
      [](const HeldRanking& self, py::handle measured, py::handle errors, py::handle cells, py::handle top,
         py::handle threads) {
        const Scorer& scorer = self.ranking.scorer();
        DecisionLintOptions decision = decision_asked(py::none(), top, threads);
        decision.profile = std::string(scorer.profile());
        const CellDoubt doubted = doubt_from("lint", self.matrix(), scorer.model(), {measured, errors, cells});
        return without_lock([&] {
          return HeldFindings{lint_matrix(self.matrix(), scorer.model(), doubted, decision), self.source};
        });
      },
      "What is doubtful about the matrix, the model and what it decides: as lint(matrix, model) says it.\n\n"
      "Edge    of contacts, lint(measured, model) knows more: what was read; noise is told where cells are in doubt\n"
      "Errors  those of robustness for measured, errors and cells; bad_option for a top below 1\n\n"
      "Options:\n"
      "    measured: the MeasuredMatrix that was ranked\n"
      "    errors: standard errors by criterion: a number or one a journey\n"
      "    cells: the path of a file of cells: any shape, and which go together (schema(\"cells\"))\n"
      "    top: the cut that noise is looked for at, below this place; None: below 1, 3 and 5\n"
      "    threads: 0: one a processor. It never changes a bit",
      py::kw_only(), py::arg("measured") = py::none(), py::arg("errors") = py::none(), py::arg("cells") = py::none(),
      py::arg("top") = py::none(), py::arg("threads") = 0);
}

}  // namespace journeyrank::python
