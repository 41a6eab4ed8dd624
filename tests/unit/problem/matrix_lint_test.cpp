// SPDX-License-Identifier: MIT
#include "journeyrank/problem/matrix_lint.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/piecewise.hpp"

#include "found_codes.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Direction;
using journeyrank::LintFinding;
using journeyrank::MatrixColumn;
using journeyrank::MatrixLint;
using journeyrank::MinMax;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Piecewise;
using journeyrank::Scale;

namespace {

using Column = std::vector<double>;

Names journeys(std::size_t count) {
  Names names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("j" + std::to_string(i));
  return names;
}

CriteriaMatrix matrix_of(const std::vector<Column>& columns) {
  std::vector<MatrixColumn> named;
  for (const auto& column : columns) {
    named.push_back({.criterion = std::string(1, static_cast<char>('a' + named.size())), .values = column});
  }
  return {journeys(columns.front().size()), std::move(named)};
}

Model model_of(const std::vector<Scale>& scales) {
  Model model;
  for (const auto& scale : scales) {
    model.criteria.push_back({.id = std::string(1, static_cast<char>('a' + model.criteria.size())), .scale = scale});
  }
  return model;
}

/// What is found of one column on one scale.
std::vector<LintFinding> found(const Column& column, const Scale& scale) {
  return MatrixLint(matrix_of({column}), model_of({scale})).findings();
}

/// What is found of columns beside each other, on anchors that hold them all.
std::vector<LintFinding> alike(const std::vector<Column>& columns, Model model) {
  const CriteriaMatrix matrix = matrix_of(columns);
  MatrixLint lint(matrix, model);
  lint.compare(model, [](std::size_t, std::size_t) { return false; });
  return lint.findings();
}

const Scale wide = Anchored{0.0, 30.0};
const Column rising = {1, 3, 5, 9, 12, 17, 22, 28};
const Column also_rising = {2, 4, 3, 8, 14, 19, 23, 29};  // one pair in another order
const Column falling = {28, 22, 17, 12, 9, 5, 3, 1};
const Column other = {9, 1, 17, 3, 28, 5, 22, 12};

}  // namespace

TEST_CASE("anchors_outside: all journeys beyond one anchor is serious, more than half a warning, half is none") {
  const auto all = found({31, 40, 50}, wide);
  REQUIRE(found_codes(all) == "serious anchors_outside");
  CHECK(all[0].sentence == "a: all 3 journeys lie beyond the anchors 0 to 30 (0 below, 3 above)");
  const auto most = found({-1, -2, 31, 15, 20}, wide);
  REQUIRE(found_codes(most) == "warning anchors_outside");
  CHECK(most[0].sentence == "a: 3 of 5 journeys lie beyond the anchors 0 to 30 (2 below, 1 above)");
  CHECK(found({-1, 31, 15, 20}, wide).empty());
}

TEST_CASE("anchors_outside: at an anchor is not beyond it, and anchors may fall") {
  CHECK(found({0, 0, 0, 30, 30}, wide).empty());
  CHECK(found_codes(found({31, 40, 50}, Anchored{30.0, 0.0})) == "serious anchors_outside");
  CHECK(found_codes(found({5, 6, 7}, Piecewise{{{10.0, 0.0}, {20.0, 0.5}, {30.0, 1.0}}})) == "serious anchors_outside");
  CHECK(found({31, 40}, wide).empty());  // two journeys say nothing of anchors
}

TEST_CASE("anchors_too_wide: the journeys fill less than a tenth of the range; a tenth is enough") {
  const auto findings = found({10, 11, 12.5}, wide);
  REQUIRE(found_codes(findings) == "warning anchors_too_wide");
  CHECK(findings[0].sentence ==
        "a: the journeys lie between 10 and 12.5, 8.3 % of the range between the anchors 0 and 30");
  CHECK(found({10, 11, 13}, wide).empty());
  CHECK(found({10, 11, 12.5}, MinMax{}).empty());
}

TEST_CASE("constant_column: one value for every journey, on any scale; two values are none") {
  const auto findings = found({5, 5, 5}, wide);
  REQUIRE(found_codes(findings) == "warning constant_column");
  CHECK(findings[0].sentence == "a is 5 for every journey");
  CHECK(found_codes(found({5, 5, 5}, MinMax{})) == "warning constant_column");
  CHECK(found({5, 5, 15}, wide).empty());
  CHECK(found({5, 5}, wide).empty());
}

TEST_CASE("matrix lint: missing cells and criteria that are off are not looked at") {
  const CriteriaMatrix gaps(journeys(3), {{.criterion = "a", .values = {40, 0, 50}, .missing = {0, 1, 0}}});
  CHECK(MatrixLint(gaps, model_of({wide})).findings().empty());  // two cells
  Model off = model_of({wide});
  off.criteria[0].weight = 0.0;
  CHECK(MatrixLint(matrix_of({{31, 40, 50}}), off).findings().empty());
  CHECK(MatrixLint(matrix_of({{31, 40, 50}}), Model{.criteria = {{.id = "elsewhere"}}}).findings().empty());
  CHECK(MatrixLint(CriteriaMatrix{}, model_of({wide})).findings().empty());
}

TEST_CASE("correlated_criteria: from 0.9 over eight journeys on") {
  const auto findings = alike({rising, also_rising}, model_of({wide, wide}));
  REQUIRE(found_codes(findings) == "warning correlated_criteria");
  CHECK(findings[0].sentence == "a and b order the 8 journeys nearly alike (rank correlation 0.98)");
  CHECK(alike({rising, other}, model_of({wide, wide})).empty());
  const Column seven(rising.begin(), rising.end() - 1);
  CHECK(alike({seven, seven}, model_of({wide, wide})).empty());
}

TEST_CASE("correlated_criteria: criteria that hang together are one finding, with the least correlation") {
  const auto findings = alike({rising, other, also_rising, rising}, model_of({wide, wide, wide, wide}));
  REQUIRE(found_codes(findings) == "warning correlated_criteria");
  CHECK(findings[0].sentence == "a, c and d order the 8 journeys nearly alike (rank correlation 0.98 or more)");
}

TEST_CASE("correlated_criteria: urgency counts, not the raw values") {
  Model model = model_of({wide, Anchored{30.0, 0.0}});
  model.criteria[1].direction = Direction::minimize;
  CHECK(alike({rising, falling}, model)[0].sentence ==
        "a and b order the 8 journeys nearly alike (rank correlation 1.00)");
  CHECK(alike({rising, falling}, model_of({wide, wide}))[0].sentence ==
        "a and b order the 8 journeys nearly the other way round and cancel each other (rank correlation -1.00)");
}

TEST_CASE("correlated_criteria: a pair that was named before is not named again") {
  const Model model = model_of({wide, wide});
  const CriteriaMatrix matrix = matrix_of({rising, also_rising});
  MatrixLint lint(matrix, model);
  lint.compare(model, [](std::size_t a, std::size_t b) { return a == 0 && b == 1; });
  CHECK(lint.findings().empty());
}

TEST_CASE("correlated_criteria: on a scale that is best in between nearness counts") {
  const journeyrank::TargetRange target{-100.0, 0.0, 0.0, 100.0};
  Column around;
  for (std::size_t i = 0; i < rising.size(); ++i)
    around.push_back((i % 2 == 0 ? 1.0 : -1.0) * (50.0 - 3.0 * static_cast<double>(i)));
  const auto findings = alike({rising, around}, model_of({wide, target}));
  REQUIRE(found_codes(findings) == "warning correlated_criteria");
  CHECK(findings[0].sentence.starts_with("a and b order the 8 journeys nearly alike"));
}
