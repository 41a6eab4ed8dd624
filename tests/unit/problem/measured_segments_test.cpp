// SPDX-License-Identifier: MIT
#include "journeyrank/problem/measured_segments.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::MeasuredSegments;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::model_of_slices;
using journeyrank::segments_of;
using journeyrank::slice_name;
using journeyrank::Tally;

namespace {

Model model_of_effort() {
  Model model;
  model.criteria = {{.id = "effort", .metric = journeyrank::HighEffort{}}};
  return model;
}

Contact contact(const std::string& id, const std::string& segment, double answer) {
  Contact made;
  made.contact_id = id;
  made.customer_id = id;
  made.started_at = 1'000'000;
  made.segment = segment;
  made.journey = "bill";
  made.ces = answer;
  return made;
}

}  // namespace

TEST_CASE("measured_segments: a segment a slice, with what stands behind its cells; contacts in none are left out") {
  const Model model = model_of_effort();
  Tally tally(metrics_of(model), {.by = {"segment"}});
  tally.add(contact("1", "premium", 1));
  tally.add(contact("2", "premium", 7));
  tally.add(contact("3", "", 1));
  tally.add(contact("4", "basic", 1));
  const MeasuredSegments found = segments_of(measure_slices(tally, model));
  REQUIRE(found.segments.size() == 2);
  CHECK(found.segments[0].name == "basic");
  CHECK(found.segments[1].name == "premium");
  CHECK(found.segments[1].matrix.cell(0, 0) == 0.5);
  CHECK(found.estimates[1][0][0].n == 2);
  CHECK(found.estimates[0][0][0].n == 1);
  const auto whole = whole_matrix(tally, model);
  CHECK(whole.journey_count() == 1);
  CHECK(whole.cell(0, 0) == 0.75);  // three of four answers
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "no_segment");
}

TEST_CASE("measured_segments: a slice is called by all that tells it apart") {
  CHECK(slice_name({.by = {"premium"}}) == "premium");
  CHECK(slice_name({.period = "2026-03", .by = {"premium", "phone"}}) == "2026-03, premium, phone");
}

TEST_CASE("measured_segments: what a slice cannot tell is open, and other policies stay") {
  Model model;
  model.criteria = {{.id = "a", .missing = Missing::reject}, {.id = "b", .missing = Missing::worst}};
  const Model open = model_of_slices(model);
  CHECK(open.criteria[0].missing == Missing::interval);
  CHECK(open.criteria[1].missing == Missing::worst);
}
