// SPDX-License-Identifier: MIT
#include "journeyrank/agree/rank_similarity.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::RankSimilarity;
using journeyrank::similarity;

namespace {

std::vector<RankSimilarity> all_measures() {
  return {journeyrank::KendallTau{}, journeyrank::SpearmanRho{}, journeyrank::WeightedSpearman{},
          journeyrank::WsCoefficient{}, journeyrank::RankBiasedOverlap{}};
}

}  // namespace

TEST_CASE("rank_similarity: every measure gives 1 to the same ranking, less to another, and never leaves [-1, 1]") {
  CHECK(all_measures().size() == std::variant_size_v<RankSimilarity>);
  Splitmix64 random(1);
  for (const RankSimilarity& measure : all_measures()) {
    for (int trial = 0; trial < 100; ++trial) {
      const std::size_t n = 2 + random.below(9);
      const Ranks a = random_ranking(random, n);
      const Ranks b = random_ranking(random, n);
      const double found = similarity(measure, a, b);
      CHECK(similarity(measure, a, a) == doctest::Approx(1.0).epsilon(1e-15));
      CHECK(found >= -1.0 - 1e-14);
      CHECK(found <= 1.0);
      if (a != b) CHECK(found < 1.0 - 1e-6);
    }
  }
}

TEST_CASE("rank_similarity: renaming the journeys changes no measure") {
  Splitmix64 random(2);
  for (const RankSimilarity& measure : all_measures()) {
    for (int trial = 0; trial < 50; ++trial) {
      const Ranks a = random_tied_ranking(random, 8, 5);
      const Ranks b = random_tied_ranking(random, 8, 5);
      Ranks place = random_ranking(random, 8);
      Ranks renamed_a(8);
      Ranks renamed_b(8);
      for (std::size_t i = 0; i < 8; ++i) {
        renamed_a[place[i] - 1] = a[i];
        renamed_b[place[i] - 1] = b[i];
      }
      CHECK(similarity(measure, a, b) == similarity(measure, renamed_a, renamed_b));
    }
  }
}

TEST_CASE("rank_similarity: every measure has a name of its own and refuses other journeys") {
  std::vector<std::string> names;
  for (const RankSimilarity& measure : all_measures()) {
    names.push_back(std::visit([](const auto& step) { return std::string(step.name); }, measure));
    CHECK(refusal_code([&] { similarity(measure, Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
  }
  CHECK(names == std::vector<std::string>{"kendall_tau", "spearman_rho", "weighted_spearman", "ws_coefficient",
                                          "rank_biased_overlap"});
}

TEST_CASE("similarities: each measure by its name, the overlap by its options") {
  const Ranks a = {1, 2, 3, 4, 5};
  const Ranks b = {2, 1, 3, 4, 5};
  const auto found = journeyrank::similarities(a, b, {.p = 0.5});
  std::size_t at = 0;
  for (const RankSimilarity& measure : all_measures()) {
    const bool is_overlap = std::holds_alternative<journeyrank::RankBiasedOverlap>(measure);
    CHECK(found[at].value == (is_overlap ? doctest::Approx(0.5) : doctest::Approx(similarity(measure, a, b))));
    CHECK(std::string(found[at].name) == std::visit([](const auto& step) { return std::string(step.name); }, measure));
    ++at;
  }
  CHECK(refusal([&] { static_cast<void>(journeyrank::similarities(a, Ranks{1})); }).starts_with("shape_mismatch"));
}
