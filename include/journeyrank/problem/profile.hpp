// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The weights of one stakeholder over the criteria of a model, and over its groups.
///
/// Edge    where criteria stand in groups, what is weighed in one group, or at the top, is stated whole or not at all:
///         of what is not stated the model's weights hold
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
                     Field{"weights", &Profile::weights, "a weight for each criterion or group, on any scale, >= 0",
                           Allowed{.required = true}},
                     Field{"owner", &Profile::owner, "whose weights these are"},
                     Field{"reason", &Profile::reason, "why they are what they are"}};
  }

  friend bool operator==(const Profile&, const Profile&) = default;
};

}  // namespace journeyrank
