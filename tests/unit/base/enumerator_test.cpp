// SPDX-License-Identifier: MIT
#include "journeyrank/base/enumerator.hpp"

#include <array>
#include <optional>
#include <string>

#include <doctest/doctest.h>

namespace {

enum class Season { spring, autumn = 7 };

constexpr auto enumerators(Season) {
  using journeyrank::Enumerator;
  return std::array{Enumerator{"spring", Season::spring}, Enumerator{"autumn", Season::autumn}};
}

enum class Nameless { one };

}  // namespace

TEST_CASE("enumerator: a value has one spelling, and the spelling gives the value back") {
  CHECK(std::string(journeyrank::name_of(Season::spring)) == "spring");
  CHECK(std::string(journeyrank::name_of(Season::autumn)) == "autumn");
  CHECK(journeyrank::parse_enumerator<Season>("spring") == Season::spring);
  CHECK(journeyrank::parse_enumerator<Season>("autumn") == Season::autumn);
}

TEST_CASE("enumerator: another spelling gives nothing, and a number that is no enumerator is unknown") {
  for (const char* text : {"", "Spring", "spring ", "sprin", "summer"}) {
    CHECK(journeyrank::parse_enumerator<Season>(text) == std::nullopt);
  }
  CHECK(std::string(journeyrank::name_of(static_cast<Season>(3))) == "unknown");
}

TEST_CASE("enumerator: the list of spellings is in the order described") {
  CHECK(journeyrank::enumerator_list<Season>() == "spring, autumn");
}

TEST_CASE("enumerator: an enumeration is described only when its values are listed") {
  CHECK(journeyrank::described_enum<Season>);
  CHECK_FALSE(journeyrank::described_enum<Nameless>);
  CHECK_FALSE(journeyrank::described_enum<int>);
}

TEST_CASE("enumerator: spellings are known at compile time") {
  static_assert(journeyrank::parse_enumerator<Season>("autumn") == Season::autumn);
  static_assert(journeyrank::name_of(Season::spring)[0] == 's');
}
