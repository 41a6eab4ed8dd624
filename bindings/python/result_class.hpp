// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"

#include "binding.hpp"
#include "native_table.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

/// Below a shown table: how many rows are left out, and what a reader must know.
inline void show_rest(ShownTable& table, std::size_t rows, const std::vector<Note>& notes) {
  if (rows > most_rows_shown) table.notes.push_back("and " + std::to_string(rows - most_rows_shown) + " more");
  for (const auto& note : notes) table.notes.push_back("note " + note.code + ": " + note.text);
}

/// What a reader must know of a result.
template <class Held>
void define_notes(py::class_<Held>& object) {
  object.def_property_readonly(
      "notes",
      [](const Held& self) {
        py::tuple notes(self.notes().size());
        for (std::size_t i = 0; i < notes.size(); ++i) notes[i] = py::cast(self.notes()[i]);
        return notes;
      },
      "What a reader must know.");
}

/// What every result that is a table offers.
template <class Held>
void define_table(py::class_<Held>& object, const char* rows) {
  name_result(object);
  define_notes(object);
  define_method(
      object, "__len__",
      [](const Held& self) {
        if constexpr (requires { self.rows(); }) {
          return self.rows();
        } else {
          return self.table().rows;
        }
      },
      "Rows.");
  define_frames(
      object, [](const Held& self) { return self.table(); }, [](const Held& self) { return self.source; }, rows);
  define_method(
      object, "__repr__", [](const Held& self) { return shown(self).text(); }, "The first rows.");
  define_method(
      object, "_repr_html_", [](const Held& self) { return shown(self).html(); }, "The first rows, for a notebook.");
}

}  // namespace journeyrank::python
