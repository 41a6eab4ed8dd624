// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// How firm each place is, as a table: a row a journey, the lowest expected rank first.
///
/// Shape   the columns journey, label, expected_rank, expected_rank_error, rank_low, rank_high (the interval at the
///         level asked for), first, first_error, top, top_error, group, entropy, confidence, confidence_error, and
///         central_ID, the mean of the weights under which it is first
/// Units   shares of all cases; errors are Monte Carlo standard errors, 0 where the share is exact; entropy in bits
/// Edge    a journey that is never first has no central weights and no confidence
inline ResultTable to_table(const Robustness& answer, const CriteriaMatrix& matrix, const Model& model) {
  const RankAcceptability& ranks = answer.found.ranks;
  std::array<PackedTexts, 2> names;
  std::array<std::vector<std::int64_t>, 3> whole;  // low, high, group
  std::array<OptionalColumn, 9> numbers;
  std::vector<OptionalColumn> central(model.criteria.size());
  const auto push = [&numbers](std::size_t at, const std::optional<Drawn>& drawn) {
    numbers[at].push(drawn ? std::optional(drawn->value) : std::nullopt);
    numbers[at + 1].push(drawn ? std::optional(drawn->error) : std::nullopt);
  };
  const std::size_t top = std::min(answer.top, ranks.exact_ranks());
  for (const std::uint32_t journey : answer.found.order) {
    names[0].push_back(matrix.journeys()[journey]);
    names[1].push_back(matrix.label(journey));
    const RankInterval interval = ranks.rank_interval(journey, answer.found.level);
    whole[0].push_back(interval.best);
    whole[1].push_back(interval.worst);
    whole[2].push_back(answer.found.groups[journey]);
    push(0, ranks.expected_rank(journey));
    push(2, first_share(answer, journey));
    push(4, ranks.top(journey, top));
    push(6, answer.found.confidence[journey]);
    const auto entropy = ranks.rank_entropy(journey);
    numbers[8].push(entropy ? std::optional(entropy->value) : std::nullopt);
    const auto weights = central_weights(answer, journey);
    for (std::size_t c = 0; c < central.size(); ++c) {
      central[c].push(weights ? std::optional((*weights)[c].value) : std::nullopt);
    }
  }
  ResultTable table{.rows = answer.found.order.size()};
  const auto add = [&](std::size_t at, const char* name) {
    table.columns.push_back(std::move(numbers[at]).named(name));
    table.columns.push_back(std::move(numbers[at + 1]).named(std::string(name) + "_error"));
  };
  table.columns.push_back({"journey", std::move(names[0])});
  table.columns.push_back({"label", std::move(names[1])});
  add(0, "expected_rank");
  table.columns.push_back({"rank_low", std::move(whole[0])});
  table.columns.push_back({"rank_high", std::move(whole[1])});
  add(2, "first");
  add(4, "top");
  table.columns.push_back({"group", std::move(whole[2])});
  table.columns.push_back(std::move(numbers[8]).named("entropy"));
  add(6, "confidence");
  for (std::size_t c = 0; c < central.size(); ++c) {
    table.columns.push_back(std::move(central[c]).named("central_" + model.criteria[c].id));
  }
  return table;
}

}  // namespace journeyrank
