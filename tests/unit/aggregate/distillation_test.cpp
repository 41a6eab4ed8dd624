// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/distillation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Discrimination;
using journeyrank::Distillation;
using journeyrank::level_slack;
using journeyrank::PairBlock;
using journeyrank::PairMatrix;
using journeyrank::TwoPlaces;

using Members = std::vector<std::size_t>;

namespace {

PairMatrix<double> matrix_of(const std::vector<std::vector<double>>& rows) {
  return journeyrank::matrix_of_pairs<double>(rows.size(), 1.0,
                                              [&](std::size_t a, std::size_t b) { return rows[a][b]; });
}

/// The pairs of a matrix, as a distillation asks for them.
struct MatrixPairs {
  const PairMatrix<double>* credibility;
  std::vector<std::uint32_t> listed;

  std::size_t size() const { return listed.size(); }
  MatrixPairs among(const std::vector<std::uint32_t>& positions) const {
    MatrixPairs some{credibility, {}};
    for (const std::uint32_t each : positions) some.listed.push_back(listed[each]);
    return some;
  }
  void compare(PairBlock& block, std::size_t a, std::size_t begin, std::size_t end) const {
    for (std::size_t b = begin; b < end; ++b) {
      block.forth[b - begin] = (*credibility)(listed[a], listed[b]);
      block.back[b - begin] = (*credibility)(listed[b], listed[a]);
    }
  }
};

std::vector<TwoPlaces> distilled(const PairMatrix<double>& credibility, const Discrimination& needed = {},
                                 std::size_t threads = 1, std::size_t room = 0) {
  MatrixPairs pairs{&credibility, std::vector<std::uint32_t>(credibility.size())};
  std::iota(pairs.listed.begin(), pairs.listed.end(), std::uint32_t{0});
  return Distillation(pairs, needed, threads, room).places();
}

/// The definition, with every level and every pair looked at again for each class.
struct ByDefinition {
  const PairMatrix<double>& credibility;
  Discrimination needed;

  double highest(const Members& among, double bound) const {
    double found = -1.0;
    for (const std::size_t a : among) {
      for (const std::size_t b : among) {
        const double each = credibility(a, b);
        if (a != b && each < bound - level_slack && each > found) found = each;
      }
    }
    return found;
  }

  Members best_qualified(const Members& among, double level, std::int64_t sign) const {
    std::vector<std::int64_t> qualified(among.size(), 0);
    for (std::size_t i = 0; i < among.size(); ++i) {
      for (std::size_t k = 0; k < among.size(); ++k) {
        const double forth = credibility(among[i], among[k]);
        const double back = credibility(among[k], among[i]);
        if (i == k || !(forth > level + level_slack && forth - needed(forth) > back + level_slack)) continue;
        qualified[i] += sign;
        qualified[k] -= sign;
      }
    }
    const std::int64_t most = *std::max_element(qualified.begin(), qualified.end());
    Members best;
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (qualified[i] == most) best.push_back(among[i]);
    }
    return best;
  }

  std::vector<std::size_t> classes(std::int64_t sign) const {
    Members rest(credibility.size());
    std::iota(rest.begin(), rest.end(), std::size_t{0});
    std::vector<std::size_t> places(rest.size(), 0);
    for (std::size_t place = 1; !rest.empty(); ++place) {
      Members best = rest;
      double level = highest(best, 2.0);
      while (best.size() > 1 && level > 0.0) {
        level = std::max(highest(best, level - needed(level)), 0.0);
        best = best_qualified(best, level, sign);
      }
      for (const std::size_t i : best) places[i] = place;
      std::erase_if(rest, [&](std::size_t i) { return places[i] != 0; });
    }
    return places;
  }

  std::vector<TwoPlaces> places() const {
    const auto down = classes(1);
    const auto up = classes(-1);
    const std::size_t last = *std::max_element(up.begin(), up.end());
    std::vector<TwoPlaces> places;
    for (std::size_t i = 0; i < down.size(); ++i) places.push_back({down[i], last + 1 - up[i]});
    return places;
  }
};

}  // namespace

TEST_CASE("distillation: a chain is distilled from either end to the same places") {
  const auto credibility = matrix_of({{1, 1, 1}, {0, 1, 1}, {0, 0, 1}});
  CHECK(distilled(credibility) == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("distillation: a journey that compares with nobody comes late from the top and early from the bottom") {
  // The first outranks the second; the third is apart. By hand: from the top the first (qualified 1), then the second
  // and the third, which nothing tells apart. From the bottom the second (-1), then the other two.
  const auto credibility = matrix_of({{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});
  CHECK(distilled(credibility) == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {2, 1}});
}

TEST_CASE("distillation: a tie is broken among its members at a lower level") {
  // At level 0.84 (below 1 by more than 0.15) the first two outrank the third, and tie; at 0 only 0.5 against 0 is left
  // of them: the first is ahead.
  const auto credibility = matrix_of({{1, 0.5, 1}, {0, 1, 1}, {0, 0, 1}});
  CHECK(distilled(credibility) == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("distillation: journeys that are equally credible against each other share a class; of none there is none") {
  CHECK(distilled(matrix_of({{1, 1}, {1, 1}})) == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
  CHECK(distilled(matrix_of({{1, 0}, {0, 1}})) == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
  CHECK(distilled(PairMatrix<double>()).empty());
}

TEST_CASE("distillation: many journeys, many of which tie, are placed alike for any room and number of threads") {
  const std::size_t n = 620;
  Splitmix64 random(5);
  const auto credibility = journeyrank::matrix_of_pairs<double>(n, 1.0, [&](std::size_t a, std::size_t b) {
    const double ahead = a / 40 < b / 40 ? 0.5 : 0.0;  // journeys come in groups of forty, each before the next
    return journeyrank::on_level_grid(ahead + static_cast<double>(random.below(6)) / 10.0);
  });
  const auto places = distilled(credibility, {}, 1, n * n);
  for (const std::size_t threads : {0u, 1u, 3u}) {
    for (const std::size_t room : {0u, 3u * 300u, 40'000u}) CHECK(distilled(credibility, {}, threads, room) == places);
  }
  CHECK(distilled(matrix_of({{1, 1}, {1, 1}}), {}, 3) == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
}

TEST_CASE("distillation: it ends, and a tie stays one, where nothing more than the reverse is needed or less") {
  for (const double intercept : {0.0, 0.1}) {
    const journeyrank::Discrimination needed{.intercept = intercept, .slope = -0.15};  // at 1 it would be below 0
    CHECK(needed(1.0) == 0.0);
    CHECK(distilled(matrix_of({{1, 1}, {1, 1}}), needed) == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
    CHECK(distilled(matrix_of({{1, 1}, {0.5, 1}}), needed) == std::vector<TwoPlaces>{{1, 1}, {2, 2}});
  }
}

TEST_CASE("distillation: the classes are those of the definition, with levels that meet, ties and circles") {
  Splitmix64 random(77);
  std::size_t most = 0;
  for (std::size_t round = 0; round < 600; ++round) {
    CAPTURE(round);
    const std::size_t n = 1 + random.below(round % 40 == 0 ? 90 : 25);
    const std::size_t steps = 1 + random.below(12);
    const std::size_t zeros = random.below(4);
    const double lean = random.below(2) == 0 ? 0.0 : 1.0 / static_cast<double>(n);
    const auto drawn = [&](std::size_t a, std::size_t b) {
      if (random.below(5) < zeros) return 0.0;
      const double ahead = lean * (static_cast<double>(b) - static_cast<double>(a));
      const double nudge = random.below(3) == 0 ? 0x1p-40 * static_cast<double>(random.below(3)) : 0.0;
      if (round % 3 == 0) return journeyrank::on_level_grid(std::clamp(random.unit() + ahead, 0.0, 1.0));
      const double step = static_cast<double>(random.below(steps + 1)) / static_cast<double>(steps);
      return journeyrank::on_level_grid(std::clamp(step + ahead - nudge, 0.0, 1.0));
    };
    const auto credibility = journeyrank::matrix_of_pairs<double>(n, 1.0, drawn);
    const Discrimination needed{.intercept = static_cast<double>(random.below(5)) / 10.0,
                                .slope = -static_cast<double>(random.below(4)) / 10.0};
    const auto places = ByDefinition{credibility, needed}.places();
    REQUIRE(distilled(credibility, needed) == places);
    for (const std::size_t room : {1u, 2u, 7u, 60u}) REQUIRE(distilled(credibility, needed, 1, room) == places);
    for (const TwoPlaces& each : places) most = std::max(most, each.from_the_top);
  }
  CHECK(most > 40);
}
