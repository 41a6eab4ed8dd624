// SPDX-License-Identifier: MIT
#include "journeyrank/problem/product_preset.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// One column a criterion of the model.
CriteriaMatrix matrix_of(const Model& model, const std::vector<std::vector<double>>& columns) {
  std::vector<MatrixColumn> all;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    all.push_back({.criterion = model.criteria[c].id, .values = columns[c]});
  }
  return CriteriaMatrix(Names::numbered(columns[0].size()), all);
}

double number_of(const Model& model, const std::vector<double>& raw) {
  std::vector<std::vector<double>> columns;
  for (const double each : raw) columns.push_back({each});
  return product_numbers(matrix_of(model, columns), model)[0].value();
}

}  // namespace

TEST_CASE("product_preset: every model is valid, its criteria have labels, and it is found again by them") {
  for (const auto& preset : product_presets) {
    CAPTURE(preset.name);
    const Model model = preset.model();
    CHECK_NOTHROW(validate(model));
    for (const auto& criterion : model.criteria) CHECK_FALSE(criterion.label.empty());
    REQUIRE(preset_of(model) != nullptr);
    CHECK(*preset_of(model) == preset);
    CHECK(product_preset(preset.name) == preset);
  }
}

// By hand, from the formulas.
TEST_CASE("product_preset: the numbers are those of the formulas") {
  CHECK(number_of(rice_model(), {450.0, 2.0, 0.8, 3.0}) == doctest::Approx(240.0).epsilon(1e-14));
  CHECK(number_of(ice_model(), {8.0, 5.0, 4.0}) == 160.0);
  CHECK(number_of(wsjf_model(), {20.0, 8.0}) == 2.5);
  CHECK(number_of(opportunity_model(), {9.0, 3.0}) == 15.0);
  CHECK(number_of(opportunity_model(), {4.0, 9.0}) == 4.0);
  CHECK(number_of(value_over_effort_model(), {12.0, 3.0}) == 4.0);
}

TEST_CASE("product_preset: the order of the scores is that of the numbers, and equal numbers tie") {
  Splitmix64 random(7);
  const auto below = [&](std::size_t most) { return static_cast<double>(1 + random.below(most)); };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::vector<double>> columns(4);
    for (int i = 0; i < 12; ++i) {
      columns[0].push_back(100.0 * below(6));
      columns[1].push_back(std::vector{0.25, 0.5, 1.0, 2.0, 3.0}[random.below(5)]);
      columns[2].push_back(std::vector{0.5, 0.8, 1.0}[random.below(3)]);
      columns[3].push_back(0.25 * below(12));
    }
    for (const Model& model :
         {rice_model(), ice_model(), wsjf_model(2.0), opportunity_model(), value_over_effort_model()}) {
      std::vector<std::vector<double>> some(columns.begin(),
                                            columns.begin() + static_cast<std::ptrdiff_t>(model.criteria.size()));
      if (model.criteria[0].id == "importance" || model.criteria[0].id == "impact") {
        for (auto& column : some) {
          for (double& each : column) each = below(10);
        }
      }
      const CriteriaMatrix matrix = matrix_of(model, some);
      const Ranking ranking = rank(matrix, model);
      const auto numbers = product_numbers(matrix, model);
      for (std::size_t a = 0; a < 12; ++a) {
        for (std::size_t b = 0; b < 12; ++b) {
          const bool level = *numbers[a] <= *numbers[b] * (1.0 + 1e-11) && *numbers[b] <= *numbers[a] * (1.0 + 1e-11);
          if (level) CHECK_EQ(ranking.ranks()[a], ranking.ranks()[b]);
          if (!level && *numbers[a] > *numbers[b]) CHECK_LT(ranking.ranks()[a], ranking.ranks()[b]);
        }
      }
    }
  }
}

TEST_CASE("product_preset: a tiny divisor counts as the least that is believed, in the number and in the score") {
  const Model model = rice_model(0.5);
  const CriteriaMatrix matrix =
      matrix_of(model, {{100.0, 100.0, 100.0}, {1.0, 1.0, 1.0}, {1.0, 1.0, 1.0}, {0.01, 0.5, 0.0}});
  const auto numbers = product_numbers(matrix, model);
  for (const auto& each : numbers) CHECK(each == 200.0);
  const Ranking ranking = rank(matrix, model);
  for (const auto each : ranking.ranks()) CHECK(each == 1);
  std::string said;
  for (const auto& note : ranking.notes()) said += note.code == "small_divisor" ? note.text : "";
  CHECK(said ==
        "criterion \"effort\" is divided by, and 1, 3 lie below 0.5, the least that is believed: they count as that");
}

TEST_CASE("product_preset: nothing reached, or nothing gained, is last whatever it costs") {
  const Model model = rice_model();
  const CriteriaMatrix matrix =
      matrix_of(model, {{0.0, 5.0, 900.0}, {3.0, 0.25, 3.0}, {1.0, 0.5, 1.0}, {0.5, 40.0, 1.0}});
  CHECK(rank(matrix, model).ranks()[0] == 3);
  CHECK(product_numbers(matrix, model)[0] == 0.0);
}

TEST_CASE("product_preset: a missing cell or column has no number, and no other model has any") {
  const Model model = wsjf_model();
  const CriteriaMatrix gap(Names::numbered(2), {{.criterion = "cost_of_delay", .values = {4.0, 5.0}, .missing = {0, 1}},
                                                {.criterion = "job_size", .values = {2.0, 2.0}}});
  CHECK(product_numbers(gap, model) == std::vector<std::optional<double>>{2.0, std::nullopt});
  const CriteriaMatrix none(Names::numbered(1), {{.criterion = "job_size", .values = {2.0}}});
  CHECK(product_numbers(none, model) == std::vector<std::optional<double>>{std::nullopt});
  Model other = model;
  other.method = WeightedSum{};
  CHECK(preset_of(other) == nullptr);
  CHECK(refusal_code([&] { product_numbers(gap, other); }) == "bad_model");
}

TEST_CASE("product_preset: an unknown name is refused with the nearest, a least divisor of 0 with its model") {
  CHECK(refusal([] { product_preset("rise"); }) == "unknown_name: no preset \"rise\" (did you mean \"rice\"?)");
  CHECK(refusal_code([] { validate(rice_model(0.0)); }) == "bad_model");
}
