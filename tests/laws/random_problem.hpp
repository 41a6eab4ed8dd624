// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

#include "laws/method_variants.hpp"
#include "splitmix64.hpp"

namespace laws {

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Criterion;
using journeyrank::DeviationValue;
using journeyrank::Direction;
using journeyrank::DistanceToIdeal;
using journeyrank::ExponentialValue;
using journeyrank::Falling;
using journeyrank::Knot;
using journeyrank::Levels;
using journeyrank::Logarithmic;
using journeyrank::LogarithmicRatio;
using journeyrank::MatrixColumn;
using journeyrank::MaxRatio;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Piecewise;
using journeyrank::Preference;
using journeyrank::PreferenceShape;
using journeyrank::Reciprocal;
using journeyrank::Scale;
using journeyrank::SmoothStep;
using journeyrank::SumRatio;
using journeyrank::TargetRange;
using journeyrank::VectorRatio;
using journeyrank::ZScore;

/// A model and the cells of its journeys, open to change; `matrix()` makes them one.
struct Problem {
  Model model;
  std::vector<std::string> journeys;
  std::vector<std::vector<double>> raw;            ///< one column a criterion, in the model's order
  std::vector<std::vector<std::uint8_t>> missing;  ///< the same, 1 for a missing cell

  CriteriaMatrix matrix() const {
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < raw.size(); ++c) {
      columns.push_back({.criterion = model.criteria[c].id, .values = raw[c]});
      if (std::count(missing[c].begin(), missing[c].end(), 0) < std::ssize(missing[c])) columns[c].missing = missing[c];
    }
    return CriteriaMatrix(Names::of(journeys), columns);
  }

  /// True when some scale, or the method, looks at the other journeys: then another cell moves all scores.
  bool is_relative() const {
    const auto looks = [](const Criterion& criterion) { return has_relative_scale(criterion); };
    return compares_journeys(model.method) || std::any_of(model.criteria.begin(), model.criteria.end(), looks);
  }

  /// Adds a journey with the cells of another one.
  void copy_journey(std::size_t from, const std::string& name) {
    journeys.push_back(name);
    for (auto& column : raw) column.push_back(column[from]);
    for (auto& mask : missing) mask.push_back(mask[from]);
  }
};

/// What the random problems of a law may hold.
struct Variety {
  std::optional<std::size_t> scale = {};  ///< the place of the one scale in the catalogue; none: all mixed
  std::size_t most_journeys = 24;
  std::size_t most_criteria = 7;
  std::vector<Missing> policies = {};  ///< empty: no cell is missing
};

/// Anchors or knots lie between -100 and 100, most of them on whole numbers, and raw values a little beyond.
inline double random_raw(Splitmix64& random, double most) {
  return random.below(2) == 0 ? random.between(-most, most)
                              : static_cast<double>(static_cast<std::int64_t>(random.below(61)) - 30) * most / 30.0;
}

inline Piecewise random_piecewise(Splitmix64& random, Direction direction) {
  std::vector<double> raws;
  std::vector<double> values;
  for (std::size_t count = 2 + random.below(4); raws.size() < count;) {
    const double raw = random_raw(random, 100.0);
    if (std::find(raws.begin(), raws.end(), raw) == raws.end()) raws.push_back(raw);
  }
  for (std::size_t i = 0; i < raws.size(); ++i) values.push_back(random.below(3) == 0 ? 0.5 : random.unit());
  std::sort(raws.begin(), raws.end());
  std::sort(values.begin(), values.end());
  if (direction == Direction::minimize) std::reverse(values.begin(), values.end());
  Piecewise scale;
  for (std::size_t i = 0; i < raws.size(); ++i) scale.knots.push_back({raws[i], values[i]});
  return scale;
}

inline Levels random_levels(Splitmix64& random) {
  Levels scale;
  for (std::size_t i = 0, count = 1 + random.below(5); i < count; ++i) {
    scale.levels.push_back({"level " + std::to_string(i), random.below(3) == 0 ? 1.0 : random.unit()});
  }
  return scale;
}

/// A best range between bounds, often a point.
inline TargetRange random_target(Splitmix64& random) {
  std::vector<double> numbers;
  while (numbers.size() < 4) {
    const double raw = random_raw(random, 100.0);
    if (std::find(numbers.begin(), numbers.end(), raw) == numbers.end()) numbers.push_back(raw);
  }
  std::sort(numbers.begin(), numbers.end());
  const double high = random.below(2) == 0 ? numbers[1] : numbers[2];
  return {numbers[0], numbers[1], high, numbers[3]};
}

/// The one direction that a scale goes with, or the one given.
inline Direction fitting_direction(std::size_t place, Direction direction) {
  if (place == 10 || place == 14) return Direction::maximize;  // best in between
  return place == 11 ? Direction::minimize : direction;        // divided by
}

/// True for a scale whose raw values are refused below a least one.
inline bool is_choosy(const Scale& scale) {
  return journeyrank::needs_totals(scale) || std::holds_alternative<LogarithmicRatio>(scale);
}

/// The scale at this place of the catalogue, with random options that fit the direction.
inline Scale random_scale(Splitmix64& random, std::size_t place, Direction direction) {
  static_assert(std::variant_size_v<Scale> == 15,
                "a new scale: give it random options here, so that the laws run on it");
  if (place == 1) return random_piecewise(random, direction);
  if (place == 2) return random_levels(random);
  if (place == 3) return MinMax{};
  const Falling falling = random.below(2) == 0 ? Falling::reciprocal : Falling::complement;
  if (place == 4) return MaxRatio{falling};
  if (place == 5) return SumRatio{falling};
  if (place == 6) return VectorRatio{falling};
  if (place == 10) return random_target(random);
  if (place == 11) return Reciprocal{.at_1 = random.between(0.5, 60.0)};
  if (place == 12) return LogarithmicRatio{};
  if (place == 13) {
    const bool clamped = random.below(2) == 0;
    return ZScore{.how = clamped ? DeviationValue::clamped : DeviationValue::normal, .width = random.between(0.5, 4.0)};
  }
  if (place == 14) return DistanceToIdeal{.best = random_raw(random, 100.0)};
  double low = random_raw(random, 100.0);
  double high = random_raw(random, 100.0);
  if (low == high) high = low + 1.0;
  if ((low < high) != (direction == Direction::maximize)) std::swap(low, high);
  if (place == 7) return Logarithmic{.at_0 = low + 101.0, .at_1 = high + 101.0};
  if (place == 8) return ExponentialValue{low, high, random.between(2.0, 400.0) * (random.below(2) == 0 ? -1.0 : 1.0)};
  if (place == 9) return SmoothStep{.at_0 = low, .at_1 = high};
  return Anchored{.at_0 = low, .at_1 = high};
}

/// A raw value that the scale can value; few different ones, so that ties and constant columns happen.
inline double random_cell(Splitmix64& random, const Scale& scale, std::size_t kinds) {
  if (const auto* levels = std::get_if<Levels>(&scale)) return static_cast<double>(random.below(levels->levels.size()));
  if (std::holds_alternative<LogarithmicRatio>(scale)) {
    return kinds < 8 ? static_cast<double>(1 + random.below(kinds)) : random.between(1.0, 130.0);
  }
  if (journeyrank::needs_totals(scale)) {
    return kinds < 8 ? static_cast<double>(1 + random.below(kinds)) * 20.0 : random.between(0.001, 130.0);
  }
  if (std::holds_alternative<Reciprocal>(scale)) {
    return kinds < 8 ? static_cast<double>(random.below(kinds)) * 20.0 : random.between(0.0, 130.0);
  }
  if (kinds < 8) return static_cast<double>(random.below(kinds)) * 20.0 - 50.0;
  return random_raw(random, 130.0);
}

/// A valid model with journeys to score, from 1 × 1 up.
inline Problem random_problem(Splitmix64& random, const Variety& variety = {}) {
  Problem problem;
  const std::size_t n = 1 + random.below(variety.most_journeys);
  const std::size_t m = 1 + random.below(variety.most_criteria);
  for (std::size_t i = 0; i < n; ++i) problem.journeys.push_back("journey " + std::to_string(i * 37 % 101));
  for (std::size_t c = 0; c < m; ++c) {
    Criterion criterion{.id = "criterion " + std::to_string(c * 5 % 101)};
    criterion.direction = random.below(2) == 0 ? Direction::maximize : Direction::minimize;
    const std::size_t place = variety.scale.value_or(random.below(std::variant_size_v<Scale>));
    criterion.direction = fitting_direction(place, criterion.direction);
    criterion.scale = random_scale(random, place, criterion.direction);
    criterion.weight = random.below(5) == 0 ? 0.0 : random.unit() * (random.below(4) == 0 ? 1000.0 : 1.0);
    std::vector<double> column;
    std::vector<std::uint8_t> mask(n, 0);
    const std::size_t kinds = 1 + random.below(12);
    for (std::size_t i = 0; i < n; ++i) column.push_back(random_cell(random, criterion.scale, kinds));
    if (!variety.policies.empty()) {
      criterion.missing = variety.policies[random.below(variety.policies.size())];
      for (auto& each : mask) each = criterion.missing != Missing::reject && random.below(3) == 0 ? 1 : 0;
    }
    problem.model.criteria.push_back(criterion);
    problem.raw.push_back(column);
    problem.missing.push_back(mask);
  }
  problem.model.criteria[random.below(m)].weight = 0.25 + random.unit();  // one at least is on
  return problem;
}

/// What scores are rounded in proportion to: 1 where they lie in [0, 1], else the largest of them if it is larger.
inline double size_of_scores(const Problem& problem, std::span<const double> scores) {
  double size = 1.0;
  if (is_bounded(problem.model.method)) return size;
  for (const double score : scores) size = std::max(size, std::abs(score));
  return size;
}

/// Unoptimised, sanitized builds run a law 30 times slower; they look for bad memory, not for rare problems.
#ifdef __OPTIMIZE__
inline constexpr std::size_t share_of_rounds = 1;
#else
inline constexpr std::size_t share_of_rounds = 12;
#endif

/// A method that does not add up has nothing to renormalise: its missing cells are open instead.
inline void open_instead_of_left_out(Model& model) {
  for (auto& criterion : model.criteria) {
    if (criterion.missing == Missing::renormalise) criterion.missing = Missing::interval;
  }
}

/// Half of the criteria state what their differences mean to methods that compare in pairs.
inline void state_preferences(Model& model, Splitmix64& random) {
  constexpr auto shapes = journeyrank::enumerators(PreferenceShape{});
  for (auto& criterion : model.criteria) {
    if (random.below(2) == 0) continue;
    Preference stated{.shape = shapes[random.below(shapes.size())].value};
    stated.indifference = random.below(2) == 0 ? 0.0 : static_cast<double>(random.below(5)) / 20.0;
    stated.preference = stated.indifference + (random.below(3) == 0 ? 0.0 : random.unit());
    stated.inflection = random.below(4) == 0 ? 1e-6 : 0.001 + random.unit();
    if (random.below(2) == 0) stated.veto = stated.preference + random.unit();
    criterion.preference = stated;
  }
}

/// True in the full run, JOURNEYRANK_LAWS=full: ten thousand problems a law and method at least.
inline bool is_full_run() {
  const char* const asked = std::getenv("JOURNEYRANK_LAWS");
  return asked != nullptr && std::string(asked) == "full";
}

/// Runs a law on random problems of every method, with each scale of the catalogue alone and with all of them mixed. A
/// method that does not add up shares all else with one that does: outside the full run an eighth of the problems of
/// one scale tells.
template <class Law>
void for_each_problem(std::uint64_t seed, std::size_t rounds, Variety variety, Law&& law) {
  constexpr std::size_t scales = std::variant_size_v<Scale>;
  Splitmix64 random(seed);
  std::size_t turn = 0;
  for (const journeyrank::Method& method : method_variants()) {
    const bool additive = journeyrank::visit_step(method, [](const auto& each) { return each.additive; });
    std::size_t problems = additive ? rounds * 8 : rounds / 8;
    if (is_full_run()) problems = std::max<std::size_t>(problems, 10'000);
    for (std::size_t round = 0; round * share_of_rounds < problems; ++round, ++turn) {
      const std::size_t place = turn % (scales + 1);
      variety.scale = place < scales ? std::optional(place) : std::nullopt;
      Problem problem = random_problem(random, variety);
      problem.model.method = method;
      if (!additive) open_instead_of_left_out(problem.model);
      if (compares_journeys(method)) state_preferences(problem.model, random);
      law(problem, random);
    }
  }
}

}  // namespace laws
