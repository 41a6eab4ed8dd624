// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/report_parts.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/judge/robustness_sentence.hpp"
#include "journeyrank/judge/score_shares.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Writes the document that the interactive view reads: the values of all cells, so that it can score under any
/// weights, and what was found of the ranking.
class ReportData {
 public:
  ReportData(const Ranking& ranking, const CriteriaMatrix& matrix, const ReportParts& parts)
      : ranking_(&ranking),
        matrix_(&matrix),
        parts_(&parts),
        flat_(flattened(ranking.scorer().model())),
        values_(ranking.scorer(), matrix),
        bound_(ranking.scorer().bind(matrix)) {}

  JsonObject document() const {
    const Scorer& scorer = ranking_->scorer();
    const Model& model = scorer.model();
    JsonObject object = ResultJson::head("report");
    object.push_back({"title", ResultJson::of(parts_->title.empty() ? model.name : parts_->title)});
    object.push_back({"model", {JsonObject{{"name", ResultJson::of(model.name)}, {"hash", {model_hash(model)}}}}});
    object.push_back({"method", ResultJson::of(step_name(model.method))});
    object.push_back({"profile", scorer.profile().empty() ? JsonValue{} : ResultJson::of(scorer.profile())});
    object.push_back({"live", {adds_up(model.method)}});
    object.push_back(
        {"why_not_live", ResultJson::of(adds_up(model.method)
                                            ? std::string()
                                            : std::string("Scores by ") + step_name(model.method) +
                                                  " do not add up, so this page does not move its weights. Try others "
                                                  "with journeyrank what-if.")});
    object.push_back({"tie_tolerance", {model.tie_tolerance}});
    object.push_back({"criteria", {criteria()}});
    if (!flat_.groups.empty()) add_groups(object);
    object.push_back({"profiles", {profiles()}});
    object.push_back({"journeys", {journeys()}});
    object.push_back({"pins", {pins()}});
    object.push_back({"notes", {notes()}});
    object.push_back({"lint", {findings()}});
    if (parts_->stability) object.push_back({"stability", {stability()}});
    if (parts_->robustness) object.push_back({"robustness", {robustness()}});
    object.push_back({"provenance", {provenance()}});
    object.push_back({"full_model", JsonWriter::of(flat_)});
    return object;
  }

 private:
  JsonArray criteria() const {
    const Scorer& scorer = ranking_->scorer();
    const Weights weights = weights_of(flat_, scorer.profile());
    JsonArray list;
    for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
      const Criterion& criterion = scorer.model().criteria[c];
      list.push_back({JsonObject{{"id", ResultJson::of(criterion.id)},
                                 {"label", ResultJson::of(criterion.shown())},
                                 {"unit", ResultJson::of(criterion.unit)},
                                 {"weight", {weights.stated(c)}},
                                 {"can_weigh", {values_.is_there(c)}}}});
    }
    return list;
  }

  /// The groups, each with the criteria in it and in those within it, and everything from the top down as it is shown.
  void add_groups(JsonObject& object) const {
    const CriteriaHierarchy hierarchy = hierarchy_of(flat_);
    JsonArray groups;
    for (std::size_t g = 0; g < flat_.groups.size(); ++g) {
      JsonArray held;
      for (std::size_t c = 0; c < flat_.criteria.size(); ++c) {
        if (hierarchy.holds(g, c)) held.push_back(ResultJson::of(c));
      }
      groups.push_back({JsonObject{{"id", ResultJson::of(flat_.groups[g].id)},
                                   {"label", ResultJson::of(flat_.groups[g].shown())},
                                   {"criteria", {std::move(held)}}}});
    }
    JsonArray outline;
    for (const OutlineRow& row : hierarchy.outline()) {
      outline.push_back({JsonObject{
          {"group", {row.is_group}}, {"index", ResultJson::of(row.index)}, {"depth", ResultJson::of(row.depth)}}});
    }
    object.push_back({"groups", {std::move(groups)}});
    object.push_back({"outline", {std::move(outline)}});
  }

  JsonArray profiles() const {
    JsonArray list;
    for (const Profile& profile : flat_.profiles) {
      const Weights weights = weights_of(flat_, profile.id);
      JsonArray stated;
      bool usable = true;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        usable = usable && (weights.stated(c) == 0.0 || values_.is_there(c));
        stated.emplace_back().value = weights.stated(c);
      }
      if (!usable) continue;  // it weighs what this matrix does not have
      list.emplace_back().value =
          JsonObject{{"name", ResultJson::of(profile.label.empty() ? profile.id : profile.label)},
                     {"weights", {std::move(stated)}}};
    }
    return list;
  }

  JsonArray journeys() const {
    const ScoreShares shares(ranking_->scorer(), *matrix_);
    const std::vector<std::size_t> places = name_places();
    JsonArray list;
    for (std::size_t row = 0; row < ranking_->size(); ++row) {
      JsonArray raw;
      JsonArray shown;
      JsonArray values;
      JsonArray points;
      std::string known;
      for (const Contribution& part : explain(shares, row).contributions) points.emplace_back().value = part.points;
      for (std::size_t c = 0; c < values_.criterion_count(); ++c) {
        const bool there = values_.is_there(c) && bound_.is_there(c) && !bound_.is_missing(row, c);
        raw.push_back(there ? JsonValue{bound_.column(c)[row]} : JsonValue{});
        shown.push_back({there ? shown_raw(c, bound_.column(c)[row]) : std::string()});
        values.emplace_back().value = values_.value(row, c);
        known += letter(values_.known(row, c));
      }
      JsonObject object = {{"id", ResultJson::of(ranking_->journeys()[row])},
                           {"label", ResultJson::of(ranking_->label(row))},
                           {"name_order", ResultJson::of(places[row])},
                           {"raw", {std::move(raw)}},
                           {"shown", {std::move(shown)}},
                           {"values", {std::move(values)}},
                           {"known", {std::move(known)}},
                           {"points", {std::move(points)}}};
      ResultJson::add_score(object, ranking_->range(row));
      list.push_back({std::move(object)});
    }
    return list;
  }

  /// The place of each journey among all ids, bytewise: what decides the order of equal scores.
  std::vector<std::size_t> name_places() const {
    const Names& names = ranking_->journeys();
    std::vector<std::size_t> sorted(names.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
    std::sort(sorted.begin(), sorted.end(), [&names](std::size_t a, std::size_t b) {
      return names.less(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
    });
    std::vector<std::size_t> places(sorted.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) places[sorted[i]] = i;
    return places;
  }

  static char letter(Known known) noexcept { return known == Known::open ? 'o' : known == Known::left_out ? 'l' : 'k'; }

  std::string shown_raw(std::size_t c, double raw) const {
    const auto* levels = std::get_if<Levels>(&values_.scale(c));
    return levels != nullptr ? levels->levels[static_cast<std::size_t>(raw)].name : readable_number(raw);
  }

  JsonArray pins() const {
    JsonArray list;
    for (const HeldPin& held : ranking_->pins()) {
      JsonValue pin = ResultJson::pin(&held.pin);
      std::get<JsonObject>(pin.value).insert(std::get<JsonObject>(pin.value).begin(),
                                             {"journey", ResultJson::of(std::size_t{held.journey})});
      list.push_back(std::move(pin));
    }
    return list;
  }

  JsonArray notes() const {
    std::vector<Note> all = parts_->notes;
    all.insert(all.end(), ranking_->notes().begin(), ranking_->notes().end());
    if (parts_->stability) all.insert(all.end(), parts_->stability->notes.begin(), parts_->stability->notes.end());
    if (parts_->robustness) all.insert(all.end(), parts_->robustness->notes.begin(), parts_->robustness->notes.end());
    return std::get<JsonArray>(ResultJson::notes(all).value);
  }

  JsonArray findings() const {
    JsonArray list;
    for (const LintFinding& finding : parts_->findings) {
      list.push_back({JsonObject{{"severity", ResultJson::of(name_of(finding.severity))},
                                 {"code", ResultJson::of(name_of(finding.code))},
                                 {"criterion", ResultJson::of(finding.criterion)},
                                 {"journey", ResultJson::of(finding.journey)},
                                 {"sentence", ResultJson::of(finding.sentence)},
                                 {"remedy", ResultJson::of(finding.remedy())}}});
    }
    return list;
  }

  JsonObject stability() const {
    JsonArray sentences;
    for (const CriterionStability& one : parts_->stability->criteria) {
      sentences.push_back(ResultJson::of(sentence(*parts_->stability, one, ranking_->scorer(), *matrix_)));
    }
    return {{"top", ResultJson::of(parts_->stability->top)}, {"sentences", {std::move(sentences)}}};
  }

  JsonObject robustness() const {
    const Robustness& answer = *parts_->robustness;
    const std::size_t top = std::min(answer.top, answer.found.ranks.exact_ranks());
    JsonArray rows;
    for (const std::uint32_t journey : answer.found.order) {
      const RankInterval interval = rank_interval(answer, journey);
      rows.push_back({JsonObject{{"journey", ResultJson::of(std::size_t{journey})},
                                 {"expected_rank", {expected_rank(answer, journey).value}},
                                 {"rank_low", ResultJson::of(std::size_t{interval.best})},
                                 {"rank_high", ResultJson::of(std::size_t{interval.worst})},
                                 {"first", {first_share(answer, journey).value}},
                                 {"top", {top_share(answer, journey, top).value}},
                                 {"group", ResultJson::of(std::size_t{answer.found.groups[journey]})}}});
    }
    return {{"words", ResultJson::of(sentence(answer, ranking_->scorer(), *matrix_))},
            {"top", ResultJson::of(top)},
            {"level", {answer.found.level}},
            {"seed", ResultJson::of(std::size_t{answer.found.seed})},
            {"rows", {std::move(rows)}}};
  }

  JsonArray provenance() const {
    JsonArray list;
    for (const Provenance& each : parts_->provenance) {
      list.push_back({JsonObject{{"name", ResultJson::of(each.name)}, {"value", ResultJson::of(each.value)}}});
    }
    return list;
  }

  const Ranking* ranking_;
  const CriteriaMatrix* matrix_;
  const ReportParts* parts_;
  Model flat_;  ///< the model whose criteria state what they weigh in all, as the view moves it
  ValueMatrix values_;
  BoundMatrix bound_;
};

/// What the interactive view reads of a ranking: everything it shows, and all it needs to score under other weights.
///
/// Shape   "journeys" stand in the order of the matrix, each with a raw value (null where missing), a value and a
///         letter a criterion: k known, o open, l left out
/// Errors  those of JsonWriter for the model
/// Cost    O(n m), and by a method that does not add up what Shapley values take
inline JsonObject report_data(const Ranking& ranking, const CriteriaMatrix& matrix, const ReportParts& parts = {}) {
  return ReportData(ranking, matrix, parts).document();
}

}  // namespace journeyrank
