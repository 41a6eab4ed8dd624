// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/weighable.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::check_weighable;
using journeyrank::CriteriaMatrix;
using journeyrank::Floor;
using journeyrank::Names;
using journeyrank::refuse_below;
using journeyrank::varies;

TEST_CASE("weighable: one journey and one criterion are enough, less is refused") {
  CHECK_NOTHROW(check_weighable(matrix_of_columns({{1.0}}), directions_of("+"), "m"));
  CHECK(refusal([] { check_weighable(matrix_of_columns({}), {}, "gini"); }) ==
        "empty_input: weights by gini: found 0 journeys × 0 criteria; allowed: one at least of each");
  CHECK(refusal_code([] { check_weighable(matrix_of_columns({{}}), directions_of("+"), "m"); }) == "empty_input");
}

TEST_CASE("weighable: there is one direction a criterion") {
  CHECK(refusal([] {
          check_weighable(matrix_of_columns({{1.0}, {2.0}}), directions_of("+"), "gini");
        }) == "shape_mismatch: weights by gini: found 1 directions; allowed: 2, one a criterion");
}

TEST_CASE("weighable: the first missing cell is named") {
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {1.0, 2.0}, .missing = {0, 1}}});
  CHECK(refusal([&] { check_weighable(matrix, directions_of("++"), "gini"); }) ==
        "missing_cell: weights by gini: journey \"b\", criterion \"cost\": found a missing cell; allowed: a number");
}

TEST_CASE("weighable: a floor names the journey and the criterion below it") {
  const auto matrix = matrix_of_columns({{1.0, 0.0}, {2.0, -3.5}});
  CHECK_NOTHROW(refuse_below(Floor::zero, matrix, 0, "gini"));
  CHECK(refusal([&] { refuse_below(Floor::above_zero, matrix, 0, "merec"); }) ==
        "bad_number: weights by merec: journey \"j2\", criterion \"c1\": found 0; allowed: a number > 0");
  CHECK(refusal([&] { refuse_below(Floor::zero, matrix, 1, "gini"); }) ==
        "bad_number: weights by gini: journey \"j2\", criterion \"c2\": found -3.5; allowed: a number >= 0");
}

TEST_CASE("weighable: a column varies when two of its values differ") {
  const auto matrix = matrix_of_columns({{1.0, 1.0}, {1.0, 2.0}});
  CHECK_FALSE(varies(matrix, 0));
  CHECK(varies(matrix, 1));
}
