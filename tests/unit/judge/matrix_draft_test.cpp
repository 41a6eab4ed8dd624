// SPDX-License-Identifier: MIT
#include "journeyrank/judge/matrix_draft.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixDraft;
using journeyrank::Names;

namespace {

CriteriaMatrix matrix() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                        {{"pain", {1.0, 2.0, 3.0}}, {"cost", {4.0, 0.0, 6.0}, {}, {0, 1, 0}}},
                        {.labels = {"A", "B", ""}, .attributes = {{"team", {"x", "y", "z"}}}});
}

}  // namespace

TEST_CASE("matrix_draft: untouched it is the same matrix") {
  const CriteriaMatrix same = MatrixDraft(matrix()).matrix();
  CHECK(same.journeys() == matrix().journeys());
  CHECK(same.label(0) == "A");
  CHECK(same.label(2) == "c");
  CHECK(same.is_missing(1, 1));
  CHECK(same.attributes() == matrix().attributes());
}

TEST_CASE("matrix_draft: a journey leaves with all that is known of it") {
  MatrixDraft draft(matrix());
  draft.remove("a");
  const CriteriaMatrix left = std::move(draft).matrix();
  CHECK(left.journey_count() == 2);
  CHECK(left.label(0) == "B");
  CHECK(left.is_missing(0, 1));
  CHECK(left.cell(1, 1) == 6.0);
  CHECK(left.attributes()[0].texts == std::vector<std::string>{"y", "z"});
}

TEST_CASE("matrix_draft: a value that is set is no longer missing, and a new journey misses what it is not told") {
  MatrixDraft draft(matrix());
  draft.set({"b", {{"cost", 5.0}}});
  draft.add({"d", {{"pain", 9.0}}});
  const CriteriaMatrix more = std::move(draft).matrix();
  CHECK(more.cell(1, 1) == 5.0);
  CHECK_FALSE(more.is_missing(1, 1));
  CHECK(more.cell(3, 0) == 9.0);
  CHECK(more.is_missing(3, 1));
  CHECK(more.label(3) == "d");
}

TEST_CASE("matrix_draft: unknown names, a journey that is there already and numbers that are none are refused") {
  MatrixDraft draft(matrix());
  CHECK(refusal([&] { draft.remove("A"); }).starts_with("unknown_name: no journey \"A\""));
  CHECK(refusal([&] {
          draft.set({"a", {{"pian", 1.0}}});
        }) == "unknown_name: no criterion \"pian\" in the matrix (did you mean \"pain\"?)");
  CHECK(refusal([&] { draft.add({"a", {}}); }) == "duplicate_name: journey \"a\" is there already; change its values");
  CHECK(refusal([&] {
          draft.set({"a", {{"pain", std::numeric_limits<double>::infinity()}}});
        }) == "bad_number: journey \"a\", criterion \"pain\": the value is not a finite number");
}
