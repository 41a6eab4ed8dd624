// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/version.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/judge/comparison.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/group_contribution.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

// Results for programs. Every document begins with "schema" (the version of its layout), "kind" and "journeyrank"
// (the version of the program). Doubles read back to the same bits; texts are always valid UTF-8.

/// The version of the layout of results.
inline constexpr int result_schema = 1;

/// Builds the pieces that results share.
struct ResultJson {
  static JsonValue of(std::string_view text) { return {std::string(text)}; }
  static JsonValue of(std::size_t count) { return {static_cast<std::int64_t>(count)}; }

  static JsonObject head(const char* kind) {
    return {{"schema", {std::int64_t{result_schema}}}, {"kind", of(kind)}, {"journeyrank", {version()}}};
  }

  static JsonValue notes(const std::vector<Note>& notes) {
    JsonArray list;
    for (const auto& note : notes) list.push_back({JsonObject{{"code", of(note.code)}, {"text", of(note.text)}}});
    return {std::move(list)};
  }

  /// The model, whose weights were used, and how the weights were stated and normalised.
  static void add_model(JsonObject& object, const Scorer& scorer) {
    const Model& model = scorer.model();
    JsonArray weights;
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      const auto& criterion = model.criteria[c];
      weights.push_back({JsonObject{{"criterion", of(criterion.id)},
                                    {"label", of(criterion.shown())},
                                    {"unit", of(criterion.unit)},
                                    {"stated", {scorer.weights().stated(c)}},
                                    {"normalised", {scorer.weights().normalised(c)}}}});
    }
    object.push_back({"model", {JsonObject{{"name", of(model.name)}, {"hash", of(model_hash(model))}}}});
    object.push_back({"method", of(step_name(model.method))});
    object.push_back({"profile", scorer.profile().empty() ? JsonValue{} : of(scorer.profile())});
    object.push_back({"weights", {std::move(weights)}});
  }

  static void add_score(JsonObject& object, const ScoreRange& score) {
    object.push_back({"score", {score.score}});
    object.push_back({"low", {score.low}});
    object.push_back({"high", {score.high}});
  }

  /// What each criterion adds. `raw` is null for a missing cell and for a criterion that is switched off.
  static JsonValue contributions(const Explanation& explanation) {
    JsonArray list;
    for (const auto& each : explanation.contributions) {
      const bool looked_at = !each.missing && each.weight > 0.0;
      list.push_back({JsonObject{{"criterion", of(each.criterion)},
                                 {"raw", looked_at ? JsonValue{each.raw} : JsonValue{}},
                                 {"missing", {each.missing}},
                                 {"value", {each.value}},
                                 {"weight", {each.weight}},
                                 {"points", {each.points}}}});
    }
    return {std::move(list)};
  }

  /// What the criteria of each group add together.
  static JsonValue groups(const std::vector<GroupContribution>& groups) {
    JsonArray list;
    for (const auto& each : groups) {
      list.push_back({JsonObject{{"group", of(each.group)},
                                 {"parent", each.parent.empty() ? JsonValue{} : of(each.parent)},
                                 {"weight", {each.weight}},
                                 {"points", {each.points}}}});
    }
    return {std::move(list)};
  }

  /// What the criteria of each group say of two journeys together.
  static JsonValue groups(const std::vector<GroupAdvantage>& groups) {
    JsonArray list;
    for (const auto& each : groups) {
      list.push_back({JsonObject{{"group", of(each.a.group)},
                                 {"parent", each.a.parent.empty() ? JsonValue{} : of(each.a.parent)},
                                 {"points_a", {each.a.points}},
                                 {"points_b", {each.b.points}},
                                 {"points", {each.points}}}});
    }
    return {std::move(list)};
  }

  static JsonValue pin(const Pin* pin) {
    if (pin == nullptr) return {};
    return {JsonObject{{"place", {pin->place}},
                       {"reason", of(pin->reason)},
                       {"author", of(pin->author)},
                       {"expires", pin->expires ? JsonValue{to_string(*pin->expires)} : JsonValue{}}}};
  }

  static JsonValue line(const RankedJourney& ranked, const Explanation& explanation) {
    JsonObject object = {{"rank", of(ranked.rank)},
                         {"unpinned_rank", of(ranked.unpinned_rank)},
                         {"id", of(ranked.id)},
                         {"label", of(ranked.label)}};
    add_score(object, ranked.score);
    object.push_back({"pin", pin(ranked.pin)});
    object.push_back({"contributions", contributions(explanation)});
    if (!explanation.groups.empty()) object.push_back({"groups", groups(explanation.groups)});
    return {std::move(object)};
  }
};

/// Writes a document whose last member is a long list, piece by piece: `write(std::string_view)` gets each. One line of
/// text a member, and a line an entry: `line_of(i)` gives them.
template <class LineOf, class Write>
void write_listing(const JsonObject& head, const char* key, std::size_t count, LineOf&& line_of, Write&& write) {
  std::string text = "{\n";
  for (const auto& member : head) {
    text += "  " + json_string(member.key) + ": " + JsonText::line(member.value) + ",\n";
  }
  write(std::string_view(text + "  " + json_string(key) + ": ["));
  for (std::size_t i = 0; i < count; ++i) {
    write(std::string_view((i > 0 ? ",\n    " : "\n    ") + JsonText::line(line_of(i))));
  }
  write(std::string_view(count > 0 ? "\n  ]\n}\n" : "]\n}\n"));
}

/// Writes the first `top` journeys of a ranking, piece by piece.
template <class Write>
void write_ranking_json(const Ranking& ranking, const CriteriaMatrix& matrix, Write&& write,
                        std::size_t top = std::numeric_limits<std::size_t>::max()) {
  JsonObject head = ResultJson::head("ranking");
  ResultJson::add_model(head, ranking.scorer());
  head.push_back({"tie_tolerance", {ranking.scorer().model().tie_tolerance}});
  head.push_back({"notes", ResultJson::notes(ranking.notes())});
  head.push_back({"journey_count", ResultJson::of(ranking.size())});
  const ScoreShares shares(ranking.scorer(), matrix);
  const auto line_of = [&](std::size_t position) {
    const RankedJourney ranked = ranking[position];
    return ResultJson::line(ranked, explain(shares, ranked.journey));
  };
  write_listing(head, "journeys", std::min(top, ranking.size()), line_of, write);
}

/// A ranking as one text.
inline std::string ranking_json(const Ranking& ranking, const CriteriaMatrix& matrix,
                                std::size_t top = std::numeric_limits<std::size_t>::max()) {
  std::string text;
  write_ranking_json(
      ranking, matrix, [&text](std::string_view piece) { text += piece; }, top);
  return text;
}

/// The explanation of one ranked journey, with its sentence. Errors: unknown_name, with the nearest.
inline std::string explanation_json(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey) {
  const Explanation explanation = explain(ranking, matrix, journey);
  const auto order = ranking.order();
  const auto position = std::find(order.begin(), order.end(), ranking.find(journey)) - order.begin();
  JsonObject object = ResultJson::head("explanation");
  ResultJson::add_model(object, ranking.scorer());
  object.push_back({"notes", ResultJson::notes(ranking.notes())});
  object.push_back({"journey_count", ResultJson::of(ranking.size())});
  object.push_back({"journey", ResultJson::line(ranking[static_cast<std::size_t>(position)], explanation)});
  object.push_back({"sentence", ResultJson::of(sentence(explanation))});
  return JsonText::pretty({std::move(object)});
}

}  // namespace journeyrank
