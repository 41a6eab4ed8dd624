// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_type_name.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

using journeyrank::arrow_type_name;

namespace {

std::string name_of_format(const char* format, ArrowSchema* dictionary = nullptr) {
  ArrowSchema schema{};
  schema.format = format;
  schema.dictionary = dictionary;
  return arrow_type_name(schema);
}

}  // namespace

TEST_CASE("arrow_type_name: a format is called as pyarrow calls it") {
  for (const auto& [format, name] : {std::pair{"g", "double"},
                                     {"f", "float"},
                                     {"e", "halffloat"},
                                     {"S", "uint16"},
                                     {"vu", "string_view"},
                                     {"d:10,2", "decimal128(10, 2)"},
                                     {"d:9,0,32", "decimal32(9, 0)"},
                                     {"tsu:UTC", "timestamp[us, tz=UTC]"},
                                     {"tss:", "timestamp[s]"},
                                     {"tsm:Europe/Vienna", "timestamp[ms, tz=Europe/Vienna]"},
                                     {"tdD", "date32[day]"}}) {
    CHECK(name_of_format(format) == name);
  }
}

TEST_CASE("arrow_type_name: a dictionary names its values and its indices") {
  ArrowSchema texts{};
  texts.format = "U";
  CHECK(name_of_format("c", &texts) == "dictionary<values=large_string, indices=int8>");
}

TEST_CASE("arrow_type_name: a format that is not known is its own name") {
  CHECK(name_of_format("+l") == "+l");
  CHECK(name_of_format("d:10") == "d:10");
  CHECK(name_of_format("ts") == "ts");
}
