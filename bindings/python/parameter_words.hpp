// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace journeyrank::python {

/// The type of a parameter in Python's words, and what it is.
struct ParameterWords {
  std::string type;
  std::string words;
};

/// What a parameter of this name is in every function that has one; empty for a name that no two functions share.
ParameterWords words_on_parameter(std::string_view name);

}  // namespace journeyrank::python
