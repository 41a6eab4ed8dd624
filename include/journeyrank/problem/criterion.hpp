// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// What a missing cell does to a journey's score.
///
/// reject       the whole job is refused, naming the cell
/// renormalise  the weights of the journey's present criteria are rescaled to sum to 1
/// worst        the criterion counts 0 for this journey: what is not known earns nothing
/// interval     the criterion counts 0.5, and the score becomes an interval from 0 to 1 of it
enum class Missing { reject, renormalise, worst, interval };

constexpr auto enumerators(Missing) {
  using enum Missing;
  return std::array{Enumerator{"reject", reject}, Enumerator{"renormalise", renormalise}, Enumerator{"worst", worst},
                    Enumerator{"interval", interval}};
}

/// One reason to act: what is looked at, which way it points, how it is valued and what it weighs.
///
/// Errors  bad_model if the id is empty, the scale or the preference is faulty, or a metric feeds a scale of levels
struct Criterion {
  std::string id;
  std::string label = {};
  Direction direction = Direction::maximize;
  std::string unit = {};
  Scale scale = Anchored{};
  double weight = 1.0;
  Missing missing = Missing::reject;
  MetricChoice metric = {};
  std::string owner = {};
  std::string reason = {};
  std::optional<Preference> preference = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"id", &Criterion::id, "the name in files and on the command line",
              Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
        Field{"label", &Criterion::label, "the name people read; the id when empty"},
        Field{"direction", &Criterion::direction, "what a higher raw value does to the priority",
              Allowed{.required = true}},
        Field{"unit", &Criterion::unit, "the unit of the raw values"},
        Field{"scale", &Criterion::scale, "how a raw value becomes a value in [0, 1]", Allowed{.required = true}},
        Field{"weight", &Criterion::weight, "the stated weight, on any scale, >= 0; 0 switches it off",
              Allowed{.at_least = 0.0, .code = errc::bad_weights}},
        Field{"missing", &Criterion::missing, "what a missing cell does"},
        Field{"metric", &Criterion::metric, "how it is measured from contacts"},
        Field{"owner", &Criterion::owner, "who answers for it"},
        Field{"reason", &Criterion::reason, "why it is here, and why it weighs what it does"},
        Field{"preference", &Criterion::preference, "what differences mean to methods that compare in pairs"}};
  }

  /// The name people read.
  const std::string& shown() const noexcept { return label.empty() ? id : label; }

  friend bool operator==(const Criterion&, const Criterion&) = default;
};

/// What is wrong with a criterion, or "".
inline std::string fault(const Criterion& criterion) {
  if (criterion.id.empty()) return "a criterion has no id";
  if (criterion.preference) {
    const std::string of_preference = criterion.preference->fault();
    if (!of_preference.empty()) return "preference: " + of_preference;
  }
  const auto of_scale =
      visit_step(criterion.scale, [&](const auto& scale) { return scale.fault(criterion.direction); });
  if (!of_scale.empty() || !criterion.metric || !std::holds_alternative<Levels>(criterion.scale)) return of_scale;
  return std::string("the metric ") + criterion.metric.name() +
         " gives a number, and a scale of levels takes names; use anchored, piecewise or a relative scale";
}

/// True when the scale looks at the other journeys.
inline bool has_relative_scale(const Criterion& criterion) noexcept {
  return visit_step(criterion.scale, [](const auto& scale) { return scale.relative; });
}

}  // namespace journeyrank
