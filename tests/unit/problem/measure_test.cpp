// SPDX-License-Identifier: MIT
#include "journeyrank/problem/measure.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Burden;
using journeyrank::ClusterBy;
using journeyrank::Contacts;
using journeyrank::CustomerSum;
using journeyrank::Mean;
using journeyrank::measure;
using journeyrank::measure_slices;
using journeyrank::MeasuredMatrix;
using journeyrank::metrics_of;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Note;
using journeyrank::Tally;

namespace {

Model two_criteria(Missing missing) {
  return {.criteria = {{.id = "volume", .metric = Contacts{}},
                       {.id = "time", .missing = missing, .metric = Mean{"handle_s"}}}};
}

Tally three_contacts(const Model& model) {
  Tally tally(metrics_of(model));
  tally.add({.contact_id = "1", .journey = "move", .started_at = 0, .handle_ms = 4000});
  tally.add({.contact_id = "2", .journey = "bill", .started_at = 0});
  tally.add({.contact_id = "3", .journey = "move", .started_at = 0, .handle_ms = 5000});
  return tally;
}

}  // namespace

TEST_CASE("measure: journeys are sorted, columns are the criteria, cells the answers of their metrics") {
  const Model model = two_criteria(Missing::worst);
  const MeasuredMatrix measured = measure(three_contacts(model), model);
  const auto& matrix = measured.matrix;
  REQUIRE(matrix.journey_count() == 2);
  CHECK(matrix.journeys()[0] == "bill");
  CHECK(matrix.journeys()[1] == "move");
  CHECK(matrix.criteria() == std::vector<std::string>{"volume", "time"});
  CHECK(matrix.cell(0, 0) == 1.0);
  CHECK(matrix.cell(1, 0) == 2.0);
  CHECK(matrix.is_missing(0, 1));
  CHECK(matrix.cell(1, 1) == 4.5);
  CHECK(measured.estimates[1][1].n == 2);
}

TEST_CASE("measure: a missing cell is noted with the journey and the reason") {
  const Model model = two_criteria(Missing::interval);
  CHECK(measure(three_contacts(model), model, {.lint = {.min_n = 0}}).notes ==
        std::vector<Note>{
            {"not_measured",
             "time: 1 of 2 journeys are not measured, the first is \"bill\": no contact of the journey has "
             "\"handle_s\" measured; reported as missing, not invented"},
            {"coverage", "1 of 3 contacts have no \"handle_s\" measured and stay out of what rests on it"}});
}

TEST_CASE("measure: a criterion without metric is missing everywhere, not invented") {
  Model model = two_criteria(Missing::worst);
  model.criteria.push_back({.id = "revenue", .missing = Missing::renormalise});
  const MeasuredMatrix measured = measure(three_contacts(model), model);
  CHECK(measured.matrix.is_missing(0, 2));
  CHECK(measured.matrix.is_missing(1, 2));
  CHECK(
      measured.notes[1] ==
      Note{"no_metric", "revenue: no journey is measured: no metric in the model; reported as missing, not invented"});
}

TEST_CASE("measure: a criterion that rejects missing cells refuses, and says what to do") {
  const Model model = two_criteria(Missing::reject);
  CHECK(refusal([&] { measure(three_contacts(model), model); }) ==
        "missing_cell: criterion \"time\": 1 of 2 journeys are not measured, the first is \"bill\": no contact of the "
        "journey has \"handle_s\" measured; supply it, give the criterion weight 0, or set its \"missing\" to "
        "renormalise, worst or interval");
}

TEST_CASE("measure: a criterion that is switched off refuses nothing") {
  Model model = two_criteria(Missing::reject);
  model.criteria[1].weight = 0.0;
  CHECK(measure(three_contacts(model), model).matrix.is_missing(0, 1));
}

TEST_CASE("measure: contacts without a journey are counted and kept out") {
  const Model model = two_criteria(Missing::worst);
  Tally tally = three_contacts(model);
  tally.add({.contact_id = "4", .started_at = 0});
  const MeasuredMatrix measured = measure(tally, model);
  CHECK(measured.matrix.journey_count() == 2);
  CHECK(measured.notes.front() ==
        Note{"unmapped_contacts",
             "1 of 4 contacts name no journey and are kept out of the ranking; map what they are "
             "about to journeys; no journey's numbers hold them"});
  CHECK(measured.estimates[0].size() == 2);
}

TEST_CASE("measure: contacts that all lack a journey are empty_input, no contacts an empty matrix") {
  const Model model = two_criteria(Missing::reject);
  Tally tally(metrics_of(model));
  CHECK(measure(tally, model).matrix.journey_count() == 0);
  tally.add({.contact_id = "1", .started_at = 0});
  CHECK(refusal([&] { measure(tally, model); }) == "empty_input: none of the 1 contacts names a journey");
}

TEST_CASE("measure: without customers what is per customer is missing, with that reason") {
  Model model{.criteria = {{.id = "pain", .missing = Missing::worst, .metric = Burden{.column = "ces", .at_most = 3}},
                           {.id = "revenue", .missing = Missing::worst, .metric = CustomerSum{"revenue"}}}};
  Tally tally(metrics_of(model));
  tally.add({.contact_id = "1", .journey = "a", .started_at = 0, .ces = 1.0, .revenue_minor = 5});
  const MeasuredMatrix measured = measure(tally, model);
  REQUIRE(measured.notes.size() == 2);
  for (const auto& note : measured.notes) CHECK(note.text.find("has a customer_id") != std::string::npos);
}

TEST_CASE("measure: a tally made for other metrics is refused") {
  CHECK(refusal_code([] { measure(Tally({Mean{"csat"}}), two_criteria(Missing::worst)); }) == "bad_option");
}

TEST_CASE("metrics_of: each metric once") {
  Model model = two_criteria(Missing::worst);
  model.criteria.push_back({.id = "again", .metric = Contacts{}});
  model.criteria.push_back({.id = "none"});
  CHECK(metrics_of(model).size() == 2);
}

TEST_CASE("measure: a journey that rests on few observations is marked, and named; counts of all are no sample") {
  const Model model = two_criteria(Missing::worst);
  const MeasuredMatrix measured = measure(three_contacts(model), model, {.lint = {.min_n = 3}});
  CHECK(measured.small_samples == std::vector<std::uint8_t>{0, 1});
  CHECK(measured.notes[1].code == "small_samples");
  CHECK(measured.notes[1].text ==
        "1 of 2 journeys rest on fewer than 3 observations: move (time: 2); they are marked, and no list of the worst "
        "names them");
  CHECK(measure(three_contacts(model), model, {.lint = {.min_n = 2}}).small_samples == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("measure: where observations go together a journey rests on as many as there are clusters") {
  const Mean by_account{.column = "handle_s", .cluster = ClusterBy::account};
  const Model model{.criteria = {{.id = "time", .scale = MinMax{}, .metric = by_account}}};
  Tally tally(metrics_of(model));
  std::int64_t at = 0;
  for (const char* account : {"acme", "bolt", "acme", "acme", "bolt"}) {
    const std::string id = std::to_string(++at);
    tally.add({.contact_id = id, .account_id = account, .journey = "a", .started_at = at, .handle_ms = at * 1000});
  }
  const MeasuredMatrix measured = measure(tally, model, {.lint = {.min_n = 3}});
  CHECK(measured.estimates[0][0].n == 5);
  CHECK(measured.estimates[0][0].clusters == 2);
  CHECK(measured.small_samples == std::vector<std::uint8_t>{1});
  CHECK(measured.notes[0].text.find("fewer than 3 observations: a (time: 2)") != std::string::npos);
  CHECK(measure(tally, model, {.lint = {.min_n = 2}}).small_samples == std::vector<std::uint8_t>{0});
}

TEST_CASE("measure: a criterion that is switched off marks no journey") {
  Model model = two_criteria(Missing::worst);
  model.criteria[1].weight = 0.0;
  CHECK(measure(three_contacts(model), model).small_samples == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("measure_slices: each slice is a matrix of its own, and what it cannot tell is missing, not refused") {
  const Model model = two_criteria(Missing::reject);
  Tally tally(metrics_of(model), {.by = {"segment"}});
  tally.add({.contact_id = "1", .segment = "home", .journey = "move", .started_at = 0, .handle_ms = 4000});
  tally.add({.contact_id = "2", .segment = "firm", .journey = "bill", .started_at = 0});
  tally.add({.contact_id = "3", .segment = "home", .journey = "bill", .started_at = 0, .handle_ms = 5000});
  tally.add({.contact_id = "4", .segment = "lost", .started_at = 0});
  const auto slices = measure_slices(tally, model);
  REQUIRE(slices.size() == 2);
  CHECK(slices[0].by == std::vector<std::string>{"firm"});
  CHECK(slices[0].measured.matrix.is_missing(0, 1));
  CHECK(slices[1].measured.matrix.journey_count() == 2);
  CHECK(slices[1].measured.matrix.cell(1, 1) == 4.0);
}
