// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/uta.hpp"

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
using journeyrank::JudgedWeights;
using journeyrank::linear_ranges;
using journeyrank::LinearConstraint;
using journeyrank::Preferred;
using journeyrank::Relation;
using journeyrank::Uta;
using journeyrank::ValuedChoices;

using Numbers = std::vector<double>;
using Rows = std::vector<Numbers>;
using Choices = std::vector<Choice>;

namespace {

constexpr double margin = 0.01;

struct Person {
  Numbers weights;
  Rows values;
  Choices choices;
};

double times(const Numbers& a, const Numbers& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Somebody who takes the journey of the larger score, but for a share of choices the other one.
Person person(Splitmix64& random, std::size_t criteria, std::size_t choices, double wrong) {
  Person who;
  double sum = 0.0;
  for (std::size_t c = 0; c < criteria; ++c) sum += who.weights.emplace_back(random.between(0.1, 1.0));
  for (double& each : who.weights) each /= sum;
  for (std::size_t row = 0; row < 12; ++row) {
    auto& values = who.values.emplace_back();
    for (std::size_t c = 0; c < criteria; ++c) values.push_back(random.unit());
  }
  while (who.choices.size() < choices) {
    const std::size_t a = random.below(12);
    const std::size_t b = (a + 1 + random.below(11)) % 12;
    const double ahead = times(who.weights, who.values[a]) - times(who.weights, who.values[b]);
    if (std::fabs(ahead) < margin) continue;
    const bool first = (ahead > 0.0) != (random.unit() < wrong);
    who.choices.push_back({a, b, first ? Preferred::first : Preferred::second});
  }
  return who;
}

/// What the choices are off under some weights.
double error(const Person& who, const Numbers& weights) {
  const ValuedChoices valued(who.values, who.choices, "uta");
  double sum = 0.0;
  for (std::size_t choice = 0; choice < valued.size(); ++choice) {
    const double ahead = times(valued.difference(choice), weights);
    sum += valued.is_tie(choice) ? std::fabs(ahead) : std::max(margin - ahead, 0.0);
  }
  return sum;
}

}  // namespace

TEST_CASE("uta: against every set of weights of a grid, for people who contradict themselves and who do not") {
  Splitmix64 random(1);
  for (int round = 0; round < 40; ++round) {
    Person who = person(random, 3, 1 + random.below(14), round % 2 == 0 ? 0.0 : 0.3);
    if (round % 3 == 0) who.choices.push_back({0, 1, Preferred::neither});
    const JudgedWeights judged = Uta{.margin = margin}(who.values, who.choices);
    const double found = *judged.choices->error;
    REQUIRE(std::fabs(error(who, judged.weights) - found) < 1e-9);
    double least = std::numeric_limits<double>::infinity();
    Numbers low(3, 2.0);
    Numbers high(3, -1.0);
    for (int i = 0; i <= 100; ++i) {
      for (int j = 0; i + j <= 100; ++j) {
        const Numbers weights = {i / 100.0, j / 100.0, (100 - i - j) / 100.0};
        const double off = error(who, weights);
        least = std::min(least, off);
        if (off > found + 1e-12) continue;
        for (std::size_t c = 0; c < 3; ++c) {
          low[c] = std::min(low[c], weights[c]);
          high[c] = std::max(high[c], weights[c]);
        }
      }
    }
    REQUIRE(found <= least + 1e-9);
    REQUIRE(least - found < 0.02 * static_cast<double>(who.choices.size()) + 1e-9);
    for (std::size_t c = 0; c < 3; ++c) {
      REQUIRE(judged.ranges[c].low <= std::min(low[c], judged.weights[c]) + 1e-9);
      REQUIRE(judged.ranges[c].high >= std::max(high[c], judged.weights[c]) - 1e-9);
    }
  }
}

TEST_CASE("uta: the ranges are those of the programme with an error for each choice, held at its least sum") {
  Splitmix64 random(2);
  for (int round = 0; round < 25; ++round) {
    Person who = person(random, 3, 10, 0.3);
    who.choices.push_back({2, 3, Preferred::neither});
    who.choices.push_back({4, 5, Preferred::neither});
    const JudgedWeights judged = Uta{.margin = margin}(who.values, who.choices);
    const ValuedChoices valued(who.values, who.choices, "uta");
    const std::size_t variables = 3 + valued.size();
    std::vector<LinearConstraint> constraints;
    Numbers shares(variables, 0.0);
    Numbers errors(variables, 1.0);
    std::fill_n(shares.begin(), 3, 1.0);
    std::fill_n(errors.begin(), 3, 0.0);
    constraints.push_back({shares, Relation::equal, 1.0});
    constraints.push_back({errors, Relation::at_most, *judged.choices->error + 1e-9});
    for (std::size_t choice = 0; choice < valued.size(); ++choice) {
      for (const double sign : {1.0, -1.0}) {
        if (sign < 0.0 && !valued.is_tie(choice)) continue;
        Numbers row(variables, 0.0);
        for (std::size_t c = 0; c < 3; ++c) row[c] = sign * valued.difference(choice)[c];
        row[3 + choice] = 1.0;
        constraints.push_back({row, Relation::at_least, valued.is_tie(choice) ? 0.0 : margin});
      }
    }
    Rows each(3, Numbers(variables, 0.0));
    for (std::size_t c = 0; c < 3; ++c) each[c][c] = 1.0;
    const auto ranges = linear_ranges(constraints, each);
    REQUIRE(ranges);
    for (std::size_t c = 0; c < 3; ++c) {
      REQUIRE(std::fabs((*ranges)[c].low - judged.ranges[c].low) < 1e-5);
      REQUIRE(std::fabs((*ranges)[c].high - judged.ranges[c].high) < 1e-5);
    }
  }
}

TEST_CASE("uta: somebody who is consistent is found so, and the own weights lie in the ranges") {
  Splitmix64 random(3);
  double off = 0.0;
  for (int round = 0; round < 20; ++round) {
    const Person who = person(random, 4, 40, 0.0);
    const JudgedWeights judged = Uta{.margin = margin}(who.values, who.choices);
    REQUIRE(*judged.inconsistency == 0.0);
    REQUIRE(judged.choices->choices == 40);
    REQUIRE(judged.choices->contradicted.empty());
    REQUIRE(judged.conflict.empty());
    REQUIRE_FALSE(judged.revisit_statement);
    for (std::size_t c = 0; c < 4; ++c) {
      REQUIRE(judged.ranges[c].low <= who.weights[c] + 1e-9);
      REQUIRE(judged.ranges[c].high >= who.weights[c] - 1e-9);
      off = std::max(off, std::fabs(judged.weights[c] - who.weights[c]));
    }
  }
  CHECK(off < 0.25);  // 40 choices leave that much open
  CHECK(off > 0.01);
}

TEST_CASE("uta: choices that contradict each other are named, and the one furthest off") {
  const Rows values = {{1.0, 0.0}, {0.0, 1.0}, {0.5, 0.0}, {0.0, 0.5}};
  const Choices choices = {{0, 1, Preferred::first}, {2, 3, Preferred::first}, {0, 1, Preferred::second}};
  const JudgedWeights judged = Uta{.margin = margin}(values, choices);
  CHECK(judged.conflict.size() == 2);
  CHECK(judged.conflict.back() == 2);
  CHECK(judged.choices->contradicted == std::vector<std::size_t>{2});
  REQUIRE(judged.revisit_statement);
  CHECK(judged.revisit_statement->entry == 2);
  CHECK(judged.revisit_statement->stated == margin);
  CHECK(judged.revisit_statement->implied < 0.0);
  CHECK(*judged.choices->error == doctest::Approx(2.5 * margin));  // at a lead of one margin: 0, half, two of them
}

TEST_CASE("uta: what no choice tells may weigh anything, and one criterion weighs all") {
  const JudgedWeights open = Uta{}({{{0.9, 0.5, 0.5}, {0.1, 0.5, 0.5}}}, Choices{{0, 1, Preferred::first}});
  CHECK(open.ranges[1].low == doctest::Approx(0.0));
  CHECK(open.ranges[1].high > 0.99);
  CHECK(open.weights[1] == doctest::Approx(open.weights[2]));
  const JudgedWeights one = Uta{}({{{0.9}, {0.1}}}, Choices{{0, 1, Preferred::second}});
  CHECK(one.weights == Numbers{1.0});
  CHECK(*one.inconsistency == doctest::Approx(0.801));
  const JudgedWeights alike = Uta{.margin = margin}({{{0.5, 0.5}, {0.5, 0.5}}}, Choices{{0, 1, Preferred::first}});
  CHECK(alike.weights[0] == doctest::Approx(0.5));
  CHECK(*alike.choices->error == doctest::Approx(margin));
  CHECK(alike.conflict == std::vector<std::size_t>{0});
}

TEST_CASE("uta: with segments, values that bend are learned beside the weights") {
  // Worth nothing below 0.5 on the first criterion, and all above; the second in a straight line.
  Splitmix64 random(6);
  const auto score = [](const Numbers& v) { return 0.6 * std::max(0.0, 2.0 * v[0] - 1.0) + 0.4 * v[1]; };
  Rows values;
  for (int row = 0; row < 30; ++row) values.push_back({random.unit(), random.unit()});
  Choices choices;
  while (choices.size() < 120) {
    const std::size_t a = random.below(30);
    const std::size_t b = (a + 1 + random.below(29)) % 30;
    if (std::fabs(score(values[a]) - score(values[b])) < 0.002) continue;
    choices.push_back({a, b, score(values[a]) > score(values[b]) ? Preferred::first : Preferred::second});
  }
  const JudgedWeights straight = Uta{}(values, choices);
  CHECK(*straight.inconsistency > 0.0);
  CHECK(straight.value_curves.empty());
  const JudgedWeights bent = Uta{.segments = 2}(values, choices);
  CHECK(*bent.inconsistency == 0.0);
  CHECK(std::fabs(bent.weights[0] - 0.6) < 0.05);
  REQUIRE(bent.value_curves.size() == 2);
  REQUIRE(bent.value_curves[0].size() == 3);
  CHECK(bent.value_curves[0][0] == 0.0);
  CHECK(bent.value_curves[0][1] < 0.1);
  CHECK(bent.value_curves[0][2] == 1.0);
  CHECK(std::fabs(bent.value_curves[1][1] - 0.5) < 0.15);
}

TEST_CASE("uta: criteria in another order weigh the same where many choices bind at once") {
  // Each is what somebody holds important. Their programmes have corners of which one basis hides another, but for
  // rounding: weights had differed by up to 0.5 between the two orders, and for the last the programme was called
  // unbounded.
  const auto weigh = [](const Numbers& importance) {
    Rows values;
    Numbers scores;
    for (int row = 0; row < 10; ++row) {
      Numbers& journey = values.emplace_back();
      for (const double each : importance) {
        const double turned = each * (17.31 + 3.7 * row);
        journey.push_back(turned - std::floor(turned));
      }
      scores.push_back(times(importance, journey));
    }
    Choices choices;
    for (std::size_t row = 0; row + 1 < values.size(); ++row) {
      choices.push_back({row, row + 1, scores[row] > scores[row + 1] ? Preferred::first : Preferred::second});
    }
    choices.push_back({0, 9, Preferred::neither});
    return Uta{.segments = 2}(values, choices);
  };
  const Rows people = {
      {6.7213272585212307, 6.2734822775851704, 1.3476344647947398},
      {5.6858831603480784, 7.53811925941553, 4.0427848904743575, 7.264209849746357},
      {8.611267452950937, 8.3911508920215265, 7.8799609728983295, 7.8807352601290948, 7.5440329570026226},
      {4.59818926558063, 2.5225393972216343}};
  const std::vector<std::vector<std::size_t>> orders = {{0, 2, 1}, {2, 0, 3, 1}, {3, 4, 0, 2, 1}, {1, 0}};
  for (std::size_t who = 0; who < people.size(); ++who) {
    CAPTURE(who);
    Numbers moved;
    for (const std::size_t c : orders[who]) moved.push_back(people[who][c]);
    const JudgedWeights before = weigh(people[who]);
    const JudgedWeights after = weigh(moved);
    for (std::size_t c = 0; c < moved.size(); ++c) {
      const std::size_t was = orders[who][c];
      CHECK(std::fabs(after.weights[c] - before.weights[was]) < 1e-10);
      CHECK(std::fabs(after.ranges[c].low - before.ranges[was].low) < 1e-10);
      CHECK(std::fabs(after.ranges[c].high - before.ranges[was].high) < 1e-10);
    }
  }
}

TEST_CASE("uta: options outside of what they may be are refused") {
  const Rows values = {{0.9}, {0.1}};
  const auto refused = [&](const Uta& uta) { return refusal_code([&] { uta(values, Choices{{0, 1}}); }); };
  CHECK(refused({.segments = 0}) == "bad_option");
  CHECK(refused({.segments = 11}) == "bad_option");
  CHECK(refused({.margin = 0.0}) == "bad_option");
  CHECK(refused({.margin = std::numeric_limits<double>::quiet_NaN()}) == "bad_option");
  CHECK(refusal_code([&] { Uta{}(values, Choices{}); }) == "empty_input");
}
