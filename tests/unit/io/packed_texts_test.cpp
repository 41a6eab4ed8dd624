// SPDX-License-Identifier: MIT
#include "journeyrank/io/packed_texts.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::PackedTexts;

TEST_CASE("packed texts: each text ends where the next begins") {
  PackedTexts texts;
  CHECK(texts.size() == 0);
  texts.push_back("ab");
  texts.push_back("");
  texts.push_back("c");
  CHECK(texts.size() == 3);
  CHECK(texts.letters == "abc");
  CHECK(texts.offsets == std::vector<std::int64_t>{0, 2, 2, 3});
  CHECK(texts[0] == "ab");
  CHECK(texts[1] == "");
  CHECK(texts[2] == "c");
}

TEST_CASE("packed texts: the mask stays empty until a cell is missing, and covers every cell from then on") {
  PackedTexts texts;
  texts.push_back("a");
  CHECK(texts.missing.empty());
  CHECK(!texts.is_missing(0));
  texts.push_back_missing();
  texts.push_back("b");
  CHECK(texts.missing == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(texts[1] == "");
  CHECK(texts[2] == "b");
  PackedTexts first;
  first.push_back_missing();
  CHECK(first.missing == std::vector<std::uint8_t>{1});
}
