// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_intake.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::BoundMapping;
using journeyrank::ContactIntake;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::Place;
using journeyrank::refuse_if_nothing_used;
using journeyrank::RowFault;

namespace {

using Record = std::vector<std::string_view>;

const std::vector<std::string> header = {"contact_id", "journey", "started_at", "kind"};

Place place_of(std::size_t field) { return {"t", 7, field + 1}; }

}  // namespace

TEST_CASE("ContactIntake: used, repeated, filtered and left out add up to the rows") {
  ContactIntake intake(BoundMapping(Mapping{.currency = "GBP", .where = {{"kind", {.not_one_of = {"test"}}}}}, header));
  const Record fine = {"1", "a", "2026-03-01T09:30:00Z", "x"};
  for (const Record& record :
       {fine, fine, Record{"2", "a", "2026-03-01T09:30:00Z", "test"}, Record{"3", "a", "x", ""}}) {
    const auto* contact = intake.read(record, place_of);
    if (contact != nullptr) intake.count(intake.report().rows == 1, place_of);
  }
  const Intake& report = intake.report();
  CHECK(report.currency == "GBP");
  CHECK(report.rows == 4);
  CHECK(report.used == 1);
  CHECK(report.repeated() == 1);
  CHECK(report.filtered == 1);
  CHECK(report.left_out() == 1);
  CHECK(report.findings[0].fault == RowFault::bad_start);
  CHECK(report.findings[0].places[0] == Place{"t", 7, 3});
}

TEST_CASE("ContactIntake: a column that is asked for and not there is said, and so is one that the mapping uses") {
  ContactIntake intake(BoundMapping(Mapping{.columns = {{"channel", {.from = "kind"}}}}, header));
  intake.note_extra_columns("t", {"kind", "kins"}, header);
  const auto& notes = intake.report().table_notes;
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].text ==
        "the mapping of t uses the column \"kind\" for a contact column, which has its place; ask for that one");
  CHECK(notes[1].text == "t has no column \"kins\", which a metric reads (did you mean \"kind\"?)");
  ContactIntake free(BoundMapping(Mapping{}, header));
  free.note_extra_columns("t", {"kind"}, header);
  CHECK(free.report().table_notes.empty());
}

TEST_CASE("refuse_if_nothing_used: a table that its filters empty says so") {
  Intake intake;
  intake.rows = 3;
  intake.filtered = 3;
  CHECK(refusal([&] { refuse_if_nothing_used(intake, "t.csv"); }) ==
        "empty_input: t.csv: all 3 rows are filtered out by the mapping's \"where\"");
}
