// SPDX-License-Identifier: MIT
#include "journeyrank/base/lane_words.hpp"

#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

using journeyrank::TwoLanes;
using journeyrank::Words;

TEST_CASE("lane_words: as many words as doubles, unsigned, so that they wrap") {
  CHECK(std::is_same_v<Words<double>, std::uint64_t>);
  CHECK(sizeof(Words<TwoLanes>) == sizeof(TwoLanes));
#if defined(__GNUC__) && defined(__x86_64__)
  CHECK(sizeof(Words<journeyrank::FourLanes>) == sizeof(journeyrank::FourLanes));
  CHECK(sizeof(Words<journeyrank::EightLanes>) == sizeof(journeyrank::EightLanes));
#endif
#if defined(__GNUC__)
  Words<TwoLanes> words{};
  words -= 1;
  CHECK((words >> 63)[0] == 1);
  CHECK((words >> 63)[1] == 1);
#endif
}
