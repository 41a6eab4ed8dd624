// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/choice_logit.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Choice;
using journeyrank::ChoiceLogit;
using journeyrank::JudgedWeights;
using journeyrank::Preferred;

using Numbers = std::vector<double>;
using Rows = std::vector<Numbers>;
using Choices = std::vector<Choice>;

namespace {

struct Person {
  Rows values;
  Choices choices;
};

/// Somebody who takes a journey with the probability that the strengths give.
Person person(Splitmix64& random, const Numbers& strengths, std::size_t choices) {
  Person who;
  while (who.choices.size() < choices) {
    const std::size_t a = who.values.size();
    for (std::size_t side = 0; side < 2; ++side) {
      auto& row = who.values.emplace_back();
      for (std::size_t c = 0; c < strengths.size(); ++c) row.push_back(random.unit());
    }
    double z = 0.0;
    for (std::size_t c = 0; c < strengths.size(); ++c) z += strengths[c] * (who.values[a][c] - who.values[a + 1][c]);
    const bool first = random.unit() < 1.0 / (1.0 + std::exp(-z));
    who.choices.push_back({a, a + 1, first ? Preferred::first : Preferred::second});
  }
  return who;
}

/// The logarithm of likelihood and prior, by the definition; turned choices only, no ties.
double plain_value(const Person& who, const Numbers& strengths, double deviation) {
  double sum = 0.0;
  for (const Choice& each : who.choices) {
    double z = 0.0;
    for (std::size_t c = 0; c < strengths.size(); ++c) {
      z += strengths[c] * (who.values[each.first][c] - who.values[each.second][c]);
    }
    sum -= std::log1p(std::exp(each.prefers == Preferred::first ? -z : z));
  }
  for (const double each : strengths) sum -= 0.5 * each * each / deviation / deviation;
  return sum;
}

/// The best value with the first of two weights held at a share, over a grid of sharpness.
double best_held(const Person& who, double share, double deviation) {
  double best = -std::numeric_limits<double>::infinity();
  for (int step = 0; step <= 800; ++step) {
    const double sharpness = step / 20.0;
    best = std::max(best, plain_value(who, {share * sharpness, (1.0 - share) * sharpness}, deviation));
  }
  return best;
}

}  // namespace

TEST_CASE("choice_logit: weights and ranges of two criteria are those of a grid over all strengths") {
  Splitmix64 random(1);
  for (int round = 0; round < 3; ++round) {
    const Person who = person(random, {6.0, 3.0}, 40);
    const JudgedWeights judged = ChoiceLogit{}(who.values, who.choices);
    double best = -std::numeric_limits<double>::infinity();
    double at = 0.0;
    for (int step = 0; step <= 100; ++step) {
      const double value = best_held(who, step / 100.0, 10.0);
      if (value > best) at = step / 100.0;
      best = std::max(best, value);
    }
    CHECK(std::fabs(judged.weights[0] - at) <= 0.011);
    const double sharpness = judged.choices->likelihood->sharpness;
    const double most = plain_value(who, {judged.weights[0] * sharpness, judged.weights[1] * sharpness}, 10.0);
    CHECK(most >= best - 1e-9);
    for (const double end : {judged.ranges[0].low, judged.ranges[0].high}) {
      if (end > 0.0 && end < 1.0)
        CHECK(2.0 * (most - best_held(who, end, 10.0)) == doctest::Approx(3.8415).epsilon(1e-3));
    }
    CHECK(judged.ranges[0].low == doctest::Approx(1.0 - judged.ranges[1].high).epsilon(1e-6));
  }
}

TEST_CASE("choice_logit: ranges hold the weights of simulated people as often as they say") {
  Splitmix64 random(2);
  const Numbers truth = {5.0, 3.0, 2.0};
#ifdef __OPTIMIZE__
  constexpr std::size_t people = 400;
#else
  constexpr std::size_t people = 60;
#endif
  std::size_t within = 0;
  std::size_t near = 0;
  Numbers mean(3, 0.0);
  for (std::size_t each = 0; each < people; ++each) {
    const Person who = person(random, truth, 80);
    const JudgedWeights judged = ChoiceLogit{}(who.values, who.choices);
    for (std::size_t c = 0; c < 3; ++c) {
      const double weight = truth[c] / 10.0;
      within += judged.ranges[c].low <= weight && weight <= judged.ranges[c].high ? 1 : 0;
      near += std::fabs(judged.weights[c] - weight) <= 1.96 * judged.standard_errors[c] ? 1 : 0;
      mean[c] += judged.weights[c] / people;
    }
  }
  const double share = static_cast<double>(within) / (3.0 * people);
  // 0.95 with some three deviations of so many people either way.
  CHECK(std::fabs(share - 0.95) < 3.0 * std::sqrt(0.95 * 0.05 / people));
  const double share_of_errors = static_cast<double>(near) / (3.0 * people);
  CHECK(share_of_errors > 0.85);
  for (std::size_t c = 0; c < 3; ++c) CHECK(std::fabs(mean[c] - truth[c] / 10.0) < 0.03);
}

TEST_CASE("choice_logit: with many choices the weights come back, and the likelihood beats a coin") {
  Splitmix64 random(3);
  const Person who = person(random, {9.0, 6.0, 4.0, 1.0}, 3000);
  const JudgedWeights judged = ChoiceLogit{}(who.values, who.choices);
  CHECK(are_close(judged.weights, {0.45, 0.3, 0.2, 0.05}, 0.03));
  const auto& likelihood = *judged.choices->likelihood;
  CHECK(std::fabs(likelihood.sharpness - 20.0) < 1.5);
  CHECK(likelihood.null_log_likelihood == doctest::Approx(3000.0 * std::log(0.5)));
  CHECK(likelihood.log_likelihood > 0.7 * likelihood.null_log_likelihood);
  CHECK_FALSE(likelihood.separated);
  for (std::size_t c = 0; c < 4; ++c) CHECK(judged.standard_errors[c] < 0.02);
  CHECK(judged.choices->contradicted.size() == std::lround(*judged.inconsistency * 3000.0));
  REQUIRE(judged.revisit_statement);
  CHECK(judged.revisit_statement->implied < 0.0);
}

TEST_CASE("choice_logit: choices that some weights explain wholly have finite strengths") {
  const Rows values = {{0.9, 0.1}, {0.1, 0.2}, {0.3, 0.8}, {0.2, 0.1}};
  const Choices choices = {{0, 1}, {2, 3}, {0, 3}};
  const JudgedWeights judged = ChoiceLogit{}(values, choices);
  CHECK(judged.choices->likelihood->separated);
  CHECK(std::isfinite(judged.choices->likelihood->sharpness));
  CHECK(judged.choices->likelihood->sharpness < 100.0);
  CHECK(*judged.inconsistency == 0.0);
  CHECK_FALSE(judged.revisit_statement);
  CHECK(judged.ranges[0].high > 0.99);
  // The wider the prior, the sharper the person that it believes in.
  const JudgedWeights wider = ChoiceLogit{.deviation = 100.0}(values, choices);
  CHECK(wider.choices->likelihood->sharpness > judged.choices->likelihood->sharpness);
}

TEST_CASE("choice_logit: choices against every criterion, and ties alone, tell nothing") {
  const Rows values = {{0.9, 0.8}, {0.1, 0.2}};
  const JudgedWeights against = ChoiceLogit{}(values, Choices{{0, 1, Preferred::second}});
  CHECK(against.weights == Numbers{0.5, 0.5});
  CHECK(against.standard_errors.empty());
  CHECK(against.ranges[0].low == 0.0);
  CHECK(against.ranges[0].high == 1.0);
  CHECK(*against.inconsistency == 1.0);
  CHECK(against.choices->likelihood->sharpness == 0.0);
  const JudgedWeights tie = ChoiceLogit{}(values, Choices{{0, 1, Preferred::neither}});
  CHECK(tie.weights == Numbers{0.5, 0.5});
  CHECK(*tie.inconsistency == 0.0);
  CHECK_FALSE(tie.choices->likelihood->separated);
  const JudgedWeights one = ChoiceLogit{}({{{0.9}, {0.1}}}, Choices{{0, 1}});
  CHECK(one.weights == Numbers{1.0});
  CHECK(one.ranges[0].low == 1.0);
}

TEST_CASE("choice_logit: a tie counts as half a choice either way") {
  Splitmix64 random(4);
  Person who = person(random, {4.0, 2.0}, 20);
  Person doubled = who;
  doubled.choices.insert(doubled.choices.end(), who.choices.begin(), who.choices.end());
  who.choices.push_back({0, 3, Preferred::neither});
  doubled.choices.push_back({0, 3, Preferred::first});
  doubled.choices.push_back({0, 3, Preferred::second});
  // Twice the choices bend twice as much; the prior must too.
  const JudgedWeights one = ChoiceLogit{.deviation = 10.0}(who.values, who.choices);
  const JudgedWeights two = ChoiceLogit{.deviation = 10.0 / std::sqrt(2.0)}(doubled.values, doubled.choices);
  CHECK(are_close(one.weights, two.weights, 1e-10));
}

TEST_CASE("choice_logit: a criterion on which no choice differs, and options outside, are refused") {
  const Rows values = {{0.9, 0.5}, {0.1, 0.5}};
  CHECK(refusal([&] {
          ChoiceLogit{}(values, Choices{{0, 1}});
        }).find("criterion 2: found no choice") != std::string::npos);
  const Rows one = {{0.9}, {0.1}};
  const auto refused = [&](const ChoiceLogit& logit) { return refusal_code([&] { logit(one, Choices{{0, 1}}); }); };
  CHECK(refused({.deviation = 0.0}) == "bad_option");
  CHECK(refused({.deviation = std::numeric_limits<double>::quiet_NaN()}) == "bad_option");
  CHECK(refused({.confidence = 1.0}) == "bad_option");
  CHECK(refusal_code([&] { ChoiceLogit{}(one, Choices{}); }) == "empty_input");
}
