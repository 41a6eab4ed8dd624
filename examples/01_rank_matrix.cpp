// SPDX-License-Identifier: MIT
// Rank a ready criteria matrix and say why each journey stands where it does.
#include <iomanip>
#include <iostream>

#include "journeyrank/io/json.hpp"
#include "journeyrank/journeyrank.hpp"

namespace jr = journeyrank;

int main() {
  const jr::Model model = jr::read_model("examples/data/telecom.json");
  const jr::CriteriaMatrix matrix = jr::read_csv("examples/data/telecom.csv", model);
  const jr::Ranking ranking = jr::rank(matrix, model);

  for (std::size_t position = 0; position < ranking.size(); ++position) {
    const jr::RankedJourney line = ranking[position];
    std::cout << line.rank << "  " << std::left << std::setw(14) << line.id << std::right << std::fixed
              << std::setprecision(1) << std::setw(6) << 100.0 * line.score.score << "\n";
  }
  std::cout << "\n" << jr::sentence(jr::explain(ranking, matrix, "moving_home")) << "\n";
}
