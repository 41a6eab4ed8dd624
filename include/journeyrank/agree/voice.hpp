// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// A profile of a model, and how much it counts among several.
struct Voice {
  std::string profile{};   ///< its id; empty: the model's own weights
  double influence = 1.0;  ///< on any scale, >= 0

  static constexpr const char* name = "voice";
  static constexpr auto fields() {
    return FieldList{Field{"profile", &Voice::profile, "the id of a profile; empty: the model's own weights"},
                     Field{"influence", &Voice::influence, "how much it counts, on any scale, >= 0",
                           Allowed{.at_least = 0.0, .code = errc::bad_weights}}};
  }

  friend bool operator==(const Voice&, const Voice&) = default;
};

static_assert(fully_described<Voice>);

/// Every profile of a model, each with the same influence.
inline std::vector<Voice> voices_of(const Model& model) {
  std::vector<Voice> voices;
  for (const Profile& profile : model.profiles) voices.push_back({profile.id});
  return voices;
}

/// What the model's own weights are called where a voice is named in writing.
inline constexpr const char* own_voice = "own";

/// The name of a voice in writing: its profile, or "own".
inline std::string voice_name(const std::string& profile) { return profile.empty() ? own_voice : profile; }

/// The profile of a voice that is named in writing, whether or not the model has it.
///
/// Edge    "own" is the model's own weights, unless a profile is called so
inline std::string voice_profile(const Model& model, std::string_view name) {
  for (const Profile& profile : model.profiles) {
    if (profile.id == name) return profile.id;
  }
  return name == own_voice ? std::string() : std::string(name);
}

/// What people call a voice: the label of its profile, or its id; "the model's own weights".
inline std::string voice_label(const Model& model, const std::string& profile) {
  for (const Profile& each : model.profiles) {
    if (each.id == profile && !each.label.empty()) return each.label;
  }
  return profile.empty() ? "the model's own weights" : profile;
}

/// A voice with its weights and its share of all influence.
struct WeighedVoice {
  std::string profile{};
  double share = 1.0;             ///< shares add up to 1
  std::vector<double> weights{};  ///< normalised, in criterion order

  friend bool operator==(const WeighedVoice&, const WeighedVoice&) = default;
};

/// The voices with their weights.
///
/// Edge    an influence of 0 counts nothing, but its profile must be there
/// Errors  empty_input if there is none; unknown_name for a profile; duplicate_name if one speaks twice; bad_weights if
///         an influence is negative, NaN or infinite, or if their sum is 0 or infinite; those of weights_of
inline std::vector<WeighedVoice> weighed(const Model& model, std::span<const Voice> voices) {
  if (voices.empty()) throw Error(errc::empty_input, "no voice; allowed: one or more profiles");
  double sum = 0.0;
  std::vector<WeighedVoice> all;
  for (std::size_t v = 0; v < voices.size(); ++v) {
    const auto& [profile, influence] = voices[v];
    const std::string place = "voice \"" + profile + "\": ";
    for (std::size_t other = 0; other < v; ++other) {
      if (voices[other].profile == profile) throw Error(errc::duplicate_name, place + "speaks twice; allowed: once");
    }
    if (!std::isfinite(influence) || influence < 0.0) {
      throw Error(errc::bad_weights, place + "found influence " +
                                         (std::isfinite(influence) ? shortest_number(influence) : "NaN or infinity") +
                                         "; allowed: a finite number >= 0");
    }
    const Weights weights = weights_of(model, profile);
    all.push_back({profile, influence, {weights.normalised().begin(), weights.normalised().end()}});
    sum += influence;
  }
  if (sum == 0.0) throw Error(errc::bad_weights, "every voice has influence 0; one at least must count something");
  if (!std::isfinite(sum)) throw Error(errc::bad_weights, "the influences add up to more than a double holds");
  for (WeighedVoice& voice : all) voice.share /= sum;
  return all;
}

}  // namespace journeyrank
