// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/measured_segments.hpp"
#include "journeyrank/problem/slice_notes.hpp"
#include "journeyrank/problem/window_sweep.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_measures.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

/// One of them; it lives by itself.
struct HeldSlice {
  std::string period;
  py::dict by;
  std::shared_ptr<HeldMatrix> matrix;
  std::vector<std::uint8_t> small_samples;
  std::vector<Note> notes;
};

HeldSlices measure_slices_of(py::handle contacts, const Model& model, Slicing slicing, py::handle mapping,
                             const MeasureOptions& options, py::handle format, py::handle customers,
                             py::handle most_bytes) {
  Tally tally(metrics_of(model), std::move(slicing), limit_of(most_bytes));
  HeldSlices held;
  held.slicing = tally.slicing();
  held.counted = count_contacts(tally, contacts, mapping, format, customers);
  without_lock([&] {
    held.slices = measure_slices(tally, model, options);
    held.notes = slice_notes(tally, model, options);
    held.whole = whole_matrix(tally, model, options);
  });
  return held;
}

HeldSlices sweep_windows_of(py::handle contacts, const Model& model, const std::vector<double>& windows,
                            py::handle mapping, const MeasureOptions& options, py::handle format, py::handle customers,
                            py::handle most_bytes) {
  Tally tally(metrics_of_sweep(model, windows), {}, limit_of(most_bytes));
  HeldSlices held;
  held.slicing = sweep_slicing();
  held.counted = count_contacts(tally, contacts, mapping, format, customers);
  without_lock([&] {
    held.slices = sweep_windows(tally, model, windows, options);
    held.notes = slice_notes(tally, model, options);
    // Those on cases are by the windows of the model, in whose place the others stand.
    std::erase_if(held.notes, [](const Note& note) { return note.code == "cases"; });
  });
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

}  // namespace

Slicing slicing_of(py::handle by, py::handle period) {
  Slicing slicing;
  FromPython::read(by, "by", slicing.by);
  FromPython::read(period, "period", slicing.period);
  return slicing;
}

void define_slices(py::module_& module) {
  py::class_<HeldSlice> slice(module, "MeasuredSlice", py::is_final(), "The criteria matrix of one slice of contacts.");
  name_result(slice);
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
  name_result(slices);
  slices.def_property_readonly(
      "notes",
      [](const HeldSlices& self) {
        std::vector<Note> notes = self.counted.notes();
        notes.insert(notes.end(), self.notes.begin(), self.notes.end());
        return notes_tuple(notes);
      },
      "What was left out, doubtful or missing among all contacts, with the warnings of the lint, as measure() has it.");
  slices.def_property_readonly(
      "rows", [](const HeldSlices& self) { return rows_of(self.counted.intake); },
      "How many rows were read, used, left out and repeated.");
  define_method(
      slices, "__len__", [](const HeldSlices& self) { return self.slices.size(); }, "The number of slices.");
  define_method(slices, "__getitem__", &slice_at, "One slice.\n\nErrors  IndexError", py::arg("position"),
                py::pos_only());
  define_frames(
      slices, [](const HeldSlices& self) { return to_table(self.slices, self.slicing); },
      [](const HeldSlices& self) { return self.counted.source; },
      "What stands behind each cell of each slice, a dict a slice, journey and criterion.");

  define_function(
      module, "measure_slices",
      [](py::handle contacts, const Model& model, py::handle by, py::handle period, py::handle mapping,
         std::int64_t min_n, py::handle format, py::handle customers, py::handle most_bytes) {
        return measure_slices_of(contacts, model, slicing_of(by, period), mapping, options_of(min_n), format, customers,
                                 most_bytes);
      },
      "Measures contacts slice by slice: by columns (segment, channel, one of yours), by period, or both.\n\n"
      "Whether a contact is repeated, or its customer lost, is a fact of all contacts, whatever their slice; small\n"
      "samples are drawn to the journeys of their slice. What a slice cannot tell is missing there, never refused.\n\n"
      "Errors  as measure(); bad_option for a column of times, durations or amounts\n"
      "\n"
      "Examples with measured:\n"
      "    >>> slices = jr.measure_slices(\"examples/data/contacts.csv\", model, mapping=mapping, by=[\"segment\"])\n"
      "    >>> [each.by[\"segment\"] for each in slices]\n"
      "    ['(none)', 'consumer', 'premium', 'small_business']",
      py::arg("contacts"), py::arg("model"), py::kw_only(), py::arg("by") = py::tuple(), py::arg("period") = "none",
      py::arg("mapping") = py::none(), py::arg("min_n") = 30, py::arg("format") = py::none(),
      py::arg("customers") = py::none(), py::arg("most_bytes") = py::none());
  define_function(
      module, "sweep_windows",
      [](py::handle contacts, const Model& model, py::handle windows, py::handle mapping, std::int64_t min_n,
         py::handle format, py::handle customers, py::handle most_bytes) {
        std::vector<double> days;
        FromPython::read(windows, "windows", days);
        return sweep_windows_of(contacts, model, days, mapping, options_of(min_n), format, customers, most_bytes);
      },
      "Measures who called again by several windows, in days, in one pass over the contacts: one slice a window, whose "
      "`by` says {\"window_days\": \"7\"}. Each window stands for every journey and each metric that has \"cases\".\n\n"
      "Errors  as measure(); bad_option for a window outside 0 to 3660 or named twice, or a model without such a "
      "metric",
      py::arg("contacts"), py::arg("model"), py::arg("windows"), py::kw_only(), py::arg("mapping") = py::none(),
      py::arg("min_n") = 30, py::arg("format") = py::none(), py::arg("customers") = py::none(),
      py::arg("most_bytes") = py::none());
}

}  // namespace journeyrank::python
