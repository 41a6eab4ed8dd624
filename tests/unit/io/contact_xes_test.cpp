// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_xes.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "journeyrank/io/ready_mapping.hpp"

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::Contacts;
using journeyrank::Customers;
using journeyrank::Intake;
using journeyrank::mapping_of;
using journeyrank::Mean;
using journeyrank::read_any_contact_file;
using journeyrank::read_contacts;
using journeyrank::Sum;
using journeyrank::Tally;
using journeyrank::XesOptions;

TEST_CASE("read_contacts: of a log the events that complete are contacts, by the ready mapping") {
  Tally tally({Contacts{}, Customers{}, Mean{"duration_s"}, Mean{"effort"}, Sum{"cost"}});
  const Intake intake =
      read_any_contact_file(ByteSource::open("tests/exports/service_desk.xes"), mapping_of("xes"), tally);
  CHECK(intake.rows == 4);
  CHECK(intake.used == 3);
  CHECK(intake.filtered == 1);
  CHECK(intake.findings.empty());
  CHECK(tally.journeys() == std::vector<std::string>{"billing & payment", "delivery"});
  CHECK(tally.evaluate("billing & payment", Mean{"duration_s"}).value == 600.0);
  CHECK(tally.evaluate("billing & payment", Sum{"cost"}).value == 12.5);
  CHECK(tally.evaluate("delivery", Customers{}).value == 2.0);
  CHECK(tally.evaluate("delivery", Mean{"effort"}).value == 4.0);
}

TEST_CASE("read_contacts: a doubtful event is counted at its line; a log without events is refused") {
  Tally tally;
  const Intake intake = read_contacts(
      ByteSource::text(
          "<log><trace>\n<event><string key=\"concept:name\" value=\"a\"/>"
          "<date key=\"time:timestamp\" value=\"2026-03-01T00:00:00Z\"/></event>\n<event/>\n</trace></log>",
          "t.xes"),
      mapping_of("xes"), tally, XesOptions{});
  CHECK(intake.used == 1);
  CHECK(intake.left_out() == 1);
  CHECK(to_string(intake.findings[0].places[0]) == "t.xes:3");
  CHECK(refusal([] {
          Tally none;
          read_contacts(ByteSource::text("<log/>", "t.xes"), {}, none, XesOptions{});
        }) == "empty_input: t.xes: the log has no event");
}

TEST_CASE("read_any_contact_file: other formats go their way, and options of CSV are refused for a log") {
  Tally tally;
  CHECK(read_any_contact_file(ByteSource::text("contact_id,journey,started_at\n1,a,2026-03-01T00:00:00Z\n", "t.csv"),
                              {}, tally)
            .used == 1);
  CHECK(refusal_code([] {
          Tally none;
          read_any_contact_file(ByteSource::text("<log/>", "t.xes"), {}, none, {.csv = {.separator = ';'}});
        }) == "bad_option");
  CHECK(refusal([] {
          Tally none;
          read_contact_file(ByteSource::text("<log/>", "t.xes"), {}, none);
        }).find("bad_option: t.xes: this program was built without XES event logs; they need expat") == 0);
}
