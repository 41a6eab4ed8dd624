// SPDX-License-Identifier: MIT
#include "journeyrank/measure/row_filter.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::CellTest;
using journeyrank::fault;

TEST_CASE("CellTest: all that is stated must hold") {
  const CellTest test{.not_one_of = {"3"}, .at_least = 2, .at_most = 4};
  CHECK(test.holds("2"));
  CHECK(test.holds("4.0"));
  CHECK_FALSE(test.holds("3"));
  CHECK_FALSE(test.holds("4.01"));
  CHECK(test.holds("3,5", {.decimal = ','}));
}

TEST_CASE("CellTest: a missing cell is in no list and no range, and may be asked for") {
  CHECK_FALSE(CellTest{.one_of = {"a"}}.holds(""));
  CHECK_FALSE(CellTest{.at_least = 0}.holds(""));
  CHECK_FALSE(CellTest{.at_least = 0}.holds("x"));
  CHECK(CellTest{.not_one_of = {"a"}}.holds(""));
  CHECK(CellTest{.present = false}.holds(""));
  CHECK_FALSE(CellTest{.present = true}.holds(""));
  CHECK(CellTest{.present = true}.holds("0"));
}

TEST_CASE("fault: a test that asks nothing, contradicts itself or is not finite is named") {
  CHECK(fault(CellTest{}) == "needs present, one_of, not_one_of, at_least or at_most");
  CHECK(fault(CellTest{.at_least = 2, .at_most = 1}) == "at_least is above at_most");
  CHECK(fault(CellTest{.at_least = std::numeric_limits<double>::infinity()}) == "at_least and at_most must be finite");
  CHECK(fault(CellTest{.present = false, .one_of = {"a"}}) == "a missing cell is in no list and no range");
  CHECK(fault(CellTest{.present = true, .at_least = 1}).empty());
}
