// SPDX-License-Identifier: MIT
#include "journeyrank/io/ranked_list_csv.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

ListReading read(const std::string& text, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::text(text, "l.csv"), options);
  return read_ranked_lists(table);
}

std::string refused(const std::string& text) {
  return refusal([&] { read(text); });
}

using Ranks = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("ranked list csv: a row a journey, a column of ranks for each voice") {
  const auto found = read("journey,Ann,label,Bea\nbill,1,A bill,2\nfault,2,,2\n");
  CHECK(found.lists.journeys == std::vector<std::string>{"bill", "fault"});
  CHECK(found.lists.labels == std::vector<std::string>{"A bill", ""});
  CHECK(found.lists.voices == std::vector<std::string>{"Ann", "Bea"});
  CHECK(found.lists.ranks == std::vector<Ranks>{{1, 2}, {2, 2}});
  CHECK(found.notes.empty());
}

TEST_CASE("ranked list csv: it may be written as tables are elsewhere") {
  const auto found = read("Ann;journey;Bea\n1;bill;2,0\n\n2;fault;1\n", {.decimal = ','});
  CHECK(found.lists.ranks == std::vector<Ranks>{{1, 2}, {2, 1}});
  CHECK(found.lists.labels.empty());
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "blank_lines");
}

TEST_CASE("ranked list csv: the largest rank is the largest of 32 bits") {
  CHECK(read("journey,Ann,Bea\nbill,4294967295,1\n").lists.ranks[0] == Ranks{4294967295});
  CHECK(refused("journey,Ann,Bea\nbill,4294967296,1\n").starts_with("bad_number: l.csv:2:6: "));
}

TEST_CASE("ranked list csv: a rank that is none is refused with file, line and column") {
  CHECK(refused("journey,Ann,Bea\nbill,1,2\nfault,,1\n") ==
        "missing_cell: l.csv:3:7: \"Ann\" gives journey \"fault\" no rank; a list ranks every journey");
  CHECK(refused("journey,Ann,Bea\nbill,first,2\n").starts_with("bad_number: l.csv:2:6: column \"Ann\": "));
  CHECK(refused("journey,Ann,Bea\nbill,1,0\n") ==
        "bad_number: l.csv:2:8: column \"Bea\": found \"0\"; allowed: a whole number, 1 for the first; tied journeys "
        "have the same");
  CHECK(refused("journey,Ann,Bea\nbill,1,-2\n").starts_with("bad_number: l.csv:2:8: "));
  CHECK(refused("journey,Ann,Bea\nbill,1.5,2\n").starts_with("bad_number: l.csv:2:6: "));
}

TEST_CASE("ranked list csv: a table without journeys, without lists or with a journey twice is refused") {
  CHECK(refused("journy,Ann,Bea\nbill,1,2\n") ==
        "missing_column: l.csv: there is no column \"journey\" (did you mean \"journy\"?)");
  CHECK(refused("journey,Ann\nbill,1\n") ==
        "empty_input: l.csv: found one column of ranks, \"Ann\"; allowed: two or more, one for each who ranked the "
        "journeys");
  CHECK(refused("journey,label\nbill,A bill\n").starts_with("empty_input: l.csv: found no column of ranks; "));
  CHECK(refused("journey,Ann,Ann\nbill,1,2\n").starts_with("duplicate_name: l.csv:1:13: "));
  CHECK(refused("journey,Ann,Bea\n") == "empty_input: l.csv: a header, but no journey below it");
  CHECK(refused("journey,Ann,Bea\n,1,2\n") == "missing_cell: l.csv:2:1: the row has no journey id");
  CHECK(refused("journey,Ann,Bea\nbill,1,2\nfault,2,1\nbill,3,3\n") ==
        "duplicate_name: l.csv:4:1: journey \"bill\" stands here again; it stands on line 2 already");
  CHECK(refused("journey,Ann,Bea\nbill,1\n").starts_with("bad_csv: l.csv:2:"));
}
