// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/judge/robustness_sentence.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

// What robustness says beside its table, for programs. Every drawn number has its Monte Carlo standard error beside it,
// 0 where it is exact.

inline JsonValue optional_json(const std::optional<double>& number) {
  return number ? JsonValue{*number} : JsonValue{};
}

/// Adds a number and its error, null where it is not known.
inline void add_drawn(JsonObject& object, const std::string& name, const std::optional<Drawn>& drawn) {
  object.push_back({name, drawn ? JsonValue{drawn->value} : JsonValue{}});
  object.push_back({name + "_error", drawn ? JsonValue{drawn->error} : JsonValue{}});
}

/// Shares and errors, row after row: `drawn(journey, column)` gives each, rows in the order of the answer.
template <class DrawnAt>
JsonValue drawn_matrix_json(const Robustness& answer, std::size_t columns, DrawnAt&& drawn) {
  JsonArray shares;
  JsonArray errors;
  for (const std::uint32_t journey : answer.found.order) {
    JsonArray share;
    JsonArray error;
    for (std::size_t column = 0; column < columns; ++column) {
      const Drawn found = drawn(journey, column);
      share.emplace_back().value = found.value;
      error.emplace_back().value = found.error;
    }
    shares.emplace_back().value = std::move(share);
    errors.emplace_back().value = std::move(error);
  }
  return {JsonObject{{"shares", {std::move(shares)}}, {"errors", {std::move(errors)}}}};
}

/// How often each journey has each rank (columns from rank 1), and beats each other one (columns as the rows).
///
/// Shape   rows as the journeys of the document: the lowest expected rank first
/// Edge    where first places alone are exact the other ranks are drawn, and a row of ranks adds up to 1 within their
///         errors; both null beyond the journeys that pairs are counted for; 0.5 for a journey against itself
inline void add_rank_matrices(JsonObject& object, const Robustness& answer) {
  const RankAcceptability& ranks = answer.found.ranks;
  if (!answer.exact.winning && !ranks.has_pairs()) {
    object.push_back({"acceptability", {}});
    object.push_back({"winning", {}});
    return;
  }
  object.push_back({"acceptability", drawn_matrix_json(answer, ranks.exact_ranks(), [&](std::size_t j, std::size_t k) {
                      return rank_share(answer, j, k + 1);
                    })});
  object.push_back({"winning", drawn_matrix_json(answer, answer.found.order.size(), [&](std::size_t j, std::size_t k) {
                      const std::uint32_t other = answer.found.order[k];
                      return j == other ? Drawn{0.5, 0.0} : *winning_share(answer, j, other);
                    })});
}

/// What more data on single cells would do, the first to act on first.
inline JsonValue more_data_json(const Doubt& doubt, const CriteriaMatrix& matrix, const Model& model) {
  JsonArray list;
  for (const MoreData& more : doubt.more) {
    JsonObject object = {{"journey", ResultJson::of(matrix.journeys()[more.journey])},
                         {"criterion", ResultJson::of(model.criteria[more.criterion].id)},
                         {"need", ResultJson::of(name_of(more.need))}};
    add_drawn(object, "changed_if_known", more.changed_if_known);
    object.push_back({"times", optional_json(more.times)});
    object.push_back({"further", optional_json(more.further)});
    list.push_back({std::move(object)});
  }
  return {std::move(list)};
}

/// What weights and data do to the first k, what is lost by acting on them, and what would settle it.
inline void add_doubt(JsonObject& object, const Doubt& doubt, const CriteriaMatrix& matrix, const Model& model) {
  const auto changed = [](const TopDoubt& each) { return each.changed; };
  const auto loss = [](const TopDoubt& each) { return each.loss; };
  const auto add = [&](const std::string& name, auto&& part) {
    add_drawn(object, name + "_weights", doubt.top_weights ? std::optional(part(*doubt.top_weights)) : std::nullopt);
    add_drawn(object, name + "_data", part(doubt.top_data));
    add_drawn(object, name + "_both", part(doubt.top_both));
  };
  add("top_changed_by", changed);
  add("loss_by", loss);
  object.push_back({"settled", {doubt.settled}});
  object.push_back({"times_all", optional_json(doubt.times_all)});
  object.push_back({"unsourced", ResultJson::of(doubt.unsourced)});
  object.push_back({"times_others", optional_json(doubt.times_others)});
  object.push_back({"more", more_data_json(doubt, matrix, model)});
}

/// Everything that robustness says beside its table.
inline void add_robustness(JsonObject& object, const Robustness& answer, const RobustnessOptions& options,
                           const Scorer& scorer, const CriteriaMatrix& matrix) {
  JsonArray where;
  for (const auto& statement : options.weights.where) where.push_back(ResultJson::of(statement));
  object.push_back({"belief", ResultJson::of(name_of(options.weights.belief))});
  object.push_back({"where", {std::move(where)}});
  object.push_back({"draws", {static_cast<std::int64_t>(answer.found.ranks.draws())}});
  object.push_back({"seed", {static_cast<std::int64_t>(answer.found.seed)}});
  object.push_back({"level", {answer.found.level}});
  object.push_back({"separation", {answer.found.separation}});
  object.push_back({"top", ResultJson::of(answer.top)});
  object.push_back({"first_is_exact", {!answer.exact.first.empty()}});
  object.push_back({"winning_is_exact", {answer.exact.winning.has_value()}});
  object.push_back({"ranks_are_exact", {answer.exact.ranks.has_value()}});
  object.push_back({"sentence", ResultJson::of(sentence(answer, scorer, matrix))});
  add_drawn(object, "order_entropy", answer.found.ranks.order_entropy());
  if (answer.doubt) add_doubt(object, *answer.doubt, matrix, scorer.model());
  add_rank_matrices(object, answer);
}

}  // namespace journeyrank
