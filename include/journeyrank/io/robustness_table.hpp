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

/// A column of drawn numbers and one of their errors.
class DrawnColumns {
 public:
  void push(const std::optional<Drawn>& drawn) {
    values_.push(drawn ? std::optional(drawn->value) : std::nullopt);
    errors_.push(drawn ? std::optional(drawn->error) : std::nullopt);
  }
  void add_to(ResultTable& table, const std::string& name) && {
    table.columns.push_back(std::move(values_).named(name));
    table.columns.push_back(std::move(errors_).named(name + "_error"));
  }

 private:
  OptionalColumn values_;
  OptionalColumn errors_;
};

/// The mean of the weights under which each journey is first: a column a criterion, and one of its errors.
inline void add_central_weights(ResultTable& table, const Robustness& answer, const Model& model) {
  std::vector<DrawnColumns> central(model.criteria.size());
  for (const std::uint32_t journey : answer.found.order) {
    const auto weights = central_weights(answer, journey);
    for (std::size_t c = 0; c < central.size(); ++c) {
      central[c].push(weights ? std::optional((*weights)[c]) : std::nullopt);
    }
  }
  for (std::size_t c = 0; c < central.size(); ++c) {
    std::move(central[c]).add_to(table, "central_" + model.criteria[c].id);
  }
}

/// How firm each place is, as a table: a row a journey, the lowest expected rank first.
///
/// Shape   the columns journey, label, expected_rank, expected_rank_error, rank_low, rank_high (the interval at the
///         level asked for), first, first_error, top, top_error, group, entropy, entropy_error, confidence,
///         confidence_error, share_of_data, and central_ID and central_ID_error, the mean of the weights under which it
///         is first
/// Units   shares of all cases; errors are Monte Carlo standard errors, 0 where the share is exact; entropy in bits;
///         share_of_data is how much of the doubt about the rank is that of the data
/// Edge    a journey that is never first has no central weights and no confidence; share_of_data is missing where no
///         cell is in doubt, and where nothing moves the journey
inline ResultTable to_table(const Robustness& answer, const CriteriaMatrix& matrix, const Model& model) {
  std::array<PackedTexts, 2> names;
  std::array<std::vector<std::int64_t>, 3> whole;  // low, high, group
  std::array<DrawnColumns, 5> drawn;
  OptionalColumn of_data;
  for (const std::uint32_t journey : answer.found.order) {
    names[0].push_back(matrix.journeys()[journey]);
    names[1].push_back(matrix.label(journey));
    const RankInterval interval = rank_interval(answer, journey);
    whole[0].push_back(interval.best);
    whole[1].push_back(interval.worst);
    whole[2].push_back(answer.found.groups[journey]);
    drawn[0].push(expected_rank(answer, journey));
    drawn[1].push(first_share(answer, journey));
    drawn[2].push(top_share(answer, journey, answer.top));
    drawn[3].push(rank_entropy(answer, journey));
    drawn[4].push(answer.found.confidence[journey]);
    of_data.push(answer.doubt ? answer.doubt->share_of_data(journey) : std::nullopt);
  }
  ResultTable table{.rows = answer.found.order.size()};
  table.columns.push_back({"journey", std::move(names[0])});
  table.columns.push_back({"label", std::move(names[1])});
  std::move(drawn[0]).add_to(table, "expected_rank");
  table.columns.push_back({"rank_low", std::move(whole[0])});
  table.columns.push_back({"rank_high", std::move(whole[1])});
  std::move(drawn[1]).add_to(table, "first");
  std::move(drawn[2]).add_to(table, "top");
  table.columns.push_back({"group", std::move(whole[2])});
  std::move(drawn[3]).add_to(table, "entropy");
  std::move(drawn[4]).add_to(table, "confidence");
  table.columns.push_back(std::move(of_data).named("share_of_data"));
  add_central_weights(table, answer, model);
  return table;
}

}  // namespace journeyrank
