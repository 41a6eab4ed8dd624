// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/error.hpp"

/// The whole message that an action is refused with: "bad_weights: ...".
template <class Action>
std::string refusal(Action&& action) {
  try {
    action();
  } catch (const journeyrank::Error& error) {
    return error.what();
  }
  return "nothing was refused";
}

/// The spelling of the code alone: "bad_weights".
template <class Action>
std::string refusal_code(Action&& action) {
  const std::string message = refusal(action);
  return message.substr(0, message.find(':'));
}
