// SPDX-License-Identifier: MIT
#include "journeyrank/measure/tally.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/tally_bytes.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/measured_segments.hpp"
#include "journeyrank/problem/slice_notes.hpp"

#include "binding.hpp"
#include "counted_contacts.hpp"
#include "held_measures.hpp"
#include "python_value.hpp"

namespace journeyrank::python {

namespace {

/// A tally for the metrics of a model, and what came in with its contacts.
struct HeldTally {
  HeldTally(const Model& of, Slicing slicing, std::size_t most_bytes)
      : model(of), tally(metrics_of(of), std::move(slicing), most_bytes) {}

  Model model;
  Tally tally;
  CountedContacts counted{};
  bool in_use = false;  ///< read and written with the interpreter lock held
};

/// Keeps other threads of Python away from a tally while the interpreter lock is let go.
class Hold {
 public:
  explicit Hold(HeldTally& tally) : tally_(tally) {
    if (tally.in_use)
      throw Error(errc::bad_option, "another thread is at work on this tally; give each its own, and merge");
    tally.in_use = true;
  }
  ~Hold() { tally_.in_use = false; }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

 private:
  HeldTally& tally_;
};

py::dict count(HeldTally& self, py::handle contacts, py::handle mapping, py::handle format, py::handle customers) {
  const Hold hold(self);
  const CountedContacts counted = count_contacts(self.tally, contacts, mapping, format, customers);
  self.counted.merge(counted);
  return rows_of(counted.intake);
}

void merge(HeldTally& self, py::handle other) {
  const Hold hold(self);
  if (py::isinstance<HeldTally>(other)) {
    auto& held = other.cast<HeldTally&>();
    const Hold hold_other(held);
    CountedContacts counted = held.counted;
    counted.intake.count_as_repeated(without_lock([&] { return self.tally.merge(held.tally); }));
    self.counted.merge(counted);
  } else if (py::isinstance<py::bytes>(other)) {
    const auto bytes = other.cast<std::string>();
    self.counted.merge({.intake = without_lock([&] { return merge_bytes(self.tally, bytes); })});
  } else {
    refuse_type("other", "a Tally, or the bytes of one", other);
  }
}

}  // namespace

std::optional<HeldMeasures> measured_if_tally(py::handle object, const Model& model, const MeasureOptions& options) {
  if (!py::isinstance<HeldTally>(object)) return std::nullopt;
  auto& held = object.cast<HeldTally&>();
  const Hold hold(held);
  return measured_tally(held.tally, model, options, held.counted);
}

void define_tally(py::module_& module) {
  const auto model = py::arg("model");
  const py::kw_only keywords;
  const auto by = py::arg("by") = py::tuple();
  const auto period = py::arg("period") = "none";
  const auto most_bytes = py::arg("most_bytes") = py::none();
  py::class_<HeldTally> tally(
      module, "Tally", py::is_final(),
      with_signature_of<void (*)()>(
          "Tally", "",
          "Contacts counted in parts for a model: day by day, file by file, machine by machine.\n\n"
          "Splitting, shuffling or merging the contacts never changes a bit of what it says; a contact "
          "that is delivered again counts once.\n\n"
          "most_bytes is the memory that they may take (nbytes never exceeds it): a contact that would "
          "outgrow it\n"
          "is refused before it is counted, and of a tally that does not fit nothing is merged.\n\n"
          "Errors  bad_option for a faulty metric, or for a column that cannot be a slice; too_large\n"
          "Cost    memory grows with the distinct contacts and customers, not with rows",
          model, keywords, by, period, most_bytes)
          .c_str());
  name_module(tally);
  const auto make = [](const Model& of, py::handle columns, py::handle span, py::handle limit) {
    return std::make_unique<HeldTally>(of, slicing_of(columns, span), limit_of(limit));
  };
  tally.def(py::init(make),
            with_signature_of<void (*)()>("__init__", "self", "", model, keywords, by, period, most_bytes).c_str(),
            model, keywords, by, period, most_bytes);
  refuse_construction<std::unique_ptr<HeldTally>, decltype(make)>(tally, "Tally", model, keywords, by, period,
                                                                  most_bytes);
  define_method(
      tally, "count", &count,
      "Counts contacts: a file, a dict of columns, a data frame or an Arrow stream, as measure() reads "
      "them.\n\nReturns dict of int: how many rows were read, used, left out and repeated (in this table or before)\n"
      "Errors  those of measure(); what was counted before the fault stays counted\n"
      "\n"
      "Examples:\n"
      "    >>> model = jr.Model.read(\"examples/data/contact_centre.json\")\n"
      "    >>> tally = jr.Tally(model)\n"
      "    >>> tally.count(\"examples/data/contacts.csv\", mapping=\"examples/data/contacts_map.json\")[\"used\"]\n"
      "    2405\n"
      "    >>> jr.rank(tally.measure(), model)[0].id\n"
      "    'bill_query'",
      py::arg("contacts"), py::kw_only(), py::arg("mapping") = py::none(), py::arg("format") = py::none(),
      py::arg("customers") = py::none());
  define_method(tally, "merge", &merge,
                "Counts all contacts of another tally of the same metrics and slices, or of the bytes of one.\n\n"
                "Errors  bad_tally for bytes that are no tally or were changed; newer_schema; bad_option for other "
                "metrics or slices\n\n"
                "Options:\n    other (Tally or bytes): what was counted elsewhere",
                py::arg("other"));
  define_method(
      tally, "to_bytes",
      [](HeldTally& self) {
        const Hold hold(self);
        Intake intake = self.counted.intake;
        intake.table_notes.insert(intake.table_notes.begin(), self.counted.customer_notes.begin(),
                                  self.counted.customer_notes.end());
        return py::bytes(without_lock([&] { return to_bytes(self.tally, intake); }));
      },
      "The contacts, and what came in with them, as bytes with a version and a checksum, for merge(). `journeyrank "
      "measure --tally` reads them too.");
  define_method(
      tally, "measure",
      [](HeldTally& self, std::int64_t min_n) {
        const Hold hold(self);
        return measured_tally(self.tally, self.model, options_of(min_n), self.counted);
      },
      "The criteria matrix of all contacts so far.\n\nErrors  those of measure()", py::kw_only(),
      py::arg("min_n") = 30);
  define_method(
      tally, "measure_slices",
      [](HeldTally& self, std::int64_t min_n) {
        const Hold hold(self);
        HeldSlices held;
        held.slicing = self.tally.slicing();
        held.counted = self.counted;
        const MeasureOptions options = options_of(min_n);
        without_lock([&] {
          held.slices = measure_slices(self.tally, self.model, options);
          held.notes = slice_notes(self.tally, self.model, options);
          held.whole = whole_matrix(self.tally, self.model, options);
        });
        return held;
      },
      "The same, slice by slice.", py::kw_only(), py::arg("min_n") = 30);
  tally.def_property_readonly(
      "contacts", [](const HeldTally& self) { return self.tally.contacts(); }, "Distinct contacts.");
  tally.def_property_readonly(
      "rows", [](const HeldTally& self) { return rows_of(self.counted.intake); },
      "How many rows count() and merge() have read, used, left out and found repeated, all together.");
  tally.def_property_readonly(
      "nbytes", [](const HeldTally& self) { return self.tally.bytes(); }, "Bytes of memory that the contacts take.");
  define_method(
      tally, "__repr__",
      [](const HeldTally& self) { return "Tally: " + std::to_string(self.tally.contacts()) + " contacts"; },
      "How many contacts it has.");
}

}  // namespace journeyrank::python
