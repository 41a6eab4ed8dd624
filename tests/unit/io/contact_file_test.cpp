// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_file.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::contact_format_of;
using journeyrank::ContactFileOptions;
using journeyrank::ContactFormat;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::read_contact_file;
using journeyrank::Tally;

namespace {

const std::string line =
    R"({"contact_id": 1, "customer_id": "-", "journey": "a", "started_at": "2026-03-01T09:30:00Z"})";

}  // namespace

TEST_CASE("contact_format_of: the ending decides, in any case") {
  CHECK(contact_format_of("a/b.jsonl") == ContactFormat::jsonl);
  CHECK(contact_format_of("B.NDJSON") == ContactFormat::jsonl);
  CHECK(contact_format_of("b.csv") == ContactFormat::csv);
  CHECK(contact_format_of("jsonl") == ContactFormat::csv);
  CHECK(contact_format_of("stdin") == ContactFormat::csv);
}

TEST_CASE("read_contact_file: the format is that of the name, or the one declared; missing markers go with it") {
  Tally tally;
  CHECK(read_contact_file(ByteSource::text(line, "t.jsonl"), {}, tally).used == 1);
  Tally again;
  const Intake intake = read_contact_file(ByteSource::text(line, "stdin"), {}, again,
                                          {.format = ContactFormat::jsonl, .csv = {.missing = {"-"}}});
  CHECK(intake.findings[0].fault == journeyrank::RowFault::no_customer);
}

TEST_CASE("read_contact_file: an option of CSV with another format is refused") {
  CHECK(refusal([] {
          Tally tally;
          read_contact_file(ByteSource::text(line, "t.jsonl"), {}, tally, {.csv = {.separator = ';'}});
        }) == "bad_option: separator, decimal, thousands and encoding are options of CSV; the contacts are jsonl");
}
