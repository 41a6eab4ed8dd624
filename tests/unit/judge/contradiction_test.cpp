// SPDX-License-Identifier: MIT
#include "journeyrank/judge/contradiction.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journeyrank/judge/what_if.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::MinMax;
using journeyrank::refuse_contradictions;
using journeyrank::Scenario;

namespace {

std::string refused(const Scenario& scenario) {
  return refusal([&] { refuse_contradictions(scenario); });
}

}  // namespace

TEST_CASE("contradiction: a journey that is removed and changed, or removed twice, is not called unknown") {
  CHECK(refused({.values = {{"a", {{"c0", 1.0}}}}, .remove = {"b", "a"}}) ==
        "bad_option: \"a\" is removed and changed; allowed: one of them");
  CHECK(refused({.remove = {"a", "b", "a"}}) == "duplicate_name: \"a\" is removed twice");
  CHECK(refused({.remove = {"a"}, .pins = {{"a", 1, "duty", "board"}}})
            .starts_with("bad_option: \"a\" is removed and p"));
  CHECK(refused({.values = {{"n", {{"c0", 1.0}}}}, .add = {{"n", {{"c1", 1.0}}}}}) ==
        "bad_option: \"n\" is added and changed; allowed: all its values where it is added");
}

TEST_CASE(
    "contradiction: one cell set twice, and one criterion dropped twice, do not leave the last word to the last") {
  CHECK(refused({.values = {{"a", {{"c0", 1.0}}}, {"b", {{"c0", 1.0}}}, {"a", {{"c0", 2.0}}}}}) ==
        "duplicate_name: \"c0\" of \"a\" is set twice");
  CHECK(refused({.values = {{"a", {{"c0", 1.0}, {"c0", 1.0}}}}}) == "duplicate_name: \"c0\" of \"a\" is set twice");
  CHECK(refused({.add = {{"n", {{"c0", 1.0}, {"c0", 2.0}}}}}) == "duplicate_name: \"c0\" of \"n\" is set twice");
  CHECK(refused({.drop = {"c0", "c1", "c0"}}) == "duplicate_name: \"c0\" is dropped twice");
  CHECK(refused({.scales = {{"c0", MinMax{}}, {"c0", Anchored{0.0, 1.0}}}}) ==
        "duplicate_name: \"c0\" is scaled twice");
  CHECK(refused({.add = {{"n", {}}, {"n", {}}}}) == "duplicate_name: \"n\" is added twice");
  CHECK(refused({.pins = {{"a", 1, "duty", "board"}, {"a", 2, "duty", "board"}}}) ==
        "duplicate_name: \"a\" is pinned twice");
  CHECK(refused({.unpin = {"a", "a"}}) == "duplicate_name: \"a\" is unpinned twice");
}

TEST_CASE("contradiction: two cells of one journey, a journey made anew and a pin that is replaced are none") {
  CHECK_NOTHROW(refuse_contradictions({}));
  CHECK_NOTHROW(refuse_contradictions({.values = {{"a", {{"c0", 1.0}}}, {"a", {{"c1", 2.0}}}}}));
  CHECK_NOTHROW(
      refuse_contradictions({.remove = {"a"}, .add = {{"a", {{"c0", 1.0}}}}, .pins = {{"a", 1, "duty", "board"}}}));
  CHECK_NOTHROW(refuse_contradictions({.pins = {{"a", 1, "duty", "board"}}, .unpin = {"a"}}));
}

TEST_CASE("contradiction: a what-if refuses it, with the name of the scenario") {
  const laws::WeighedValues three({{0.9, 0.1}, {0.5, 0.6}, {0.1, 0.7}}, {0.5, 0.5});
  const auto base = journeyrank::rank(three.matrix, three.model);
  CHECK(refusal([&] {
          what_if(base, three.matrix, Scenario{.name = "odd", .remove = {"a", "a"}});
        }) == "duplicate_name: scenario \"odd\": \"a\" is removed twice");
}
