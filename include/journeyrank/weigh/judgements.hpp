// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/weigh/choice_judgements.hpp"
#include "journeyrank/weigh/judged_level.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/learned_scale.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/number_judgements.hpp"
#include "journeyrank/weigh/order_judgements.hpp"
#include "journeyrank/weigh/pair_judgements.hpp"
#include "journeyrank/weigh/statement_judgements.hpp"
#include "journeyrank/weigh/valued_journeys.hpp"

namespace journeyrank {

/// What somebody says about the criteria, by any method of JudgementWeights and in the same order.
using Judgements = std::variant<RankOrderJudgement, SrfJudgement, PointJudgement, SwingJudgement, SmartJudgement,
                                PairwiseJudgement, BestWorstJudgement, FucomJudgement, SwaraJudgement, LbwaJudgement,
                                SapevoJudgement, RancomJudgement, MacbethJudgement, UtaJudgement, ChoiceLogitJudgement>;

/// The method of a judgement: "pairwise".
inline const char* judged_by(const Judgements& judgements) {
  return visit_step(judgements, [](const auto& each) { return each.by; });
}

/// The names of all methods.
inline std::vector<std::string_view> judgement_names() {
  std::vector<std::string_view> names;
  [&]<class... Kinds>(std::variant<Kinds...>*) {
    (names.emplace_back(Kinds::by), ...);
  }(static_cast<Judgements*>(nullptr));
  return names;
}

/// True for choices between journeys: they say nothing without the values of those.
template <class Kind>
inline constexpr bool judges_journeys = requires {
  Kind::of_journeys;
};

inline bool are_about_journeys(const Judgements& judgements) {
  return visit_step(judgements, []<class Kind>(const Kind&) { return judges_journeys<Kind>; });
}

/// The judgement to look at again, with the criteria, or the journeys of a choice, by id.
struct JudgementToRevisit {
  std::string first{};
  std::string second{};
  double stated = 1.0;
  double implied = 1.0;    ///< what the other judgements say together
  std::string sentence{};  ///< of judgements that are no ratios; else empty

  friend bool operator==(const JudgementToRevisit&, const JudgementToRevisit&) = default;
};

/// An entry of a list of statements or choices, counted from 0, in words: "pain over cost: weak".
struct JudgementEntry {
  std::size_t entry = 0;
  std::string said{};

  friend bool operator==(const JudgementEntry&, const JudgementEntry&) = default;
};

/// The weights that judgements give to the criteria of a model, or to what is weighed at one level of it; lists are in
/// the order of judged_model, or empty where the method does not tell.
struct ModelJudgement {
  std::string by{};
  std::optional<std::string> group{};     ///< whose members are judged, "" for the top level; nothing: all criteria
  std::vector<double> weights{};          ///< adding up to 1; 0 for a criterion that is off
  std::optional<double> inconsistency{};  ///< see the method; nothing where none can arise
  std::optional<JudgementToRevisit> revisit{};
  std::vector<LinearRange> ranges{};               ///< what each weight may be
  std::vector<double> standard_errors{};           ///< of each weight
  std::vector<JudgementEntry> conflict{};          ///< entries that cannot all hold, though any but one of them can
  std::optional<ChoiceFit> choices{};              ///< how well choices are explained
  std::vector<JudgementEntry> contradicted{};      ///< choices that the weights decide the other way
  std::vector<std::optional<Piecewise>> scales{};  ///< learned beside the weights; nothing for a criterion that is off
};

/// What was judged: the model, or the level of it as a model of its own.
inline Model judged_model(const Model& model, const ModelJudgement& judged) {
  return judged.group ? JudgedLevel(model, *judged.group).as_model(model) : model;
}

/// The model with the weights of judgements as its own, at the level that was judged, and with the scales that were
/// learned beside them. Errors: those of JudgedLevel::with_weights.
inline Model with_judgement(Model model, const ModelJudgement& judged) {
  if (judged.group) return JudgedLevel(model, *judged.group).with_weights(model, judged.weights);
  model = with_weights(std::move(model), judged.weights);
  for (std::size_t c = 0; c < judged.scales.size(); ++c) {
    if (judged.scales[c]) model.criteria[c].scale = *judged.scales[c];
  }
  return model;
}

/// What a method found, in the order of the criteria that are on, put into that of the model.
template <class Kind>
void tell(const Kind& said, const JudgedWeights& judged, const std::vector<std::size_t>& places,
          ModelJudgement& result) {
  const auto spread = [&](const auto& found, auto& all, const auto& off) {
    if (found.empty()) return;
    all.assign(result.weights.size(), off);
    for (std::size_t i = 0; i < places.size(); ++i) all[places[i]] = found[i];
  };
  spread(judged.weights, result.weights, 0.0);
  spread(judged.ranges, result.ranges, LinearRange{});
  spread(judged.standard_errors, result.standard_errors, 0.0);
  if constexpr (requires { said.entries(); }) {
    const auto& entries = said.entries();
    for (const std::size_t entry : judged.conflict) result.conflict.push_back({entry, entries[entry].said()});
    if (judged.choices) {
      for (const std::size_t entry : judged.choices->contradicted) {
        result.contradicted.push_back({entry, entries[entry].said()});
      }
    }
    if (const auto& revisit = judged.revisit_statement) {
      const auto& entry = entries[revisit->entry];
      result.revisit = {entry.ahead(), entry.behind(), revisit->stated, revisit->implied,
                        Kind::revisit(entry, *revisit)};
    }
  }
}

/// Scales that were learned, for criteria whose own are anchored. Errors: bad_option for another scale.
inline void tell_scales(const Model& model, const NamedCriteria& criteria, const JudgedWeights& judged,
                        const std::vector<std::size_t>& places, ModelJudgement& result) {
  if (judged.value_curves.empty()) return;
  result.scales.resize(model.criteria.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto* anchored = std::get_if<Anchored>(&model.criteria[places[i]].scale);
    if (anchored == nullptr) {
      criteria.refuse(errc::bad_option, "segments", std::nullopt,
                      "values that bend are learned on anchored scales; that of \"" + criteria.id(i) + "\" is " +
                          step_name(model.criteria[places[i]].scale) + "; allowed: 1 segment, or an anchored scale");
    }
    result.scales[places[i]] = learned_scale(*anchored, judged.value_curves[i]);
  }
}

/// Weighs the criteria of a model by what somebody says about them.
///
///     judge(model, PairwiseJudgement{.comparisons = {{"pain", "cost", 3.0}, ...}}, refuse).weights;
///
/// Edge    a criterion of weight 0 stays off, and must not be judged; `journeys` is asked for by choices only; `place`
///         is what messages call where the criteria stand
/// Errors  what `refuse` throws: unknown_name with the nearest, duplicate_name, bad_weights for what is missing or
///         contradicts itself; empty_input for choices without journeys; those of the method
inline ModelJudgement judge(const Model& model, const Judgements& judgements, RefuseJudgement refuse,
                            const ValuedJourneys* journeys = nullptr, const std::string& place = "the model") {
  std::vector<std::string> on;
  std::vector<std::string> off;
  std::vector<std::size_t> places;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const Criterion& criterion = model.criteria[c];
    (criterion.weight == 0.0 ? off : on).push_back(criterion.id);
    if (criterion.weight != 0.0) places.push_back(c);
  }
  const NamedCriteria criteria(on, std::move(off), std::move(refuse), place);
  ModelJudgement result{.by = judged_by(judgements), .weights = std::vector<double>(model.criteria.size(), 0.0)};
  visit_step(judgements, [&]<class Kind>(const Kind& each) {
    JudgedWeights judged;
    if constexpr (judges_journeys<Kind>) {
      if (journeys == nullptr) {
        throw Error(errc::empty_input, std::string("weights by ") + Kind::by +
                                           ": found no journeys; allowed: the table of the journeys that are chosen "
                                           "between");
      }
      judged = each(criteria, *journeys);
    } else {
      judged = each(criteria);
    }
    result.inconsistency = judged.inconsistency;
    result.choices = judged.choices;
    if (judged.revisit) {
      const ImportanceRatio& stated = judged.revisit->stated;
      result.revisit = {on[stated.first], on[stated.second], stated.ratio, judged.revisit->implied, {}};
    }
    tell(each, judged, places, result);
    tell_scales(model, criteria, judged, places, result);
  });
  return result;
}

/// Weighs what stands at one level of a model's hierarchy, the criteria and groups in a group, or at the top (""), by
/// what somebody says about them by their ids.
///
///     judge_level(model, "", SwingJudgement{.points = {{"customer", 100}, {"company", 60}}}, refuse).weights;
///
/// Edge    a criterion of weight 0 stays off, and must not be judged
/// Errors  what `refuse` throws, for a group too: unknown_name, bad_weights if it only adds up; bad_option for choices
///         between journeys; those of judge
inline ModelJudgement judge_level(const Model& model, const std::string& group, const Judgements& judgements,
                                  const RefuseJudgement& refuse) {
  const auto refuse_group = [&](errc code, const std::string& sentence) {
    refuse(code, "group", std::nullopt, sentence);
    throw Error(code, "group: " + sentence);
  };
  if (are_about_journeys(judgements)) {
    refuse_group(errc::bad_option, "choices between journeys weigh all criteria at once; leave it out");
  }
  const JudgedLevel level = [&] {
    try {
      return JudgedLevel(model, group);
    } catch (const Error& error) {
      refuse_group(error.code(), error.detail());
      throw;
    }
  }();
  ModelJudgement judged = judge(level.as_model(model), judgements, refuse, nullptr, level.place());
  judged.group = group;
  return judged;
}

}  // namespace journeyrank
