// SPDX-License-Identifier: MIT
// The worked decisions of examples/data: scores and orders computed by a separate program, to the digits stated.
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/rank/rank.hpp"

namespace jr = journeyrank;

namespace {

const std::string folder = "examples/data/";

nlohmann::json expected() {
  std::ifstream file(folder + "expected_scores.json");
  REQUIRE(file.good());
  return nlohmann::json::parse(file);
}

jr::CriteriaMatrix without(const jr::CriteriaMatrix& matrix, const std::vector<std::string>& left_out) {
  jr::Names names;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
    bool out = false;
    for (const auto& each : left_out) out = out || each == matrix.journeys()[i];
    if (out) continue;
    kept.push_back(i);
    names.push_back(matrix.journeys()[i]);
  }
  std::vector<jr::MatrixColumn> columns;
  for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
    jr::MatrixColumn column{.criterion = matrix.criterion(c)};
    for (const std::size_t i : kept) column.values.push_back(matrix.cell(i, c));
    columns.push_back(std::move(column));
  }
  return {std::move(names), std::move(columns)};
}

double rounded(double number, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(number * scale) / scale;
}

}  // namespace

TEST_CASE("worked decisions: every score and order under every profile, to the digits stated") {
  const auto all = expected();
  CHECK(all["runs"].size() >= 20);
  for (const auto& run : all["runs"]) {
    const jr::Model model = jr::read_model(folder + run["model"].get<std::string>());
    auto matrix = jr::read_csv(folder + run["matrix"].get<std::string>(), model);
    if (run.contains("without")) matrix = without(matrix, run["without"].get<std::vector<std::string>>());
    CAPTURE(run["matrix"].get<std::string>());
    CAPTURE(run["model"].get<std::string>());
    CAPTURE(run["profile"].get<std::string>());

    const auto ranking = jr::rank(matrix, model, {.profile = run["profile"].get<std::string>()});
    std::vector<std::string> order;
    for (std::size_t position = 0; position < ranking.size(); ++position) order.push_back(ranking[position].id);
    CHECK(order == run["order"].get<std::vector<std::string>>());
    for (const auto& each : run["scores"].items()) {
      const std::string journey = each.key();
      const double score = each.value().get<double>();
      CAPTURE(journey);
      const double ours = 100.0 * ranking.scores()[ranking.find(journey)];
      CHECK(rounded(ours, run["decimals"].get<int>()) == score);
    }
  }
}

TEST_CASE("worked decisions: the values behind the telecom scores, to three digits") {
  const auto all = expected();
  for (const auto& table : all["values"]) {
    const jr::Model model = jr::read_model(folder + table["model"].get<std::string>());
    const auto matrix = jr::read_csv(folder + table["matrix"].get<std::string>(), model);
    const auto ranking = jr::rank(matrix, model);
    for (const auto& [journey, values] : table["values"].items()) {
      const auto explanation = jr::explain(ranking, matrix, journey);
      for (std::size_t c = 0; c < values.size(); ++c) {
        CHECK(rounded(explanation.contributions[c].value, 3) == values[c].get<double>());
      }
    }
  }
}

TEST_CASE("worked decisions: an unrelated journey leaves anchored scores alone and reorders relative ones") {
  const auto place = [](const jr::Ranking& ranking) { return ranking.ranks()[ranking.find("esim_swap")]; };
  const jr::Model anchored = jr::read_model(folder + "telecom.json");
  const auto matrix = jr::read_csv(folder + "telecom.csv", anchored);
  const auto fewer = without(matrix, {"moving_home"});
  const auto before = jr::rank(matrix, anchored);
  const auto after = jr::rank(fewer, anchored);
  for (std::size_t i = 0; i < fewer.journey_count(); ++i) {
    CHECK(after.scores()[i] == before.scores()[before.find(fewer.journeys()[i])]);
  }

  const jr::Model relative = jr::read_model(folder + "telecom_min_max.json");
  CHECK(place(jr::rank(matrix, relative)) == 7);
  CHECK(place(jr::rank(fewer, relative)) == 4);
}

TEST_CASE("worked decisions: how far a weight may move in the telecom decision, to the digits stated") {
  const jr::Model model = jr::read_model(folder + "telecom.json");
  const auto matrix = jr::read_csv(folder + "telecom.csv", model);
  const auto found = jr::stability(jr::Scorer::fit(matrix, model, "equal"), matrix);
  const auto winner_of = [&](const char* criterion) {
    return found.criteria[jr::criterion_index(model, criterion)].winner;
  };
  CHECK(rounded(winner_of("revenue").high, 3) == 0.480);
  CHECK(matrix.journeys()[winner_of("revenue").above->overtaking] == "bill_query");
  CHECK(rounded(winner_of("retention").high, 3) == 0.530);
  CHECK(matrix.journeys()[winner_of("retention").above->overtaking] == "moving_home");
  CHECK(winner_of("pain").is_whole());
}
