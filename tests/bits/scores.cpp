// SPDX-License-Identifier: MIT
// Prints the hash of the scores that the library gives the fixed matrix, once for each way of scoring it:
// "1 thread", "2 threads", "7 threads", "row by row". The other programs of this folder must print the same hash.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "journeyrank/base/hash.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

#include "../splitmix64.hpp"

using namespace journeyrank;

namespace {

constexpr std::size_t journeys = 20'000;
constexpr double highest[] = {60'000.0, 3e7, 0.07, 3e5, 1'000.0, 0.0, 400.0};  // 0: a level, not a number
constexpr std::size_t levels = 5;

/// What model.json says.
Model mixed_model() {
  Model model;
  model.criteria = {
      {.id = "pain", .scale = Anchored{1'000.0, 50'000.0}, .weight = 0.31},
      {.id = "revenue", .scale = Piecewise{{{0.0, 0.0}, {1e6, 0.35}, {8e6, 0.7}, {2.5e7, 1.0}}}, .weight = 2.0},
      {.id = "retention", .scale = Anchored{0.004, 0.06}, .weight = 0.77},
      {.id = "cost", .scale = MinMax{}, .weight = 1.1},
      {.id = "wait", .direction = Direction::minimize, .scale = Anchored{900.0, 30.0}, .weight = 0.123456789},
      {.id = "effort",
       .scale = Levels{{{"none", 0.0}, {"low", 0.15}, {"middle", 0.4}, {"high", 0.85}, {"extreme", 1.0}}},
       .weight = 0.3333333333333333},
      {.id = "speed",
       .direction = Direction::minimize,
       .scale = Piecewise{{{0.0, 1.0}, {20.0, 0.9}, {60.0, 0.33}, {300.0, 0.0}}},
       .weight = 0.05},
  };
  return model;
}

/// The same without the criteria whose scale is no straight line: the library scores those another way.
Model lines_only(Model model) {
  std::erase_if(model.criteria, [](const Criterion& criterion) {
    return std::holds_alternative<Piecewise>(criterion.scale) || std::holds_alternative<Levels>(criterion.scale);
  });
  return model;
}

CriteriaMatrix fixed_matrix(const Model& model) {
  std::vector<MatrixColumn> columns;
  for (const auto& criterion : model.criteria) columns.push_back({.criterion = criterion.id});
  Splitmix64 random(20'260'101);
  for (std::size_t i = 0; i < journeys; ++i) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::uint64_t drawn = random() >> 11;
      const double unit = static_cast<double>(drawn) * 0x1p-53;
      columns[c].values.push_back(highest[c] > 0.0 ? unit * highest[c] : static_cast<double>(drawn % levels));
    }
  }
  return CriteriaMatrix(Names::numbered(journeys), columns);
}

void add_bytes(Sha256& hash, const std::vector<double>& scores) {
  for (const double score : scores) {
    const auto bits = std::bit_cast<std::uint64_t>(score);
    for (int shift = 0; shift < 64; shift += 8) {
      const char byte = static_cast<char>(bits >> shift & 0xff);
      hash.add({&byte, 1});
    }
  }
}

/// All scores of a model, on so many threads, or row by row (0).
std::vector<double> scores_of(const CriteriaMatrix& matrix, const Model& model, std::size_t threads) {
  const Scorer scorer = Scorer::fit(matrix, model);
  if (threads > 0) return scorer.score(matrix, threads);
  std::vector<double> scores;
  std::vector<double> row(model.criteria.size());
  for (std::size_t i = 0; i < journeys; ++i) {
    for (std::size_t c = 0; c < row.size(); ++c)
      row[c] = matrix.column(*matrix.find_criterion(model.criteria[c].id))[i];
    scores.push_back(scorer.score(row));
  }
  return scores;
}

}  // namespace

int main() {
  const Model mixed = mixed_model();
  const Model lines = lines_only(mixed);
  const CriteriaMatrix matrix = fixed_matrix(mixed);
  for (const std::size_t threads : {1u, 2u, 7u, 0u}) {
    Sha256 hash;
    add_bytes(hash, scores_of(matrix, mixed, threads));
    add_bytes(hash, scores_of(matrix, lines, threads));
    const std::string way =
        threads == 0 ? "row by row" : std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    std::printf("%s: %s\n", way.c_str(), hash.hex().c_str());
  }
}
