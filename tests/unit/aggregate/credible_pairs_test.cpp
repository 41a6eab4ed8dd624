// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/credible_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Values on a grid, so that differences meet thresholds and vetoes.
struct Problem {
  std::vector<std::vector<double>> columns;
  std::vector<std::span<const double>> spans;
  std::vector<double> weights{0.3, 0.1, 0.2, 0.15, 0.25};
  std::vector<std::optional<Preference>> preferences;

  Problem(std::size_t n, const std::vector<std::optional<Preference>>& by) : columns(5), preferences(by) {
    Splitmix64 random(n);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) {
        column.push_back(random.below(2) == 0 ? random.unit() : static_cast<double>(random.below(11)) / 10.0);
      }
      spans.emplace_back(column);
    }
  }

  WeighedColumns given() const { return {.columns = spans, .weights = weights, .preferences = preferences}; }
};

const std::vector<std::optional<Preference>> plain(5);
const std::vector<std::optional<Preference>> with_vetoes = {
    std::nullopt, Preference{.indifference = 0.1, .preference = 0.35, .veto = 0.7}, Preference{.veto = 0.0},
    Preference{.indifference = 0.1, .preference = 0.1, .veto = 0.1},
    Preference{.indifference = 0.05, .preference = 0.3, .veto = 0.3}};

std::vector<std::uint32_t> every_third(std::size_t n) {
  std::vector<std::uint32_t> listed;
  for (std::uint32_t i = 0; i < n; i += 3) listed.push_back(i);
  return listed;
}

/// How many credibilities are not those of the definition.
std::size_t wrong_in(const CrediblePairs& pairs, const std::vector<std::uint32_t>& listed, const WeighedColumns& given,
                     const PairCriteria& criteria) {
  REQUIRE(pairs.size() == listed.size());
  PairBlock block;
  std::size_t wrong = 0;
  for (std::size_t a = 0; a < listed.size(); a += listed.size() / 60 + 1) {
    for (std::size_t begin = 0; begin < listed.size(); begin += block_size) {
      const std::size_t end = std::min(listed.size(), begin + block_size);
      pairs.compare(block, a, begin, end);
      for (std::size_t b = begin; b < end; ++b) {
        wrong += block.forth[b - begin] == criteria.credibility(behind_of(given, listed[a], listed[b])) ? 0 : 1;
        wrong += block.back[b - begin] == criteria.credibility(behind_of(given, listed[b], listed[a])) ? 0 : 1;
      }
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("credible_pairs: credibilities both ways are those of the definition, bit for bit, of all and of some") {
  for (const std::size_t n : {1u, 5u, 67u, 1100u}) {
    for (const auto& by : {plain, with_vetoes}) {
      CAPTURE(n);
      const Problem problem(n, by);
      for (const Preference& by_default : {Preference{}, Preference{.indifference = 0.1, .preference = 0.4}}) {
        const PairCriteria criteria = PairCriteria::of(problem.given(), by_default);
        const CrediblePairs pairs(problem.given(), by_default);
        std::vector<std::uint32_t> all(n);
        std::iota(all.begin(), all.end(), std::uint32_t{0});
        CHECK(wrong_in(pairs, all, problem.given(), criteria) == 0);
        CHECK(wrong_in(pairs.among(every_third(n)), every_third(n), problem.given(), criteria) == 0);
      }
    }
  }
}

TEST_CASE("credible_pairs: without a criterion there is no journey") {
  CHECK(CrediblePairs(WeighedColumns{}, {}).size() == 0);
}
