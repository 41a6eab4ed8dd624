// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_share.hpp"

#include <cstdint>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/model.hpp"

#include "splitmix64.hpp"

using journeyrank::StatedWeight;
using journeyrank::Weights;
using journeyrank::WeightShare;
using journeyrank::with_shares;

namespace {

std::vector<double> shared(std::vector<double> weights, std::vector<WeightShare> shares,
                           std::vector<std::uint8_t> may_take = {}) {
  return with_shares(weights, shares, may_take);
}

}  // namespace

TEST_CASE("weight_share: the others keep their proportions in what is left") {
  const auto weights = shared({0.5, 0.25, 0.25}, {{0, 0.2}});
  CHECK(weights[0] == doctest::Approx(0.2));
  CHECK(weights[1] == doctest::Approx(0.4));
  CHECK(weights[1] == weights[2]);
  CHECK(shared({0.5, 0.25, 0.25}, {{0, 1.0}}) == std::vector{1.0, 0.0, 0.0});
  CHECK(shared({0.5, 0.25, 0.25}, {{0, 0.0}}) == std::vector{0.0, 0.5, 0.5});
  CHECK(shared({0.5, 0.3, 0.2}, {{0, 0.5}, {2, 0.25}})[1] == 0.25);
}

TEST_CASE("weight_share: the shares are those of a model that states them, bit for bit") {
  Splitmix64 random(7);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<StatedWeight> stated;
    for (int c = 0; c < 5; ++c) stated.push_back({"criterion", random.unit()});
    const Weights base(stated);
    const double share = random.unit();
    const WeightShare of_third{2, share};
    const auto weights = with_shares(base.normalised(), std::span(&of_third, 1));
    double left = 0.0;
    for (const int c : {0, 1, 3, 4}) left += base.normalised(static_cast<std::size_t>(c));
    for (std::size_t c = 0; c < 5; ++c) stated[c].weight = base.normalised(c) * ((1.0 - share) / left);
    stated[2].weight = share;
    const Weights said(stated);
    CHECK(weights == std::vector<double>(said.normalised().begin(), said.normalised().end()));
  }
}

TEST_CASE("weight_share: shares that the criteria have already leave the weights as they are, bit for bit") {
  Splitmix64 random(8);
  for (int trial = 0; trial < 200; ++trial) {
    const Weights base({{"a", random.unit()}, {"b", random.unit()}, {"c", random.unit()}, {"d", random.unit()}});
    const std::vector<double> weights(base.normalised().begin(), base.normalised().end());
    CHECK(shared(weights, {{2, weights[2]}}) == weights);
    CHECK(shared(weights, {{0, weights[0]}, {3, weights[3]}}) == weights);
    const WeightShare half{1, 0.5};
    CHECK(journeyrank::normalised(journeyrank::stated_with_shares(weights, {&half, 1})) == shared(weights, {half}));
  }
}

TEST_CASE("weight_share: others without any weight share equally, those that may") {
  CHECK(shared({1.0, 0.0, 0.0}, {{0, 0.5}}) == std::vector{0.5, 0.25, 0.25});
  CHECK(shared({1.0, 0.0, 0.0}, {{0, 0.5}}, {1, 0, 1}) == std::vector{0.5, 0.0, 0.5});
}

TEST_CASE("weight_share: without others the shares given are normalised, and all 0 change nothing") {
  CHECK(shared({1.0}, {{0, 0.25}}) == std::vector{1.0});
  CHECK(shared({1.0}, {{0, 0.0}}) == std::vector{1.0});
  CHECK(shared({0.5, 0.5}, {{0, 0.2}, {1, 0.6}}) == std::vector{0.2 / 0.8, 0.6 / 0.8});
}

TEST_CASE("weight_share: shares of more than all leave the others nothing") {
  CHECK(shared({0.4, 0.4, 0.2}, {{0, 1.0}, {1, 1.0}}) == std::vector{0.5, 0.5, 0.0});
}
