// SPDX-License-Identifier: MIT
#include "journeyrank/io/reversal_table.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

const laws::WeighedValues& three() {
  static const laws::WeighedValues problem({{0.9, 0.1}, {0.2, 0.6}, {0.1, 0.05}}, {3.0, 1.0});
  return problem;
}

std::string text(const ResultTable& table, std::size_t column, std::size_t row) {
  return std::string(std::get<PackedTexts>(table.columns[column].cells)[row]);
}

}  // namespace

TEST_CASE("reversal table: who was replaced, how, and who was first before and after") {
  const ReplacementTest test{5, 2, {{2, Worse::worst_on_one, 1, 0, 1}, {1, Worse::beyond_worst, {}, 0, 2}}};
  const ResultTable table = witness_table(test, three().matrix, three().model);
  REQUIRE(table.rows == 2);
  CHECK(text(table, 0, 0) == "c");
  CHECK(text(table, 1, 0) == "worst_on_one");
  CHECK(text(table, 2, 0) == "c1");
  CHECK(table.columns[2].gaps()[1] != 0);
  CHECK(text(table, 3, 1) == "a");
  CHECK(text(table, 4, 1) == "c");
}

TEST_CASE("reversal table: the three of a broken chain, and a pair with its scores among all and alone") {
  const ResultTable chains = witness_table(TransitivityTest{9, 1, {{2, 0, 1}}}, three().matrix);
  REQUIRE(chains.rows == 1);
  CHECK(text(chains, 0, 0) == "c");
  CHECK(text(chains, 2, 0) == "b");
  const ResultTable pairs = witness_table(CompositionTest{3, 1, {{1, 0, 0.1, 0.2, 0.4, 0.3}}}, three().matrix);
  REQUIRE(pairs.rows == 1);
  CHECK(text(pairs, 0, 0) == "b");
  CHECK(pairs.columns[4].name == "score_alone");
  CHECK(std::get<std::vector<double>>(pairs.columns[4].cells)[0] == 0.4);
  CHECK(witness_table(CompositionTest{}, three().matrix).rows == 0);
}
