// SPDX-License-Identifier: MIT
#include "journeyrank/measure/known_until.hpp"

#include <doctest/doctest.h>

using journeyrank::ContactTable;
using journeyrank::EndReading;
using journeyrank::known_until;

TEST_CASE("known_until: the latest start, update or end") {
  ContactTable table({EndReading{}});
  CHECK(known_until(table) == 0);
  table.add({.contact_id = "1", .journey = "a", .started_at = -5});
  CHECK(known_until(table) == -5);
  table.add({.contact_id = "2", .journey = "a", .started_at = -7, .ended_at = 3});
  CHECK(known_until(table) == 3);
  table.add({.contact_id = "3", .journey = "a", .started_at = -7, .last_update_at = 8});
  CHECK(known_until(table) == 8);
  table.add({.contact_id = "4", .journey = "a", .started_at = 2, .ended_at = 11, .resolved = false});
  CHECK(known_until(table) == 11);
}

TEST_CASE("known_until: a handling that stands for an end is no time that anyone named, nor is one before the start") {
  ContactTable table({EndReading{}});
  table.add({.contact_id = "1", .journey = "a", .started_at = 5, .handle_ms = 100});
  table.add({.contact_id = "2", .journey = "a", .started_at = 6, .ended_at = 2});
  CHECK(known_until(table) == 6);
}
