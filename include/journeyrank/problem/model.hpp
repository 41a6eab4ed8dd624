// SPDX-License-Identifier: MIT
#pragma once

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
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The weights of one stakeholder over the criteria of a model.
///
/// Errors  unknown_name if a criterion is none of the model's; bad_model if one of the model's is left out
struct Profile {
  std::string id;
  std::string label = {};
  std::vector<StatedWeight> weights = {};
  std::string owner = {};
  std::string reason = {};

  static constexpr auto fields() {
    return FieldList{Field{"id", &Profile::id, "the name on the command line",
                           Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
                     Field{"label", &Profile::label, "the name people read; the id when empty"},
                     Field{"weights", &Profile::weights, "a weight for each criterion, on any scale, >= 0",
                           Allowed{.required = true}},
                     Field{"owner", &Profile::owner, "whose weights these are"},
                     Field{"reason", &Profile::reason, "why they are what they are"}};
  }

  friend bool operator==(const Profile&, const Profile&) = default;
};

/// Everything that turns a criteria matrix into a ranking: what the model file holds.
struct Model {
  /// The newest layout of the model file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::string name = {};
  std::vector<Criterion> criteria = {};
  std::vector<Profile> profiles = {};
  Method method = WeightedSum{};
  double tie_tolerance = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"schema", &Model::schema, "the version of this layout",
                           Allowed{.at_least = 1, .at_most = newest_schema, .code = errc::bad_model}},
                     Field{"name", &Model::name, "what the model is for"},
                     Field{"criteria", &Model::criteria, "the criteria, in the order they are added up",
                           Allowed{.required = true, .least_size = 1, .code = errc::bad_model}},
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

/// The weights of a profile over the criteria of a model, in criterion order. Errors: those of Profile and Weights.
inline Weights weights_of(const Model& model, const Profile& profile) {
  std::vector<StatedWeight> stated;
  for (const auto& criterion : model.criteria) stated.push_back({criterion.id, 0.0});
  std::vector<bool> given(stated.size(), false);
  try {
    for (const auto& [criterion, weight] : profile.weights) {
      const std::size_t at = criterion_index(model, criterion);
      if (given[at]) throw Error(errc::duplicate_name, "\"" + criterion + "\" is weighed twice");
      given[at] = true;
      stated[at].weight = weight;
    }
    for (std::size_t i = 0; i < stated.size(); ++i) {
      if (given[i]) continue;
      throw Error(errc::bad_model, "no weight for \"" + stated[i].criterion + "\"; give it one (0 switches it off)");
    }
    return Weights(std::move(stated));
  } catch (const Error& error) {
    throw Error(error.code(), "profile \"" + profile.id + "\": " + error.detail());
  }
}

/// The weights of the model itself (no profile) or of one of its profiles, in criterion order.
inline Weights weights_of(const Model& model, std::string_view profile = "") {
  std::vector<std::string> known;
  for (const auto& each : model.profiles) {
    if (each.id == profile && !profile.empty()) return weights_of(model, each);
    known.push_back(each.id);
  }
  if (!profile.empty()) {
    throw Error(errc::unknown_name,
                "no profile \"" + std::string(profile) + "\" in the model" + did_you_mean(profile, known));
  }
  std::vector<StatedWeight> stated;
  for (const auto& criterion : model.criteria) stated.push_back({criterion.id, criterion.weight});
  return Weights(std::move(stated));
}

/// The same model with the weights of a profile as its own; an empty name leaves it as it is.
///
/// Errors  those of weights_of
inline Model with_profile(Model model, std::string_view profile) {
  const Weights weights = weights_of(model, profile);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) model.criteria[c].weight = weights.stated(c);
  return model;
}

/// The same model with another stated weight for one criterion. Errors: unknown_name, with the nearest name.
inline Model with_weight(Model model, std::string_view criterion, double weight) {
  model.criteria[criterion_index(model, criterion)].weight = weight;
  return model;
}

/// The same model with these weights as its own, one a criterion, in criterion order.
inline Model with_weights(Model model, std::span<const double> weights) {
  assert(weights.size() == model.criteria.size());
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
