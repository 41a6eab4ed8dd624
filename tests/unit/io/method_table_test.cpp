// SPDX-License-Identifier: MIT
#include "journeyrank/io/method_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("method table: a row a method and journey, and one for a method that cannot rank") {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .missing = Missing::renormalise}};
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = std::vector{0.9, 0.2}},
       {.criterion = "cost", .values = std::vector{0.5, 0.0}, .missing = std::vector<std::uint8_t>{0, 1}}});
  const ResultTable table = to_table(compare_methods(matrix, model), matrix);
  std::vector<std::uint8_t> gone;  // two rows of a method that renormalises, one of another
  for_each_step<Method>(
      [&](const auto& step) { gone.insert(gone.end(), step.additive ? 2 : 1, step.additive ? 0 : 1); });
  REQUIRE(table.rows == gone.size());
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[0] == "weighted_sum");
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[2] == "weighted_product");
  CHECK(table.columns[1].gaps() == std::vector<std::uint8_t>(gone.size(), 1));
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[1] == "b");
  CHECK(table.columns[2].gaps() == gone);
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[4].cells)[0] == 1);
  CHECK(table.columns[4].missing == gone);
  for (auto& each : gone) each = each == 0 ? 1 : 0;
  CHECK(table.columns[7].gaps() == gone);
}

TEST_CASE("method table: a relative scale is named") {
  Model model;
  model.criteria = {{.id = "pain"}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "pain", .values = std::vector{0.9, 0.2}}});
  const ResultTable table = to_table(compare_methods(matrix, model, {.scales = true}), matrix);
  // On the model's own scale and five relative ones; logarithmic_ratio refuses raw values below 1.
  CHECK(table.rows == (2 * 6 + 1) * std::variant_size_v<Method>);
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[2 * std::variant_size_v<Method>] == "min_max");
}
