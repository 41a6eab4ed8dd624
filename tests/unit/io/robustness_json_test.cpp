// SPDX-License-Identifier: MIT
#include "journeyrank/io/robustness_json.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

JsonValue told(const DrawnDecision& decided, const CellDoubt& cells, const RobustnessOptions& options) {
  JsonObject object;
  const Robustness answer = robustness(decided.scorer, decided.matrix, cells, options);
  add_robustness(object, answer, options, decided.scorer, decided.matrix);
  std::set<std::string> keys;
  for (const auto& member : object) CHECK(keys.insert(member.key).second);
  return {std::move(object)};
}

double number(const JsonValue& json, const std::string& key) { return std::get<double>(find_member(json, key)->value); }
bool flag(const JsonValue& json, const std::string& key) { return std::get<bool>(find_member(json, key)->value); }

std::vector<std::vector<double>> square(const JsonValue& json, const std::string& key, const std::string& part) {
  std::vector<std::vector<double>> rows;
  for (const auto& row : std::get<JsonArray>(find_member(*find_member(json, key), part)->value)) {
    auto& numbers = rows.emplace_back();
    for (const auto& each : std::get<JsonArray>(row.value)) numbers.push_back(std::get<double>(each.value));
  }
  return rows;
}

CellDoubt noise(const DrawnDecision& decided, double deviation) {
  CellDoubt cells;
  cells.distributions.resize(decided.model.criteria.size());
  for (std::size_t j = 0; j < decided.matrix.journey_count(); ++j) {
    cells.distributions[0].push_back(CellDistribution{NormalCell{decided.matrix.cell(j, 0), deviation}, {}});
  }
  return cells;
}

}  // namespace

TEST_CASE("robustness_json: acceptability and winning have a row a journey, add up, and bring their errors") {
  const auto decided = decision(random_rows(5, 3, 4));
  const JsonValue drawn = told(decided, {}, {.weights = {.where = {"c0 > c1"}}, .draws = {.draws = 2000}});
  const auto shares = square(drawn, "acceptability", "shares");
  const auto errors = square(drawn, "acceptability", "errors");
  REQUIRE(shares.size() == 5);
  double largest = 0.0;
  for (std::size_t j = 0; j < 5; ++j) {
    double sum = 0.0;
    for (const double each : shares[j]) sum += each;
    CHECK(sum == doctest::Approx(1.0));
    for (const double each : errors[j]) largest = each > largest ? each : largest;
    CHECK(square(drawn, "winning", "shares")[j][j] == 0.5);
  }
  CHECK(largest > 0.0);
  CHECK(square(drawn, "winning", "errors")[0][1] > 0.0);
  CHECK(square(drawn, "winning", "shares")[0][4] > 0.5);  // rows and columns stand from the best expected rank on
  CHECK(number(drawn, "order_entropy") > 0.0);
  CHECK(number(drawn, "order_entropy_error") > 0.0);
  CHECK_FALSE(flag(drawn, "ranks_are_exact"));
  CHECK(find_member(drawn, "more") == nullptr);
}

TEST_CASE("robustness_json: what is exact says so and has errors of 0") {
  const auto decided = decision(random_rows(4, 2, 6));
  const JsonValue exact = told(decided, {}, {.weights = {.where = {"c0 <= 0.8"}}, .draws = {.draws = 500}});
  CHECK(flag(exact, "first_is_exact"));
  CHECK(flag(exact, "winning_is_exact"));
  CHECK(flag(exact, "ranks_are_exact"));
  for (const std::string matrix : {"acceptability", "winning"}) {
    for (const auto& row : square(exact, matrix, "errors")) CHECK(row == std::vector<double>(4, 0.0));
  }
}

TEST_CASE("robustness_json: beyond the journeys that pairs are counted for there is no matrix") {
  const auto decided = decision(random_rows(5, 3, 4));
  const JsonValue many = told(decided, {}, {.draws = {.draws = 500, .pairs_up_to = 4}});
  CHECK(std::holds_alternative<std::nullptr_t>(find_member(many, "acceptability")->value));
  CHECK(std::holds_alternative<std::nullptr_t>(find_member(many, "winning")->value));
}

TEST_CASE("robustness_json: with cells in doubt it says what changes the list, what is lost and what would settle it") {
  const auto decided = decision({{0.9, 0.1, 0.5}, {0.4, 0.7, 0.5}, {0.1, 0.2, 0.1}});
  const RobustnessOptions options{.draws = {.draws = 500}, .top = 1, .doubt_draws = 2000};
  const JsonValue doubtful = told(decided, noise(decided, 0.2), options);
  for (const std::string by : {"weights", "data", "both"}) {
    CHECK(number(doubtful, "top_changed_by_" + by) > 0.0);
    CHECK(number(doubtful, "top_changed_by_" + by + "_error") > 0.0);
    CHECK(number(doubtful, "loss_by_" + by) > 0.0);
    CHECK(number(doubtful, "loss_by_" + by + "_error") > 0.0);
  }
  const auto& more = std::get<JsonArray>(find_member(doubtful, "more")->value);
  REQUIRE_FALSE(more.empty());
  CHECK(std::get<std::string>(find_member(more[0], "criterion")->value) == "c0");
  CHECK(std::get<std::string>(find_member(more[0], "need")->value) == "observations");
  CHECK(find_member(more[0], "changed_if_known_error") != nullptr);
  CHECK(find_member(doubtful, "times_all") != nullptr);
  CHECK(number(doubtful, "settled") == 0.05);
}
