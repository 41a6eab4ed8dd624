// SPDX-License-Identifier: MIT
#include "journeyrank/base/names.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Names;

namespace {

Names names_of(const std::vector<std::string>& list) { return Names::of(list); }

}  // namespace

TEST_CASE("names: packed names come back as they went in, empty and binary ones too") {
  const std::vector<std::string> list = {"moving", "", "eSIM swap", std::string("a\0b", 3), "\xc3\xa9t\xc3\xa9", ""};
  const Names names = names_of(list);
  REQUIRE(names.size() == list.size());
  for (std::size_t i = 0; i < list.size(); ++i) CHECK(names[i] == list[i]);
  CHECK_FALSE(names.empty());
  CHECK_FALSE(names.is_numbered());
}

TEST_CASE("names: no names are empty") {
  CHECK(Names().empty());
  CHECK(Names().size() == 0);
  CHECK(Names::numbered(0).empty());
  CHECK(Names().find("") == std::nullopt);
  CHECK(Names().find_duplicate() == std::nullopt);
  CHECK(Names::numbered(0).find_duplicate() == std::nullopt);
}

TEST_CASE("names: numbered names count from 1, padded to one width, so that bytewise order is row order") {
  const Names names = Names::numbered(1000);
  CHECK(names.is_numbered());
  CHECK(names[0] == "0001");
  CHECK(names[41] == "0042");
  CHECK(names[999] == "1000");
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    CHECK_LT(names[i], names[i + 1]);
    CHECK(names.less(i, i + 1));
    CHECK_FALSE(names.less(i + 1, i));
  }
  CHECK(Names::numbered(9)[8] == "9");
  CHECK(Names::numbered(10)[8] == "09");
}

TEST_CASE("names: less is bytewise: capitals first, a prefix first, letters beyond ASCII last") {
  const Names names = names_of({"B", "a", "aa", "b", "\xc3\xa9", "a"});
  for (std::size_t i = 0; i + 2 < names.size(); ++i) {
    CHECK(names.less(i, i + 1));
    CHECK_FALSE(names.less(i + 1, i));
  }
  CHECK_FALSE(names.less(1, 5));
  CHECK_FALSE(names.less(5, 1));
}

TEST_CASE("names: find gives the row of a name, and nothing for any other") {
  const Names names = names_of({"pain", "cost", ""});
  CHECK(names.find("pain") == 0);
  CHECK(names.find("cost") == 1);
  CHECK(names.find("") == 2);
  CHECK(names.find("pai") == std::nullopt);
  CHECK(names.find("paincost") == std::nullopt);
  CHECK(names.find("Pain") == std::nullopt);
  const Names numbered = Names::numbered(12);
  CHECK(numbered.find("07") == 6);
  CHECK(numbered.find("7") == std::nullopt);
  CHECK(numbered.find("13") == std::nullopt);
}

TEST_CASE("names: a duplicate is found with both rows, the smaller first") {
  using Rows = std::pair<std::size_t, std::size_t>;
  CHECK(names_of({"a", "b", "a"}).find_duplicate() == Rows{0, 2});
  CHECK(names_of({"", "x", ""}).find_duplicate() == Rows{0, 2});
  CHECK(names_of({"a", "b", "c"}).find_duplicate() == std::nullopt);
  CHECK(names_of({"ab", "c", "a", "bc"}).find_duplicate() == std::nullopt);
  CHECK(names_of({"only"}).find_duplicate() == std::nullopt);
  CHECK(Names::numbered(1'000'000).find_duplicate() == std::nullopt);
}

TEST_CASE("names: a duplicate among thousands is found wherever it stands, and none where there is none") {
  Splitmix64 random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> list;
    for (std::size_t i = 0, n = 2 + random.below(300); i < n; ++i) list.push_back("journey " + std::to_string(i * 7));
    CHECK(names_of(list).find_duplicate() == std::nullopt);
    const std::size_t from = random.below(list.size());
    const std::size_t to = (from + 1 + random.below(list.size() - 1)) % list.size();
    list[to] = list[from];
    CHECK(names_of(list).find_duplicate() == std::pair{std::min(from, to), std::max(from, to)});
  }
}

TEST_CASE("names: equal names are equal, reserved or not") {
  Names reserved;
  reserved.reserve(10, 100);
  reserved.push_back("a");
  CHECK(reserved == names_of({"a"}));
  CHECK_FALSE(reserved == names_of({"b"}));
  CHECK_FALSE(names_of({"ab", "c"}) == names_of({"a", "bc"}));
  CHECK(Names::numbered(3) == Names::numbered(3));
}
