// SPDX-License-Identifier: MIT
#include "journeyrank/problem/measure.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_arrow.hpp"
#ifdef JOURNEYRANK_HAS_XES
#include "journeyrank/io/contact_xes.hpp"
#endif
#include "journeyrank/io/contact_file.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/io/customer_file.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/io/ready_mapping.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/tally.hpp"

#include "binding.hpp"
#include "held_matrix.hpp"
#include "native_table.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

/// A matrix made from contacts, with what stands behind it.
struct HeldMeasures {
  std::shared_ptr<HeldMatrix> matrix;
  std::vector<std::vector<Estimate>> estimates;
  std::string source = {};  ///< the package that the contacts came from
  std::vector<Note> notes;
  Intake intake;
};

bool is_path(py::handle data) { return py::isinstance<py::str>(data) || py::hasattr(data, "__fspath__"); }

std::string path_of(py::handle path) { return text_of(py::module_::import("os").attr("fsdecode")(path)); }

Mapping mapping_from_python(py::handle mapping) {
  if (mapping.is_none()) return {};
  if (py::isinstance<Mapping>(mapping)) return mapping.cast<const Mapping&>();
  if (is_path(mapping)) return mapping_of(path_of(mapping));
  refuse_type("mapping", "a Mapping, the path of a mapping file, the name of a ready mapping, or None", mapping);
}

std::optional<ContactFormat> format_from_python(py::handle format) {
  if (format.is_none()) return std::nullopt;
  if (!py::isinstance<py::str>(format)) refuse_type("format", enumerator_list<ContactFormat>() + " or None", format);
  const auto name = format.cast<std::string>();
  if (const auto known = parse_enumerator<ContactFormat>(name)) return known;
  throw Error(errc::bad_option, "format: found " + excerpt(name) + "; allowed: " + enumerator_list<ContactFormat>());
}

/// Looks for Ctrl-C as the reading goes on.
struct InterruptedByUser {
  template <class Count>
  void operator()(Count, Count) const {
    stop_if_interrupted();
  }
};

std::optional<CustomersRead> customers_from_python(py::handle customers, const Mapping& mapping) {
  if (customers.is_none()) return std::nullopt;
  if (is_path(customers)) {
    const std::string path = path_of(customers);
    return without_lock([&] { return read_customers(ByteSource::open(path, &stop_if_interrupted), mapping); });
  }
  const auto table = table_from(customers);
  if (!table) refuse_type("customers", "the path of a file, a dict of columns, a data frame, or None", customers);
  return without_lock(
      [&] { return with_frame(*table, [&](const auto& frame) { return read_customers(frame, mapping); }); });
}

Intake count_contacts(py::handle contacts, const Mapping& mapping, Tally& tally, std::optional<ContactFormat> format,
                      const CustomerTable* customers) {
  if (is_path(contacts)) {
    const std::string path = path_of(contacts);
    return without_lock([&] {
      ByteSource source = ByteSource::open(path, &stop_if_interrupted);
      const ContactFileOptions written{.format = format};
#ifdef JOURNEYRANK_HAS_XES
      return read_any_contact_file(std::move(source), mapping, tally, written, InterruptedByUser{}, customers);
#else
      return read_contact_file(std::move(source), mapping, tally, written, InterruptedByUser{}, customers);
#endif
    });
  }
  if (format) throw Error(errc::bad_option, "format says how a file is written; the contacts are none");
  if (const py::object capsule = arrow_stream_of(contacts); !capsule.is_none()) {
    ArrowArrayStream* const stream = stream_in(capsule);
    return without_lock([&] { return read_contacts(stream, mapping, tally, InterruptedByUser{}, customers); });
  }
  const auto table = table_from(contacts);
  if (!table) refuse_type("contacts", "the path of a file, a dict of columns, a data frame", contacts);
  return without_lock([&] {
    return with_frame(*table, [&](const auto& frame) {
      return read_contacts(frame, mapping, tally, InterruptedByUser{}, customers);
    });
  });
}

HeldMeasures measure_contacts(py::handle contacts, const Model& model, py::handle mapping, py::handle format,
                              py::handle customers) {
  Tally tally(metrics_of(model));
  HeldMeasures held;
  held.source = package_of(contacts);
  const Mapping meant = mapping_from_python(mapping);
  const auto known = customers_from_python(customers, meant);
  held.intake = count_contacts(contacts, meant, tally, format_from_python(format), known ? &known->table : nullptr);
  if (known) held.notes = known->notes();
  for (auto& note : held.intake.notes()) held.notes.push_back(std::move(note));
  MeasuredMatrix measured = without_lock([&] { return measure(tally, model); });
  held.notes.insert(held.notes.end(), measured.notes.begin(), measured.notes.end());
  held.estimates = std::move(measured.estimates);
  held.matrix = std::make_shared<HeldMatrix>();
  held.matrix->matrix = std::move(measured.matrix);
  return held;
}

/// The report on the rows, by the names of `journeyrank measure --json`.
py::dict rows_of(const HeldMeasures& self) {
  py::dict rows;
  rows["read"] = self.intake.rows;
  rows["used"] = self.intake.used;
  rows["left_out"] = self.intake.left_out();
  rows["repeated"] = self.intake.repeated();
  rows["filtered"] = self.intake.filtered;
  return rows;
}

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

}  // namespace

SharedMatrix made_matrix(py::handle data) {
  if (py::isinstance<HeldMatrix>(data)) return data.cast<std::shared_ptr<HeldMatrix>>();
  if (py::isinstance<HeldMeasures>(data)) return data.cast<const HeldMeasures&>().matrix;
  return nullptr;
}

void define_measure(py::module_& module) {
  py::class_<HeldMeasures> measured(module, "MeasuredMatrix", py::is_final(),
                                    "A criteria matrix made from contacts, with what stands behind it: rank(measured, "
                                    "model) ranks it.");
  name_module(measured);
  measured.def_property_readonly(
      "matrix", [](const HeldMeasures& self) { return self.matrix; }, "The criteria matrix.");
  measured.def_property_readonly(
      "notes",
      [](const HeldMeasures& self) {
        py::tuple notes(self.notes.size());
        for (std::size_t i = 0; i < notes.size(); ++i) notes[i] = py::cast(self.notes[i]);
        return notes;
      },
      "What was left out, doubtful or missing, and why; nothing is lost silently.");
  measured.def_property_readonly("rows", &rows_of, "How many rows were read, used, left out and repeated.");
  define_method(measured, "rests_on", &rests_on,
                "How many contacts or customers each cell of a criterion rests on, as an array of int.\n\n"
                "Errors  unknown_name, with the nearest criterion",
                py::arg("criterion"));
  define_method(
      measured, "to_dicts",
      [](const HeldMeasures& self) { return dicts_of(to_table(self.matrix->matrix, self.estimates)); },
      "What stands behind each cell, a dict a journey and criterion: used, value, n, low, high (95 %), "
      "standard_error,\n"
      "shrunk, basis, why_missing.");
  define_method(
      measured, "to_native",
      [](const py::object& self) {
        const auto& held = self.cast<const HeldMeasures&>();
        return native_table(self, to_table(held.matrix->matrix, held.estimates), held.source);
      },
      "What stands behind each cell, in the kind of data that the contacts were: a pandas or Polars data frame, a\n"
      "pyarrow table, a DuckDB relation; a dict of lists for anything else.");
  define_method(
      measured, "__arrow_c_stream__",
      [](const HeldMeasures& self, py::handle) {
        return arrow_capsule(without_lock([&] { return to_table(self.matrix->matrix, self.estimates); }));
      },
      "What stands behind each cell as an Arrow stream: polars.DataFrame(measured).",
      py::arg("requested_schema") = py::none());
  define_method(
      measured, "__repr__",
      [](const HeldMeasures& self) {
        return "MeasuredMatrix: " + std::to_string(self.intake.used) + " of " + std::to_string(self.intake.rows) +
               " rows used, " + std::to_string(self.notes.size()) + " notes\n" +
               text_of(py::repr(py::cast(self.matrix)));
      },
      "The rows used and the first journeys.");

  define_function(
      module, "measure",
      [](py::handle contacts, const Model& model, py::handle mapping, py::handle format, py::handle customers) {
        return measure_contacts(contacts, model, mapping, format, customers);
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
      "customers, a file or frame with a row a customer (customer_id, account_id, segment, start_at, end_at,\n"
      "annual_value, churn_risk, preferred_channel), fills in what contacts do not say, and their tenure.\n\n"
      "Edge    a contact that is delivered twice counts once; a cell that cannot be measured is missing, not invented\n"
      "Errors  missing_column, missing_cell for a criterion that rejects missing cells, bad_time, empty_input and "
      "more;\n"
      "        for a file with line and column\n"
      "Cost    O(rows); Ctrl-C ends it",
      py::arg("contacts"), py::arg("model"), py::kw_only(), py::arg("mapping") = py::none(),
      py::arg("format") = py::none(), py::arg("customers") = py::none());
}

}  // namespace journeyrank::python
