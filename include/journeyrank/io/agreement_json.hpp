// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/agreement.hpp"
#include "journeyrank/agree/agreement_text.hpp"
#include "journeyrank/agree/rank_similarity.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The ranking that stands for several, without its places: the bound and the proof are null but by Kemeny's method.
inline JsonObject joint_members(const JointRanking& joint) {
  JsonValue unique;
  if (joint.kemeny && joint.kemeny->unique) unique = {*joint.kemeny->unique};
  return {{"by", ResultJson::of(name_of(joint.by))},
          {"against", {joint.against}},
          {"stated", {joint.stated}},
          {"bound", joint.kemeny ? JsonValue{joint.kemeny->bound} : JsonValue{}},
          {"gap", joint.kemeny ? JsonValue{joint.gap()} : JsonValue{}},
          {"proven", joint.kemeny ? JsonValue{joint.kemeny->proven} : JsonValue{}},
          {"unique", std::move(unique)}};
}

/// What an agreement holds beside the ranks of its table, piece by piece, for documents and for Python.
class AgreementJson {
 public:
  AgreementJson(const Agreement& found, const CriteriaMatrix& matrix, const Model& model)
      : found_(found), matrix_(matrix), model_(model) {}

  JsonValue sentences() const {
    JsonArray list;
    for (const std::string& each : journeyrank::sentences(found_, matrix_, model_))
      list.push_back(ResultJson::of(each));
    return {std::move(list)};
  }

  /// Each voice with its influence, its share of all influence and its weights.
  JsonValue voices() const {
    JsonArray list;
    for (std::size_t v = 0; v < found_.voices.size(); ++v) {
      list.push_back({JsonObject{{"voice", name(v)},
                                 {"label", ResultJson::of(voice_at(found_, model_, v))},
                                 {"influence", {found_.voices[v].influence}},
                                 {"share", {found_.sides.voices[v].share}},
                                 {"cluster", ResultJson::of(std::size_t{found_.clusters[v]})},
                                 {"weights", weights(found_.sides.voices[v].weights)}}});
    }
    return {std::move(list)};
  }

  /// The journeys whose place is not the same for all, the widest spread first.
  JsonValue depends_on_voice() const {
    JsonArray list;
    for (const Divergence& each : found_.sides.divergences) {
      if (each.spread() == 0) continue;
      list.push_back({JsonObject{{"journey", journey(each.journey)},
                                 {"best", ResultJson::of(std::size_t{each.best})},
                                 {"best_by", name(each.best_by)},
                                 {"worst", ResultJson::of(std::size_t{each.worst})},
                                 {"worst_by", name(each.worst_by)}}});
    }
    return {std::move(list)};
  }

  /// The ranking that stands for all. Points are null by Kemeny's method, its proof null by the others.
  JsonValue consensus() const {
    JsonObject object = joint_members(found_.joint);
    object.push_back({"journeys", places(found_.joint.ranks, "points", found_.joint.points)});
    return {std::move(object)};
  }

  /// The ranking under a mean of the weights; null where there is none.
  JsonValue mean(const MeanRanking& mean) const {
    if (!mean.is_ranked()) return {};
    return {JsonObject{{"weights", weights(mean.weights)}, {"journeys", places(mean.ranks, "score", mean.scores)}}};
  }

  /// Every two voices: how far apart, on which criterion, and what brings them to the same first places.
  JsonValue disagreements() const {
    JsonArray list;
    for (std::size_t p = 0; p < found_.apart.pairs().size(); ++p) {
      const Disagreement& pair = found_.apart.pairs()[p];
      JsonValue met;
      if (p < found_.met.size()) met = concessions(p);
      list.push_back({JsonObject{{"a", name(pair.a)},
                                 {"b", name(pair.b)},
                                 {"sentence", ResultJson::of(disagreement_sentence(found_, model_, pair))},
                                 {"weights_apart", {pair.weights_apart}},
                                 {"rankings_apart", {pair.rankings_apart}},
                                 {"similarity", similarity_of(pair)},
                                 {"widest", ResultJson::of(model_.criteria[pair.widest].id)},
                                 {"widest_by", {pair.widest_by}},
                                 {"most_felt", ResultJson::of(model_.criteria[pair.most_felt].id)},
                                 {"most_felt_by", {pair.most_felt_by}},
                                 {"concession", std::move(met)}}});
    }
    return {std::move(list)};
  }

  /// The voices of each cluster, and how they come together.
  JsonValue clusters() const {
    std::vector<JsonArray> groups;
    for (std::size_t v = 0; v < found_.clusters.size(); ++v) {
      if (found_.clusters[v] >= groups.size()) groups.emplace_back();
      groups[found_.clusters[v]].push_back(name(v));
    }
    JsonArray list;
    for (JsonArray& group : groups) list.push_back({std::move(group)});
    JsonArray joinings;
    for (const Joining& each : found_.tree.joinings()) {
      joinings.push_back({JsonObject{{"a", name(each.a)}, {"b", name(each.b)}, {"distance", {each.distance}}}});
    }
    return {
        JsonObject{{"within", {found_.within}}, {"groups", {std::move(list)}}, {"joinings", {std::move(joinings)}}}};
  }

  /// All of it, in the order of a document.
  JsonObject members() const {
    return {{"sentences", sentences()},
            {"voices", voices()},
            {"kendall_w", {found_.sides.agreement.w}},
            {"p_value", {found_.sides.agreement.p_value}},
            {"p_from", ResultJson::of(name_of(found_.sides.agreement.p_from))},
            {"depends_on_voice", depends_on_voice()},
            {"consensus", consensus()},
            {"arithmetic_mean", mean(found_.arithmetic)},
            {"geometric_mean", mean(found_.geometric)},
            {"top", ResultJson::of(found_.top)},
            {"disagreements", disagreements()},
            {"clusters", clusters()}};
  }

 private:
  JsonValue name(std::size_t voice) const { return {voice_name(found_.voices[voice].profile)}; }
  /// How alike the rankings of two voices are by each measure; the first is the reference where that matters.
  JsonValue similarity_of(const Disagreement& pair) const {
    JsonObject object;
    for (const auto& each : similarities(found_.sides.ranks[pair.a], found_.sides.ranks[pair.b])) {
      object.push_back({each.name, {each.value}});
    }
    return {std::move(object)};
  }
  JsonValue journey(std::size_t row) const { return {std::string(matrix_.journeys()[row])}; }

  JsonValue weights(const std::vector<double>& shares) const {
    JsonObject object;
    for (std::size_t c = 0; c < shares.size(); ++c) object.push_back({model_.criteria[c].id, {shares[c]}});
    return {std::move(object)};
  }

  /// Journeys in the order of their ranks, then of their rows.
  JsonValue places(const std::vector<std::uint32_t>& ranks, const char* what,
                   const std::vector<double>& numbers) const {
    std::vector<std::size_t> order(ranks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
    JsonArray list;
    for (const std::size_t row : order) {
      list.push_back({JsonObject{{"journey", journey(row)},
                                 {"rank", ResultJson::of(std::size_t{ranks[row]})},
                                 {what, numbers.empty() ? JsonValue{} : JsonValue{numbers[row]}}}});
    }
    return {std::move(list)};
  }

  JsonValue way(const Concession& to) const {
    JsonArray top;
    for (const std::uint32_t row : to.top) top.push_back(journey(row));
    return {JsonObject{{"top", {std::move(top)}},
                       {"a_gives", {to.a_gives}},
                       {"b_gives", {to.b_gives}},
                       {"a_weights", weights(to.a_weights)},
                       {"b_weights", weights(to.b_weights)}}};
  }

  JsonValue concessions(std::size_t pair) const {
    const Concessions& met = found_.met[pair];
    return {JsonObject{{"agreed", {met.agreed}},
                       {"sentence", ResultJson::of(concession_sentence(found_, matrix_, model_, pair))},
                       {"least_in_all", way(met.least_in_all)},
                       {"fairest", way(met.fairest)}}};
  }

  const Agreement& found_;
  const CriteriaMatrix& matrix_;
  const Model& model_;
};

}  // namespace journeyrank
