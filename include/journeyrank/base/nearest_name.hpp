// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace journeyrank {

/// The number of letters to insert, delete, replace or swap with their neighbour to turn one word into the other
/// (optimal string alignment: a swapped pair is not edited again).
///
/// Cost    O(|a| |b|) time, O(|b|) memory
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);  // of the last letter of a, the one before it, and the one before that
  std::iota(row.begin(), row.end(), std::size_t{0});
  std::vector<std::size_t> before = row;
  std::vector<std::size_t> two_before = row;
  for (std::size_t i = 0; i < a.size(); ++i) {
    two_before.swap(before);
    before.swap(row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = before[j] + (a[i] == b[j] ? 0 : 1);
      row[j + 1] = std::min({row[j] + 1, before[j + 1] + 1, replaced});
      const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (swapped) row[j + 1] = std::min(row[j + 1], two_before[j - 1] + 1);
    }
  }
  return row.back();
}

/// The known name a person most likely meant, or "" when none is near (more than a third of the letters differ).
///
/// Edge    one edit is near in a short name too, unless every letter differs; names of more than 64 letters are never
///         near; equally near names give the first
template <class Names>
std::string nearest_name(std::string_view text, const Names& known) {
  constexpr std::size_t longest = 64;
  if (text.size() > longest) return "";
  std::size_t best_distance = std::max<std::size_t>(1, text.size() / 3) + 1;
  std::string best;
  for (const auto& each : known) {
    const std::string_view name = each;
    if (name.size() > longest) continue;
    const std::size_t distance = edit_distance(text, name);
    if (distance < best_distance && distance < std::max(text.size(), name.size())) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

/// The end of a message on an unknown name: ` (did you mean "pain"?)`, or "" when none is near.
template <class Names>
std::string did_you_mean(std::string_view text, const Names& known) {
  const std::string name = nearest_name(text, known);
  return name.empty() ? "" : " (did you mean \"" + name + "\"?)";
}

}  // namespace journeyrank
