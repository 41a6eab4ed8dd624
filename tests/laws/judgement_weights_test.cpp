// SPDX-License-Identifier: MIT
//
// What every way to weigh criteria by judgement keeps, over random people: each has an importance in mind for every
// criterion and says it in the method's words.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/weigh/weight_catalogue.hpp"

#include "laws/random_problem.hpp"
#include "raw_columns.hpp"
#include "splitmix64.hpp"

using journeyrank::Attractiveness;
using journeyrank::AttractivenessStatement;
using journeyrank::BestAndWorst;
using journeyrank::BestWorst;
using journeyrank::BestWorstModel;
using journeyrank::Choice;
using journeyrank::ChoiceLogit;
using journeyrank::Fucom;
using journeyrank::ImportanceLevel;
using journeyrank::ImportanceRatio;
using journeyrank::ImportanceStep;
using journeyrank::JudgedWeights;
using journeyrank::JudgementWeights;
using journeyrank::Lbwa;
using journeyrank::Macbeth;
using journeyrank::Pairwise;
using journeyrank::PointAllocation;
using journeyrank::Preferred;
using journeyrank::Priority;
using journeyrank::Rancom;
using journeyrank::RankForm;
using journeyrank::RankOrder;
using journeyrank::Sapevo;
using journeyrank::Smart;
using journeyrank::Srf;
using journeyrank::step_names;
using journeyrank::Swara;
using journeyrank::Swing;
using journeyrank::Uta;

namespace {

using Numbers = std::vector<double>;

/// How somebody with this importance in mind answers a method. `exact`: the answer holds the importance itself, so that
/// the weights must give it back.
struct Answer {
  std::string_view name;
  bool exact;
  std::function<JudgedWeights(const Numbers&)> weigh;
  std::size_t share = 1;  ///< of the people who are asked: methods that solve many programmes ask fewer
};

Numbers ratios_to(double reference, const Numbers& importance) {
  Numbers ratios;
  for (const double each : importance) ratios.push_back(each / reference);
  return ratios;
}

double most(const Numbers& importance) { return *std::max_element(importance.begin(), importance.end()); }
double least(const Numbers& importance) { return *std::min_element(importance.begin(), importance.end()); }

/// How many are more important than each.
Numbers ranks(const Numbers& importance) {
  Numbers found;
  for (const double each : importance) {
    found.push_back(static_cast<double>(
        std::count_if(importance.begin(), importance.end(), [&](double other) { return other > each; })));
  }
  return found;
}

/// Every pair; `rough` answers by whole numbers up to 9.
std::vector<ImportanceRatio> all_pairs(const Numbers& importance, bool rough) {
  std::vector<ImportanceRatio> pairs;
  for (std::size_t i = 0; i < importance.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double ratio = importance[i] / importance[j];
      const double whole = std::clamp(std::round(std::max(ratio, 1.0 / ratio)), 1.0, 9.0);
      pairs.push_back({i, j, !rough ? ratio : ratio >= 1.0 ? whole : 1.0 / whole});
    }
  }
  return pairs;
}

BestAndWorst best_and_worst(const Numbers& importance, bool rough) {
  BestAndWorst answer;
  answer.best = static_cast<std::size_t>(std::max_element(importance.begin(), importance.end()) - importance.begin());
  answer.worst = static_cast<std::size_t>(std::min_element(importance.begin(), importance.end()) - importance.begin());
  for (const double each : importance) {
    const double over = most(importance) / each;
    const double under = each / least(importance);
    answer.best_over.push_back(rough ? std::round(over) : over);
    answer.over_worst.push_back(rough ? std::round(under) : under);
  }
  return answer;
}

std::vector<ImportanceStep> steps(const Numbers& importance) {
  std::vector<ImportanceStep> list;
  for (std::size_t c = 0; c < importance.size(); ++c) list.push_back({c, importance[c]});
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.less > b.less; });
  double before = list[0].less;
  for (auto& each : list) {
    const double step = before / each.less - 1.0;
    before = each.less;
    each.less = step;
  }
  return list;
}

std::vector<ImportanceLevel> levels(const Numbers& importance) {
  std::vector<ImportanceLevel> list;
  for (const double each : importance) {
    const double level = std::floor(most(importance) / each);
    list.push_back({static_cast<std::size_t>(level), most(importance) / each - level});
  }
  return list;
}

std::vector<Numbers> degrees(const Numbers& importance) {
  std::vector<Numbers> rows;
  for (const double a : importance) {
    auto& row = rows.emplace_back();
    for (const double b : importance) row.push_back(std::clamp(std::round(std::log2(a / b)), -3.0, 3.0));
  }
  return rows;
}

/// Categories of all differences, in sixths of the largest importance.
JudgedWeights by_categories(const Numbers& importance) {
  std::vector<AttractivenessStatement> said;
  const auto say = [&](double difference, std::size_t first, std::optional<std::size_t> second) {
    const int category = 1 + std::min(5, static_cast<int>(6.0 * difference / most(importance)));
    const auto word = static_cast<Attractiveness>(category);
    said.push_back({first, second, word, word});
  };
  for (std::size_t i = 0; i < importance.size(); ++i) {
    say(importance[i], i, std::nullopt);
    for (std::size_t j = 0; j < importance.size(); ++j) {
      if (importance[i] > importance[j]) say(importance[i] - importance[j], i, j);
    }
  }
  return Macbeth{}(importance.size(), said);
}

/// Choices among journeys whose values hang on the criterion and not on its place.
template <class Method>
JudgedWeights by_choices(const Method& method, const Numbers& importance) {
  std::vector<Numbers> values;
  Numbers scores;
  for (std::size_t row = 0; row < 10; ++row) {
    Numbers& journey = values.emplace_back();
    double score = 0.0;
    for (const double each : importance) {
      const double turned = each * (17.31 + 3.7 * static_cast<double>(row));
      journey.push_back(turned - std::floor(turned));
      score += each * journey.back();
    }
    scores.push_back(score);
  }
  std::vector<Choice> choices;
  for (std::size_t row = 0; row + 1 < values.size(); ++row) {
    choices.push_back({row, row + 1, scores[row] > scores[row + 1] ? Preferred::first : Preferred::second});
  }
  choices.push_back({0, 9, Preferred::neither});
  return method(values, choices);
}

std::vector<Answer> answers() {
  std::vector<Answer> list;
  for (const auto form : {RankForm::centroid, RankForm::sum, RankForm::reciprocal}) {
    list.push_back({RankOrder::name, false, [form](const Numbers& v) { return RankOrder{.form = form}(ranks(v)); }});
  }
  list.push_back({Srf::name, false, [](const Numbers& v) {
                    Numbers cards = ranks(v);
                    for (double& each : cards) each = static_cast<double>(v.size()) - each;
                    return Srf{}(cards);
                  }});
  list.push_back({PointAllocation::name, true, [](const Numbers& v) { return PointAllocation{}(v); }});
  list.push_back({Swing::name, true, [](const Numbers& v) {
                    Numbers points = ratios_to(most(v), v);
                    for (double& each : points) each *= 100.0;
                    return Swing{}(points);
                  }});
  list.push_back({Smart::name, true, [](const Numbers& v) {
                    Numbers points = ratios_to(least(v), v);
                    for (double& each : points) each *= 10.0;
                    return Smart{}(points);
                  }});
  for (const auto priority : {Priority::eigenvector, Priority::geometric_mean}) {
    for (const bool rough : {false, true}) {
      list.push_back({Pairwise::name, !rough, [priority, rough](const Numbers& v) {
                        return Pairwise{.priority = priority}(v.size(), all_pairs(v, rough));
                      }});
    }
  }
  for (const auto model : {BestWorstModel::linear, BestWorstModel::nonlinear}) {
    for (const bool rough : {false, true}) {
      list.push_back({BestWorst::name, !rough, [model, rough](const Numbers& v) {
                        return BestWorst{.model = model}(best_and_worst(v, rough));
                      }});
    }
  }
  list.push_back({Fucom::name, true, [](const Numbers& v) {
                    Numbers significances;
                    for (const double each : v) significances.push_back(most(v) / each);
                    return Fucom{}(significances);
                  }});
  list.push_back({Swara::name, true, [](const Numbers& v) { return Swara{}(steps(v)); }});
  list.push_back({Lbwa::name, true, [](const Numbers& v) { return Lbwa{.elasticity = 1.0}(levels(v)); }});
  list.push_back({Sapevo::name, false, [](const Numbers& v) { return Sapevo{}(degrees(v)); }});
  list.push_back({Rancom::name, false, [](const Numbers& v) { return Rancom{}(v.size(), all_pairs(v, false)); }});
  list.push_back({Macbeth::name, false, by_categories, 50});
  list.push_back({Uta::name, false, [](const Numbers& v) { return by_choices(Uta{}, v); }, 50});
  list.push_back({Uta::name, false, [](const Numbers& v) { return by_choices(Uta{.segments = 2}, v); }, 200});
  list.push_back({ChoiceLogit::name, false, [](const Numbers& v) { return by_choices(ChoiceLogit{}, v); }, 50});
  return list;
}

/// One to seven criteria, none exactly as important as another.
Numbers random_importance(Splitmix64& random) {
  Numbers importance(1 + random.below(7));
  for (double& each : importance) each = random.between(1.0, 9.0);
  return importance;
}

/// Of slow ways one in so many people is asked, outside the full run.
std::size_t share_of(const Answer& answer) { return laws::is_full_run() ? 1 : answer.share; }

constexpr std::size_t people = 10'000 / (laws::share_of_rounds * laws::share_of_rounds);

}  // namespace

TEST_CASE("judgement weights: every member of the catalogue is asked") {
  std::set<std::string_view> asked;
  for (const auto& answer : answers()) asked.insert(answer.name);
  for (const auto& each : step_names<JudgementWeights>()) CHECK(asked.count(each) == 1);
}

TEST_CASE("judgement weights: finite, >= 0 and adding up to 1; the inconsistency is finite and >= 0") {
  Splitmix64 random(1);
  for (const auto& answer : answers()) {
    CAPTURE(answer.name);
    for (std::size_t person = 0; person * share_of(answer) < people; ++person) {
      const Numbers importance = random_importance(random);
      const JudgedWeights judged = answer.weigh(importance);
      REQUIRE(judged.weights.size() == importance.size());
      double sum = 0.0;
      for (const double weight : judged.weights) {
        REQUIRE(std::isfinite(weight));
        REQUIRE(weight >= 0.0);
        sum += weight;
      }
      REQUIRE(std::abs(sum - 1.0) < 1e-14);
      if (judged.inconsistency) REQUIRE((std::isfinite(*judged.inconsistency) && *judged.inconsistency >= 0.0));
    }
  }
}

TEST_CASE("judgement weights: permuting the criteria permutes the weights and leaves the inconsistency") {
  Splitmix64 random(2);
  for (const auto& answer : answers()) {
    CAPTURE(answer.name);
    for (std::size_t person = 0; person * share_of(answer) < people; ++person) {
      const Numbers importance = random_importance(random);
      std::vector<std::size_t> order(importance.size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      random.shuffle(order);
      const JudgedWeights judged = answer.weigh(importance);
      Numbers moved;
      Numbers wanted;
      for (const std::size_t c : order) {
        moved.push_back(importance[c]);
        wanted.push_back(judged.weights[c]);
      }
      const JudgedWeights found = answer.weigh(moved);
      REQUIRE(are_close(found.weights, wanted, 1e-10));
      REQUIRE(found.inconsistency.has_value() == judged.inconsistency.has_value());
      if (found.inconsistency) REQUIRE(std::abs(*found.inconsistency - *judged.inconsistency) < 1e-10);
    }
  }
}

TEST_CASE("judgement weights: a more important criterion never weighs less") {
  Splitmix64 random(3);
  for (const auto& answer : answers()) {
    // Rounded to 1 a criterion is said to equal the best or the worst, and the best-worst method may then put it on
    // either side of that one: it keeps deviations small, not an order.
    if (answer.name == BestWorst::name && !answer.exact) continue;
    // Ten choices leave room for weights in another order.
    if (answer.name == Uta::name || answer.name == ChoiceLogit::name) continue;
    CAPTURE(answer.name);
    for (std::size_t person = 0; person * share_of(answer) < people; ++person) {
      const Numbers importance = random_importance(random);
      const Numbers weights = answer.weigh(importance).weights;
      for (std::size_t i = 0; i < importance.size(); ++i) {
        for (std::size_t j = 0; j < importance.size(); ++j) {
          if (importance[i] > importance[j]) REQUIRE(weights[i] >= weights[j] - 1e-10);
        }
      }
    }
  }
}

TEST_CASE("judgement weights: ratios that were answered exactly come back, without a contradiction") {
  Splitmix64 random(4);
  for (const auto& answer : answers()) {
    if (!answer.exact) continue;
    CAPTURE(answer.name);
    for (std::size_t person = 0; person * share_of(answer) < people; ++person) {
      const Numbers importance = random_importance(random);
      const double sum = std::accumulate(importance.begin(), importance.end(), 0.0);
      const JudgedWeights judged = answer.weigh(importance);
      REQUIRE(are_close(judged.weights, ratios_to(sum, importance), 1e-10));
      if (judged.inconsistency && answer.name != PointAllocation::name) REQUIRE(*judged.inconsistency < 1e-10);
    }
  }
}
