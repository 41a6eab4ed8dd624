// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"

namespace journeyrank {

/// The chain of each contact: contacts that are legs of one another, directly or through others, have one number.
///
/// Shape   parents: for each contact the number of the one that it is a leg of, no_party for none. Numbers from
///         parents.size() up to `numbers` stand for contacts that are not here: their legs are one chain too
/// Edge    a contact that is its own parent, or parents in a circle, are one chain
/// Cost    O(n) nearly: union by the smaller number, paths halved
inline std::vector<std::uint32_t> chains_of(std::span<const std::uint32_t> parents, std::size_t numbers) {
  std::vector<std::uint32_t> chain(numbers);
  std::iota(chain.begin(), chain.end(), std::uint32_t{0});
  const auto root_of = [&chain](std::uint32_t at) {
    while (chain[at] != at) at = chain[at] = chain[chain[at]];
    return at;
  };
  for (std::uint32_t at = 0; at < parents.size(); ++at) {
    if (parents[at] == no_party) continue;
    const std::uint32_t a = root_of(at);
    const std::uint32_t b = root_of(parents[at]);
    if (a != b) chain[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> chains(parents.size());
  for (std::uint32_t at = 0; at < parents.size(); ++at) chains[at] = root_of(at);
  return chains;
}

}  // namespace journeyrank
