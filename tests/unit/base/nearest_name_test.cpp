// SPDX-License-Identifier: MIT
#include "journeyrank/base/nearest_name.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::did_you_mean;
using journeyrank::edit_distance;
using journeyrank::nearest_name;

using List = std::vector<std::string>;

TEST_CASE("nearest_name: a letter inserted, deleted or replaced is one edit") {
  CHECK(edit_distance("pain", "pain") == 0);
  CHECK(edit_distance("pain", "pai") == 1);
  CHECK(edit_distance("pain", "paiin") == 1);
  CHECK(edit_distance("pain", "pein") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("ab", "ba") == edit_distance("ba", "ab"));
}

TEST_CASE("nearest_name: two neighbours swapped are one edit, but a swapped pair is not edited again") {
  CHECK(edit_distance("fualt", "fault") == 1);
  CHECK(edit_distance("apin", "pain") == 1);
  CHECK(edit_distance("pani", "pain") == 1);
  CHECK(edit_distance("badc", "abcd") == 2);
  CHECK(edit_distance("xfualt", "fault") == 2);
  CHECK(edit_distance("fault", "xfualt") == 2);
  CHECK(edit_distance("ca", "abc") == 3);  // 2 where a pair may be swapped and then parted
  CHECK(edit_distance("abc", "cba") == 2);
}

TEST_CASE("nearest_name: the name that was meant is found") {
  const List known = {"pain", "revenue", "retention", "cost"};
  CHECK(nearest_name("pian", known) == "pain");
  CHECK(nearest_name("Pain", known) == "pain");
  CHECK(nearest_name("retenton", known) == "retention");
  CHECK(nearest_name("revnue", known) == "revenue");
  CHECK(nearest_name("costs", known) == "cost");
  CHECK(nearest_name("fualt", List{"bill", "fault"}) == "fault");
}

TEST_CASE("nearest_name: none is near when more than a third of the letters differ") {
  const List known = {"pain", "revenue", "retention", "cost"};
  CHECK(nearest_name("satisfaction", known) == "");
  CHECK(nearest_name("gain control", known) == "");
  CHECK(nearest_name("", known) == "");
  CHECK(nearest_name("pain", List{}) == "");
  CHECK(nearest_name("abcdxy", List{"abcdef"}) == "abcdef");
  CHECK(nearest_name("abcxyz", List{"abcdef"}) == "");
}

TEST_CASE("nearest_name: a name that shares no letter is not near, however short") {
  CHECK(nearest_name("x", List{"y"}) == "");
  CHECK(nearest_name("", List{"y"}) == "");
  CHECK(nearest_name("x", List{""}) == "");
  CHECK(nearest_name("xy", List{"xz"}) == "xz");
}

TEST_CASE("nearest_name: the nearest wins, and among equally near ones the first") {
  CHECK(nearest_name("cost", List{"cast", "cost", "coast"}) == "cost");
  CHECK(nearest_name("cist", List{"cast", "cost"}) == "cast");
  CHECK(nearest_name("cist", List{"cost", "cast"}) == "cost");
}

TEST_CASE("nearest_name: names of more than 64 letters are never near") {
  const std::string longest(64, 'a');
  CHECK(nearest_name(longest, List{longest}) == longest);
  CHECK(nearest_name(longest, List{longest + "a"}) == "");
  CHECK(nearest_name(longest + "a", List{longest}) == "");
}

TEST_CASE("nearest_name: a list of views will do") {
  CHECK(nearest_name("anchord", std::vector<std::string_view>{"anchored", "levels"}) == "anchored");
}

TEST_CASE("nearest_name: the end of a message names the nearest, or is empty") {
  CHECK(did_you_mean("pian", List{"pain"}) == " (did you mean \"pain\"?)");
  CHECK(did_you_mean("satisfaction", List{"pain"}) == "");
}
