// SPDX-License-Identifier: MIT
#include "journeyrank/judge/what_if.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::compare_rankings;
using journeyrank::CriteriaMatrix;
using journeyrank::Move;
using journeyrank::Pin;
using journeyrank::place_text;
using journeyrank::rank;
using journeyrank::rank_scenario;
using journeyrank::Ranking;
using journeyrank::Scenario;
using journeyrank::what_if;
using journeyrank::WhatIf;

namespace {

const laws::WeighedValues& problem() {
  static const laws::WeighedValues three({{0.9, 0.1}, {0.5, 0.6}, {0.1, 0.7}}, {0.5, 0.5});
  return three;
}

Ranking base(std::vector<Pin> pins = {}) { return rank(problem().matrix, problem().model, {.pins = std::move(pins)}); }

/// Journeys of these names with values of c0 and c1, in that order.
CriteriaMatrix named(const std::vector<std::string>& names, const std::vector<std::vector<double>>& rows) {
  std::vector<journeyrank::MatrixColumn> columns = {{.criterion = "c0"}, {.criterion = "c1"}};
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < 2; ++c) columns[c].values.push_back(row[c]);
  }
  return {journeyrank::Names::of(names), std::move(columns)};
}

WhatIf asked(const Scenario& scenario) { return what_if(base(), problem().matrix, scenario); }

}  // namespace

TEST_CASE("what_if: only what moved is listed, from where to where, with the scores behind it") {
  const WhatIf found = asked({.name = "pain first", .weights = {{"c0", 0.8}}});
  CHECK(found.scenario == "pain first");
  CHECK(found.first_before == "b");
  CHECK(found.first_after == "a");
  CHECK(found.unmoved == 1);
  REQUIRE(found.moves.size() == 2);
  CHECK(found.moves[0].journey == "a");
  CHECK(found.moves[0].rank_before == 2);
  CHECK(found.moves[0].rank_after == 1);
  CHECK(found.moves[0].score_before == doctest::Approx(0.5));
  CHECK(found.moves[0].score_after == doctest::Approx(0.74));
  CHECK(found.moves[1].journey == "b");
}

TEST_CASE("what_if: a scenario that changes nothing moves nothing, to the last bit") {
  Splitmix64 random(9);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < 1 + random.below(20); ++i)
      rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::WeighedValues any(rows, {random.unit() + 0.1, random.unit(), random.unit()});
    const Ranking before = rank(any.matrix, any.model);
    const Ranking after = rank_scenario(before, any.matrix, {});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(std::bit_cast<std::uint64_t>(before.scores()[i]) == std::bit_cast<std::uint64_t>(after.scores()[i]));
    }
    CHECK(compare_rankings(before, after).moves.empty());
    CHECK(compare_rankings(before, after).unmoved == rows.size());
  }
}

TEST_CASE("what_if: each kind of change is rank() of the changed problem") {
  const auto check = [](const Scenario& scenario, const std::vector<std::string>& order) {
    const Ranking after = rank_scenario(base(), problem().matrix, scenario);
    std::vector<std::string> found;
    for (std::size_t place = 0; place < after.size(); ++place) found.push_back(after[place].id);
    CHECK(found == order);
  };
  check({}, {"b", "a", "c"});
  check({.drop = {"c0"}}, {"c", "b", "a"});
  check({.remove = {"b"}}, {"a", "c"});
  check({.values = {{"c", {{"c0", 1.0}}}}}, {"c", "b", "a"});
  check({.add = {{"new", {{"c0", 1.0}, {"c1", 1.0}}}}}, {"new", "b", "a", "c"});
  check({.pins = {{"c", 1, "duty", "board"}}}, {"c", "b", "a"});
  check({.scales = {{"c1", journeyrank::Anchored{0.0, 10.0}}}}, {"a", "b", "c"});
}

TEST_CASE("what_if: a journey that leaves has rank 0 after, a new one before") {
  const WhatIf found = asked({.remove = {"b"}, .add = {{"d", {{"c0", 0.0}, {"c1", 0.0}}}}});
  REQUIRE(found.moves.size() == 4);
  CHECK(found.moves[0].journey == "a");
  CHECK(found.moves[2].journey == "d");
  CHECK(found.moves[2].rank_before == 0);
  CHECK(found.moves[3].journey == "b");
  CHECK(found.moves[3].rank_after == 0);
  CHECK(found.moves[3].score_before == doctest::Approx(0.55));
}

TEST_CASE("what_if: pins of the ranking hold on, unless the scenario lets them go") {
  const Ranking pinned = base({{"c", 1, "duty", "board"}});
  CHECK(what_if(pinned, problem().matrix, Scenario{}).moves.empty());
  CHECK(what_if(pinned, problem().matrix, {.unpin = {"c"}}).first_after == "b");
}

TEST_CASE("what_if: a place that a pin holds is told with its reason, before and after") {
  const WhatIf pinned = asked({.pins = {{"c", 1, "duty", "board"}}});
  REQUIRE(pinned.moves.size() == 3);
  CHECK(pinned.moves[0].journey == "c");
  CHECK(pinned.moves[0].pin_after == "duty");
  CHECK(pinned.moves[0].pin_before.empty());
  CHECK(pinned.moves[1].pin_after.empty());
  CHECK(place_text(pinned.moves[0].rank_after, pinned.moves[0].pin_after) == "1*");
  CHECK(star_lines(pinned) == std::vector<std::string>{"* c is at place 1 by decree: duty"});
  const WhatIf freed = what_if(base({{"c", 1, "duty", "board"}}), problem().matrix, {.unpin = {"c"}});
  CHECK(star_lines(freed) == std::vector<std::string>{"* c was at place 1 by decree: duty"});
  const WhatIf gone = what_if(base({{"c", 1, "duty", "board"}}), problem().matrix, {.remove = {"c"}, .unpin = {"c"}});
  CHECK(gone.moves.back().pin_before == "duty");
  CHECK(place_text(0, "") == "–");
}

TEST_CASE("what_if: thousands of scenarios give each its own answer, whatever the number of threads") {
  std::vector<Scenario> scenarios;
  for (int i = 0; i <= 2000; ++i) {
    scenarios.push_back({.name = std::to_string(i), .weights = {{"c0", static_cast<double>(i) / 2000.0}}});
  }
  const auto one = what_if(base(), problem().matrix, scenarios, {.threads = 1});
  const auto many = what_if(base(), problem().matrix, scenarios, {.threads = 4});
  REQUIRE(one.size() == scenarios.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].scenario == scenarios[i].name);
    CHECK(one[i].first_after == many[i].first_after);
    CHECK(one[i].moves.size() == many[i].moves.size());
  }
  CHECK(one.front().first_after == "c");
  CHECK(one.back().first_after == "a");
}

TEST_CASE("what_if: what is wrong in a scenario is said with its name") {
  CHECK(refusal([] {
          asked({.name = "odd", .drop = {"c9"}});
        }).starts_with("unknown_name: scenario \"odd\": no criterion"));
  CHECK(refusal_code([] { asked({.add = {{"d", {{"c0", 0.5}}}}}); }) == "missing_cell");
  CHECK(refusal_code([] { asked({.remove = {"zz"}}); }) == "unknown_name");
}

TEST_CASE("what_if: no journey, and a scenario that removes the last one, are answers too") {
  const laws::WeighedValues none({}, {1.0, 1.0});
  const WhatIf empty = what_if(rank(none.matrix, none.model), none.matrix, {.weights = {{"c0", 0.9}}});
  CHECK(empty.first_before.empty());
  CHECK(empty.moves.empty());
  const laws::WeighedValues one({{0.5, 0.5}}, {1.0, 1.0});
  CHECK(what_if(rank(one.matrix, one.model), one.matrix, {.remove = {"a"}}).first_after.empty());
}

TEST_CASE("what_if: the sentence names who takes the first place, and nobody where nobody stands there") {
  CHECK(sentence(asked(Scenario{})) == "no journey moves; b stays first");
  CHECK(sentence(asked({.remove = {"b"}})) == "3 of 3 journeys move; a takes the first place from b");
  CHECK(sentence(asked({.remove = {"c"}})) == "1 of 3 journeys moves; b stays first");
  CHECK(sentence(asked({.remove = {"a", "b", "c"}})) == "3 of 3 journeys move; nothing is left");
  const laws::WeighedValues none({}, {1.0, 1.0});
  const Ranking empty = rank(none.matrix, none.model);
  CHECK(sentence(what_if(empty, none.matrix, Scenario{})) == "no journey moves");
  CHECK(sentence(what_if(empty, none.matrix, {.add = {{"d", {{"c0", 0.5}, {"c1", 0.5}}}}})) ==
        "1 of 1 journeys moves; d takes the first place");
}

TEST_CASE("what_if: who is drawn level with stays first, whatever the names, and the sentence says so") {
  const auto told = [](const std::string& first, const std::string& second, double weight) {
    const laws::WeighedValues two({{0.9, 0.1}, {0.1, 0.9}}, {0.4, 0.6});
    const CriteriaMatrix matrix = named({first, second}, {{0.9, 0.1}, {0.1, 0.9}});
    return what_if(rank(matrix, two.model), matrix, {.weights = {{"c0", weight}}});
  };
  for (const std::string name : {"a", "z"}) {
    const WhatIf level = told(name, "b", 0.5);
    CHECK(level.first_before == "b");
    CHECK(level.first_after == "b");
    CHECK(sentence(level) == "1 of 2 journeys moves; " + name + " draws level with b at the first place");
    CHECK(sentence(told(name, "b", 0.6)) == "2 of 2 journeys move; " + name + " takes the first place from b");
  }
}

TEST_CASE("what_if: of several that share the first place one that stays there stays first, whatever the names") {
  const auto told = [](const std::string& first, const std::string& second, const Scenario& scenario) {
    const CriteriaMatrix matrix = named({first, second, "m"}, {{0.9, 0.1}, {0.1, 0.9}, {0.2, 0.2}});
    return what_if(rank(matrix, problem().model), matrix, scenario);
  };
  for (const std::string name : {"a", "z"}) {
    const WhatIf alone = told(name, "k", {.weights = {{"c0", 0.8}}});
    CHECK(alone.first_before == name);
    CHECK(alone.first_after == name);
    CHECK(sentence(alone) == "1 of 3 journeys moves; " + name + " stays first, no longer level with k");
    CHECK(sentence(told(name, "k", {.weights = {{"c0", 0.8}}, .values = {{"m", {{"c0", 0.9}, {"c1", 0.1}}}}})) ==
          "2 of 3 journeys move; " + name + " stays first, now level with m, no longer level with k");
    CHECK(sentence(told(name, "k", {.remove = {name}})) ==
          "2 of 3 journeys move; k stays first, no longer level with " + name);
  }
  CHECK(sentence(told("a", "k", {})) == "no journey moves; a and k stay first");
  CHECK(sentence(told("a", "k", {.values = {{"m", {{"c0", 1.0}, {"c1", 1.0}}}}})) ==
        "3 of 3 journeys move; m takes the first place from a and k");
  CHECK(sentence(told("a", "k", {.pins = {{"m", 1, "duty", "board"}}}))
            .ends_with("m takes the first place from a and k"));
}

TEST_CASE("what_if: the notes of many answers stand once each, but for those that have been said") {
  const std::vector<Scenario> scaled(3, {.scales = {{"c0", journeyrank::MinMax{}}}});
  const auto answers = what_if(base(), problem().matrix, scaled);
  const auto notes = notes_of(answers);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "relative_scale");
  CHECK(notes_of(answers, notes).empty());
  CHECK(notes_of(std::vector<WhatIf>{}).empty());
}

TEST_CASE("what_if: criteria that weighed nothing share what is left, with a note that names them") {
  const laws::WeighedValues only({{0.9, 0.1, 0.0}, {0.5, 0.6, 1.0}, {0.1, 0.7, 0.2}}, {1.0, 0.0, 0.0});
  const Ranking before = rank(only.matrix, only.model);
  const WhatIf half = what_if(before, only.matrix, {.weights = {{"c0", 0.5}}});
  CHECK(half.weights.normalised(1) == 0.25);
  CHECK(half.weights.normalised(2) == 0.25);
  CHECK(half.notes.back().code == "shared_equally");
  CHECK(half.notes.back().text == "no other criterion weighed anything, so what is left is shared equally by: c1, c2");
  const WhatIf named = what_if(before, only.matrix, {.weights = {{"c0", 0.5}, {"c1", 0.5}}});
  CHECK(named.weights.normalised(2) == 0.0);
  for (const auto& note : named.notes) CHECK(note.code != "shared_equally");
  CHECK(what_if(before, only.matrix, {.drop = {"c0"}}).weights.normalised(1) == 0.5);
}
