// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/electre_1.hpp"

#include <cstdint>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Electre1;
using journeyrank::OutrankingKernel;

using List = std::vector<double>;
using Flags = std::vector<std::uint8_t>;

namespace {

OutrankingKernel found_by(const Electre1& method, const std::vector<List>& columns, const List& weights) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  return method({spans, weights});
}

}  // namespace

TEST_CASE("electre_1: enough weight that agrees and no strong voice against make one outrank another") {
  const auto found = found_by({.concordance = 0.7, .discordance = 0.3}, {{0.9, 0.5, 0.6}, {0.2, 0.4, 0.9}}, {0.7, 0.3});
  CHECK(found.outranks(0, 1));        // 0.7 agrees, to the rounding; 0.2 against
  CHECK_FALSE(found.outranks(0, 2));  // 0.7 against
  CHECK_FALSE(found.outranks(1, 0));
  CHECK(found.outranks(2, 1));
  CHECK(found.in_kernel == Flags{1, 0, 1});
}

TEST_CASE("electre_1: a member of the kernel is outranked by no other, and each journey outside by one of them") {
  Splitmix64 random(51);
  for (std::size_t round = 0; round < 300; ++round) {
    std::vector<List> columns(3);
    const std::size_t n = 1 + random.below(12);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) column.push_back(static_cast<double>(random.below(6)) / 5.0);
    }
    const auto found = found_by({.concordance = 0.5, .discordance = 0.6}, columns, {0.5, 0.3, 0.2});
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        const bool reached = found.concordance(a, b) >= 0.5 - 1e-12 && found.discordance(a, b) <= 0.6 + 1e-12;
        CHECK(found.outranks(a, b) == (a != b && reached));
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      bool outranked = false;
      for (std::size_t k = 0; k < n; ++k) {
        if (found.in_kernel[k] == 0 || found.circuit[i] == found.circuit[k]) continue;
        for (std::size_t j = 0; j < n; ++j) {
          outranked = outranked || (found.circuit[j] == found.circuit[i] && found.outranks(k, j));
        }
      }
      CHECK(outranked == (found.in_kernel[i] == 0));
    }
  }
}

TEST_CASE("electre_1: a circle counts as one, and one journey is the kernel") {
  const auto alike = found_by({}, {{0.5, 0.5, 0.5}}, {1.0});
  CHECK(alike.in_kernel == Flags{1, 1, 1});
  CHECK(alike.circuit == std::vector<std::size_t>{0, 0, 0});
  CHECK(found_by({}, {{0.5}}, {1.0}).in_kernel == Flags{1});
  CHECK(found_by({}, {{}}, {1.0}).in_kernel.empty());
}

TEST_CASE("electre_1: a level outside of 0 to 1 is a fault") {
  CHECK(Electre1{}.fault().empty());
  CHECK(Electre1{.concordance = 1.1}.fault() == "concordance must be 0 to 1");
  CHECK(Electre1{.discordance = -0.1}.fault() == "discordance must be 0 to 1");
}

TEST_CASE("electre_1: beyond 5,000 journeys the kernel is found without the matrices, beyond 30,000 it is refused") {
  List column;
  for (std::size_t i = 0; i < 5001; ++i) column.push_back(i % 1000 == 0 ? 0.9 : 0.0001 * static_cast<double>(i % 5000));
  const auto found = found_by({.discordance = 1.0}, {column}, {1.0});
  CHECK(found.concordance.size() == 0);
  CHECK(found.discordance.size() == 0);
  CHECK(found.outranks.size() == 5001);
  for (std::size_t i = 0; i < column.size(); ++i) REQUIRE((found.in_kernel[i] == 1) == (i % 1000 == 0));
  CHECK(refusal_code([] { found_by({}, {List(30001, 0.5)}, {1.0}); }) == "too_large");
}
