// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace journeyrank {

/// A number of bytes as people write it: "2GB", "500 MB", "1.5GiB", "4096". kB, MB, GB and TB are powers of 1000, KiB,
/// MiB, GiB and TiB of 1024; a lone letter is as with B; case does not matter.
///
/// Edge    at most three decimals, parts of a byte are cut; nothing for a text that is no size, is negative, or is
///         beyond what memory can be
constexpr std::optional<std::size_t> read_byte_size(std::string_view text) noexcept {
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  std::uint64_t whole = 0;
  std::uint64_t thousandths = 0;
  std::size_t at = 0;
  std::size_t digits = 0;
  for (; at < text.size() && is_digit(text[at]) && digits < 15; ++at, ++digits) {
    whole = whole * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  if (digits == 0) return std::nullopt;
  if (at < text.size() && text[at] == '.') {
    std::uint64_t place = 100;
    const std::size_t first = ++at;
    for (; at < text.size() && is_digit(text[at]) && place > 0; ++at, place /= 10) {
      thousandths += place * static_cast<std::uint64_t>(text[at] - '0');
    }
    if (at == first) return std::nullopt;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  constexpr std::array<std::pair<std::string_view, std::uint64_t>, 14> units = {{{"", 1},
                                                                                 {"b", 1},
                                                                                 {"k", 1000},
                                                                                 {"kb", 1000},
                                                                                 {"m", 1'000'000},
                                                                                 {"mb", 1'000'000},
                                                                                 {"g", 1'000'000'000},
                                                                                 {"gb", 1'000'000'000},
                                                                                 {"t", 1'000'000'000'000},
                                                                                 {"tb", 1'000'000'000'000},
                                                                                 {"kib", 1ULL << 10},
                                                                                 {"mib", 1ULL << 20},
                                                                                 {"gib", 1ULL << 30},
                                                                                 {"tib", 1ULL << 40}}};
  const std::string_view unit = text.substr(at);
  for (const auto& [name, bytes] : units) {
    const auto is_same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (!std::equal(unit.begin(), unit.end(), name.begin(), name.end(), is_same)) continue;
    if (whole > std::numeric_limits<std::size_t>::max() / 2 / bytes) return std::nullopt;
    return static_cast<std::size_t>(whole * bytes + bytes / 1000 * thousandths + bytes % 1000 * thousandths / 1000);
  }
  return std::nullopt;
}

}  // namespace journeyrank
