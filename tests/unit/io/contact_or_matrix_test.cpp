// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_or_matrix.hpp"

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"

#include "refusal.hpp"

using journeyrank::holds_contacts;

TEST_CASE("contact_or_matrix: the header tells a criteria matrix from contacts") {
  CHECK_FALSE(holds_contacts("examples/data/telecom.csv"));
  CHECK_FALSE(holds_contacts("examples/data/bank.csv"));
  CHECK(holds_contacts("examples/data/contacts.csv"));
  CHECK(holds_contacts("examples/data/contacts.csv", {.separator = ','}));
}

TEST_CASE("contact_or_matrix: what is no table, and what can be read but once, is of contacts") {
  CHECK(holds_contacts("examples/data/calls.jsonl"));
  CHECK(holds_contacts("log.xes"));
  CHECK(holds_contacts("-"));
  CHECK(holds_contacts("/dev/null"));
}

TEST_CASE("contact_or_matrix: a file that is not there is refused by its name") {
  CHECK(refusal_code([] { holds_contacts("nowhere.csv"); }) == "read_failed");
}
