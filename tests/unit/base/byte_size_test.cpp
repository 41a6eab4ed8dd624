// SPDX-License-Identifier: MIT
#include "journeyrank/base/byte_size.hpp"

#include <doctest/doctest.h>

using journeyrank::read_byte_size;

namespace {

TEST_CASE("byte size: as people write it") {
  CHECK(read_byte_size("4096") == 4096);
  CHECK(read_byte_size("0") == 0);
  CHECK(read_byte_size("2GB") == 2'000'000'000);
  CHECK(read_byte_size("500 mb") == 500'000'000);
  CHECK(read_byte_size("1.5GiB") == 1'610'612'736);
  CHECK(read_byte_size("1.5k") == 1500);
  CHECK(read_byte_size("7 TiB") == 7'696'581'394'432);
  CHECK(read_byte_size("0.001KiB") == 1);
}

TEST_CASE("byte size: what is no size is none") {
  for (const char* text : {"", "GB", "-1", "1e9", "1,5GB", "1.GB", "2 XB", "2GBs", " 2GB", "nan", "9999999999999999",
                           "99999999TB", "1.2345kB"}) {
    CAPTURE(text);
    CHECK_FALSE(read_byte_size(text).has_value());
  }
}

}  // namespace
