// SPDX-License-Identifier: MIT
#include "journeyrank/problem/slice_notes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

#include "refusal.hpp"

using journeyrank::Contacts;
using journeyrank::measure;
using journeyrank::metrics_of;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Note;
using journeyrank::RepeatRate;
using journeyrank::slice_notes;
using journeyrank::Tally;

namespace {

Model model_with(Missing missing) {
  return {.criteria = {{.id = "again", .missing = missing, .metric = RepeatRate{}},
                       {.id = "volume", .missing = missing, .metric = Contacts{}}}};
}

Tally tally_of(const Model& model, const char* journey) {
  Tally tally(metrics_of(model), {.by = {"segment"}});
  for (int i = 0; i < 200; ++i) {
    const std::string id = std::to_string(i);
    tally.add({.contact_id = id, .customer_id = i % 2 == 0 ? "0" : id, .journey = journey, .started_at = i});
  }
  return tally;
}

TEST_CASE("slice notes: they are those of measure, with the warnings of the lint") {
  const Model model = model_with(Missing::interval);
  const Tally tally = tally_of(model, "billing");
  const std::vector<Note> notes = slice_notes(tally, model);
  CHECK(notes == measure(tally, model).notes);
  CHECK(std::any_of(notes.begin(), notes.end(), [](const Note& note) { return note.code == "not_a_customer"; }));
}

TEST_CASE("slice notes: what measure would refuse as missing is said") {
  const Model model = model_with(Missing::reject);
  const Tally tally = tally_of(model, "billing");
  CHECK(refusal_code([&] { measure(tally, model); }) == "missing_cell");
  CHECK(slice_notes(tally, model) == slice_notes(tally, model_with(Missing::interval)));
}

TEST_CASE("slice notes: without contacts, or without a journey, nothing is refused") {
  const Model model = model_with(Missing::reject);
  CHECK(slice_notes(Tally(metrics_of(model)), model) == measure(Tally(metrics_of(model)), model).notes);
  CHECK(slice_notes(tally_of(model, ""), model).empty());
}

}  // namespace
