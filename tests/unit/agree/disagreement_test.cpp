// SPDX-License-Identifier: MIT
#include "journeyrank/agree/disagreement.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::compare_profiles;
using journeyrank::Disagreement;
using journeyrank::Disagreements;
using journeyrank::disagreements;
using journeyrank::voices_of;

namespace {

Disagreements apart(const laws::Stakeholders& problem) {
  return disagreements(problem.matrix, problem.model,
                       compare_profiles(problem.matrix, problem.model, voices_of(problem.model)));
}

}  // namespace

TEST_CASE("disagreement: a worked pair: far apart on one criterion, felt most on another") {
  // Values on c0 hardly differ, so that the widest difference of weights is not the one that is felt.
  const laws::Stakeholders problem({{0.5, 0.0, 0.4}, {0.6, 1.0, 0.4}, {0.55, 0.2, 0.4}},
                                   {{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}});
  const Disagreement pair = apart(problem).pairs()[0];
  CHECK(pair.weights_apart == doctest::Approx(0.6));
  CHECK(pair.widest == 0);
  CHECK(pair.widest_by == doctest::Approx(-0.6));
  CHECK(pair.most_felt == 1);
  CHECK(pair.most_felt_by == doctest::Approx(0.4));
  CHECK(pair.rankings_apart == 0.0);  // both: the second, the third, the first
}

TEST_CASE("disagreement: distances are half the sum of differences of weights and the share of pairs turned round") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 7; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    std::vector<std::vector<double>> profiles;
    for (int p = 0; p < 4; ++p) profiles.push_back(laws::random_weights(random, 3));
    const laws::Stakeholders problem(rows, profiles);
    const auto sides = compare_profiles(problem.matrix, problem.model, voices_of(problem.model));
    const Disagreements all = disagreements(problem.matrix, problem.model, sides);
    REQUIRE(all.pairs().size() == 6);
    const auto distances = all.distances(0.25);
    for (const Disagreement& pair : all.pairs()) {
      double weights = 0.0;
      for (std::size_t c = 0; c < 3; ++c) weights += 0.5 * std::fabs(profiles[pair.a][c] - profiles[pair.b][c]);
      double turned = 0.0;
      for (std::size_t i = 0; i < 7; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          const bool in_a = sides.scores[pair.a][i] > sides.scores[pair.a][j];
          turned += in_a != (sides.scores[pair.b][i] > sides.scores[pair.b][j]) ? 1.0 / 21.0 : 0.0;
        }
      }
      CHECK(pair.weights_apart == doctest::Approx(weights).epsilon(1e-12));
      CHECK(pair.rankings_apart == doctest::Approx(turned).epsilon(1e-12));
      CHECK(distances[pair.a * 4 + pair.b] == doctest::Approx(0.75 * weights + 0.25 * turned).epsilon(1e-12));
      CHECK(distances[pair.b * 4 + pair.a] == distances[pair.a * 4 + pair.b]);
      CHECK(distances[pair.a * 4 + pair.a] == 0.0);
    }
  }
}

TEST_CASE("disagreement: opposite weights are 1 apart, the same weights 0; of equal criteria the first is named") {
  const laws::Stakeholders problem({{0.0, 1.0}, {1.0, 0.0}}, {{1, 0}, {0, 1}, {2, 0}});
  const Disagreements all = apart(problem);
  CHECK(all.voice_count() == 3);
  CHECK(all.pairs()[0].weights_apart == 1.0);
  CHECK(all.pairs()[0].rankings_apart == 1.0);
  CHECK(all.pairs()[0].widest == 0);
  CHECK(all.pairs()[0].most_felt == 0);
  CHECK(all.pairs()[1] == Disagreement{.a = 0, .b = 2});
}

TEST_CASE("disagreement: of no journey only the weights can differ") {
  const laws::Stakeholders problem({}, {{1, 0}, {0, 1}});
  const Disagreement pair = apart(problem).pairs()[0];
  CHECK(pair.weights_apart == 1.0);
  CHECK(pair.rankings_apart == 0.0);
  CHECK(pair.most_felt_by == 0.0);
}
