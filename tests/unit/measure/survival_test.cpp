// SPDX-License-Identifier: MIT
#include "journeyrank/measure/survival.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Spell;
using journeyrank::survival_quantile;

namespace {

/// Remission times of 21 patients on 6-MP, in weeks; Kaplan and Meier's curve of them is 0.857, 0.807, 0.753, 0.690,
/// 0.627, 0.538 and 0.448 after 6, 7, 10, 13, 16, 22 and 23.
std::vector<Spell> patients() {
  return {{6, false},  {6, false},  {6, false},  {6, true},   {7, false}, {9, true},  {10, false},
          {10, true},  {11, true},  {13, false}, {16, false}, {17, true}, {19, true}, {20, true},
          {22, false}, {23, false}, {25, true},  {32, true},  {32, true}, {34, true}, {35, true}};
}

}  // namespace

TEST_CASE("survival_quantile: the patients of Kaplan and Meier's best known example, with the ends on log(-log)") {
  const auto median = survival_quantile(patients(), 0.5);
  CHECK(median.at == 23);
  CHECK(median.low == 13);   // the lower end of the curve is 0.432 after 13, and 0.517 after 10
  CHECK_FALSE(median.high);  // the upper end never comes down to a half: as survival packages say, NA
  CHECK(survival_quantile(patients(), 0.25).at == 13);
  CHECK(survival_quantile(patients(), 0.25).low == 6);
  CHECK(survival_quantile(patients(), 0.25).high == 22);
}

TEST_CASE("survival_quantile: a larger z makes a wider interval around the same time") {
  std::vector<Spell> spells;
  for (std::int64_t each = 1; each <= 100; ++each) spells.push_back({each, each % 5 == 0});
  const auto usual = survival_quantile(spells, 0.5);
  const auto wide = survival_quantile(spells, 0.5, 2.241402727604947);
  CHECK(usual.at == wide.at);
  CHECK(*wide.low < *usual.low);
  CHECK(*wide.high > *usual.high);
}

TEST_CASE("survival_quantile: what is not told is nothing") {
  CHECK_FALSE(survival_quantile({}, 0.5).at);
  CHECK_FALSE(survival_quantile({{3, true}, {4, true}}, 0.5).at);
  const auto least = survival_quantile({{3, false}, {4, false}}, 0.0);
  CHECK(least.at == 3);
  CHECK_FALSE(least.low);
  CHECK_FALSE(survival_quantile({{3, false}, {4, false}}, 1.0).high);
}

// Exponential times of mean 1000, censored by uniform ends: the median is 693. A third is open.
TEST_CASE("survival_quantile: the interval of the median holds the truth in 95 of 100 samples") {
  Splitmix64 random(9);
  for (const int n : {20, 50, 150}) {
    int held = 0;
    int told = 0;
    for (int run = 0; run < 3'000; ++run) {
      std::vector<Spell> spells;
      for (int i = 0; i < n; ++i) {
        const double time = -1000.0 * std::log(1.0 - random.unit());
        const double end = 2'800.0 * random.unit();
        spells.push_back({static_cast<std::int64_t>(std::min(time, end)), time > end});
      }
      const auto found = survival_quantile(spells, 0.5);
      if (!found.low) continue;
      ++told;
      // Where the data tell no upper end it is open.
      held += *found.low <= 693 && (!found.high || 693 <= *found.high) ? 1 : 0;
    }
    CAPTURE(n);
    CHECK(told > 2'900);
    CHECK(held >= 0.935 * told);
    CHECK(held <= 0.975 * told);
  }
}
