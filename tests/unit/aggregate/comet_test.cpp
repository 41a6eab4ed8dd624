// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/comet.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"
#include "refusal.hpp"

using journeyrank::Comet;
using journeyrank::CometExpert;

using List = std::vector<double>;

namespace {

/// The method of the paper: every object compared with every other, then triangular memberships, multiplied.
double by_the_paper(const Comet& comet, const List& values, const List& weights) {
  std::vector<List> objects = {{}};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    std::vector<List> longer;
    for (const List& object : objects) {
      for (std::size_t k = 0; k < comet.characteristic; ++k) {
        longer.push_back(object);
        longer.back().push_back(static_cast<double>(k) / static_cast<double>(comet.characteristic - 1));
      }
    }
    objects = longer;
  }
  List judged;
  for (const List& object : objects) {
    double sum = 0.0;
    double to_best = 0.0;
    double to_worst = 0.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      sum += weights[c] * object[c];
      to_best += std::pow(weights[c] * (1.0 - object[c]), 2);
      to_worst += std::pow(weights[c] * object[c], 2);
    }
    const double topsis = std::sqrt(to_worst) / (std::sqrt(to_best) + std::sqrt(to_worst));
    judged.push_back(comet.expert == CometExpert::topsis ? topsis : sum);
  }
  List summed(judged.size(), 0.0);  // of the matrix of judgements: 1 for more, 0.5 for the same
  for (std::size_t i = 0; i < judged.size(); ++i) {
    for (const double other : judged) {
      summed[i] += std::fabs(judged[i] - other) < 1e-12 ? 0.5 : judged[i] > other ? 1.0 : 0.0;
    }
  }
  List different = summed;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  double score = 0.0;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const auto place = std::find(different.begin(), different.end(), summed[i]) - different.begin();
    double membership = 1.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const double away = std::fabs(values[c] - objects[i][c]) * static_cast<double>(comet.characteristic - 1);
      membership *= std::max(0.0, 1.0 - away);
    }
    score += membership * static_cast<double>(place) / static_cast<double>(different.size() - 1);
  }
  return score;
}

}  // namespace

TEST_CASE("comet: places of the characteristic objects, weighed by triangular memberships") {
  Splitmix64 random(1);
  for (int round = 0; round < 60; ++round) {
    const std::size_t criteria = 1 + random.below(3);
    const auto [values, weights] = random_values(random, criteria);
    const Comet comet{.characteristic = 2 + random.below(3),
                      .expert = random.below(2) == 0 ? CometExpert::topsis : CometExpert::weighted_sum};
    CHECK(score_alone(comet, values, weights) == doctest::Approx(by_the_paper(comet, values, weights)).epsilon(1e-13));
  }
}

TEST_CASE("comet: equal weights and ends alone give the mean of the values, for objects with as many ends tie") {
  CHECK(score_alone(Comet{.characteristic = 2}, {0.5, 0.25, 1.0, 0.0}, List(4, 0.25)) ==
        doctest::Approx(0.4375).epsilon(1e-15));
}

TEST_CASE("comet: every value 1 scores 1, every value 0 scores 0, and so does no criterion") {
  for (std::size_t characteristic = 2; characteristic < 6; ++characteristic) {
    const Comet comet{.characteristic = characteristic};
    CHECK(score_alone(comet, {1.0, 1.0, 1.0}, {0.5, 0.3, 0.2}) == 1.0);
    CHECK(score_alone(comet, {0.0, 0.0, 0.0}, {0.5, 0.3, 0.2}) == 0.0);
  }
  CHECK(score_alone(Comet{}, {}, {}) == 0.0);
}

TEST_CASE("comet: a higher value never scores less, to the bit") {
  Splitmix64 random(2);
  for (int round = 0; round < 200; ++round) {
    const auto [values, weights] = random_values(random, 3);
    const auto fitted = Comet{}.fit({{}, weights});
    for (std::size_t c = 0; c < 3; ++c) {
      List higher = values;
      higher[c] = random.below(2) == 0 ? std::nextafter(values[c], 1.0) : std::fmin(1.0, values[c] + 1e-14);
      CHECK_LE(fitted(journeyrank::ValueRow(values)), fitted(journeyrank::ValueRow(higher)));
    }
  }
}

TEST_CASE("comet: a share of a whole number is the product, rounded down") {
  constexpr std::uint64_t one = Comet::Fitted::one;
  CHECK(Comet::Fitted::share_of(one, one) == one);
  CHECK(Comet::Fitted::share_of(one, 12345) == 12345);
  CHECK(Comet::Fitted::share_of(3, one / 2) == 1);
  CHECK(Comet::Fitted::share_of(0, one) == 0);
  CHECK(Comet::Fitted::share_of(one - 1, one - 1) == one - 2);
}

TEST_CASE("comet: too many characteristic objects are refused with what would do") {
  const auto fit = [](std::size_t criteria, std::size_t characteristic) {
    const List weights(criteria, 1.0 / static_cast<double>(criteria));
    return refusal([&] { static_cast<void>(Comet{characteristic}.fit({{}, weights})); });
  };
  CHECK(fit(9, 3) == "nothing was refused");
  CHECK(fit(14, 2) == "nothing was refused");
  CHECK(fit(10, 3).find("found 10 criteria that weigh something, 3 characteristic values each") != std::string::npos);
  CHECK(fit(10, 3).find("too_large") == 0);
  CHECK(fit(15, 2).find("too_large") == 0);
}

TEST_CASE("comet: fewer than two or more than nine characteristic values are a fault") {
  CHECK(Comet{}.fault().empty());
  for (const std::size_t wrong : {std::size_t{1}, std::size_t{10}}) {
    CHECK(Comet{.characteristic = wrong}.fault() == "characteristic must be 2 to 9");
  }
}
