// SPDX-License-Identifier: MIT
#include "journeyrank/problem/impact.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact_metrics.hpp"
#include "journeyrank/measure/survey_metrics.hpp"
#include "journeyrank/problem/measure.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

struct Answer {
  std::string journey;
  double ces;
};

const Model model{.criteria = {{.id = "effort", .metric = HighEffort{.at_least = 1, .at_most = 3}},
                               {.id = "mean", .metric = Mean{.column = "ces"}}}};

std::vector<Answer> random_answers(Splitmix64& random) {
  std::vector<Answer> answers;
  for (std::size_t j = 0, journeys = 1 + random.below(8); j < journeys; ++j) {
    const double ease = random.unit();
    for (std::size_t i = 0, n = 1 + random.below(60); i < n; ++i) {
      answers.push_back({"journey " + std::to_string(j), 1.0 + std::floor(7.0 * std::pow(random.unit(), ease))});
    }
  }
  return answers;
}

MeasuredMatrix measured(const std::vector<Answer>& answers) {
  Tally tally(metrics_of(model));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string id = std::to_string(i);
    tally.add({.contact_id = id, .journey = answers[i].journey, .started_at = 0, .ces = answers[i].ces});
  }
  return measure(tally, model);
}

std::vector<CriterionImpact> impact_on(const std::vector<Answer>& answers, const ImpactOptions& options = {}) {
  const MeasuredMatrix found = measured(answers);
  return impact(found.matrix.journeys(), found.estimates, model, options);
}

/// The overall rate and mean, from the answers alone.
double overall(const std::vector<Answer>& answers, std::size_t criterion) {
  double sum = 0.0;
  for (const auto& each : answers) sum += criterion == 1 ? each.ces : each.ces <= 3.0 ? 1.0 : 0.0;
  return sum / static_cast<double>(answers.size());
}

}  // namespace

TEST_CASE("laws: the impact of a journey is the overall number less that of the contacts of all others") {
  Splitmix64 random(501);
  for (int round = 0; round < 150; ++round) {
    const auto answers = random_answers(random);
    const auto all = impact_on(answers);
    for (std::size_t c = 0; c < all.size(); ++c) {
      CHECK(all[c].overall == doctest::Approx(overall(answers, c)).epsilon(1e-14));
      for (const auto& one : all[c].journeys) {
        auto others = answers;
        std::erase_if(others, [&](const Answer& each) { return each.journey == one.journey; });
        CHECK(one.impact.has_value() == !others.empty());
        if (others.empty()) continue;
        CHECK(std::fabs(*one.impact - (overall(answers, c) - overall(others, c))) < 1e-13);
      }
    }
  }
}

TEST_CASE("laws: contributions add up to the difference and shares to 1, bit for bit, in any order") {
  Splitmix64 random(502);
  for (int round = 0; round < 400; ++round) {
    const auto answers = random_answers(random);
    ImpactOptions options{.min_n = static_cast<std::int64_t>(random.below(60))};
    if (random.below(2) == 0) options.references = {{"effort", random.unit()}, {"mean", random.between(1.0, 7.0)}};
    for (auto& whole : impact_on(answers, options)) {
      CHECK(std::fabs(whole.difference - (whole.overall - whole.reference)) < 1e-14);
      for (int order = 0; order < 3; ++order) {
        double contributions = 0.0;
        double shares = 0.0;
        for (const auto& one : whole.journeys) contributions += one.contribution;
        for (const auto& one : whole.journeys) shares += one.share.value_or(0.0);
        CHECK(contributions == whole.difference);
        CHECK(shares == (whole.journeys[0].share ? 1.0 : 0.0));
        random.shuffle(whole.journeys);
      }
      for (const auto& one : whole.journeys) {
        const double part = static_cast<double>(one.n) * (one.own - whole.reference) / static_cast<double>(whole.n);
        CHECK(std::fabs(one.contribution - part) < 1e-14);
      }
    }
  }
}

TEST_CASE("laws: contributions are how far the overall number falls when journeys become as good as the reference") {
  Splitmix64 random(503);
  for (int round = 0; round < 150; ++round) {
    const auto answers = random_answers(random);
    const CriterionImpact whole = impact_on(answers, {.references = {{"effort", 0.0}}})[0];
    for (const auto& one : whole.journeys) {
      auto mended = answers;
      for (auto& each : mended) each.ces = each.journey == one.journey ? 7.0 : each.ces;
      CHECK(std::fabs(one.contribution - (overall(answers, 0) - overall(mended, 0))) < 1e-14);
    }
  }
}

TEST_CASE("laws: the order of the contacts changes no bit of an impact") {
  Splitmix64 random(504);
  for (int round = 0; round < 50; ++round) {
    auto answers = random_answers(random);
    const auto before = impact_on(answers);
    random.shuffle(answers);
    const auto after = impact_on(answers);
    for (std::size_t c = 0; c < before.size(); ++c) {
      CHECK(before[c].difference == after[c].difference);
      for (std::size_t i = 0; i < before[c].journeys.size(); ++i) {
        CHECK(before[c].journeys[i].contribution == after[c].journeys[i].contribution);
        CHECK(before[c].journeys[i].share == after[c].journeys[i].share);
        CHECK(before[c].journeys[i].impact == after[c].journeys[i].impact);
      }
    }
  }
}
