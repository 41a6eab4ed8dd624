// SPDX-License-Identifier: MIT
#include "journeyrank/measure/zone_file.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::read_zone;

TEST_CASE("read_zone: without a tz database the message names the package that installs it") {
  const std::string message = refusal([] { read_zone("Europe/Berlin", {"/nowhere"}); });
  CHECK(message ==
        "bad_option: found the time zone \"Europe/Berlin\", but this system has no tz database; install the package "
        "tzdata, name its folder in the environment variable TZDIR, or write an offset such as +02:00");
}

TEST_CASE("read_zone: an unknown zone and what is no name of one are told apart") {
  CHECK(refusal([] { read_zone("Europe/Atlantis"); }).find("which the system's tz database does not have") !=
        std::string::npos);
  for (const char* name : {"", "/etc/passwd", "../passwd", "Europe/../../passwd", "a b", "Europe/Berlin\n"}) {
    CAPTURE(name);
    CHECK(refusal([name] { read_zone(name); }).find("allowed are UTC, offsets such as +02:00, and names") !=
          std::string::npos);
  }
}

TEST_CASE("read_zone: a file beside the zones is none") {
  CHECK(refusal_code([] { read_zone("zone.tab"); }) == "bad_option");
  CHECK(refusal_code([] { read_zone("Europe"); }) == "bad_option");
}
