// SPDX-License-Identifier: MIT
// The spelling of a value of an enumeration that does not list its spellings.
// Expect: name_of
// Expect: described_enum
#include <array>

#include "journeyrank/base/enumerator.hpp"

enum class Mood { calm, cross };
#ifdef MENDED
constexpr auto enumerators(Mood) {
  return std::array<journeyrank::Enumerator<Mood>, 2>{{{"calm", Mood::calm}, {"cross", Mood::cross}}};
}
#endif

const char* spelling = journeyrank::name_of(Mood::cross);
