// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How a place is spoken of: once the journey has it, and what it is level with.
struct PlaceWords {
  std::string has;    ///< "first"
  std::string level;  ///< "the first"
};

/// The words for the first k places.
inline PlaceWords top_words(std::size_t top) {
  const std::string count = std::to_string(top);
  return top == 1 ? PlaceWords{"first", "the first"} : PlaceWords{"among the first " + count, "the first " + count};
}

/// The words for the place of another journey.
inline PlaceWords level_words(const std::string& other) { return {"level with " + other, other}; }

/// What a change of all weights does, without the weights, and without a full stop: "The smallest change of all weights
/// (l2 0.0712) that brings Bill level with the first".
inline std::string change_headline(const WeightChange& change, const std::string& journey, const PlaceWords& place,
                                   Norm norm) {
  if (!change.possible && change.searched) return "No weights were found under which " + journey + " is " + place.has;
  if (!change.possible) return journey + " is " + place.has + " under no weights";
  if (change.distance == 0.0) return journey + " is " + place.has + " already";
  return std::string("The smallest change of all weights ") + (change.searched ? "that was found " : "") + "(" +
         name_of(norm) + " " + readable_number(change.distance) + ") that brings " + journey + " level with " +
         place.level;
}

/// The same as a sentence, with the weights that change: "...: Pain from 25.0 to 31.2 %, Cost from 25.0 to 18.8 %."
inline std::string sentence(const WeightChange& change, const Scorer& scorer, const std::string& journey,
                            const PlaceWords& place, Norm norm) {
  std::string text = change_headline(change, journey, place, norm);
  if (!change.possible || change.distance == 0.0) return text + ".";
  std::string between = ": ";
  for (std::size_t c = 0; c < change.weights.size(); ++c) {
    const double now = scorer.weights().normalised(c);
    if (change.weights[c] == now) continue;
    text += between + scorer.model().criteria[c].shown() + " from " + points_text(now) + " to " +
            points_text(change.weights[c]) + " %";
    between = ", ";
  }
  return text + ".";
}

}  // namespace journeyrank
