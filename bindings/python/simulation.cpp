// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulation.hpp"

#include <cstddef>
#include <memory>
#include <string>

#include "journeyrank/io/simulation_json.hpp"
#include "journeyrank/io/simulation_table.hpp"
#include "journeyrank/measure/simulation_truth.hpp"

#include "binding.hpp"
#include "described_class.hpp"
#include "native_table.hpp"
#include "python_value.hpp"
#include "views.hpp"

namespace journeyrank::python {

namespace {

/// Simulated contacts as a table.
struct HeldContacts {
  ResultTable table;
};

void define_plan(py::module_& module) {
  auto simulation = define_described<Simulation>(
      module, "Simulation",
      "A made-up contact centre of which the true rates are known: simulate(simulation) draws its contacts,\n"
      "truth(simulation) says what metrics should find in them.\n\n"
      "Shape   journeys: {name: {\"share\": ..., \"repeat_rate\": ..., \"high_effort_rate\": ..., ...}}; by default "
      "nine of\n        a telecom contact centre\n"
      "Edge    an account meets one journey; a customer who has left opens no new issue\n"
      "Errors  bad_option for a rate that cannot be, or rates that contradict each other; duplicate_name; bad_time",
      [](const Simulation& self) { validate(self); });
  define_static(
      simulation, "from_json", [](const std::string& text) { return parse_simulation(text); },
      "Reads a simulation from the text of its plan file. Errors: those of a file, each with line and column.",
      py::arg("text"));
  define_static(
      simulation, "read", [](py::handle path) { return read_simulation(path_of(path)); },
      "Reads a plan file. Errors: read_failed, and those of from_json.", py::arg("path"));
  define_method(
      simulation, "write", [](const Simulation& self, py::handle path) { write_simulation(path_of(path), self); },
      "Writes the plan file, whole or not at all. Errors: write_failed.", py::arg("path"));
  define_method(
      simulation, "to_json", [](const Simulation& self) { return journeyrank::to_json(self); },
      "The text of the plan file, every option stated. Read back it is equal.");
}

}  // namespace

void define_simulation(py::module_& module) {
  define_plan(module);
  py::class_<HeldContacts, std::shared_ptr<HeldContacts>> contacts(
      module, "SimulatedContacts", py::is_final(),
      "Contacts that simulate drew, a row each, in order of start: measure(contacts, model) measures them, "
      "pandas.DataFrame.from_arrow,\npolars.DataFrame and pyarrow.table take them.");
  name_result(contacts);
  define_method(
      contacts, "to_dict", [](const HeldContacts& self) { return native_table(py::none(), self.table, ""); },
      "A dict of lists, a list a column; times are datetimes in UTC, a missing cell is None.\n\nReturns dict of list");
  define_method(
      contacts, "__len__", [](const HeldContacts& self) { return self.table.rows; }, "How many rows there are.");
  define_method(
      contacts, "__arrow_c_stream__",
      [](const HeldContacts& self, py::handle) { return arrow_capsule(without_lock([&] { return self.table; })); },
      "The contacts as an Arrow stream: polars.DataFrame(contacts).", py::arg("requested_schema") = py::none());
  define_method(
      contacts, "__repr__",
      [](const HeldContacts& self) { return "SimulatedContacts: " + std::to_string(self.table.rows) + " rows"; },
      "How many rows there are.");

  define_function(
      module, "simulate",
      [](const Simulation& simulation) {
        return without_lock([&] {
          return std::make_shared<HeldContacts>(
              HeldContacts{simulated_table(simulation, [](std::size_t) { stop_if_interrupted(); })});
        });
      },
      "Draws the contacts of a simulation. The same simulation gives the same contacts everywhere.\n\n"
      "Shape   columns by their own names, so that measure needs no mapping\n"
      "Edge    what ends after the log is open: ended_at and resolved are missing\n"
      "Cost    about 200 bytes a contact; Ctrl-C ends it\n"
      "\n"
      "Examples:\n"
      "    >>> contacts = jr.simulate(jr.Simulation(seed=3, customers=50, journeys={\"billing\": {}}))\n"
      "    >>> len(contacts.to_dict()[\"contact_id\"]) == len(contacts)\n"
      "    True",
      py::arg("simulation"));
  define_function(
      module, "truth",
      [](const Simulation& simulation, py::handle window_days) {
        return dicts_of(to_table(truth_of(simulation, number_from<double>(window_days, "window_days"))));
      },
      "The true rates of a simulation, a dict a journey and metric: journey, metric, truth. What metrics find in its\n"
      "contacts is an estimate of them.\n\n"
      "Edge    window_days is that of the metrics of cases; what is not known for it is left out\n"
      "Errors  bad_option for a window that there cannot be\n"
      "Returns list of dict",
      py::arg("simulation"), py::kw_only(), py::arg("window_days") = CaseRule{}.days);
}

}  // namespace journeyrank::python
