// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/note.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/io/ingest_table.hpp"

#include "shown_table.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// What was read of a caller's data, and what of it was copied.
struct HeldIngest {
  Ingest ingest;
  std::string source = {};  ///< the kind of data that it was
  std::vector<Note> said = {};

  ResultTable table() const { return to_table(ingest); }
  const std::vector<Note>& notes() const noexcept { return said; }
};

/// A row a column that was read.
ShownTable shown(const HeldIngest& self);

/// A property `ingest` of a class of results; `ingest_of(held)` gives it.
template <class Class, class IngestOf>
void define_ingest_of(Class& object, const IngestOf& ingest_of) {
  object.def_property_readonly(
      "ingest", [ingest_of](const typename Class::type& held) { return ingest_of(held); },
      "What was read of the data, column by column: its type, and whether its memory is borrowed or why it was "
      "copied.");
}

}  // namespace journeyrank::python
