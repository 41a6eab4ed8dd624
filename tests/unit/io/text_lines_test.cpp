// SPDX-License-Identifier: MIT
#include "journeyrank/io/text_lines.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::TextLines;

namespace {

std::vector<std::string> lines(std::string_view text, std::size_t chunk) {
  TextLines reading(ByteSource::text(text, "t"), 1000, chunk);
  std::vector<std::string> found;
  while (reading.next()) {
    found.emplace_back(reading.line());
    CHECK(reading.number() == found.size());
  }
  return found;
}

}  // namespace

TEST_CASE("TextLines: lines end with LF, CR LF or the input, wherever the chunks are cut") {
  const std::vector<std::string> expected = {"one", "", "three\rx", "four"};
  for (const std::size_t chunk : {1U, 2U, 3U, 5U, 100U}) {
    CAPTURE(chunk);
    CHECK(lines("\xEF\xBB\xBFone\r\n\nthree\rx\nfour", chunk) == expected);
    CHECK(lines("\xEF\xBB\xBFone\r\n\nthree\rx\nfour\n", chunk) == expected);
    CHECK(lines("", chunk).empty());
  }
}

TEST_CASE("TextLines: a line over the limit is refused with its number, before all of it is in memory") {
  const std::string text = "short\n" + std::string(5000, 'x');
  TextLines reading(ByteSource::text(text, "t"), 100, 64);
  CHECK(reading.next());
  CHECK(refusal([&] { reading.next(); }) ==
        "too_large: t:2: the line has more than 100 bytes; raise max_line_bytes if that is no mistake");
  CHECK(reading.source().bytes_read() < 1000);
}
