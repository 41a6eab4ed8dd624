// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/choice.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Choice;
using journeyrank::Preferred;
using journeyrank::ValuedChoices;

using Rows = std::vector<std::vector<double>>;

namespace {

const Rows values = {{0.5, 1.0}, {0.25, 0.0}, {0.0, 0.75}};

std::string refused(const Rows& rows, const std::vector<Choice>& choices) {
  return refusal_code([&] { ValuedChoices(rows, choices, "uta"); });
}

}  // namespace

TEST_CASE("choice: the journey that is taken comes first, whichever was named first") {
  const ValuedChoices choices(
      values, std::vector<Choice>{{0, 1, Preferred::first}, {0, 2, Preferred::second}, {1, 2, Preferred::neither}},
      "uta");
  CHECK(choices.size() == 3);
  CHECK(choices.criteria() == 2);
  CHECK(choices.difference(0) == std::vector<double>{0.25, 1.0});
  CHECK(choices.difference(1) == std::vector<double>{-0.5, -0.25});
  CHECK(choices.difference(2) == std::vector<double>{0.25, -0.75});
  CHECK(choices.is_tie(2));
  CHECK_FALSE(choices.is_tie(1));
  CHECK(choices.taken(1, 1) == 0.75);
  CHECK(choices.left(1, 1) == 1.0);
}

TEST_CASE("choice: what is no choice between journeys with values is refused") {
  CHECK(refused(values, {}) == "empty_input");
  CHECK(refused({}, {{0, 1}}) == "empty_input");
  CHECK(refused({{}, {}}, {{0, 1}}) == "empty_input");
  CHECK(refused(values, {{0, 3}}) == "bad_weights");
  CHECK(refused(values, {{1, 1}}) == "bad_weights");
  CHECK(refused({{0.5, 1.0}, {0.25}}, {{0, 1}}) == "shape_mismatch");
  CHECK(refused({{0.5, 1.5}, {0.25, 0.0}}, {{0, 1}}) == "bad_weights");
}
