// SPDX-License-Identifier: MIT
#include "journeyrank/rank/top.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/order.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::ScoredJourney;
using journeyrank::Scorer;
using journeyrank::top;

namespace {

Model one_criterion() {
  Model model;
  model.criteria = {{.id = "a"}};
  return model;
}

/// The first k of the whole order.
std::vector<ScoredJourney> first_of_order(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t k) {
  const auto scores = scorer.score(matrix);
  std::vector<ScoredJourney> first;
  for (const std::uint32_t journey : journeyrank::order_by_score(scores, matrix.journeys()).journeys) {
    if (first.size() < k) first.push_back({journey, scores[journey]});
  }
  return first;
}

}  // namespace

TEST_CASE("top: the k most urgent journeys, most urgent first, equal scores by name") {
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"d", "b", "c", "a"}),
                              {{.criterion = "a", .values = {0.5, 0.9, 0.5, 0.5}}});
  const auto scorer = Scorer::fit(matrix, one_criterion());
  CHECK(top(scorer, matrix, 3) == std::vector<ScoredJourney>{{1, 0.9}, {3, 0.5}, {2, 0.5}});
  CHECK(top(scorer, matrix, 1) == std::vector<ScoredJourney>{{1, 0.9}});
}

TEST_CASE("top: none of them, more than there are, and of no journey at all") {
  const CriteriaMatrix matrix(Names::numbered(3), {{.criterion = "a", .values = {0.5, 0.9, 0.7}}});
  const auto scorer = Scorer::fit(matrix, one_criterion());
  for (const std::size_t threads : {1u, 4u}) {
    CHECK(top(scorer, matrix, 0, threads).empty());
    CHECK(top(scorer, matrix, 99, threads) == std::vector<ScoredJourney>{{1, 0.9}, {2, 0.7}, {0, 0.5}});
    CHECK(top(scorer, CriteriaMatrix({}, {{.criterion = "a"}}), 5, threads).empty());
  }
}

TEST_CASE("top: it equals the first k of the order, for any number of threads, with ties and without") {
  Splitmix64 random(1);
  for (const std::size_t kinds : {1u, 3u, 100u, 1'000'000u}) {
    for (const std::size_t n : {1u, 1'000u, 1'024u, 5'000u, 150'000u}) {
      std::vector<double> values;
      for (std::size_t i = 0; i < n; ++i) values.push_back(static_cast<double>(random.below(kinds)) / 1'000'000.0);
      std::vector<std::string> names;
      for (std::size_t i = 0; i < n; ++i) names.push_back("j" + std::to_string(i * 7919 % n));
      const bool distinct = n % 7919 != 0;
      const CriteriaMatrix matrix(distinct ? Names::of(names) : Names::numbered(n),
                                  {{.criterion = "a", .values = values}});
      const auto scorer = Scorer::fit(matrix, one_criterion());
      for (const std::size_t k : {std::size_t{1}, std::size_t{10}, n / 2, n}) {
        if (n > 100'000 && k > 10 && kinds != 100) continue;  // one of the long ones is enough: heaps of n are slow
        const auto expected = first_of_order(scorer, matrix, k);
        CAPTURE(kinds);
        CAPTURE(n);
        CAPTURE(k);
        for (const std::size_t threads : {1u, 2u, 7u}) CHECK(top(scorer, matrix, k, threads) == expected);
      }
    }
  }
}

TEST_CASE("top: journeys with missing cells take the score that their policy gives") {
  Model model = one_criterion();
  model.criteria[0].missing = Missing::interval;
  const CriteriaMatrix matrix(Names::numbered(3),
                              {{.criterion = "a", .values = {0.4, 0.0, 0.6}, .missing = {0, 1, 0}}});
  CHECK(top(Scorer::fit(matrix, model), matrix, 2) == std::vector<ScoredJourney>{{2, 0.6}, {1, 0.5}});
}

TEST_CASE("top: what cannot be scored is refused") {
  const CriteriaMatrix matrix(Names::numbered(1), {{.criterion = "a", .values = {0.4}}});
  const auto scorer = Scorer::fit(matrix, one_criterion());
  CHECK(refusal_code([&] { top(scorer, CriteriaMatrix(Names::numbered(1), {}), 1); }) == "missing_column");
}
