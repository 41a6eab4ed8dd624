// SPDX-License-Identifier: MIT
#include "journeyrank/measure/name_index_growth.hpp"

#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::NameIndex;
using journeyrank::NameIndexGrowth;

namespace {

TEST_CASE("name index growth: the bytes are those that the index then has") {
  Splitmix64 random(7);
  NameIndex index;
  for (int i = 0; i < 5000; ++i) {
    const std::string name(random.below(40), static_cast<char>('a' + random.below(26)));
    const std::string longer = name + std::to_string(random.below(4000));
    NameIndexGrowth growth(index);
    growth.add(longer, NameIndex::hash(longer));
    const bool is_new = index.insert(longer).second;
    CHECK(growth.added() == (is_new ? 1 : 0));
    CHECK(growth.bytes() == index.bytes());
  }
}

TEST_CASE("name index growth: nothing is added, nothing grows; a name added twice counts twice") {
  NameIndex index;
  index.insert("known");
  NameIndexGrowth growth(index);
  CHECK(growth.bytes() == index.bytes());
  for (int i = 0; i < 2; ++i) growth.add("new", NameIndex::hash("new"));
  CHECK(growth.added() == 2);
  CHECK(index.size() == 1);
}

}  // namespace
