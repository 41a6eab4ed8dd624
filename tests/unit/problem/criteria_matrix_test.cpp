// SPDX-License-Identifier: MIT
#include "journeyrank/problem/criteria_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Names;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

Names names_of(const std::vector<std::string>& list) { return Names::of(list); }

}  // namespace

TEST_CASE("criteria_matrix: cells, columns, names and extents come back as they went in") {
  const CriteriaMatrix matrix(names_of({"bill", "fault"}), {{.criterion = "pain", .values = {3.0, -1.0}},
                                                            {.criterion = "cost", .values = {0.5, 2.0}}});
  CHECK(matrix.journey_count() == 2);
  CHECK(matrix.criterion_count() == 2);
  CHECK(matrix.criterion(1) == "cost");
  CHECK(matrix.criteria() == std::vector<std::string>{"pain", "cost"});
  CHECK(matrix.find_criterion("cost") == 1);
  CHECK(matrix.find_criterion("Cost") == std::nullopt);
  CHECK(matrix.journeys()[1] == "fault");
  CHECK(matrix.cell(1, 0) == -1.0);
  CHECK(matrix.column(1)[0] == 0.5);
  CHECK(matrix.extent(0).low == -1.0);
  CHECK(matrix.extent(0).high == 3.0);
  CHECK_FALSE(matrix.has_missing(0));
  CHECK_FALSE(matrix.is_missing(0, 0));
}

TEST_CASE("criteria_matrix: no journey, no criterion, or neither is a valid, empty matrix") {
  CHECK(CriteriaMatrix().journey_count() == 0);
  CHECK(CriteriaMatrix().criterion_count() == 0);
  const CriteriaMatrix no_journey({}, {{.criterion = "pain"}});
  CHECK(no_journey.journey_count() == 0);
  CHECK(no_journey.criterion_count() == 1);
  CHECK(no_journey.column(0).empty());
  CHECK(no_journey.extent(0).low > no_journey.extent(0).high);
  const CriteriaMatrix no_criterion(names_of({"a"}), {});
  CHECK(no_criterion.journey_count() == 1);
  CHECK(no_criterion.criterion_count() == 0);
}

TEST_CASE("criteria_matrix: labels stand for the ids where given, and attributes are carried along") {
  const CriteriaMatrix plain(names_of({"bill", "fault"}), {});
  CHECK(plain.label(0) == "bill");
  CHECK_FALSE(plain.has_labels());
  const CriteriaMatrix labelled(names_of({"bill", "fault"}), {},
                                {.labels = {"Bill query", "Tech fault"}, .attributes = {{"segment", {"B2C", "B2B"}}}});
  CHECK(labelled.label(1) == "Tech fault");
  CHECK(labelled.has_labels());
  CHECK(labelled.attributes() == std::vector<journeyrank::Attribute>{{"segment", {"B2C", "B2B"}}});
}

TEST_CASE("criteria_matrix: borrowed columns are read where they are, not copied") {
  const std::vector<double> values = {1.0, 2.0, 3.0};
  const CriteriaMatrix matrix(Names::numbered(3), {{.criterion = "a", .borrowed = values}});
  CHECK(matrix.column(0).data() == values.data());
  CHECK(matrix.extent(0).high == 3.0);
  const CriteriaMatrix copy = matrix;  // NOLINT: the copy is the point
  CHECK(copy.column(0).data() == values.data());
}

TEST_CASE("criteria_matrix: a copy owns its columns") {
  CriteriaMatrix copy;
  {
    const CriteriaMatrix matrix(Names::numbered(2), {{.criterion = "a", .values = {1.0, 2.0}}});
    copy = matrix;
    CHECK(copy.column(0).data() != matrix.column(0).data());
  }
  CHECK(copy.cell(1, 0) == 2.0);
}

TEST_CASE("criteria_matrix: a missing cell holds 0, is marked, and takes no part in the extent") {
  const CriteriaMatrix matrix(names_of({"a", "b", "c"}),
                              {{.criterion = "x", .values = {no_number, 5.0, infinity}, .missing = {1, 0, 1}}});
  CHECK(matrix.has_missing(0));
  CHECK(matrix.is_missing(0, 0));
  CHECK_FALSE(matrix.is_missing(1, 0));
  CHECK(matrix.is_missing(2, 0));
  CHECK(matrix.cell(0, 0) == 0.0);
  CHECK(matrix.cell(2, 0) == 0.0);
  CHECK(matrix.extent(0).low == 5.0);
  CHECK(matrix.extent(0).high == 5.0);
}

TEST_CASE("criteria_matrix: a borrowed column with missing cells is copied, and the caller's memory left alone") {
  const std::vector<double> values = {no_number, 2.0};
  const CriteriaMatrix matrix(names_of({"a", "b"}), {{.criterion = "x", .borrowed = values, .missing = {1, 0}}});
  CHECK(matrix.cell(0, 0) == 0.0);
  CHECK(matrix.cell(1, 0) == 2.0);
  CHECK(values[0] != values[0]);
}

TEST_CASE("criteria_matrix: a mask that marks nothing is no mask; a column with every cell missing has no extent") {
  const CriteriaMatrix none(names_of({"a", "b"}), {{.criterion = "x", .values = {1.0, 2.0}, .missing = {0, 0}}});
  CHECK_FALSE(none.has_missing(0));
  const CriteriaMatrix all(names_of({"a", "b"}), {{.criterion = "x", .values = {1.0, 2.0}, .missing = {1, 1}}});
  CHECK(all.has_missing(0));
  CHECK(all.extent(0).low > all.extent(0).high);
}

TEST_CASE("criteria_matrix: a column, mask, label list or attribute of another length is refused") {
  const Names two = names_of({"a", "b"});
  CHECK(refusal([&] { CriteriaMatrix(two, {{.criterion = "x", .values = {1.0}}}); }) ==
        "shape_mismatch: criterion \"x\" has 1 values for 2 journeys");
  CHECK(refusal([&] {
          CriteriaMatrix(two, {{.criterion = "x", .values = {1.0, 2.0}, .missing = {1, 0, 0}}});
        }) == "shape_mismatch: the missing mask of \"x\" has 3 values for 2 journeys");
  CHECK(refusal([&] { CriteriaMatrix(two, {}, {.labels = {"one"}}); }) ==
        "shape_mismatch: the list of labels has 1 values for 2 journeys");
  CHECK(refusal([&] {
          CriteriaMatrix(two, {}, {.attributes = {{"segment", {}}}});
        }) == "shape_mismatch: attribute \"segment\" has 0 values for 2 journeys");
}

TEST_CASE("criteria_matrix: a journey that stands twice is refused with its rows") {
  CHECK(refusal([] {
          CriteriaMatrix(names_of({"a", "b", "a"}), {});
        }) == "duplicate_name: journey \"a\" stands twice, in rows 1 and 3");
}

TEST_CASE("criteria_matrix: a criterion that stands twice is refused") {
  CHECK(refusal([] {
          CriteriaMatrix({}, {{.criterion = "x"}, {.criterion = "y"}, {.criterion = "x"}});
        }) == "duplicate_name: criterion \"x\" stands twice in the matrix");
}

TEST_CASE("criteria_matrix: NaN and infinity are refused with journey and criterion, beside missing cells too") {
  const std::string rest = "; allowed: a finite number, or a missing cell";
  for (const auto& each : std::vector<std::pair<double, std::string>>{
           {no_number, "NaN"}, {infinity, "infinity"}, {-infinity, "minus infinity"}}) {
    const double number = each.first;
    const std::string& spelling = each.second;
    const std::string message = "bad_number: journey \"b\", criterion \"x\": found " + spelling + rest;
    CHECK(refusal([&] {
            CriteriaMatrix(names_of({"a", "b"}), {{.criterion = "x", .values = {1.0, number}}});
          }) == message);
    CHECK(refusal([&] {
            CriteriaMatrix(names_of({"a", "b"}), {{.criterion = "x", .values = {1.0, number}, .missing = {1, 0}}});
          }) == message);
  }
}

TEST_CASE("criteria_matrix: the first cell that is not finite is named, whatever the number of threads") {
  const std::size_t n = 300'000;
  std::vector<double> values(n, 1.0);
  values[250'000] = infinity;
  values[100'007] = no_number;
  for (const std::size_t threads : {0u, 1u, 2u, 7u}) {
    CHECK(refusal([&] {
            CriteriaMatrix(Names::numbered(n), {{.criterion = "x", .borrowed = values}}, {.threads = threads});
          }) ==
          "bad_number: journey \"100008\", criterion \"x\": found NaN; allowed: a finite number, or a missing cell");
  }
}

TEST_CASE("criteria_matrix: extents are the same for any number of threads") {
  const std::size_t n = 300'000;
  std::vector<double> values(n, 0.5);
  values[70'000] = -3.0;
  values[299'999] = 9.0;
  for (const std::size_t threads : {0u, 1u, 2u, 7u}) {
    const CriteriaMatrix matrix(Names::numbered(n), {{.criterion = "x", .borrowed = values}}, {.threads = threads});
    CHECK(matrix.extent(0).low == -3.0);
    CHECK(matrix.extent(0).high == 9.0);
  }
}

TEST_CASE("criteria_matrix: 4,294,967,294 journeys are allowed, one more is refused") {
  CHECK(CriteriaMatrix(Names::numbered(4'294'967'294), {}).journey_count() == 4'294'967'294);
  CHECK(refusal([] { CriteriaMatrix(Names::numbered(4'294'967'295), {}); }) ==
        "too_large: 4294967295 journeys; allowed: 4294967294");
}
