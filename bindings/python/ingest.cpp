// SPDX-License-Identifier: MIT
#include "journeyrank/io/ingest.hpp"

#include <string>

#include "binding.hpp"
#include "held_ingest.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

ShownTable shown(const HeldIngest& self) {
  ShownTable table{.title = sentence(self.ingest)};
  table.columns = {{"column"}, {"type"}, {"memory"}, {"why"}, {"bytes", true}};
  for (const auto& column : self.ingest.columns) {
    if (table.rows.size() == most_rows_shown) break;
    table.rows.push_back({column.name, column.type, name_of(column.memory), column.why, std::to_string(column.bytes)});
  }
  show_rest(table, self.ingest.columns.size(), self.notes());
  return table;
}

void define_ingest(py::module_& module) {
  py::class_<HeldIngest> ingest(
      module, "Ingest", py::is_final(),
      "What was read of a caller's data, column by column, and what of it was copied.\n\n"
      "A borrowed column is read where its producer has it; a copied one says why; contacts are streamed: of them "
      "nothing\n"
      "is kept. What a library does to hand its columns over (a query, an export) is not counted.\n\n"
      "Units   bytes: 8 a number, the letters of a text");
  define_table(ingest, "The columns as dicts: column, type (as its producer calls it), memory, why, bytes.");
  ingest.def_property_readonly(
      "sentence", [](const HeldIngest& self) { return sentence(self.ingest); },
      "How many columns were read, how many of them copied, and how many bytes that took.");
  ingest.def_property_readonly(
      "copied_bytes", [](const HeldIngest& self) { return self.ingest.bytes(); }, "The bytes copied in all.");
}

}  // namespace journeyrank::python
