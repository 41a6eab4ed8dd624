// SPDX-License-Identifier: MIT
#include "journeyrank/measure/mapping.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ColumnSource;
using journeyrank::DurationUnit;
using journeyrank::find_named_column;
using journeyrank::has_members;
using journeyrank::MappedColumn;
using journeyrank::MappedValue;
using journeyrank::Mapping;
using journeyrank::validate;

static_assert(has_members<ColumnSource, ColumnSource::fields().size>());
static_assert(has_members<MappedColumn, MappedColumn::fields().size>());
static_assert(has_members<MappedValue, MappedValue::fields().size>());
static_assert(has_members<Mapping, Mapping::fields().size>());

TEST_CASE("find_named_column: a duration is found by any unit, other columns by their name alone") {
  CHECK(std::string(find_named_column("handle_s").column->name) == "handle_s");
  CHECK(std::string(find_named_column("handle_ms").column->name) == "handle_s");
  CHECK(find_named_column("handle_ms").unit == DurationUnit::ms);
  CHECK(find_named_column("queue_min").unit == DurationUnit::min);
  CHECK(find_named_column("wrap_h").unit == DurationUnit::h);
  CHECK(find_named_column("handle").column == nullptr);
  CHECK(find_named_column("handle_us").column == nullptr);
  CHECK(find_named_column("_ms").column == nullptr);
  CHECK(find_named_column("ms").column == nullptr);
  CHECK(find_named_column("ces").column != nullptr);
  CHECK(find_named_column("").column == nullptr);
}

TEST_CASE("validate: a mapping of a service desk is fine") {
  CHECK_NOTHROW(validate(Mapping{}));
  CHECK_NOTHROW(validate(Mapping{.missing = {"?"},
                                 .decimal = ",",
                                 .currency = "GBP",
                                 .columns = {{"contact_id", {.row_number = true}},
                                             {"handle_ms", {.from = "tHandle", .unit = DurationUnit::ms}},
                                             {"channel", {.values = {{"Phone", "voice"}}}},
                                             {"source", {.value = "desk"}},
                                             {"started_at", {.format = "%d/%m/%Y", .tz = "UTC"}}}}));
}

TEST_CASE("validate: an unknown contact column is unknown_name, with the nearest one") {
  CHECK(refusal([] {
          validate(Mapping{.columns = {{"custmer_id", {}}}});
        }) == "unknown_name: mapping of \"custmer_id\": no such contact column (did you mean \"customer_id\"?)");
}

TEST_CASE("validate: one contact column is mapped once, under whatever unit") {
  CHECK(refusal([] {
          validate(Mapping{.columns = {{"handle_s", {}}, {"ces", {}}, {"handle_ms", {}}}});
        }) == "duplicate_name: mapping: \"handle_s\" and \"handle_ms\" are one contact column");
}

TEST_CASE("validate: sources that contradict themselves are refused by name") {
  const auto refused = [](const char* column, ColumnSource source) {
    return refusal([&] { validate(Mapping{.columns = {{column, source}}}); });
  };
  CHECK(refused("ces", {.from = "a", .value = "b"}) ==
        "bad_option: mapping of \"ces\": found several of from, first_of, sum_of, row_number and value; allowed: one");
  CHECK(refused("ces", {.row_number = true}) ==
        "bad_option: mapping of \"ces\": only contact_id can be the row number");
  CHECK(refused("contact_id", {.value = "1"}).find("names no contact") != std::string::npos);
  CHECK(refused("ces", {.unit = DurationUnit::s}).find("only a duration has a unit") != std::string::npos);
  CHECK(refused("ces", {.format = "%F"}).find("only a time has a format") != std::string::npos);
  CHECK(refused("ces", {.tz = "UTC"}).find("only a time has a format") != std::string::npos);
  CHECK(refused("started_at", {.format = "%F"}).find("is local time") != std::string::npos);
  CHECK(refused("started_at", {.tz = "Mars/Olympus"}).find("Mars/Olympus") != std::string::npos);
}

TEST_CASE("validate: schema, decimal mark and currency") {
  CHECK(refusal_code([] { validate(Mapping{.schema = 2}); }) == "newer_schema");
  CHECK(refusal_code([] { validate(Mapping{.schema = 0}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Mapping{.decimal = ""}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Mapping{.decimal = ";"}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Mapping{.currency = "pounds"}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Mapping{.currency = "gbp"}); }) == "bad_option");
}
