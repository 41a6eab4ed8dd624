// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/outranking_bits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Values on a grid, so that differences meet thresholds and ties are many, and a preference of each kind.
struct Problem {
  std::vector<std::vector<double>> columns;
  std::vector<double> weights;
  std::vector<std::optional<Preference>> preferences;

  Problem(std::size_t n, std::uint64_t seed)
      : columns(6),
        weights{0.3, 0.1, 0.2, 0.15, 0.05, 0.2},
        preferences{std::nullopt,
                    Preference{.indifference = 0.1, .preference = 0.1},
                    Preference{.indifference = 0.1, .preference = 0.35},
                    Preference{.preference = 0.2, .veto = 0.7},
                    Preference{.veto = 0.0},
                    Preference{.indifference = 0.05, .preference = 0.3, .veto = 0.3}} {
    Splitmix64 random(seed);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) {
        column.push_back(random.below(2) == 0 ? random.unit() : static_cast<double>(random.below(11)) / 10.0);
      }
    }
  }

  template <class Use>
  auto given(std::size_t threads, const Use& use) const {
    const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
    return use(WeighedColumns{.columns = spans, .weights = weights, .preferences = preferences, .threads = threads});
  }
};

bool forth_wins(double forth, double back, double against) { return forth > back && against < 0.8; }

}  // namespace

TEST_CASE("outranking_bits: concordances and discordances are those of the matrices, bit for bit") {
  for (const std::size_t n : {1u, 5u, 67u, 1100u}) {
    CAPTURE(n);
    Problem(n, 70 + n).given(1, [&](const WeighedColumns& given) {
      const PairCriteria criteria = PairCriteria::of(given, {});
      std::vector<PairLine> lines;
      for (std::size_t c = 0; c < 6; ++c) lines.push_back(PairLine::of(given.weights[c], given.preference(c, {})));
      PairBlock block;
      std::size_t wrong = 0;
      for (std::size_t a = 0; a < n; a += n / 60 + 1) {
        for (std::size_t begin = 0; begin < n; begin += block_size) {
          const std::size_t end = std::min(n, begin + block_size);
          block.compare(given.columns, lines, a, begin, end);
          for (std::size_t b = begin; b < end; ++b) {
            const std::size_t at = b - begin;
            wrong += std::min(block.forth[at], 1.0) == criteria.concordance(behind_of(given, a, b)) ? 0 : 1;
            wrong += std::min(block.back[at], 1.0) == criteria.concordance(behind_of(given, b, a)) ? 0 : 1;
            wrong += block.against[at] == criteria.discordance(behind_of(given, a, b)) ? 0 : 1;
          }
        }
      }
      CHECK(wrong == 0);
    });
  }
}

TEST_CASE("outranking_bits: a relation holds where its condition does, never for a journey and itself") {
  const auto always = [](double, double, double) { return true; };
  for (const std::size_t n : {0u, 1u, 64u, 130u}) {
    CAPTURE(n);
    Problem(n, 80).given(1, [&](const WeighedColumns& given) {
      const auto [all, some] = outranking_bits(given, always, forth_wins);
      const auto agreed = concordance_matrix(given);
      const auto against = discordance_matrix(given);
      std::size_t wrong = 0;
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          wrong += all(a, b) == (a != b) ? 0 : 1;
          wrong += some(a, b) == (a != b && forth_wins(agreed(a, b), agreed(b, a), against(a, b))) ? 0 : 1;
        }
      }
      CHECK(wrong == 0);
    });
  }
}

TEST_CASE("outranking_bits: the number of threads changes no bit") {
  const Problem problem(700, 90);
  const auto bits = [&](std::size_t threads) {
    return problem.given(threads, [](const WeighedColumns& given) { return outranking_bits(given, forth_wins)[0]; });
  };
  const PairBits alone = bits(1);
  for (const std::size_t threads : {0u, 2u, 3u, 7u}) CHECK(bits(threads) == alone);
}
