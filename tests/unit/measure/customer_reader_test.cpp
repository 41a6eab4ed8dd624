// SPDX-License-Identifier: MIT
#include "journeyrank/measure/customer_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Customer;
using journeyrank::CustomerReader;
using journeyrank::Mapping;
using journeyrank::Place;
using journeyrank::RowFault;

namespace {

using Record = std::vector<std::string_view>;

Place place_of(std::size_t field) { return {"c", 2, field + 1}; }

}  // namespace

TEST_CASE("CustomerReader: a row becomes a customer, under its own names or those of the mapping") {
  CustomerReader reader(
      Mapping{.missing = {"-"}, .decimal = ",", .customers = {{"customer_id", {"Id"}}, {"annual_value", {"ARR"}}}},
      {"Id", "segment", "start_at", "end_at", "ARR", "note"}, "c");
  reader.add(Record{"ann", "-", "2025-01-01", "2026-01-01T12:00:00Z", "12,50", "x"}, place_of);
  auto table = reader.take_table();
  REQUIRE(table.find("ann") != nullptr);
  const Customer& ann = *table.find("ann");
  CHECK(ann.segment.empty());
  CHECK(ann.start_at == 1'735'689'600'000);
  CHECK(ann.end_at == 1'767'268'800'000);
  CHECK(ann.annual_value_minor == 1250);
}

TEST_CASE("CustomerReader: doubtful rows and cells are counted with their places") {
  CustomerReader reader({}, {"customer_id", "start_at", "annual_value"}, "c");
  reader.add(Record{"ann", "", "1"}, place_of);
  reader.add(Record{"ann", "2025-01-01", "1"}, place_of);
  reader.add(Record{"", "", ""}, place_of);
  reader.add(Record{"bob", "soon", "much"}, place_of);
  const auto& report = reader.report();
  CHECK(report.rows == 4);
  CHECK(report.used == 2);
  CHECK(report.repeated() == 1);
  CHECK(report.left_out() == 1);
  REQUIRE(report.findings.size() == 4);
  CHECK(report.findings[0].fault == RowFault::missing_customer_id);
  CHECK(report.findings[1].fault == RowFault::bad_time);
  CHECK(report.findings[1].places[0] == Place{"c", 2, 2});
  CHECK(report.findings[2].fault == RowFault::bad_number);
  CHECK(report.findings[3].fault == RowFault::repeated_customer);
}

TEST_CASE("CustomerReader: times are written as the mapping declares, in its zone, or in UTC without one") {
  CustomerReader reader(Mapping{.customers = {{"end_at", {.from = "left", .format = "%d/%m/%Y"}},
                                              {"start_at", {.format = "%d.%m.%Y %H:%M", .tz = "+02:00"}}}},
                        {"customer_id", "start_at", "left"}, "c");
  reader.add(Record{"ann", "01.01.2025 02:00", "11/01/2026"}, place_of);
  auto table = reader.take_table();
  CHECK(table.find("ann")->start_at == 1'735'689'600'000);
  CHECK(table.find("ann")->end_at == 1'768'089'600'000);
  const auto with = [](journeyrank::CustomerColumn column) {
    return refusal([&] { CustomerReader(Mapping{.customers = {column}}, {"customer_id"}, "c"); });
  };
  CHECK(with({"segment", {.format = "%Y"}}) ==
        "bad_option: mapping of customers: \"segment\": only a time has a format and a zone");
  CHECK(with({"end_at", {.format = "%d/%m"}}).starts_with("bad_option: "));
  CHECK(with({"end_at", {.tz = "Mars"}}).starts_with("bad_option: "));
}

TEST_CASE("CustomerReader: an end that cannot be read is a loss without a date, one for nothing is none") {
  CustomerReader reader({}, {"customer_id", "end_at"}, "c");
  reader.add(Record{"ann", "11/01/2026"}, place_of);
  reader.add(Record{"bob", "n/a"}, place_of);
  reader.add(Record{"eve", ""}, place_of);
  REQUIRE(reader.report().findings.size() == 2);
  CHECK(reader.report().findings[0].fault == RowFault::bad_time);
  CHECK(reader.report().findings[1].fault == RowFault::bad_loss_date);
  auto table = reader.take_table();
  CHECK(table.find("ann")->has_left());
  CHECK_FALSE(table.find("ann")->end_at);
  CHECK_FALSE(table.find("bob")->has_left());
  CHECK_FALSE(table.find("eve")->has_left());
}

TEST_CASE("CustomerReader: without a customer_id, or a column that the mapping names, the file is refused") {
  CHECK(refusal([] { CustomerReader({}, {"custmer_id"}, "c"); }) ==
        "missing_column: c: there is no column \"customer_id\" (did you mean \"custmer_id\"?); name it in the mapping: "
        "{\"customers\": {\"customer_id\": \"...\"}}");
  CHECK(refusal_code([] {
          CustomerReader(Mapping{.customers = {{"segment", {"tier"}}}}, {"customer_id"}, "c");
        }) == "missing_column");
  CHECK(refusal_code([] {
          CustomerReader(Mapping{.customers = {{"sgment", {"tier"}}}}, {"customer_id"}, "c");
        }) == "unknown_name");
}
