// SPDX-License-Identifier: MIT
#include "journeyrank/rank/compromise.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "splitmix64.hpp"

using journeyrank::Compromise;
using journeyrank::compromise_of;
using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Ranking;
using journeyrank::Vikor;

namespace {

using List = std::vector<double>;
using Rows = std::vector<std::size_t>;

/// Values of criteria "a", "b", ... in columns, on anchors from 0 to 1.
struct Decision {
  std::vector<List> columns;
  List weights;
  journeyrank::Method method = Vikor{};

  Model model() const {
    Model made;
    made.method = method;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      made.criteria.push_back({.id = std::string(1, static_cast<char>('a' + c)), .weight = weights[c]});
    }
    return made;
  }
  CriteriaMatrix matrix() const {
    std::vector<MatrixColumn> made;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      made.push_back({.criterion = std::string(1, static_cast<char>('a' + c)), .values = columns[c]});
    }
    return CriteriaMatrix(Names::numbered(columns[0].size()), made);
  }
  Ranking ranking() const { return rank(matrix(), model()); }
  std::optional<Compromise> compromise() const {
    const Ranking ranked = ranking();
    const CriteriaMatrix cells = matrix();
    return compromise_of(ranked.scorer(), ranked.scorer().bind(cells), ranked.order());
  }
};

std::string said(const Ranking& ranking) {
  for (const auto& note : ranking.notes()) {
    if (note.code == "vikor_compromise") return note.text;
  }
  return "";
}

}  // namespace

TEST_CASE("compromise: one that is far enough ahead and the best by S or R stands alone") {
  const Decision decision{{{1.0, 0.5, 0.0, 0.25}, {1.0, 0.5, 0.25, 0.0}}, {0.5, 0.5}};
  const auto found = decision.compromise();
  REQUIRE(found.has_value());
  CHECK(found->journeys == Rows{0});
  CHECK(found->needed == 1.0 / 3.0);
  CHECK(found->advantage > 1.0 / 3.0);
  CHECK(found->has_advantage);
  CHECK(found->is_stable);
  CHECK(said(decision.ranking()) ==
        "vikor proposes 1 alone: it is 0.536 ahead in Q, of the 0.333 that is needed, and the best by S or R too");
}

TEST_CASE("compromise: without the advantage it is all that are less than what is needed behind the first") {
  const Decision decision{{{1.0, 0.9, 0.5, 0.0, 0.0}, {0.9, 0.95, 0.5, 0.0, 0.1}}, {0.5, 0.5}};
  const auto found = decision.compromise();
  REQUIRE(found.has_value());
  CHECK_FALSE(found->has_advantage);
  CHECK(found->journeys.size() == 2);
  for (const std::size_t journey : found->journeys) CHECK(journey < 2);
  CHECK(said(decision.ranking()).find("vikor proposes 2 journeys as one compromise, for the first is only ") == 0);
}

TEST_CASE("compromise: one that is ahead but the best neither by S nor by R shares with the second") {
  // The first is nearly the best both in the sum and in the largest regret; who is the best in one is bad in the other.
  std::size_t met = 0;
  Splitmix64 random(1);
  for (int round = 0; round < 20'000; ++round) {
    Decision decision{{{}, {}, {}}, {0.4, 0.3, 0.3}};
    for (auto& column : decision.columns) {
      for (int i = 0; i < 6; ++i) column.push_back(random.unit());
    }
    const auto found = decision.compromise();
    REQUIRE(found.has_value());
    if (!found->has_advantage || found->is_stable) continue;
    ++met;
    const Ranking ranking = decision.ranking();
    CHECK(found->journeys == Rows{ranking.order()[0], ranking.order()[1]});
    CHECK(said(ranking).find("but the best neither by S nor by R: ") != std::string::npos);
  }
  CHECK(met > 0);
}

TEST_CASE("compromise: it is stable where the first is the best by S, or by R, worked out by hand") {
  std::size_t by_s_alone = 0;
  std::size_t by_r_alone = 0;
  Splitmix64 random(2);
  for (int round = 0; round < 2000; ++round) {
    Decision decision{{{}, {}, {}}, {0.4, 0.3, 0.3}};
    List s(6, 0.0);
    List r(6, 0.0);
    for (std::size_t c = 0; c < 3; ++c) {
      List& column = decision.columns[c];
      for (int i = 0; i < 6; ++i) column.push_back(random.unit());
      const auto [worst, best] = std::minmax_element(column.begin(), column.end());
      for (std::size_t i = 0; i < 6; ++i) {
        const double regret = decision.weights[c] * (*best - column[i]) / (*best - *worst);
        s[i] += regret;
        r[i] = std::max(r[i], regret);
      }
    }
    const std::size_t first = decision.ranking().order()[0];
    const bool best_by_s = s[first] <= *std::min_element(s.begin(), s.end()) + 1e-9;
    const bool best_by_r = r[first] <= *std::min_element(r.begin(), r.end()) + 1e-9;
    CHECK(decision.compromise()->is_stable == (best_by_s || best_by_r));
    by_s_alone += best_by_s && !best_by_r ? 1 : 0;
    by_r_alone += best_by_r && !best_by_s ? 1 : 0;
  }
  CHECK(by_s_alone > 0);
  CHECK(by_r_alone > 0);
}

TEST_CASE("compromise: journeys that are all alike are all of it") {
  const auto found = Decision{{{0.5, 0.5, 0.5}}, {1.0}}.compromise();
  REQUIRE(found.has_value());
  CHECK(found->journeys == Rows{0, 1, 2});
  CHECK(found->advantage == 0.0);
}

TEST_CASE("compromise: another method and fewer than two journeys have none, and nothing is said") {
  const Decision other{{{0.1, 0.9}}, {1.0}, journeyrank::Topsis{}};
  CHECK_FALSE(other.compromise().has_value());
  CHECK(said(other.ranking()).empty());
  CHECK_FALSE(Decision{{{0.1, 0.9}}, {1.0}, journeyrank::WeightedSum{}}.compromise().has_value());
  CHECK_FALSE(Decision{{{0.5}}, {1.0}}.compromise().has_value());
  CHECK_FALSE(Decision{{{}}, {1.0}}.compromise().has_value());
}

TEST_CASE("compromise: a missing cell counts as it does in the scores") {
  Decision decision{{{1.0, 0.5, 0.0}, {0.5, 0.4, 0.6}}, {0.5, 0.5}};
  Model model = decision.model();
  model.criteria[1].missing = Missing::worst;
  const CriteriaMatrix gap(
      Names::numbered(3),
      {{.criterion = "a", .values = List{1.0, 0.5, 0.0}},
       {.criterion = "b", .values = List{0.0, 0.4, 0.6}, .missing = std::vector<std::uint8_t>{1, 0, 0}}});
  decision.columns[1][0] = 0.0;
  CHECK(said(rank(gap, model)) == said(decision.ranking()));
}
