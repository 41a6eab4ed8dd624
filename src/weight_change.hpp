// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "input.hpp"
#include "results.hpp"

// What stability says of all weights at once.

/// The norm that is asked for; l2 by default. Errors: bad_option.
journeyrank::Norm norm_of(const std::optional<std::string>& word);

/// What it takes to bring a journey level with the first k, or with one other. Errors: unknown_name, bad_option.
Answer reach_answer(const journeyrank::Ranking& ranking, const Input& input, const std::string& journey,
                    std::size_t top, journeyrank::Norm norm);
Answer pass_answer(const journeyrank::Ranking& ranking, const Input& input, const std::string& behind,
                   const std::string& ahead, journeyrank::Norm norm);

/// How far all weights must move for each two journeys to change places.
Answer distances_answer(const journeyrank::Ranking& ranking, const Input& input, journeyrank::Norm norm,
                        std::size_t threads);
