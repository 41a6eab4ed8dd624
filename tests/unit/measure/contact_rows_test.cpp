// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_rows.hpp"

#include <cstddef>

#include <doctest/doctest.h>

using journeyrank::compare_cases;
using journeyrank::compare_newness;
using journeyrank::ContactNames;
using journeyrank::ContactRow;
using journeyrank::ContactRows;
using journeyrank::KeepCases;

TEST_CASE("ContactRows: a row goes in and comes out; what tells cases apart only where it is kept") {
  const ContactRow row{
      .updated_at = 1, .started_at = 2, .journey = 3, .customer = 4, .parent = 5, .of_case = {.ended_at = 6}};
  for (const KeepCases keep : {KeepCases::no, KeepCases::yes}) {
    ContactRows rows{.keep_cases = keep};
    rows.push_back(row);
    const ContactRow back = rows.row(0);
    CHECK(back.updated_at == 1);
    CHECK(back.started_at == 2);
    CHECK(back.journey == 3);
    CHECK(back.customer == 4);
    CHECK(back.parent == 5);
    CHECK(back.of_case.ended_at == (keep == KeepCases::yes ? 6 : 0));
    std::size_t columns = 0;
    rows.for_each_column([&columns](auto& column) {
      column.pop_back();
      ++columns;
    });
    CHECK(columns == (keep == KeepCases::yes ? 10 : 5));
    CHECK(rows.size() == 0);
  }
}

TEST_CASE("compare_newness: by update, then start, then the names' texts") {
  ContactNames names;
  const ContactRow b{.updated_at = 1, .started_at = 1, .journey = names.journeys.insert("b").first};
  ContactRow a = b;
  a.journey = names.journeys.insert("a").first;
  CHECK(compare_newness(b, a, names) > 0);
  a.started_at = 2;
  CHECK(compare_newness(b, a, names) < 0);
  a.updated_at = 0;
  CHECK(compare_newness(b, a, names) > 0);
  CHECK(compare_newness(a, a, names) == 0);
}

TEST_CASE("compare_cases: by end, then names, then whether it was resolved") {
  ContactNames names;
  CHECK(compare_cases({.ended_at = 2}, {.ended_at = 1, .resolved = 1}, names) > 0);
  CHECK(compare_cases({.resolved = 0}, {.resolved = 1}, names) < 0);
  CHECK(compare_cases({.issue = names.issues.insert("x").first}, {}, names) > 0);
  CHECK(compare_cases({}, {}, names) == 0);
}
