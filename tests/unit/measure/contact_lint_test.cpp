// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_lint.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Contact;
using journeyrank::ContactLint;
using journeyrank::ScoreClass;

TEST_CASE("score classes: a larger answer never has a smaller class, and the ends have their own") {
  CHECK(ScoreClass::of(-1.0) == ScoreClass::below_0);
  CHECK(ScoreClass::of(0.0) == ScoreClass::zero);
  CHECK(ScoreClass::of(7.0) == ScoreClass::zero + 7);
  CHECK(ScoreClass::of(10.0) == ScoreClass::ten);
  CHECK(ScoreClass::of(10.5) == ScoreClass::ten + 1);
  CHECK(ScoreClass::of(100.0) == ScoreClass::above_100 - 1);
  CHECK(ScoreClass::of(100.5) == ScoreClass::above_100);
  CHECK(ScoreClass::of(1e300) == ScoreClass::above_100);
  std::size_t before = 0;
  for (double answer = -5.0; answer < 130.0; answer += 0.25) {
    CHECK(ScoreClass::of(answer) >= before);
    before = ScoreClass::of(answer);
    CHECK(before < ScoreClass::count);
  }
}

TEST_CASE("contact lint: answers are counted by class, and pairs only where both answered") {
  ContactLint lint;
  lint.add({.contact_id = "1", .started_at = 0, .csat = 4.0, .ces = 6.0});
  lint.add({.contact_id = "2", .started_at = 0, .ces = 6.0, .nps = 9.0});
  lint.add({.contact_id = "3", .started_at = 0});
  lint.add({.contact_id = "4", .started_at = 0, .ces = std::numeric_limits<double>::quiet_NaN()});
  CHECK(lint.contacts == 4);
  CHECK(lint.ces[ScoreClass::zero + 6] == 2);
  CHECK(lint.csat[ScoreClass::zero + 4] == 1);
  CHECK(lint.ces_and_csat[(ScoreClass::zero + 6) * ScoreClass::count + ScoreClass::zero + 4] == 1);
  CHECK(lint.ces_and_nps[(ScoreClass::zero + 6) * ScoreClass::count + ScoreClass::zero + 9] == 1);
}

TEST_CASE("contact lint: handle times are counted where they are long, short, or not the sum of their parts") {
  ContactLint lint;
  const auto add = [&lint](std::int64_t handle, std::int64_t talk, std::int64_t queue) {
    lint.add({.contact_id = "1",
              .started_at = 0,
              .queue_ms = queue,
              .talk_ms = talk,
              .hold_ms = 20'000,
              .wrap_ms = 30'000,
              .handle_ms = handle});
  };
  add(150'000, 100'000, 60'000);  // equals talk, hold and wrap
  add(210'000, 100'000, 60'000);  // equals them with the queue
  add(151'000, 100'000, 60'000);  // near enough
  CHECK(lint.unequal_parts == 0);
  add(400'000, 100'000, 60'000);
  CHECK(lint.with_parts == 4);
  CHECK(lint.unequal_parts == 1);
  lint.add({.contact_id = "5", .started_at = 0, .handle_ms = 14'400'001});
  lint.add({.contact_id = "6", .started_at = 0, .handle_ms = 14'400'000});
  lint.add({.contact_id = "7", .started_at = 0, .handle_ms = 1'999});
  lint.add({.contact_id = "8", .started_at = 0, .handle_ms = 2'000});
  lint.add({.contact_id = "9", .started_at = 0, .handle_ms = -1});
  CHECK(lint.handled == 8);
  CHECK(lint.handled_long == 1);
  CHECK(lint.handled_short == 1);
}

TEST_CASE("contact lint: a contact at the moment of the loss is not after it") {
  ContactLint lint;
  lint.add({.contact_id = "1", .started_at = 100, .churned_at = 100});
  lint.add({.contact_id = "2", .started_at = 101, .churned_at = 100});
  CHECK(lint.left_before == 1);
}

TEST_CASE("contact lint: splitting, shuffling and merging change nothing") {
  std::vector<Contact> contacts;
  for (std::int64_t i = 0; i < 200; ++i) {
    const auto score = static_cast<double>(i % 11);
    contacts.push_back({.contact_id = "c",
                        .started_at = i * 1000,
                        .churned_at = i * 990,
                        .talk_ms = i * 100,
                        .handle_ms = i * i * 1000,
                        .csat = score,
                        .ces = 10.0 - score,
                        .nps = score});
  }
  ContactLint whole;
  for (const auto& each : contacts) whole.add(each);
  std::array<ContactLint, 3> parts;
  for (std::size_t i = 0; i < contacts.size(); ++i) parts[(i * 77) % 3].add(contacts[(i * 77) % 200]);
  parts[2].merge(parts[0]);
  parts[2].merge(parts[1]);
  CHECK(parts[2] == whole);
}
