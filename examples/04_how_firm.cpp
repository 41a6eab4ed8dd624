// SPDX-License-Identifier: MIT
// Is the answer firm? How far each weight may move, how often each journey is first, and why the first is first.
#include <iostream>

#include "journeyrank/io/json.hpp"
#include "journeyrank/journeyrank.hpp"
#include "journeyrank/judge/comparison.hpp"
#include "journeyrank/judge/robustness_sentence.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/judge/what_if.hpp"

namespace jr = journeyrank;

int main() {
  const jr::Model model = jr::read_model("examples/data/telecom.json");
  const jr::CriteriaMatrix matrix = jr::read_csv("examples/data/telecom.csv", model);
  const jr::Ranking ranking = jr::rank(matrix, model);
  const jr::Scorer& scorer = ranking.scorer();

  const jr::Stability stability = jr::stability(scorer, matrix);
  for (const auto& criterion : stability.criteria) {
    std::cout << sentence(stability, criterion, scorer, matrix) << "\n";
  }
  const jr::Robustness robustness = jr::robustness(scorer, matrix, {}, {.draws = {.draws = 20'000}});
  std::cout << sentence(robustness, scorer, matrix) << "\n";
  std::cout << sentence(jr::compare(ranking, matrix, "tech_fault", "bill_query")) << "\n";
  const jr::WhatIf answer = jr::what_if(ranking, matrix, {.weights = {{"retention", 0.6}}});
  const auto first = matrix.journeys().find(answer.first_after);
  std::cout << "With 60 % on retention " << matrix.label(*first) << " is first.\n";
}
