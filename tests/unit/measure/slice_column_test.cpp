// SPDX-License-Identifier: MIT
#include "journeyrank/measure/slice_column.hpp"

#include <array>

#include <doctest/doctest.h>

using journeyrank::Contact;
using journeyrank::ExtraColumn;
using journeyrank::SliceColumn;

TEST_CASE("SliceColumn: texts, flags, counts, numbers and extra columns are told by their spelling") {
  const std::array extra = {ExtraColumn{"tenure", "<3 months"}};
  const Contact contact{
      .contact_id = "1", .channel = "voice", .transfers = 2, .abandoned = true, .ces = 2.5, .extra = extra};
  const auto text = [&contact](const char* name) {
    SliceColumn column(name);
    column.push_back(contact);
    return std::string(column.text(0));
  };
  CHECK(text("channel") == "voice");
  CHECK(text("transfers") == "2");
  CHECK(text("abandoned") == "true");
  CHECK(text("ces") == "2.5");
  CHECK(text("tenure") == "<3 months");
}

TEST_CASE("SliceColumn: what a contact does not say is one slice of its own") {
  for (const char* name : {"stage", "transfers", "resolved", "csat", "tenure", "segment"}) {
    SliceColumn column(name);
    column.push_back(Contact{.contact_id = "1"});
    CHECK(column.text(0) == "(none)");
  }
}

TEST_CASE("SliceColumn: rows are compared by their texts, and one replaces another") {
  SliceColumn column("region");
  column.push_back(Contact{.region = "south"});
  column.push_back(Contact{.region = "north"});
  CHECK(column.compare(0, 1) > 0);
  column.copy_row(1, 0);
  column.pop_back();
  CHECK(column.numbers().size() == 1);
  CHECK(column.text(0) == "north");
  CHECK(column.without_rows().numbers().empty());
}
