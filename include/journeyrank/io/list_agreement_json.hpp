// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "journeyrank/agree/list_agreement.hpp"
#include "journeyrank/agree/ranked_lists.hpp"
#include "journeyrank/io/agreement_json.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/result_json.hpp"

namespace journeyrank {

/// Every two lists: how alike they are by each measure.
inline JsonValue similarities_json(const ListAgreement& found) {
  JsonArray list;
  for (const ListSimilarity& pair : found.similarities) {
    JsonObject measures;
    for (const NamedSimilarity& each : pair.measures) measures.push_back({each.name, {each.value}});
    list.push_back({JsonObject{{"a", ResultJson::of(found.voices[pair.a].name)},
                               {"b", ResultJson::of(found.voices[pair.b].name)},
                               {"similarity", {std::move(measures)}}}});
  }
  return {std::move(list)};
}

/// What an agreement of ranked lists holds beside the places of its table, in the order of a document. `top` journeys
/// are named in its sentences.
inline JsonObject list_agreement_members(const ListAgreement& found, const RankedLists& lists, std::size_t top) {
  JsonArray said;
  for (const std::string& each : sentences(found, lists, top)) said.push_back(ResultJson::of(each));
  JsonArray voices;
  for (std::size_t v = 0; v < found.voices.size(); ++v) {
    JsonObject ranks;
    for (std::size_t journey = 0; journey < lists.journeys.size(); ++journey) {
      ranks.push_back({lists.journeys[journey], ResultJson::of(std::size_t{found.ranks[v][journey]})});
    }
    voices.push_back({JsonObject{{"voice", ResultJson::of(found.voices[v].name)},
                                 {"influence", {found.voices[v].influence}},
                                 {"ranks", {std::move(ranks)}}}});
  }
  return {{"sentences", {std::move(said)}},
          {"voices", {std::move(voices)}},
          {"kendall_w", {found.agreement.w}},
          {"p_value", {found.agreement.p_value}},
          {"p_from", ResultJson::of(name_of(found.agreement.p_from))},
          {"consensus", {joint_members(found.joint)}},
          {"pairs", similarities_json(found)}};
}

}  // namespace journeyrank
