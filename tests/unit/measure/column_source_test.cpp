// SPDX-License-Identifier: MIT
#include "journeyrank/measure/column_source.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ColumnSource;
using journeyrank::DurationUnit;
using journeyrank::find_named_column;
using journeyrank::IdForm;
using journeyrank::MappedColumn;

namespace {

std::string refused(const std::string& column, ColumnSource source) {
  return refusal([&] { validate(MappedColumn{column, source}); });
}

}  // namespace

TEST_CASE("ColumnSource: the columns it reads are those of its one origin, or its own name") {
  using Columns = std::vector<std::string>;
  CHECK(ColumnSource{}.columns("ces") == Columns{"ces"});
  CHECK(ColumnSource{.from = "a"}.columns("ces") == Columns{"a"});
  CHECK(ColumnSource{.first_of = {"a", "b"}}.columns("ces") == Columns{"a", "b"});
  CHECK(ColumnSource{.sum_of = {"a", "b"}}.columns("ces") == Columns{"a", "b"});
  CHECK(ColumnSource{.value = "x"}.columns("ces").empty());
  CHECK(ColumnSource{.row_number = true}.columns("ces").empty());
}

TEST_CASE("validate: what a source cannot do for its column is refused by the column's name") {
  CHECK(refused("journey", {.sum_of = {"a", "b"}}) ==
        "bad_option: mapping of \"journey\": only durations, counts and money can be added up");
  CHECK(refused("ces", {.ids = IdForm::salesforce}) == "bad_option: mapping of \"ces\": only a text holds ids");
  CHECK(refused("journey", {.from = "a", .first_of = {"b"}}).find("found several of from, first_of") !=
        std::string::npos);
  CHECK(refused("jurney", {.from = "a"}).find("unknown_name: mapping of \"jurney\"") == 0);
  CHECK_NOTHROW(validate(MappedColumn{"started_at", {.from = "a", .tz = "Europe/Berlin"}}));
}

TEST_CASE("find_named_column: a duration is found by each of its units") {
  CHECK(find_named_column("handle_min").unit == DurationUnit::min);
  CHECK(find_named_column("handle_s").column == find_named_column("handle_ms").column);
  CHECK(find_named_column("journey_ms").column == nullptr);
}
