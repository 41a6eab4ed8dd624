// SPDX-License-Identifier: MIT
#include "journeyrank/rank/open_ranges.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "splitmix64.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::ScoreRange;
using journeyrank::Topsis;
using journeyrank::Vikor;

namespace {

/// Values in columns, -1 where the cell is missing.
struct Holes {
  Model model;
  std::vector<std::vector<double>> columns;

  CriteriaMatrix matrix() const {
    std::vector<journeyrank::MatrixColumn> made;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      journeyrank::MatrixColumn column{.criterion = "c" + std::to_string(c)};
      for (const double value : columns[c]) {
        column.values.push_back(value < 0.0 ? 0.0 : value);
        column.missing.push_back(value < 0.0 ? 1 : 0);
      }
      made.push_back(std::move(column));
    }
    return CriteriaMatrix(Names::numbered(columns[0].size()), std::move(made));
  }

  Ranking ranking() const { return rank(matrix(), model); }
};

Holes random_holes(Splitmix64& random, std::size_t journeys, std::size_t criteria, std::size_t most_open) {
  Holes holes;
  for (std::size_t c = 0; c < criteria; ++c) {
    holes.model.criteria.push_back({.id = "c" + std::to_string(c),
                                    .scale = journeyrank::Anchored{0.0, 1.0},
                                    .weight = 0.1 + random.unit(),
                                    .missing = Missing::interval});
    auto& column = holes.columns.emplace_back();
    for (std::size_t journey = 0; journey < journeys; ++journey) {
      column.push_back(random.below(2) == 0 ? static_cast<double>(random.below(5)) / 4.0 : random.unit());
    }
  }
  for (std::size_t open = 0; open < most_open; ++open) {
    holes.columns[random.below(criteria)][random.below(journeys)] = -1.0;
  }
  return holes;
}

/// The least and the greatest score of each journey over a grid of all open cells, each ranked as if it were known.
std::vector<ScoreRange> over_grid(Holes holes, int steps) {
  std::vector<std::pair<std::size_t, std::size_t>> open;
  for (std::size_t c = 0; c < holes.columns.size(); ++c) {
    for (std::size_t journey = 0; journey < holes.columns[c].size(); ++journey) {
      if (holes.columns[c][journey] < 0.0) open.push_back({c, journey});
    }
  }
  std::vector<ScoreRange> found(holes.columns[0].size(), {0.0, 2.0, -2.0});
  const auto look = [&](auto&& self, std::size_t at) -> void {
    if (at == open.size()) {
      const Ranking ranking = holes.ranking();
      for (std::size_t journey = 0; journey < found.size(); ++journey) {
        found[journey].low = std::min(found[journey].low, ranking.scores()[journey]);
        found[journey].high = std::max(found[journey].high, ranking.scores()[journey]);
      }
      return;
    }
    for (int step = 0; step <= steps; ++step) {
      holes.columns[open[at].first][open[at].second] = static_cast<double>(step) / steps;
      self(self, at + 1);
    }
  };
  look(look, 0);
  return found;
}

}  // namespace

TEST_CASE("open_ranges: by topsis low and high are the least and greatest scores over a grid of all open cells") {
  Splitmix64 random(41);
  std::size_t open = 0;
  for (int trial = 0; trial < 60; ++trial) {
    Holes holes = random_holes(random, 1 + random.below(5), 1 + random.below(3), 3);
    holes.model.method = Topsis{trial % 3 == 0 ? 1.0 : trial % 3 == 1 ? 2.0 : 3.0};
    const Ranking ranking = holes.ranking();
    const auto seen = over_grid(holes, 6);
    for (std::size_t journey = 0; journey < seen.size(); ++journey) {
      open += seen[journey].low < seen[journey].high ? 1 : 0;
      CHECK(ranking.range(journey).low == seen[journey].low);
      CHECK(ranking.range(journey).high == seen[journey].high);
    }
  }
  CHECK(open > 60);
}

TEST_CASE("open_ranges: by vikor no score over a grid of all open cells leaves low to high") {
  Splitmix64 random(42);
  std::size_t inside = 0;
  for (int trial = 0; trial < 60; ++trial) {
    Holes holes = random_holes(random, 2 + random.below(5), 1 + random.below(3), 3);
    holes.model.method = Vikor{trial % 3 == 0 ? 0.0 : trial % 3 == 1 ? 0.5 : 1.0};
    const Ranking ranking = holes.ranking();
    const auto seen = over_grid(holes, 6);
    for (std::size_t journey = 0; journey < seen.size(); ++journey) {
      CHECK(ranking.range(journey).low <= seen[journey].low);
      CHECK(ranking.range(journey).high >= seen[journey].high);
      inside += ranking.range(journey).low > 0.0 || ranking.range(journey).high < 1.0 ? 1 : 0;
    }
  }
  CHECK(inside > 60);  // and they say something
}

TEST_CASE("open_ranges: a journey without open cells has an interval where another one has some, and a note says so") {
  Splitmix64 random(43);
  Holes holes = random_holes(random, 4, 2, 0);
  holes.columns = {{0.2, 0.6, 0.9, -1.0}, {0.7, 0.3, 0.5, 0.4}};
  holes.model.method = Topsis{};
  const Ranking ranking = holes.ranking();
  CHECK(ranking.range(0).low < ranking.range(0).high);
  CHECK(ranking.notes().back().code == "open_cells_together");
  CHECK(ranking.notes().back().text ==
        "by topsis an open cell moves the other scores too: the interval of a score is over all open cells");
  holes.model.criteria[0].missing = Missing::worst;
  CHECK(holes.ranking().range(0).low == holes.ranking().range(0).high);
  holes.columns[0][3] = 0.5;
  CHECK(holes.ranking().range(0).low == holes.ranking().range(0).high);
}
