// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace journeyrank {

/// What a method is fitted on: a column of values a criterion that weighs something, one a journey.
///
/// Units   values in [0, 1], 1 is the strongest reason to act, whatever the direction of the criterion was
using ValueColumns = std::span<const std::span<const double>>;

}  // namespace journeyrank
