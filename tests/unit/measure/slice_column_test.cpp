// SPDX-License-Identifier: MIT
#include "journeyrank/measure/slice_column.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

using journeyrank::Contact;
using journeyrank::ExtraColumn;
using journeyrank::SliceColumn;
using journeyrank::SliceText;

TEST_CASE("SliceText: texts, flags, counts, numbers and extra columns are told by their spelling") {
  const std::array extra = {ExtraColumn{"tenure", "<3 months"}};
  const Contact contact{
      .contact_id = "1", .channel = "voice", .transfers = 2, .abandoned = true, .ces = 2.5, .extra = extra};
  const auto text = [&contact](const char* name) { return std::string(SliceText(name).text_of(contact)); };
  CHECK(text("channel") == "voice");
  CHECK(text("transfers") == "2");
  CHECK(text("abandoned") == "true");
  CHECK(text("ces") == "2.5");
  CHECK(text("tenure") == "<3 months");
}

TEST_CASE("SliceText: what a contact does not say is empty, or its column's default") {
  for (const char* name : {"stage", "transfers", "resolved", "csat", "tenure"}) {
    CHECK(SliceText(name).text_of(Contact{.contact_id = "1"}).empty());
  }
  CHECK(SliceText("segment").text_of(Contact{.contact_id = "1"}) == "(none)");
}

TEST_CASE("SliceColumn: rows are compared by their texts, and one replaces another") {
  SliceColumn column("region");
  column.push_back("south");
  column.push_back("north");
  CHECK(column.compare(0, 1) > 0);
  column.copy_row(1, 0);
  column.pop_back();
  CHECK(column.numbers().size() == 1);
  CHECK(column.text(0) == "north");
  CHECK(column.column() == "region");
}
