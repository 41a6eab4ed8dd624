// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/weigh/judgements.hpp"

namespace journeyrank {

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
  if (judged.by == MacbethJudgement::by) {
    return *judged.inconsistency == 0.0 ? "No statement contradicts another."
                                        : "The statements contradict each other: they agree once each gives way by " +
                                              number + " of the step from one category to the next, on average.";
  }
  if (judged.by == UtaJudgement::by) {
    return *judged.inconsistency == 0.0
               ? "There are weights that explain every choice."
               : "No weights explain every choice: these are " + three_digits(100.0 * *judged.inconsistency) +
                     " points of 100 off a choice, on average, the least that can be.";
  }
  if (judged.by == ChoiceLogitJudgement::by) {
    return "The weights decide " + std::to_string(judged.contradicted.size()) + " of " +
           std::to_string(judged.choices->choices) + " choices the other way.";
  }
  if (judged.by == PointJudgement::by) return "The points are " + share + " off their total.";
  if (judged.by == RancomJudgement::by) return share + " of all triples of criteria run in a circle.";
  if (judged.by == SapevoJudgement::by) return "The two sides of a pair are " + share + " apart, on average.";
  return "Inconsistency " + number + " by " + judged.by + " (0: no judgement contradicts another).";
}

/// "Look again at pain against cost: 3 was said, the other judgements say 1.4."
inline std::string revisit_sentence(const JudgementToRevisit& revisit) {
  if (!revisit.sentence.empty()) return revisit.sentence;
  return "Look again at " + revisit.first + " against " + revisit.second + ": " + three_digits(revisit.stated) +
         " was said, the other judgements say " + three_digits(revisit.implied) + ".";
}

/// Which entries cannot all hold, or "".
inline std::string conflict_sentence(const ModelJudgement& judged) {
  if (judged.conflict.empty()) return "";
  if (judged.conflict.size() == 1) return "This cannot hold, whatever the others say: " + judged.conflict[0].said + ".";
  std::string list;
  for (const JudgementEntry& each : judged.conflict) list += (list.empty() ? "" : "; ") + each.said;
  return "These cannot all hold, though without any one of them the others of them can: " + list + ".";
}

/// Which weight is least settled, by what each may be; "" where the method does not tell.
inline std::string range_sentence(const ModelJudgement& judged, const Model& model) {
  if (judged.ranges.empty()) return "";
  std::size_t widest = 0;
  bool nothing = true;
  for (std::size_t c = 0; c < judged.ranges.size(); ++c) {
    const auto width = [&](std::size_t i) { return judged.ranges[i].high - judged.ranges[i].low; };
    if (width(c) > width(widest)) widest = c;
    nothing = nothing && (model.criteria[c].weight == 0.0 || width(c) > 0.999);
  }
  const LinearRange& range = judged.ranges[widest];
  if (nothing) return "They cannot tell any weight: each may be anything from 0 to 100 %.";
  const bool settled = range.high - range.low < 0.0005;
  if (judged.by == UtaJudgement::by && judged.inconsistency.value_or(0.0) > 0.0) {
    // What is off least is often one point, however much the choices contradict each other.
    return settled ? "No other weights are off as little, which does not make these certain."
                   : "Among weights that are off no more, least settled is that of " + model.criteria[widest].shown() +
                         ": " + hundredths(range.low) + " to " + hundredths(range.high) + " %.";
  }
  if (settled) return "They settle every weight.";
  return "Least settled is the weight of " + model.criteria[widest].shown() + ": " + hundredths(range.low) + " to " +
         hundredths(range.high) + " %.";
}

/// How much better than by chance choices are explained, and whether that can be known; "" without a likelihood.
inline std::string likelihood_sentence(const ModelJudgement& judged) {
  if (!judged.choices || !judged.choices->likelihood) return "";
  const ChoiceLikelihood& found = *judged.choices->likelihood;
  const std::string start = "Log-likelihood " + three_digits(found.log_likelihood) + ", by chance " +
                            three_digits(found.null_log_likelihood) + ".";
  return found.separated ? start +
                               " Some weights explain every choice, so the choices cannot tell how sharply this "
                               "person decides: only the prior keeps that finite, and more choices between journeys "
                               "that are near each other would tell."
                         : start;
}

/// All that is to be said of weights from judgements: how consistent they were first.
inline std::vector<std::string> judgement_sentences(const ModelJudgement& judged, const Model& model) {
  std::vector<std::string> all = {consistency_sentence(judged)};
  const auto add = [&](const std::string& sentence) {
    if (!sentence.empty()) all.push_back(sentence);
  };
  add(conflict_sentence(judged));
  if (judged.revisit) add(revisit_sentence(*judged.revisit));
  add(likelihood_sentence(judged));
  add(range_sentence(judged, model));
  if (!judged.scales.empty())
    add("The values of the criteria were learned beside the weights: the model that takes the "
        "weights over takes these scales too.");
  return all;
}

}  // namespace journeyrank
