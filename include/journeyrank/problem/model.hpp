// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_group.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/level_weights.hpp"
#include "journeyrank/problem/path_weights.hpp"
#include "journeyrank/problem/profile.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// Everything that turns a criteria matrix into a ranking: what the model file holds.
struct Model {
  /// The newest layout of the model file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::string name = {};
  std::vector<Criterion> criteria = {};
  std::vector<CriteriaGroup> groups = {};
  std::vector<Profile> profiles = {};
  Method method = WeightedSum{};
  double tie_tolerance = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"schema", &Model::schema, "the version of this layout",
                           Allowed{.at_least = 1, .at_most = newest_schema, .code = errc::bad_model}},
                     Field{"name", &Model::name, "what the model is for"},
                     Field{"criteria", &Model::criteria, "the criteria, in the order they are added up",
                           Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
                     Field{"groups", &Model::groups, "criteria that belong together, with a weight at each level",
                           Allowed{.left_out_when_empty = true}},
                     Field{"profiles", &Model::profiles, "other people's weights over the same criteria"},
                     Field{"method", &Model::method, "how values become a score"},
                     Field{"tie_tolerance", &Model::tie_tolerance,
                           "scores no further than this below the first of a tie group share its rank, >= 0",
                           Allowed{.at_least = 0.0}}};
  }

  friend bool operator==(const Model&, const Model&) = default;
};

/// All criterion ids, in order.
inline std::vector<std::string> criterion_ids(const Model& model) {
  std::vector<std::string> ids;
  for (const auto& criterion : model.criteria) ids.push_back(criterion.id);
  return ids;
}

/// The position of a criterion. Errors: unknown_name, with the nearest name.
inline std::size_t criterion_index(const Model& model, std::string_view id) {
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    if (model.criteria[i].id == id) return i;
  }
  throw Error(errc::unknown_name,
              "no criterion \"" + std::string(id) + "\" in the model" + did_you_mean(id, criterion_ids(model)));
}

/// Where the criteria of a model stand in its groups. Errors: those of CriteriaHierarchy.
inline CriteriaHierarchy hierarchy_of(const Model& model) { return {criterion_ids(model), model.groups}; }

/// The weights of a model at each level, as it states them itself.
inline LevelWeights level_weights(const Model& model) { return level_weights(model.criteria, model.groups); }

/// The same with those of a profile. Errors: those of Profile and CriteriaHierarchy, with the profile's name.
inline LevelWeights level_weights(const Model& model, const Profile& profile) {
  const CriteriaHierarchy hierarchy = hierarchy_of(model);
  try {
    return with_profile(level_weights(model), hierarchy, profile);
  } catch (const Error& error) {
    throw Error(error.code(), "profile \"" + profile.id + "\": " + error.detail());
  }
}

/// Weights that are stated level by level, with what each criterion weighs in all.
///
/// Errors  those of Weights and path_weights
inline Weights weights_of(const Model& model, const LevelWeights& levels) {
  std::vector<StatedWeight> stated;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) stated.push_back({model.criteria[c].id, levels.criteria[c]});
  if (model.groups.empty()) return Weights(std::move(stated));
  Weights checked(stated);
  return {std::move(stated), path_weights(hierarchy_of(model), model.groups, levels)};
}

/// The weights of a profile over the criteria of a model, in criterion order. Errors: those of Profile and Weights.
inline Weights weights_of(const Model& model, const Profile& profile) {
  const LevelWeights levels = level_weights(model, profile);
  try {
    return weights_of(model, levels);
  } catch (const Error& error) {
    throw Error(error.code(), "profile \"" + profile.id + "\": " + error.detail());
  }
}

/// The profile of this name. Errors: unknown_name, with the nearest.
inline const Profile& profile_of(const Model& model, std::string_view id) {
  std::vector<std::string> known;
  for (const auto& each : model.profiles) {
    if (each.id == id) return each;
    known.push_back(each.id);
  }
  throw Error(errc::unknown_name, "no profile \"" + std::string(id) + "\" in the model" + did_you_mean(id, known));
}

/// The weights of the model itself (no profile) or of one of its profiles, in criterion order.
inline Weights weights_of(const Model& model, std::string_view profile = "") {
  return profile.empty() ? weights_of(model, level_weights(model)) : weights_of(model, profile_of(model, profile));
}

/// Makes every profile state the weights that it leaves to the model, so that the model's may change.
inline void state_profiles_whole(Model& model) {
  for (Profile& profile : model.profiles) {
    const LevelWeights levels = level_weights(model, profile);
    profile.weights.clear();
    for (std::size_t c = 0; c < levels.criteria.size(); ++c) {
      profile.weights.push_back({model.criteria[c].id, levels.criteria[c]});
    }
    for (std::size_t g = 0; g < levels.groups.size(); ++g) {
      if (levels.groups[g]) profile.weights.push_back({model.groups[g].id, *levels.groups[g]});
    }
  }
}

/// The same model with the weights of a profile as its own; an empty name leaves it as it is.
///
/// Errors  those of weights_of
inline Model with_profile(Model model, std::string_view profile) {
  static_cast<void>(weights_of(model, profile));
  if (profile.empty()) return model;
  const LevelWeights levels = level_weights(model, profile_of(model, profile));
  if (!model.groups.empty()) state_profiles_whole(model);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) model.criteria[c].weight = levels.criteria[c];
  for (std::size_t g = 0; g < model.groups.size(); ++g) model.groups[g].weight = levels.groups[g];
  return model;
}

/// The stated weight of a criterion, or of a group that has one.
///
/// Errors  unknown_name, with the nearest name; bad_weights for a group that has none
inline double& own_weight(Model& model, std::string_view id) {
  const std::size_t at = hierarchy_of(model).position(id);
  if (at < model.criteria.size()) return model.criteria[at].weight;
  CriteriaGroup& group = model.groups[at - model.criteria.size()];
  if (group.weight) return *group.weight;
  throw Error(errc::bad_weights, "group \"" + group.id + "\" has no weight of its own in the model; weigh its members");
}

/// The same model with another stated weight for one criterion, or for a group. Errors: those of own_weight.
inline Model with_weight(Model model, std::string_view id, double weight) {
  own_weight(model, id) = weight;
  return model;
}

/// The same model with groups that only add up: each criterion states what it weighs in all, in each profile too.
///
/// Edge    every share of all weight stays as it is, bit for bit; a model in which no group weighs is left as it is
/// Errors  those of weights_of
inline Model flattened(Model model) {
  const auto weighs = [](const CriteriaGroup& group) { return group.weight.has_value(); };
  if (std::none_of(model.groups.begin(), model.groups.end(), weighs)) return model;
  const CriteriaHierarchy hierarchy = hierarchy_of(model);
  const auto in_all = [&](const LevelWeights& levels) { return path_weights(hierarchy, model.groups, levels); };
  for (Profile& profile : model.profiles) {
    const std::vector<double> weights = in_all(level_weights(model, profile));
    profile.weights.clear();
    for (std::size_t c = 0; c < weights.size(); ++c) profile.weights.push_back({model.criteria[c].id, weights[c]});
  }
  const std::vector<double> weights = in_all(level_weights(model));
  for (std::size_t c = 0; c < weights.size(); ++c) model.criteria[c].weight = weights[c];
  for (CriteriaGroup& group : model.groups) group.weight.reset();
  return model;
}

/// The same model with these weights as its own, one a criterion, in criterion order: what each weighs in all.
///
/// Edge    groups only add up from then on
inline Model with_weights(Model model, std::span<const double> weights) {
  assert(weights.size() == model.criteria.size());
  model = flattened(std::move(model));
  for (std::size_t c = 0; c < model.criteria.size(); ++c) model.criteria[c].weight = weights[c];
  return model;
}

/// Refuses a model that contradicts itself; every other function takes a model that holds.
///
/// Errors  newer_schema, bad_model, bad_option, duplicate_name, unknown_name, bad_weights: each names the place
inline void validate(const Model& model) {
  if (model.schema > Model::newest_schema) {
    throw Error(errc::newer_schema, "the model has schema " + std::to_string(model.schema) +
                                        "; this version reads up to " + std::to_string(Model::newest_schema) +
                                        ": update JourneyRank");
  }
  if (model.schema < 1) throw Error(errc::bad_model, "the model has schema " + std::to_string(model.schema));
  if (model.criteria.empty()) throw Error(errc::bad_model, "the model has no criterion");
  if (!(std::isfinite(model.tie_tolerance) && model.tie_tolerance >= 0.0)) {
    throw Error(errc::bad_option, "tie_tolerance must be a finite number >= 0");
  }
  const auto of_method = visit_step(model.method, [&model](const auto& method) {
    std::string what = method.fault();
    if constexpr (requires { method.fault(model.criteria.size()); }) {
      if (what.empty()) what = method.fault(model.criteria.size());
    }
    return what;
  });
  if (!of_method.empty()) {
    throw Error(errc::bad_option, std::string("method ") + step_name(model.method) + ": " + of_method);
  }
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    const auto& criterion = model.criteria[i];
    if (const auto what = fault(criterion); !what.empty()) {
      throw Error(errc::bad_model, "criterion \"" + criterion.id + "\": " + what);
    }
    if (const auto what = criterion.metric.fault(); !what.empty()) {
      throw Error(errc::bad_option,
                  "criterion \"" + criterion.id + "\": metric " + criterion.metric.name() + ": " + what);
    }
    if (criterion_index(model, criterion.id) != i) {
      throw Error(errc::duplicate_name, "criterion \"" + criterion.id + "\" stands twice in the model");
    }
  }
  static_cast<void>(hierarchy_of(model));
  static_cast<void>(weights_of(model));
  for (std::size_t i = 0; i < model.profiles.size(); ++i) {
    const auto& id = model.profiles[i].id;
    if (id.empty()) throw Error(errc::bad_model, "profile " + std::to_string(i + 1) + " has no id");
    for (std::size_t j = 0; j < i; ++j) {
      if (model.profiles[j].id == id)
        throw Error(errc::duplicate_name, "profile \"" + id + "\" stands twice in the model");
    }
    static_cast<void>(weights_of(model, id));
  }
}

}  // namespace journeyrank
