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
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/number_judgements.hpp"
#include "journeyrank/weigh/order_judgements.hpp"
#include "journeyrank/weigh/pair_judgements.hpp"

namespace journeyrank {

/// What somebody says about the criteria, by any method of JudgementWeights and in the same order.
using Judgements =
    std::variant<RankOrderJudgement, SrfJudgement, PointJudgement, SwingJudgement, SmartJudgement, PairwiseJudgement,
                 BestWorstJudgement, FucomJudgement, SwaraJudgement, LbwaJudgement, SapevoJudgement, RancomJudgement>;

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

/// The judgement to look at again, with the criteria by id.
struct JudgementToRevisit {
  std::string first{};
  std::string second{};
  double stated = 1.0;
  double implied = 1.0;  ///< what the other judgements say together

  friend bool operator==(const JudgementToRevisit&, const JudgementToRevisit&) = default;
};

/// The weights that judgements give to the criteria of a model.
struct ModelJudgement {
  std::string by{};
  std::vector<double> weights{};          ///< in the order of the model, adding up to 1; 0 for a criterion that is off
  std::optional<double> inconsistency{};  ///< see the method; nothing where none can arise
  std::optional<JudgementToRevisit> revisit{};
};

/// Weighs the criteria of a model by what somebody says about them.
///
///     judge(model, PairwiseJudgement{.comparisons = {{"pain", "cost", 3.0}, ...}}, refuse).weights;
///
/// Edge    a criterion of weight 0 stays off, and must not be judged
/// Errors  what `refuse` throws: unknown_name with the nearest, duplicate_name, bad_weights for what is missing or
///         contradicts itself; those of the method
inline ModelJudgement judge(const Model& model, const Judgements& judgements, RefuseJudgement refuse) {
  std::vector<std::string> on;
  std::vector<std::string> off;
  std::vector<std::size_t> places;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const Criterion& criterion = model.criteria[c];
    (criterion.weight == 0.0 ? off : on).push_back(criterion.id);
    if (criterion.weight != 0.0) places.push_back(c);
  }
  const NamedCriteria criteria(on, std::move(off), std::move(refuse));
  const JudgedWeights judged = visit_step(judgements, [&](const auto& each) { return each(criteria); });
  ModelJudgement result{.by = judged_by(judgements),
                        .weights = std::vector<double>(model.criteria.size(), 0.0),
                        .inconsistency = judged.inconsistency};
  for (std::size_t i = 0; i < places.size(); ++i) result.weights[places[i]] = judged.weights[i];
  if (judged.revisit) {
    const ImportanceRatio& stated = judged.revisit->stated;
    result.revisit = {on[stated.first], on[stated.second], stated.ratio, judged.revisit->implied};
  }
  return result;
}

/// How consistent somebody was, in the words of the method.
inline std::string consistency_sentence(const ModelJudgement& judged) {
  if (!judged.inconsistency) return "These judgements leave no room for a contradiction.";
  const std::string number = readable_number(std::round(*judged.inconsistency * 1000.0) / 1000.0);
  const std::string share = hundredths(*judged.inconsistency) + " %";
  if (judged.by == PairwiseJudgement::by) {
    return "Consistency ratio " + number +
           (*judged.inconsistency <= 0.1 ? ": up to 0.1 is usually accepted."
                                         : ": more than the 0.1 usually accepted.");
  }
  if (judged.by == PointJudgement::by) return "The points are " + share + " off their total.";
  if (judged.by == RancomJudgement::by) return share + " of all triples of criteria run in a circle.";
  if (judged.by == SapevoJudgement::by) return "The two sides of a pair are " + share + " apart, on average.";
  return "Inconsistency " + number + " by " + judged.by + " (0: no judgement contradicts another).";
}

/// "Look again at pain against cost: 3 was said, the other judgements say 1.4."
inline std::string revisit_sentence(const JudgementToRevisit& revisit) {
  return "Look again at " + revisit.first + " against " + revisit.second + ": " + three_digits(revisit.stated) +
         " was said, the other judgements say " + three_digits(revisit.implied) + ".";
}

}  // namespace journeyrank
