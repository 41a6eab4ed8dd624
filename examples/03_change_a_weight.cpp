// SPDX-License-Identifier: MIT
// Would another weighting say the same? The profiles of a model side by side, and one weight changed by hand.
#include <iostream>
#include <string>

#include "journeyrank/io/json.hpp"
#include "journeyrank/journeyrank.hpp"

namespace jr = journeyrank;

namespace {

void print(const std::string& whose, const jr::Ranking& ranking) {
  std::cout << whose << ":";
  for (std::size_t position = 0; position < ranking.size(); ++position) std::cout << " " << ranking[position].id;
  std::cout << "\n";
}

}  // namespace

int main() {
  const jr::Model model = jr::read_model("examples/data/telecom.json");
  const jr::CriteriaMatrix matrix = jr::read_csv("examples/data/telecom.csv", model);

  print("as stated", jr::rank(matrix, model));
  for (const jr::Profile& profile : model.profiles) {
    print(profile.id, jr::rank(matrix, model, {.profile = profile.id}));
  }
  const jr::Model changed = jr::with_weight(model, "retention", 5.0);
  print("retention weighs 5", jr::rank(matrix, changed));
}
