// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include "journeyrank/base/note.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank::python {

namespace py = pybind11;

/// What came in with contacts from Python.
struct CountedContacts {
  Intake intake{};
  std::vector<Note> customer_notes{};
  std::string source{};  ///< the kind of data that they came from
  Ingest ingest{};       ///< the columns of a table that were read

  /// What was left out or doubtful.
  std::vector<Note> notes() const {
    std::vector<Note> all = customer_notes;
    for (auto& note : intake.notes()) all.push_back(std::move(note));
    return all;
  }

  /// Adds what came in with further contacts.
  void merge(const CountedContacts& other) {
    intake.merge(other.intake);
    for (const auto& note : other.customer_notes) {
      if (std::find(customer_notes.begin(), customer_notes.end(), note) == customer_notes.end()) {
        customer_notes.push_back(note);
      }
    }
    if (source.empty()) source = other.source;
    if (ingest.columns.empty()) ingest = other.ingest;
  }
};

/// True for a str or a path.
bool is_path(py::handle data);

/// Counts the contacts of a file, a dict of columns, a data frame or an Arrow stream.
CountedContacts count_contacts(Tally& tally, py::handle contacts, py::handle mapping, py::handle format,
                               py::handle customers);

/// The report on the rows, by the names of `journeyrank measure --json`.
py::dict rows_of(const Intake& intake);

py::tuple notes_tuple(const std::vector<Note>& notes);

}  // namespace journeyrank::python
