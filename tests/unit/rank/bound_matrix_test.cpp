// SPDX-License-Identifier: MIT
#include "journeyrank/rank/bound_matrix.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::BoundMatrix;
using journeyrank::CriteriaMatrix;
using journeyrank::Levels;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::weights_of;

namespace {

CriteriaMatrix matrix_of(std::vector<MatrixColumn> columns) {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"bill", "fault"}), std::move(columns));
}

Model two_criteria(Missing missing = Missing::reject) {
  Model model;
  model.criteria = {{.id = "pain", .missing = missing}, {.id = "cost", .missing = missing}};
  return model;
}

std::string refused(const CriteriaMatrix& matrix, const Model& model) {
  return refusal([&] { BoundMatrix(matrix, model, weights_of(model)); });
}

}  // namespace

TEST_CASE("bound_matrix: columns are matched by name, in the model's order; others are not looked at") {
  const auto matrix = matrix_of({{.criterion = "extra", .values = {9.0, 9.0}},
                                 {.criterion = "cost", .values = {3.0, 4.0}},
                                 {.criterion = "pain", .values = {1.0, 2.0}}});
  const Model model = two_criteria();
  const BoundMatrix bound(matrix, model, weights_of(model));
  CHECK(bound.journey_count() == 2);
  CHECK(&bound.matrix() == &matrix);
  CHECK(bound.column(0)[1] == 2.0);
  CHECK(bound.column(1)[0] == 3.0);
  CHECK(bound.extent(1).high == 4.0);
  CHECK(bound.is_there(0));
  CHECK_FALSE(bound.has_gaps());
  CHECK_FALSE(bound.has_gap(0));
  CHECK(bound.row(1).raw == std::vector{2.0, 4.0});
  CHECK(bound.row(1).missing == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("bound_matrix: a criterion of weight 0 is off: neither its column nor its cells are looked at") {
  Model model = two_criteria();
  model.criteria[1].weight = 0.0;
  const auto absent = matrix_of({{.criterion = "pain", .values = {1.0, 2.0}}});
  const BoundMatrix bound(absent, model, weights_of(model));
  CHECK_FALSE(bound.is_there(1));
  CHECK_FALSE(bound.has_gaps());
  CHECK_FALSE(bound.is_missing(0, 1));
  CHECK(bound.extent(1).low > bound.extent(1).high);
  CHECK(bound.row(0).raw == std::vector{1.0, 0.0});
  CHECK(bound.row(0).missing == std::vector<std::uint8_t>{0, 0});

  model.criteria[1].scale = Levels{{{"only", 1.0}}};
  const auto faulty = matrix_of(
      {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {0.5, 0.0}, .missing = {0, 1}}});
  CHECK(refused(faulty, model) == "nothing was refused");
  CHECK_FALSE(BoundMatrix(faulty, model, weights_of(model)).has_gaps());
}

TEST_CASE("bound_matrix: an absent column is refused with the nearest name under the policy reject") {
  CHECK(refused(matrix_of({{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "csot", .values = {1.0, 2.0}}}),
                two_criteria()) ==
        "missing_column: no column for criterion \"cost\" (did you mean \"csot\"?); add it, or give the criterion "
        "another "
        "missing policy than reject");
  CHECK(refused(CriteriaMatrix(), two_criteria()).substr(0, 15) == "missing_column:");
}

TEST_CASE("bound_matrix: an absent column is missing for every journey under any other policy") {
  for (const auto policy : {Missing::renormalise, Missing::worst, Missing::interval}) {
    const Model model = two_criteria(policy);
    const auto matrix = matrix_of({{.criterion = "pain", .values = {1.0, 2.0}}});
    const BoundMatrix bound(matrix, model, weights_of(model));
    CHECK_FALSE(bound.is_there(1));
    CHECK(bound.has_gaps());
    CHECK(bound.has_gap(0));
    CHECK(bound.is_missing(1, 1));
    CHECK_FALSE(bound.is_missing(1, 0));
    CHECK(bound.row(0).missing == std::vector<std::uint8_t>{0, 1});
  }
}

TEST_CASE("bound_matrix: a missing cell is refused by journey and criterion under the policy reject") {
  CHECK(refused(matrix_of({{.criterion = "pain", .values = {1.0, 2.0}},
                           {.criterion = "cost", .values = {1.0, 2.0}, .missing = {0, 1}}}),
                two_criteria()) ==
        "missing_cell: journey \"fault\", criterion \"cost\": the cell is missing; fill it, or give the criterion "
        "another "
        "missing policy: renormalise, worst or interval");
}

TEST_CASE("bound_matrix: a missing cell is a gap of its journey alone under any other policy") {
  const Model model = two_criteria(Missing::worst);
  const auto matrix = matrix_of(
      {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {3.0, 4.0}, .missing = {0, 1}}});
  const BoundMatrix bound(matrix, model, weights_of(model));
  CHECK(bound.has_gaps());
  CHECK_FALSE(bound.has_gap(0));
  CHECK(bound.has_gap(1));
  CHECK(bound.row(1).raw == std::vector{2.0, 0.0});
  CHECK(bound.row(1).missing == std::vector<std::uint8_t>{0, 1});
}

TEST_CASE("bound_matrix: a cell that is not the index of a level is refused by journey and criterion") {
  Model model = two_criteria();
  model.criteria[1].scale = Levels{{{"low", 0.0}, {"high", 1.0}}};
  const auto with = [](double cell) {
    return matrix_of({{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {1.0, cell}}});
  };
  const std::string place = "bad_number: journey \"fault\", criterion \"cost\": found ";
  CHECK(refused(with(2.0), model) == place + "2; allowed: the index of a level, 0 to 1");
  CHECK(refused(with(0.5), model) == place + "0.5; allowed: the index of a level, 0 to 1");
  CHECK(refused(with(-1.0), model) == place + "-1; allowed: the index of a level, 0 to 1");
  CHECK(refused(with(0.0), model) == "nothing was refused");
}

TEST_CASE("bound_matrix: a missing cell need not be the index of a level") {
  Model model = two_criteria(Missing::worst);
  model.criteria[1].scale = Levels{{{"only", 1.0}}};
  CHECK(refused(matrix_of({{.criterion = "pain", .values = {1.0, 2.0}},
                           {.criterion = "cost", .values = {0.0, 77.0}, .missing = {0, 1}}}),
                model) == "nothing was refused");
}

TEST_CASE("bound_matrix: a matrix without journeys binds when it has the columns") {
  const Model model = two_criteria();
  const CriteriaMatrix matrix({}, {{.criterion = "pain"}, {.criterion = "cost"}});
  CHECK(BoundMatrix(matrix, model, weights_of(model)).journey_count() == 0);
}
