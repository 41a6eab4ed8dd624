// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/rank/pin.hpp"

namespace journeyrank {

/// What a file of pins holds: {"schema": 1, "pins": [{"journey": "sim_swap", "place": 1, ...}]}.
struct PinList {
  /// The newest layout of the file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::vector<Pin> pins = {};

  static constexpr auto fields() {
    constexpr Allowed known{.at_least = 1, .at_most = newest_schema};
    return FieldList{Field{"schema", &PinList::schema, "the version of this layout", known},
                     Field{"pins", &PinList::pins, "places given by decree", Allowed{.required = true}}};
  }

  friend bool operator==(const PinList&, const PinList&) = default;
};

}  // namespace journeyrank
