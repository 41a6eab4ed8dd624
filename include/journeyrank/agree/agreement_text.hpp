// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/agree/agreement.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

// What an agreement says, a sentence an answer.

/// A chance as people read it: two digits, "less than 0.0001" below that.
inline std::string chance_text(double chance) {
  if (chance < 1e-4) return "less than 0.0001";
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), chance, std::chars_format::general, 2).ptr;
  return {buffer.data(), end};
}

/// "A, B and C".
inline std::string and_list(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return text;
}

/// The label of the voice at a place among those that were asked.
inline std::string voice_at(const Agreement& found, const Model& model, std::size_t voice) {
  return voice_label(model, found.voices[voice].profile);
}

/// "4 voices: the place of 6 of 7 journeys depends on whose weights count, most that of eSIM swap: 3 by Retention, 7 by
/// Finance." `on`: "whose weights count"; `label` and `name` give the text of a journey and of a voice.
template <class Label, class Name>
std::string divergence_sentence(const std::vector<Divergence>& divergences, std::size_t voices, const std::string& on,
                                Label&& label, Name&& name) {
  const std::size_t journeys = divergences.size();
  std::string text = std::to_string(voices) + (voices == 1 ? " voice" : " voices");
  if (journeys < 2) return text + ", and nothing to put in order.";
  if (voices == 1) return text + ": there is nobody to disagree with.";
  std::size_t depend = 0;
  for (const Divergence& each : divergences) depend += each.spread() > 0 ? 1 : 0;
  if (depend == 0) return text + " give all " + std::to_string(journeys) + " journeys the same places.";
  const Divergence& widest = divergences[0];
  return text + ": the place of " + std::to_string(depend) + " of " + std::to_string(journeys) +
         " journeys depends on " + on + ", most that of " + label(widest.journey) + ": " + std::to_string(widest.best) +
         " by " + name(widest.best_by) + ", " + std::to_string(widest.worst) + " by " + name(widest.worst_by) + ".";
}

/// The same of profiles.
inline std::string divergence_sentence(const Agreement& found, const CriteriaMatrix& matrix, const Model& model) {
  return divergence_sentence(
      found.sides.divergences, found.voices.size(), "whose weights count",
      [&](std::size_t journey) { return matrix.label(journey); },
      [&](std::size_t voice) { return voice_at(found, model, voice); });
}

/// "Kendall's W is 0.72 (0: no agreement, 1: the same ranking). Orders drawn by lot agree as much with a chance of
/// 0.0041."
inline std::string concordance_sentence(const Concordance& agreed) {
  return "Kendall's W is " + readable_number(std::round(agreed.w * 100.0) / 100.0) +
         " (0: no agreement, 1: the same ranking). Orders drawn by lot agree as much with a chance of " +
         chance_text(agreed.p_value) + ".";
}

/// The same of profiles.
inline std::string concordance_sentence(const Agreement& found) { return concordance_sentence(found.sides.agreement); }

/// "Together, by kemeny: 1 Technical fault, 2 Question about a bill, 3 Moving home. It goes against 9.5 % of what the
/// voices say of pairs, and it is proven that no order goes against less." `label` gives the text of a journey.
template <class Label>
std::string joint_sentence(const JointRanking& joint, std::size_t top, Label&& label) {
  const std::string by = name_of(joint.by);
  std::string places;
  for (std::uint32_t rank = 1; rank <= std::min<std::size_t>(top, joint.ranks.size()); ++rank) {
    for (std::size_t journey = 0; journey < joint.ranks.size(); ++journey) {
      if (joint.ranks[journey] != rank) continue;
      places += (places.empty() ? "" : ", ") + std::to_string(rank) + " " + label(journey);
    }
  }
  if (places.empty()) return "Together, by " + by + ": there is nothing to put in order.";
  std::string text = "Together, by " + by + ": " + places + ". It goes against " +
                     hundredths(joint.stated > 0.0 ? joint.against / joint.stated : 0.0) +
                     " % of what the voices say of pairs";
  if (!joint.kemeny) return text + ".";
  if (!joint.kemeny->proven) {
    return text + ", the least that was found; at most " + hundredths(joint.gap()) + " % of that can be saved.";
  }
  return text + ", and it is proven that no order goes against less" +
         (joint.kemeny->unique == false ? ", though another goes against as little." : ".");
}

/// The same of profiles.
inline std::string joint_sentence(const Agreement& found, const CriteriaMatrix& matrix) {
  return joint_sentence(found.joint, found.top, [&](std::size_t journey) { return matrix.label(journey); });
}

/// "Finance and Retention: 60 points of weight apart, most on Excess churn (10 and 70 %), and 28.6 % of pairs the other
/// way round."
inline std::string disagreement_sentence(const Agreement& found, const Model& model, const Disagreement& pair) {
  const std::string who = voice_at(found, model, pair.a) + " and " + voice_at(found, model, pair.b);
  if (pair.weights_apart == 0.0) return who + ": the same weights.";
  const double at_a = found.sides.voices[pair.a].weights[pair.widest];
  const double at_b = found.sides.voices[pair.b].weights[pair.widest];
  return who + ": " + hundredths(pair.weights_apart) + " points of weight apart, most on " +
         model.criteria[pair.widest].shown() + " (" + hundredths(at_a) + " and " + hundredths(at_b) + " %), and " +
         (pair.rankings_apart == 0.0
              ? "the same order of journeys."
              : hundredths(pair.rankings_apart) + " % of pairs of journeys the other way round.");
}

/// "To see the same first 3 (...), Finance moves 4.2 points of its weight, Retention 12."
inline std::string concession_sentence(const Agreement& found, const CriteriaMatrix& matrix, const Model& model,
                                       std::size_t pair) {
  const Disagreement& who = found.apart.pairs()[pair];
  const Concession& way = found.met[pair].least_in_all;
  std::vector<std::string> names;
  for (const std::uint32_t journey : way.top) names.push_back(matrix.label(journey));
  const std::string first = names.size() == 1 ? "first (" : "first " + std::to_string(names.size()) + " (";
  const std::string top = first + and_list(names) + ")";
  if (found.met[pair].agreed) return "They see the same " + top + " as it is.";
  const auto moves = [](double gives) {
    return gives == 0.0 ? std::string("nothing") : hundredths(0.5 * gives) + " points of weight";
  };
  return "To see the same " + top + ", " + voice_at(found, model, who.a) + " moves " + moves(way.a_gives) + ", " +
         voice_at(found, model, who.b) + " " + moves(way.b_gives) + ".";
}

/// "Of one mind, up to a distance of 0.2: Equal weights and Finance. Apart: Retention."
inline std::string cluster_sentence(const Agreement& found, const Model& model) {
  std::string together;
  std::vector<std::string> alone;
  for (std::uint32_t cluster = 0; cluster < found.clusters.size(); ++cluster) {
    std::vector<std::string> members;
    for (std::size_t voice = 0; voice < found.clusters.size(); ++voice) {
      if (found.clusters[voice] == cluster) members.push_back(voice_at(found, model, voice));
    }
    if (members.size() == 1) alone.push_back(members[0]);
    if (members.size() > 1) together += (together.empty() ? "" : "; ") + and_list(members);
  }
  if (together.empty()) {
    return "No two voices are of one mind, up to a distance of " + readable_number(found.within) + ".";
  }
  return "Of one mind, up to a distance of " + readable_number(found.within) + ": " + together + "." +
         (alone.empty() ? "" : " Apart: " + and_list(alone) + ".");
}

/// All of it in reading order: who differs, how much they agree, what stands for all, who is of one mind.
inline std::vector<std::string> sentences(const Agreement& found, const CriteriaMatrix& matrix, const Model& model) {
  std::vector<std::string> all = {divergence_sentence(found, matrix, model)};
  if (found.voices.size() > 1 && matrix.journey_count() > 1) {
    all.push_back(concordance_sentence(found));
    all.push_back(joint_sentence(found, matrix));
    all.push_back(cluster_sentence(found, model));
  }
  return all;
}

}  // namespace journeyrank
