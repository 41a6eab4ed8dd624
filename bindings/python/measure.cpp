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
#include "held_measures.hpp"
#include "native_table.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

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

/// Each slice of contacts by itself.
struct HeldSlices {
  std::vector<MeasuredSlice> slices;
  Slicing slicing;
  std::string source = {};
  std::vector<Note> notes;
  Intake intake;
};

/// One of them; it lives by itself.
struct HeldSlice {
  std::string period;
  py::dict by;
  std::shared_ptr<HeldMatrix> matrix;
  std::vector<std::uint8_t> small_samples;
  std::vector<Note> notes;
};

MeasureOptions options_of(std::int64_t min_n) {
  if (min_n < 0) throw Error(errc::bad_option, "min_n: found " + std::to_string(min_n) + "; allowed: 0 or more");
  return {.lint = {.min_n = min_n}};
}

Slicing slicing_of(py::handle by, py::handle period) {
  Slicing slicing;
  FromPython::read(by, "by", slicing.by);
  FromPython::read(period, "period", slicing.period);
  return slicing;
}

py::tuple notes_tuple(const std::vector<Note>& notes) {
  py::tuple tuple(notes.size());
  for (std::size_t i = 0; i < notes.size(); ++i) tuple[i] = py::cast(notes[i]);
  return tuple;
}

py::tuple marked_journeys(const CriteriaMatrix& matrix, const std::vector<std::uint8_t>& small_samples) {
  py::list marked;
  for (std::size_t i = 0; i < small_samples.size(); ++i) {
    if (small_samples[i] != 0) marked.append(matrix.journeys()[i]);
  }
  return py::tuple(marked);
}

/// Counts contacts for a tally, and keeps what came in.
template <class Held>
void count_into(Held& held, Tally& tally, py::handle contacts, py::handle mapping, py::handle format,
                py::handle customers) {
  held.source = package_of(contacts);
  const Mapping meant = mapping_from_python(mapping);
  const auto known = customers_from_python(customers, meant);
  held.intake = count_contacts(contacts, meant, tally, format_from_python(format), known ? &known->table : nullptr);
  if (known) held.notes = known->notes();
  for (auto& note : held.intake.notes()) held.notes.push_back(std::move(note));
}

HeldSlices measure_slices_of(py::handle contacts, const Model& model, Slicing slicing, py::handle mapping,
                             const MeasureOptions& options, py::handle format, py::handle customers) {
  Tally tally(metrics_of(model), std::move(slicing));
  HeldSlices held;
  held.slicing = tally.slicing();
  count_into(held, tally, contacts, mapping, format, customers);
  held.slices = without_lock([&] { return measure_slices(tally, model, options); });
  return held;
}

HeldSlice slice_at(const HeldSlices& self, py::ssize_t position) {
  const auto size = static_cast<py::ssize_t>(self.slices.size());
  if (position < 0) position += size;
  if (position < 0 || position >= size) throw py::index_error("there are " + std::to_string(size) + " slices");
  const MeasuredSlice& slice = self.slices[static_cast<std::size_t>(position)];
  HeldSlice held{slice.period, {}, std::make_shared<HeldMatrix>(), slice.measured.small_samples, slice.measured.notes};
  for (std::size_t i = 0; i < slice.by.size(); ++i) held.by[py::str(self.slicing.by[i])] = slice.by[i];
  held.matrix->matrix = slice.measured.matrix;
  return held;
}

/// The report on the rows, by the names of `journeyrank measure --json`.
template <class Held>
py::dict rows_of(const Held& self) {
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

bool is_path(py::handle data) { return py::isinstance<py::str>(data) || py::hasattr(data, "__fspath__"); }

HeldMeasures measure_contacts(py::handle contacts, const Model& model, py::handle mapping,
                              const MeasureOptions& options, py::handle format, py::handle customers) {
  Tally tally(metrics_of(model));
  HeldMeasures held;
  count_into(held, tally, contacts, mapping, format, customers);
  MeasuredMatrix measured = without_lock([&] { return measure(tally, model, options); });
  held.notes.insert(held.notes.end(), measured.notes.begin(), measured.notes.end());
  held.estimates = std::move(measured.estimates);
  held.small_samples = std::move(measured.small_samples);
  held.findings = std::move(measured.findings);
  held.matrix = std::make_shared<HeldMatrix>();
  held.matrix->matrix = std::move(measured.matrix);
  return held;
}

SharedMatrix made_matrix(py::handle data) {
  if (py::isinstance<HeldMatrix>(data)) return data.cast<std::shared_ptr<HeldMatrix>>();
  if (py::isinstance<HeldMeasures>(data)) return data.cast<const HeldMeasures&>().matrix;
  return nullptr;
}

namespace {

void define_slices(py::module_& module) {
  py::class_<HeldSlice> slice(module, "MeasuredSlice", py::is_final(), "The criteria matrix of one slice of contacts.");
  name_module(slice);
  slice.def_property_readonly(
      "period", [](const HeldSlice& self) { return self.period; },
      "\"2026-03\"; \"\" where periods are not told apart.");
  slice.def_property_readonly(
      "by", [](const HeldSlice& self) { return self.by; }, "What each column of the slicing says.");
  slice.def_property_readonly(
      "matrix", [](const HeldSlice& self) { return self.matrix; }, "The criteria matrix: rank(slice.matrix, model).");
  slice.def_property_readonly(
      "small_samples", [](const HeldSlice& self) { return marked_journeys(self.matrix->matrix, self.small_samples); },
      "The journeys of which a criterion rests on fewer than min_n observations.");
  slice.def_property_readonly(
      "notes", [](const HeldSlice& self) { return notes_tuple(self.notes); }, "What a reader must know of this slice.");

  py::class_<HeldSlices> slices(module, "MeasuredSlices", py::is_final(),
                                "Contacts measured slice by slice, in order of time, then of what the columns say.");
  name_module(slices);
  slices.def_property_readonly(
      "notes", [](const HeldSlices& self) { return notes_tuple(self.notes); }, "What was left out or doubtful.");
  slices.def_property_readonly("rows", &rows_of<HeldSlices>, "How many rows were read, used, left out and repeated.");
  define_method(
      slices, "__len__", [](const HeldSlices& self) { return self.slices.size(); }, "The number of slices.");
  define_method(slices, "__getitem__", &slice_at, "One slice.\n\nErrors  IndexError", py::arg("position"),
                py::pos_only());
  define_method(
      slices, "to_dicts", [](const HeldSlices& self) { return dicts_of(to_table(self.slices, self.slicing)); },
      "What stands behind each cell of each slice, a dict a slice, journey and criterion.");
  define_method(
      slices, "to_native",
      [](const py::object& self) {
        const auto& held = self.cast<const HeldSlices&>();
        return native_table(self, to_table(held.slices, held.slicing), held.source);
      },
      "The same in the kind of data that the contacts were.");
  define_method(
      slices, "__arrow_c_stream__",
      [](const HeldSlices& self, py::handle) {
        return arrow_capsule(without_lock([&] { return to_table(self.slices, self.slicing); }));
      },
      "The same as an Arrow stream: polars.DataFrame(slices).", py::arg("requested_schema") = py::none());

  define_function(
      module, "measure_slices",
      [](py::handle contacts, const Model& model, py::handle by, py::handle period, py::handle mapping,
         std::int64_t min_n, py::handle format, py::handle customers) {
        return measure_slices_of(contacts, model, slicing_of(by, period), mapping, options_of(min_n), format,
                                 customers);
      },
      "Measures contacts slice by slice: by columns (segment, channel, one of yours), by period, or both.\n\n"
      "Whether a contact is repeated, or its customer lost, is a fact of all contacts, whatever their slice; small\n"
      "samples are drawn to the journeys of their slice. What a slice cannot tell is missing there, never refused.\n\n"
      "Errors  as measure(); bad_option for a column of times, durations or amounts",
      py::arg("contacts"), py::arg("model"), py::kw_only(), py::arg("by") = py::tuple(), py::arg("period") = "none",
      py::arg("mapping") = py::none(), py::arg("min_n") = 30, py::arg("format") = py::none(),
      py::arg("customers") = py::none());
}

}  // namespace

void define_measure(py::module_& module) {
  py::class_<HeldMeasures> measured(module, "MeasuredMatrix", py::is_final(),
                                    "A criteria matrix made from contacts, with what stands behind it: rank(measured, "
                                    "model) ranks it.");
  name_module(measured);
  measured.def_property_readonly(
      "matrix", [](const HeldMeasures& self) { return self.matrix; }, "The criteria matrix.");
  measured.def_property_readonly(
      "notes", [](const HeldMeasures& self) { return notes_tuple(self.notes); },
      "What was left out, doubtful or missing, and why; nothing is lost silently.");
  measured.def_property_readonly(
      "small_samples",
      [](const HeldMeasures& self) { return marked_journeys(self.matrix->matrix, self.small_samples); },
      "The journeys of which a criterion rests on fewer than min_n observations: no list of the worst should name "
      "them.");
  measured.def_property_readonly("rows", &rows_of<HeldMeasures>,
                                 "How many rows were read, used, left out and repeated.");
  define_method(measured, "rests_on", &rests_on,
                "How many contacts or customers each cell of a criterion rests on, as an array of int.\n\n"
                "Errors  unknown_name, with the nearest criterion",
                py::arg("criterion"));
  define_method(
      measured, "to_dicts",
      [](const HeldMeasures& self) {
        return dicts_of(to_table(self.matrix->matrix, self.estimates, self.small_samples));
      },
      "What stands behind each cell, a dict a journey and criterion: used, value, n, low, high (95 %), "
      "standard_error,\n"
      "shrunk, basis, small_sample, why_missing.");
  define_method(
      measured, "to_native",
      [](const py::object& self) {
        const auto& held = self.cast<const HeldMeasures&>();
        return native_table(self, to_table(held.matrix->matrix, held.estimates, held.small_samples), held.source);
      },
      "What stands behind each cell, in the kind of data that the contacts were: a pandas or Polars data frame, a\n"
      "pyarrow table, a DuckDB relation; a dict of lists for anything else.");
  define_method(
      measured, "__arrow_c_stream__",
      [](const HeldMeasures& self, py::handle) {
        return arrow_capsule(
            without_lock([&] { return to_table(self.matrix->matrix, self.estimates, self.small_samples); }));
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

  define_slices(module);

  define_function(
      module, "measure",
      [](py::handle contacts, const Model& model, py::handle mapping, std::int64_t min_n, py::handle today,
         py::handle format, py::handle customers) {
        MeasureOptions options = options_of(min_n);
        FromPython::read(today, "today", options.lint.today);
        return measure_contacts(contacts, model, mapping, options, format, customers);
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
      "annual_value, churn_risk, preferred_channel), fills in what contacts do not say, and their tenure.\n\n"
      "Edge    a contact that is delivered twice counts once; a cell that cannot be measured is missing, not invented\n"
      "Errors  missing_column, missing_cell for a criterion that rejects missing cells, bad_time, empty_input and "
      "more;\n"
      "        for a file with line and column\n"
      "Cost    O(rows); Ctrl-C ends it",
      py::arg("contacts"), py::arg("model"), py::kw_only(), py::arg("mapping") = py::none(), py::arg("min_n") = 30,
      py::arg("today") = py::none(), py::arg("format") = py::none(), py::arg("customers") = py::none());
}

}  // namespace journeyrank::python
