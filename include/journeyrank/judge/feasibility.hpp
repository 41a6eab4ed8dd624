// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// Whether a change can do it.
///
/// already         nothing has to change
/// possible        this change does it
/// out_of_reach    not even the end of the scale does it; on a relative scale nothing as far as was looked, and by a
///                 search nothing that it tried
/// missing_cell    the cell is not known, so no change of it is
/// weight_zero     the criterion counts nothing
enum class Feasibility { already, possible, out_of_reach, missing_cell, weight_zero };

constexpr auto enumerators(Feasibility) {
  using enum Feasibility;
  return std::array{Enumerator{"already", already}, Enumerator{"possible", possible},
                    Enumerator{"out_of_reach", out_of_reach}, Enumerator{"missing_cell", missing_cell},
                    Enumerator{"weight_zero", weight_zero}};
}

/// The same for people, in the place of what is needed: "not reachable".
///
/// Edge    "" where it is possible, for there the number stands
constexpr const char* feasibility_text(Feasibility feasibility) {
  switch (feasibility) {
    case Feasibility::already:
      return "nothing";
    case Feasibility::out_of_reach:
      return "not reachable";
    case Feasibility::missing_cell:
      return "not known";
    case Feasibility::weight_zero:
      return "it weighs nothing";
    case Feasibility::possible:
      break;
  }
  return "";
}

}  // namespace journeyrank
