// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/named_shares.hpp"
#include "journeyrank/judge/weight_share.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/pin.hpp"

namespace journeyrank {

/// What becomes of the weights that a scenario does not name.
///
/// in_proportion  the weights named are shares of all weight, the others share what is left as they did before
/// as_given       the weights named are stated weights like the model's, the others stay as stated
enum class Others { in_proportion, as_given };

constexpr auto enumerators(Others) {
  using enum Others;
  return std::array{Enumerator{"in_proportion", in_proportion}, Enumerator{"as_given", as_given}};
}

/// Another scale for one criterion.
struct ScaleChange {
  std::string criterion;
  Scale scale = Anchored{};

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"pain": {"name": "min_max"}}
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &ScaleChange::criterion, "the id of a criterion"},
                     Field{"scale", &ScaleChange::scale, "the scale it has in this scenario"}};
  }

  friend bool operator==(const ScaleChange&, const ScaleChange&) = default;
};

/// One raw value of a journey.
struct RawValue {
  std::string criterion;
  double value = 0.0;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"pain": 41000, "cost": 9500}
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &RawValue::criterion, "the id of a criterion"},
                     Field{"value", &RawValue::value, "the raw value, in the criterion's unit"}};
  }

  friend bool operator==(const RawValue&, const RawValue&) = default;
};

/// Other raw values for a journey that is there, or all of those of a new one.
struct JourneyValues {
  std::string journey;
  std::vector<RawValue> values = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"journey", &JourneyValues::journey, "the id of a journey", Allowed{.required = true, .least_size = 1}},
        Field{"values", &JourneyValues::values, "raw values by criterion", Allowed{.required = true}}};
  }

  friend bool operator==(const JourneyValues&, const JourneyValues&) = default;
};

/// A "what if": what is other than in the ranking it is asked of.
struct Scenario {
  std::string name = {};
  std::string reason = {};
  std::string profile = {};
  std::vector<StatedWeight> weights = {};
  Others others = Others::in_proportion;
  std::vector<std::string> drop = {};
  std::vector<ScaleChange> scales = {};
  std::vector<JourneyValues> values = {};
  std::vector<std::string> remove = {};
  std::vector<JourneyValues> add = {};
  std::vector<Pin> pins = {};
  std::vector<std::string> unpin = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"name", &Scenario::name, "what it is called"},
        Field{"reason", &Scenario::reason, "why it is asked"},
        Field{"profile", &Scenario::profile, "whose weights it starts from; those of the ranking when empty"},
        Field{"weights", &Scenario::weights, "other weights, by criterion or group"},
        Field{"others", &Scenario::others, "what becomes of the weights that are not named"},
        Field{"drop", &Scenario::drop, "criteria and groups that do not count"},
        Field{"scales", &Scenario::scales, "other scales, by criterion"},
        Field{"values", &Scenario::values, "other raw values of journeys that are there"},
        Field{"remove", &Scenario::remove, "journeys that are not there"},
        Field{"add", &Scenario::add, "journeys that are not there yet, with a value for each criterion that counts"},
        Field{"pins", &Scenario::pins, "places given by decree, beside those that hold; one journey has one pin"},
        Field{"unpin", &Scenario::unpin, "journeys whose pin does not hold"}};
  }

  friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// Sets the weights of a scenario in shares of all weight, as stated weights: a ranking normalises them, once.
///
/// Shape   may_take: m, 1 for a criterion that may weigh something where no other does
/// Edge    shares that the criteria have already change nothing, bit for bit; no other criterion weighs anything: those
///         that may share equally what is left, as they do where stability moves the weight of one that has it all
/// Errors  bad_weights for a share outside 0 to 1, shares above 1 in all, or below 1 where nothing else may weigh
inline void set_shares(Model& model, const std::vector<StatedWeight>& given, std::vector<std::uint8_t> may_take) {
  std::vector<double> weights;
  for (const auto& criterion : model.criteria) weights.push_back(criterion.weight);
  double before = 0.0;
  for (const double weight : weights) before += weight;
  if (before > 0.0) weights = normalised(weights);
  std::vector<WeightShare> shares;
  double sum = 0.0;
  for (const auto& each : given) {
    const auto& [criterion, share] = each;
    if (!(share >= 0.0 && share <= 1.0)) {
      throw Error(errc::bad_weights, "the share of \"" + criterion + "\" is " + shortest_number(share) +
                                         "; allowed: 0 to 1, or weights as_given like those of the model");
    }
    sum += share;
    add_shares(model, weights, may_take, each, shares);
  }
  if (sum > 1.0 + 1e-12) {
    throw Error(errc::bad_weights, "the shares add up to " + shortest_number(sum) + "; allowed: at most 1");
  }
  for (std::size_t c = 0; c < weights.size(); ++c) may_take[c] = may_take[c] != 0 || weights[c] > 0.0 ? 1 : 0;
  for (const auto& [criterion, share] : shares) may_take[criterion] = 0;
  if (std::count(may_take.begin(), may_take.end(), 1) == 0 && sum < 1.0 - 1e-12) {
    throw Error(errc::bad_weights, "the shares add up to " + shortest_number(sum) +
                                       ", and no other criterion can weigh anything; weigh one more, or give all "
                                       "shares");
  }
  const std::vector<double> all = stated_with_shares(weights, shares, may_take);
  if (all == weights) return;
  for (std::size_t c = 0; c < all.size(); ++c) model.criteria[c].weight = all[c];
}

/// The place of the first scenario, from 0, that has the name of one before it; nothing where each has its own.
///
/// Edge    scenarios without a name may be many
inline std::optional<std::size_t> repeated_name(std::span<const Scenario> scenarios) {
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (!scenarios[i].name.empty() && !names.insert(scenarios[i].name).second) return i;
  }
  return std::nullopt;
}

/// Refuses scenarios of which two have one name. Errors: duplicate_name, with the name and the place in the list.
inline void refuse_repeated_names(std::span<const Scenario> scenarios) {
  const auto again = repeated_name(scenarios);
  if (!again) return;
  throw Error(errc::duplicate_name, "scenarios[" + std::to_string(*again) + "]: a scenario before it is called " +
                                        excerpt(scenarios[*again].name) + " as well");
}

/// True when no criterion of a model weighs anything.
inline bool weighs_nothing(const Model& model) noexcept {
  return std::all_of(model.criteria.begin(), model.criteria.end(), [](const auto& each) { return each.weight == 0.0; });
}

/// The model that a scenario asks for. It starts from the weights of `profile`, unless the scenario names its own.
///
/// Shape   can_weigh: m, 0 for a criterion that nothing is known of; empty: all can be weighed
/// Edge    a criterion that is dropped leaves its weight to the others, in proportion; where no other weighs anything,
///         those that can be weighed share equally what is left. A group stands for its criteria; weights as_given are
///         of the level that they are stated at, and what is dropped then leaves its weight to the others of its group
/// Errors  unknown_name, with the nearest; bad_weights for a share outside 0 to 1, shares above 1 in all, a criterion
///         that is both weighed and dropped; duplicate_name for one weighed twice; those of validate(model)
inline Model changed_model(Model model, const Scenario& scenario, std::string_view profile,
                           std::vector<std::uint8_t> can_weigh = {}) {
  model = with_profile(std::move(model), scenario.profile.empty() ? profile : scenario.profile);
  const bool in_proportion = scenario.others == Others::in_proportion;
  if (in_proportion && !(scenario.drop.empty() && scenario.weights.empty())) model = flattened(std::move(model));
  if (can_weigh.empty()) can_weigh.assign(model.criteria.size(), 1);
  std::vector<bool> is_dropped(model.criteria.size(), false);
  for (const auto& dropped : scenario.drop) {
    for (const std::size_t c : criteria_named(model, dropped)) {
      model.criteria[c].weight = 0.0;
      can_weigh[c] = 0;
      is_dropped[c] = true;
    }
  }
  for (std::size_t i = 0; i < scenario.weights.size(); ++i) {
    const auto& name = scenario.weights[i].criterion;
    const auto same = [&name](const auto& other) { return other.criterion == name; };
    const auto begin = scenario.weights.begin();
    if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(i), same)) {
      throw Error(errc::duplicate_name, "\"" + name + "\" is weighed twice");
    }
    const std::vector<std::size_t> criteria = criteria_named(model, name);
    if (std::all_of(criteria.begin(), criteria.end(), [&](std::size_t c) { return is_dropped[c]; })) {
      throw Error(errc::bad_weights, "\"" + name + "\" is weighed and dropped");
    }
    if (!in_proportion) model = with_weight(std::move(model), name, scenario.weights[i].weight);
  }
  if (in_proportion && !scenario.weights.empty()) set_shares(model, scenario.weights, can_weigh);
  if (in_proportion && scenario.weights.empty() && weighs_nothing(model)) {
    for (std::size_t c = 0; c < can_weigh.size(); ++c) model.criteria[c].weight = can_weigh[c] != 0 ? 1.0 : 0.0;
  }
  for (const auto& [criterion, scale] : scenario.scales) {
    model.criteria[criterion_index(model, criterion)].scale = scale;
  }
  validate(model);
  return model;
}

/// The pins that hold in a scenario.
///
/// Errors  unknown_name for a pin that is to go and is not there
inline std::vector<Pin> changed_pins(std::vector<Pin> pins, const Scenario& scenario) {
  for (const auto& journey : scenario.unpin) {
    const auto found = std::find_if(pins.begin(), pins.end(), [&](const Pin& pin) { return pin.journey == journey; });
    if (found == pins.end()) throw Error(errc::unknown_name, "\"" + journey + "\" is not pinned");
    pins.erase(found);
  }
  for (const auto& journey : scenario.remove) {
    std::erase_if(pins, [&](const Pin& pin) { return pin.journey == journey; });
  }
  for (const Pin& pin : scenario.pins) {
    std::erase_if(pins, [&](const Pin& other) { return other.journey == pin.journey; });
    pins.push_back(pin);
  }
  return pins;
}

}  // namespace journeyrank
