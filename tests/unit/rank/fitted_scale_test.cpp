// SPDX-License-Identifier: MIT
#include "journeyrank/rank/fitted_scale.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "plain_score.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Anchored;
using journeyrank::block_size;
using journeyrank::Constant;
using journeyrank::Criterion;
using journeyrank::Direction;
using journeyrank::Extent;
using journeyrank::fit_scale;
using journeyrank::FittedScale;
using journeyrank::Levels;
using journeyrank::MinMax;
using journeyrank::Note;
using journeyrank::Piecewise;
using journeyrank::value_of;

TEST_CASE("fitted_scale: a fixed scale stays as it is and has no note, whatever the extent") {
  std::vector<Note> notes;
  const Anchored anchored{.at_0 = 1.0, .at_1 = 2.0};
  CHECK(fit_scale({.id = "a", .scale = anchored}, Extent{.low = -9.0, .high = 9.0}, {}, notes) ==
        FittedScale(anchored));
  const Piecewise piecewise{{{0.0, 0.0}, {1.0, 1.0}}};
  CHECK(fit_scale({.id = "a", .scale = piecewise}, Extent{}, {}, notes) == FittedScale(piecewise));
  const Levels levels{{{"x", 0.5}}};
  CHECK(fit_scale({.id = "a", .scale = levels}, Extent{}, {}, notes) == FittedScale(levels));
  CHECK(notes.empty());
}

TEST_CASE("fitted_scale: a relative scale is fixed on the extent, and a note says what that means") {
  std::vector<Note> notes;
  const Extent extent{.low = 2.0, .high = 6.0};
  CHECK(fit_scale({.id = "pain", .scale = MinMax{}}, extent, {}, notes) == FittedScale(Anchored{2.0, 6.0}));
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "relative_scale");
  CHECK(notes[0].text.find("\"pain\" is scaled by min_max: adding or removing a journey can reorder the others") !=
        std::string::npos);
  CHECK(fit_scale({.id = "pain", .direction = Direction::minimize, .scale = MinMax{}}, extent, {}, notes) ==
        FittedScale(Anchored{6.0, 2.0}));
}

TEST_CASE("fitted_scale: a relative scale on a constant column, or on no cell, is 0.5 with a note of its own") {
  for (const Extent& extent : {Extent{}, Extent{.low = 4.0, .high = 4.0}}) {
    std::vector<Note> notes;
    CHECK(fit_scale({.id = "pain", .scale = MinMax{}}, extent, {}, notes) == FittedScale(Constant{.constant = 0.5}));
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].code == "relative_scale");
    CHECK(notes[1].code == "constant_column");
  }
}

TEST_CASE("fitted_scale: a relative scale that would span more than a double holds is refused") {
  constexpr double largest = std::numeric_limits<double>::max();
  std::vector<Note> notes;
  CHECK(refusal([&] { fit_scale({.id = "pain", .scale = MinMax{}}, {.low = -largest, .high = largest}, {}, notes); }) ==
        "bad_number: criterion \"pain\": its values span more than a double holds; use anchors instead of min_max");
  CHECK(fit_scale({.id = "pain", .scale = MinMax{}}, {.low = 0.0, .high = largest}, {}, notes) ==
        FittedScale(Anchored{0.0, largest}));
}

TEST_CASE("fitted_scale: the value is that of the scale it holds") {
  CHECK(value_of(Anchored{0.0, 4.0}, 1.0) == 0.25);
  CHECK(value_of(Piecewise{{{0.0, 0.0}, {4.0, 0.5}}}, 2.0) == 0.25);
  CHECK(value_of(Levels{{{"a", 0.0}, {"b", 0.75}}}, 1.0) == 0.75);
  CHECK(value_of(Constant{}, 123.0) == 0.5);
}

TEST_CASE("fitted_scale: adding weighted values equals a plain loop bit for bit, for lengths around a block") {
  Splitmix64 random(1);
  const std::vector<FittedScale> scales = {Anchored{-0.5, 0.75}, Anchored{0.75, -0.5},
                                           Piecewise{{{-0.5, 0.1}, {0.1, 0.4}, {0.75, 0.9}}},
                                           Levels{{{"a", 0.3}, {"b", 0.7}, {"c", 0.1}}}, Constant{}};
  for (const auto& scale : scales) {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{77}, block_size - 1, block_size,
                                block_size + 1, 3 * block_size + 5}) {
      std::vector<double> raw;
      std::vector<double> scores;
      for (std::size_t i = 0; i < n; ++i) {
        const bool levels = std::holds_alternative<Levels>(scale);
        raw.push_back(levels ? static_cast<double>(random.below(3)) : random.between(-1.0, 1.0));
        scores.push_back(random.unit());
      }
      const double weight = random.unit();
      std::vector<double> expected = scores;
      for (std::size_t i = 0; i < n; ++i) expected[i] += plain::rounded_product(value_of(scale, raw[i]), weight);
      journeyrank::add_weighted_values(scale, raw, weight, scores.data());
      CAPTURE(n);
      CHECK(scores == expected);
    }
  }
}

TEST_CASE("fitted_scale: a column that a relative scale cannot take is refused with the criterion") {
  std::vector<Note> notes;
  const Criterion logs{.id = "pain", .scale = journeyrank::LogarithmicRatio{}};
  CHECK(refusal([&] { fit_scale(logs, {.low = 0.5, .high = 2.0}, {}, notes); }) ==
        "bad_number: criterion \"pain\": the scale logarithmic_ratio: found 0.5; allowed: 1 or more, for it takes "
        "shares of "
        "logarithms; use logarithmic instead");
  CHECK(fit_scale(logs, {.low = 0.5, .high = 0.5}, {}, notes) == FittedScale(Constant{}));
}
