// SPDX-License-Identifier: MIT
#include "journeyrank/problem/measure.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/measure/memory_limit.hpp"
#include "journeyrank/measure/tally.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_ingest.hpp"
#include "held_measures.hpp"
#include "native_table.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

py::array rests_on(const HeldMeasures& self, const std::string& criterion) {
  const CriteriaMatrix& matrix = self.matrix->matrix;
  const auto position = matrix.find_criterion(criterion);
  if (!position) {
    throw Error(errc::unknown_name, "no criterion " + excerpt(criterion) + did_you_mean(criterion, matrix.criteria()));
  }
  py::array_t<std::int64_t> counts(static_cast<py::ssize_t>(matrix.journey_count()));
  for (std::size_t row = 0; row < matrix.journey_count(); ++row) {
    counts.mutable_at(row) = self.estimates[*position][row].n;
  }
  return counts;
}

py::tuple dicts_of_cases(const HeldMeasures& self) {
  py::list summaries;
  for (const auto& summary : self.cases) {
    py::dict windows;
    for (const auto& window : summary.rule.windows) windows[py::str(window.journey)] = window.days;
    py::dict dict;
    dict["criterion"] = summary.criterion;
    dict["window_days"] = summary.rule.days;
    dict["windows"] = windows;
    dict["contacts"] = summary.counts.contacts;
    dict["cases"] = summary.counts.cases;
    dict["contacts_per_case"] =
        summary.counts.cases > 0 ? py::object(py::float_(summary.contacts_per_case())) : py::object(py::none());
    dict["passed"] = summary.counts.passed;
    dict["not_repeated"] = summary.counts.not_repeated;
    dict["flagged"] = summary.counts.flagged;
    dict["resolved"] = summary.counts.resolved;
    summaries.append(dict);
  }
  return py::tuple(summaries);
}

}  // namespace

MeasureOptions options_of(std::int64_t min_n) {
  if (min_n < 0) throw Error(errc::bad_option, "min_n: found " + std::to_string(min_n) + "; allowed: 0 or more");
  return {.lint = {.min_n = min_n}};
}

py::tuple marked_journeys(const CriteriaMatrix& matrix, const std::vector<std::uint8_t>& small_samples) {
  py::list marked;
  for (std::size_t i = 0; i < small_samples.size(); ++i) {
    if (small_samples[i] != 0) marked.append(matrix.journeys()[i]);
  }
  return py::tuple(marked);
}

std::size_t limit_of(py::handle most_bytes) {
  std::optional<std::int64_t> limit;
  FromPython::read(most_bytes, "most_bytes", limit);
  if (!limit) return MemoryLimit::none;
  if (*limit >= 0) return static_cast<std::size_t>(*limit);
  throw Error(errc::bad_option, "most_bytes: found " + std::to_string(*limit) + "; allowed: 0 or more, or None");
}

HeldMeasures measured_tally(const Tally& tally, const Model& model, const MeasureOptions& options,
                            CountedContacts counted) {
  MeasuredMatrix measured = without_lock([&] { return measure(tally, model, options); });
  HeldMeasures held;
  held.counted = std::move(counted);
  held.notes = held.counted.notes();
  held.notes.insert(held.notes.end(), measured.notes.begin(), measured.notes.end());
  held.estimates = std::move(measured.estimates);
  held.small_samples = std::move(measured.small_samples);
  held.findings = std::move(measured.findings);
  held.cases = std::move(measured.cases);
  held.matrix = std::make_shared<HeldMatrix>();
  held.matrix->matrix = std::move(measured.matrix);
  held.matrix->ingest = held.counted.ingest;
  held.matrix->source = held.counted.source;
  return held;
}

HeldMeasures measure_contacts(py::handle contacts, const Model& model, py::handle mapping,
                              const MeasureOptions& options, py::handle format, py::handle customers,
                              py::handle most_bytes) {
  Tally tally(metrics_of(model), {}, limit_of(most_bytes));
  CountedContacts counted = count_contacts(tally, contacts, mapping, format, customers);
  return measured_tally(tally, model, options, std::move(counted));
}

SharedMatrix made_matrix(py::handle data) {
  if (py::isinstance<HeldMatrix>(data)) return data.cast<std::shared_ptr<HeldMatrix>>();
  if (py::isinstance<HeldMeasures>(data)) return data.cast<const HeldMeasures&>().matrix;
  return nullptr;
}

void define_measure(py::module_& module) {
  py::class_<HeldMeasures> measured(module, "MeasuredMatrix", py::is_final(),
                                    "A criteria matrix made from contacts, with what stands behind it: rank(measured, "
                                    "model) ranks it.");
  name_result(measured);
  measured.def_property_readonly(
      "matrix", [](const HeldMeasures& self) { return self.matrix; }, "The criteria matrix.");
  measured.def_property_readonly(
      "notes", [](const HeldMeasures& self) { return notes_tuple(self.notes); },
      "What was left out, doubtful or missing, and why; nothing is lost silently.");
  measured.def_property_readonly(
      "findings",
      [](const HeldMeasures& self) {
        return HeldFindings{self.findings, self.counted.source};
      },
      "All that the lint found of the contacts, the model and the matrix, the worst first: a LintReport. What the "
      "model\n"
      "decides with them lint(measured, model) adds.");
  measured.def_property_readonly(
      "small_samples",
      [](const HeldMeasures& self) { return marked_journeys(self.matrix->matrix, self.small_samples); },
      "The journeys of which a criterion rests on fewer than min_n observations: no list of the worst should name "
      "them.");
  measured.def_property_readonly(
      "rows", [](const HeldMeasures& self) { return rows_of(self.counted.intake); },
      "How many rows were read, used, left out and repeated.");
  measured.def_property_readonly(
      "cases", &dicts_of_cases,
      "Of each criterion that tells cases apart, a dict: criterion, window_days, windows (of single journeys), "
      "contacts, "
      "cases and contacts_per_case (how much counting contacts inflates), passed (cases whose first contact's window "
      "has "
      "passed), not_repeated, flagged and resolved (of these, nobody came back, has the flag, and was by it); resolved "
      "rates are not_repeated / passed and resolved / flagged.");
  define_method(measured, "rests_on", &rests_on,
                "How many contacts or customers each cell of a criterion rests on, as an array of int.\n\n"
                "Errors  unknown_name, with the nearest criterion\n"
                "Returns numpy.ndarray",
                py::arg("criterion"));
  define_frames(
      measured,
      [](const HeldMeasures& self) { return to_table(self.matrix->matrix, self.estimates, self.small_samples); },
      [](const HeldMeasures& self) { return self.counted.source; },
      "What stands behind each cell, a dict a journey and criterion: used, value, n, low, high (95 %), "
      "standard_error,\n"
      "shrunk, basis, small_sample, why_missing, clusters (that the n go together in), within_days (the window that "
      "tells its cases apart).");
  define_ingest_of(measured, [](const HeldMeasures& self) {
    return HeldIngest{self.counted.ingest, self.counted.source};
  });
  define_method(
      measured, "__repr__",
      [](const HeldMeasures& self) {
        return "MeasuredMatrix: " + std::to_string(self.counted.intake.used) + " of " +
               std::to_string(self.counted.intake.rows) + " rows used, " + std::to_string(self.notes.size()) +
               " notes\n" + text_of(py::repr(py::cast(self.matrix)));
      },
      "The rows used and the first journeys.");

  define_function(
      module, "measure",
      [](py::handle contacts, const Model& model, py::handle mapping, std::int64_t min_n, py::handle today,
         py::handle format, py::handle customers, py::handle most_bytes) {
        MeasureOptions options = options_of(min_n);
        FromPython::read(today, "today", options.lint.today);
        return measure_contacts(contacts, model, mapping, options, format, customers, most_bytes);
      },
      "Measures each criterion of a model for each journey from contacts.\n\n"
      "contacts is the path of a file (CSV; .jsonl and .ndjson are JSON Lines, .xes is an event log, or what format\n"
      "says: csv, jsonl, xes), or a\n"
      "dict of columns or data frame with a row a contact; what offers an Arrow stream, such as a RecordBatchReader "
      "or\n"
      "a DuckDB relation, is read batch by batch and may be larger than memory. mapping says which columns mean what: "
      "a Mapping, the "
      "path\n"
      "of a mapping file, or the name of a ready one (Mapping.ready); without it columns have their own names.\n"
      "A journey of which a criterion rests on fewer than min_n observations is marked. today, a datetime.date or a\n"
      "str, is the day that the age of the contacts is noted for; None: it is not.\n"
      "customers, a file or frame with a row a customer (customer_id, account_id, segment, start_at, end_at,\n"
      "annual_value, churn_risk, preferred_channel), fills in what contacts do not say, and their tenure.\n"
      "most_bytes is the memory that the counted contacts may take; what does not fit is refused, never estimated.\n\n"
      "Edge    a contact that is delivered twice counts once; a cell that cannot be measured is missing, not invented\n"
      "Errors  missing_column, missing_cell for a criterion that rejects missing cells, bad_time, empty_input, "
      "too_large "
      "and more;\n"
      "        for a file with line and column\n"
      "Cost    O(rows); Ctrl-C ends it\n"
      "\n"
      "Examples:\n"
      "    >>> model = jr.Model.read(\"examples/data/contact_centre.json\")\n"
      "    >>> measured = jr.measure(\"examples/data/contacts.csv\", model, "
      "mapping=\"examples/data/contacts_map.json\")\n"
      "    >>> measured.rows[\"used\"]\n"
      "    2405\n"
      "    >>> jr.rank(measured, model)[0].id\n"
      "    'bill_query'",
      py::arg("contacts"), py::arg("model"), py::kw_only(), py::arg("mapping") = py::none(), py::arg("min_n") = 30,
      py::arg("today") = py::none(), py::arg("format") = py::none(), py::arg("customers") = py::none(),
      py::arg("most_bytes") = py::none());
}

}  // namespace journeyrank::python
