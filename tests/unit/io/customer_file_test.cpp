// SPDX-License-Identifier: MIT
#include "journeyrank/io/customer_file.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "journeyrank/io/contact_csv.hpp"

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::CustomersRead;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::Rate;
using journeyrank::read_contacts;
using journeyrank::read_customers;
using journeyrank::RowFault;
using journeyrank::Tally;

TEST_CASE("read_customers: CSV and JSON Lines give the same customers and report") {
  const CustomersRead csv =
      read_customers(ByteSource::text("customer_id,segment,start_at,annual_value\n"
                                      "1,vip,2025-01-01,5\n1,vip,2025-01-01,5\nragged\n,a,,\n",
                                      "c.csv"));
  const CustomersRead lines = read_customers(
      ByteSource::text("{\"customer_id\": 1, \"segment\": \"vip\", \"start_at\": \"2025-01-01\", \"annual_value\": 5}\n"
                       "\n"
                       "{\"annual_value\": 5, \"segment\": \"vip\", \"start_at\": \"2025-01-01\", \"customer_id\": 1}\n"
                       "oops\n"
                       "{\"customer_id\": null, \"segment\": \"a\"}\n",
                       "c.jsonl"));
  for (const auto* read : {&csv, &lines}) {
    CHECK(read->table.size() == 1);
    CHECK(read->intake.rows == 4);
    CHECK(read->intake.used == 1);
    CHECK(read->intake.repeated() == 1);
    CHECK(read->intake.left_out() == 2);
  }
  CHECK(*csv.table.find("1") == *lines.table.find("1"));
}

TEST_CASE("read_customers: a file that names no customer is refused") {
  CHECK(refusal([] { read_customers(ByteSource::text("customer_id\n", "c.csv")); }) ==
        "empty_input: c.csv: no row names a customer");
  CHECK(refusal_code([] { read_customers(ByteSource::text("{\"id\": 1}", "c.jsonl")); }) == "empty_input");
}

TEST_CASE("read_contacts: contacts take from the customers what they do not say, and unknown customers are counted") {
  const CustomersRead customers =
      read_customers(ByteSource::text("customer_id,start_at,annual_value\nann,2026-01-01,100\n", "c.csv"));
  const Rate fresh{.column = "tenure", .one_of = {"<3 months"}};
  Tally tally({Mean{"revenue"}, fresh});
  const auto intake = read_contacts(ByteSource::text("contact_id,customer_id,journey,started_at\n"
                                                     "1,ann,a,2026-02-01T00:00:00Z\n"
                                                     "2,ann,a,2026-08-01T00:00:00Z\n"
                                                     "3,eve,a,2026-08-01T00:00:00Z\n",
                                                     "t.csv"),
                                    {}, tally, journeyrank::CsvOptions{}, journeyrank::NoProgress{}, &customers.table);
  CHECK(tally.evaluate("a", Mean{"revenue"}).value == 100.0);
  CHECK(tally.evaluate("a", Mean{"revenue"}).n == 2);
  CHECK(tally.evaluate("a", fresh).value == 0.5);
  REQUIRE(intake.findings.size() == 1);
  CHECK(intake.findings[0].fault == RowFault::unknown_customer);
  CHECK(to_string(intake.findings[0].places[0]) == "t.csv:4:3");
  CHECK(intake.table_notes.empty());
}
