// SPDX-License-Identifier: MIT
#include "weight_change.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/weight_change_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/flip_distance.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/judge/weight_change_sentence.hpp"

#include "command.hpp"
#include "output.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::JsonObject;
using journeyrank::JsonValue;
using journeyrank::Norm;
using journeyrank::PlaceWords;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::ResultTable;
using journeyrank::top_words;
using journeyrank::WeightChange;

namespace {

std::string change_text(const Ranking& ranking, const WeightChange& change, const std::string& journey,
                        const PlaceWords& place, Norm norm) {
  const std::string headline = shown_text(change_headline(change, journey, place, norm));
  if (!change.possible || change.distance == 0.0) return ranking_title(ranking) + headline + ".\n";
  Table table({{"criterion", Table::Kind::cuttable_text},
               {"weighs", Table::Kind::number},
               {"would weigh", Table::Kind::number}});
  for (std::size_t c = 0; c < change.weights.size(); ++c) {
    table.add_row({ranking.scorer().model().criteria[c].shown(),
                   points_text(ranking.scorer().weights().normalised(c)) + " %",
                   points_text(change.weights[c]) + " %"});
  }
  return ranking_title(ranking) + headline + ":\n\n" + table.text(table_width());
}

Answer change_answer(const Ranking& ranking, JsonObject head, const WeightChange& change, const std::string& journey,
                     const PlaceWords& place, Norm norm) {
  head.push_back({"sentence", ResultJson::of(sentence(change, ranking.scorer(), journey, place, norm))});
  head.push_back({"norm", ResultJson::of(name_of(norm))});
  head.push_back({"possible", {change.possible}});
  head.push_back({"distance", change.possible ? JsonValue{change.distance} : JsonValue{}});
  return {"weight_change",
          "changes",
          std::move(head),
          to_table(change, ranking.scorer()),
          change_text(ranking, change, journey, place, norm),
          change.notes};
}

}  // namespace

Norm norm_of(const std::optional<std::string>& word) {
  const auto norm = journeyrank::parse_enumerator<Norm>(word.value_or("l2"));
  if (norm) return *norm;
  throw Error(errc::bad_option,
              "--norm: found " + journeyrank::excerpt(*word) + "; allowed: " + journeyrank::enumerator_list<Norm>());
}

Answer reach_answer(const Ranking& ranking, const Input& input, const std::string& journey, std::size_t top,
                    Norm norm) {
  const std::string id = id_of(ranking, journey);
  blamed_on("--reach", [&] { return ranking.find(id); });
  const WeightChange change = change_into_top(ranking, input.matrix, id, {.top = top, .norm = norm});
  return change_answer(ranking, {{"journey", ResultJson::of(id)}, {"top", ResultJson::of(top)}}, change,
                       label_of(ranking, id), top_words(top), norm);
}

Answer pass_answer(const Ranking& ranking, const Input& input, const std::string& behind, const std::string& ahead,
                   Norm norm) {
  const std::string id = id_of(ranking, behind);
  const std::string other = id_of(ranking, ahead);
  blamed_on("--reach", [&] { return ranking.find(id); });
  blamed_on("--past", [&] { return ranking.find(other); });
  const WeightChange change =
      blamed_on("--past", [&] { return smallest_change(ranking, input.matrix, id, other, norm); });
  return change_answer(ranking, {{"journey", ResultJson::of(id)}, {"past", ResultJson::of(other)}}, change,
                       label_of(ranking, id), journeyrank::level_words(label_of(ranking, other)), norm);
}

Answer distances_answer(const Ranking& ranking, const Input& input, Norm norm, std::size_t threads) {
  const journeyrank::FlipDistances all = flip_distances(ranking, input.matrix, norm, threads);
  ResultTable pairs = to_table(all, ranking);
  std::string page = ranking_title(ranking);
  Table table({{"behind", Table::Kind::cuttable_text},
               {"ahead", Table::Kind::cuttable_text},
               {"distance", Table::Kind::number}});
  const auto& distances = std::get<std::vector<double>>(pairs.columns[2].cells);
  for (std::size_t row = 0; row < pairs.rows; ++row) {
    const auto text = [&](std::size_t column) {
      return label_of(ranking, std::string(std::get<journeyrank::PackedTexts>(pairs.columns[column].cells)[row]));
    };
    const bool never = pairs.columns[2].gaps()[row] != 0;
    table.add_row({text(0), text(1), never ? all.searched ? "not found" : "never" : shown_number(distances[row])});
  }
  page += "How far all weights must move (" + std::string(name_of(norm)) +
          ") for one journey to draw level with another:\n\n";
  page += pairs.rows == 0 ? "there are no two journeys\n" : table.text(table_width());
  return {"flip_distances", "pairs",         {{"norm", ResultJson::of(name_of(norm))}},
          std::move(pairs), std::move(page), all.notes};
}
