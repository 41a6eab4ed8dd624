// SPDX-License-Identifier: MIT
#include "journeyrank/judge/place_check.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::check_places;
using journeyrank::CheckedPlace;
using journeyrank::CriteriaMatrix;
using journeyrank::Direction;
using journeyrank::earlier_ranking;
using journeyrank::EarlierRanking;
using journeyrank::Expectation;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::PlaceCheck;
using journeyrank::PlaceQuestion;
using journeyrank::Ranking;

namespace {

Ranking ranked(const std::vector<std::string>& ids, const std::vector<double>& scores, double weight = 1.0) {
  const Model model{
      .criteria = {{.id = "x", .direction = Direction::maximize, .scale = Anchored{0, 1}, .weight = weight}}};
  return rank(CriteriaMatrix(Names::of(ids), {{.criterion = "x", .values = scores}}), model);
}

std::vector<std::string> sentences(const PlaceCheck& check) {
  std::vector<std::string> all;
  for (const CheckedPlace& each : check.places) all.push_back(sentence(each));
  return all;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("place check: the journeys that are named stand among as many as are named, or within those asked for") {
  const Ranking ranking = ranked({"a", "b", "c", "d"}, {0.9, 0.8, 0.8, 0.1});
  CHECK(check_places(ranking, {.top = {"a"}}).holds());
  CHECK(sentences(check_places(ranking, {.top = {"a"}})) == Sentences{"a is first"});
  CHECK(check_places(ranking, {.top = {"c", "a"}}).holds());
  const PlaceCheck both = check_places(ranking, {.top = {"d", "a"}});
  CHECK_FALSE(both.holds());
  CHECK(sentences(both) == Sentences{"d is at rank 4, not within the first 2", "a is at rank 1, within the first 2"});
  CHECK(both.places[0] == CheckedPlace{PlaceQuestion::top, "d", "d", 2, 4, false});
  CHECK_FALSE(check_places(ranking, {.top = {"b"}}).holds());
  CHECK(sentences(check_places(ranking, {.top = {"b"}})) == Sentences{"b is at rank 2, not first"});
  CHECK(check_places(ranking, {.top = {"c"}, .within = 2}).holds());  // tied at 2
  CHECK_FALSE(check_places(ranking, {.top = {"d"}, .within = 3}).holds());
  CHECK(check_places(ranking, {}).holds());
}

TEST_CASE("place check: a ranking is unchanged from itself, whatever the scores") {
  const EarlierRanking earlier = earlier_ranking(ranked({"a", "b", "c"}, {0.9, 0.8, 0.1}));
  const PlaceCheck same = check_places(ranked({"c", "b", "a"}, {0.0, 0.5, 0.6}), {.earlier = earlier});
  CHECK(same.holds());
  CHECK(same.places.empty());
  CHECK(same.compared == 3);
  CHECK_FALSE(same.model_changed);
  CHECK(check_places(ranked({"a", "b", "c"}, {0.9, 0.8, 0.1}, 2.0), {.earlier = earlier}).model_changed);
}

TEST_CASE("place check: who moved, came and went is told with both ranks") {
  const EarlierRanking earlier = earlier_ranking(ranked({"a", "b", "c", "d"}, {0.9, 0.8, 0.7, 0.1}));
  const PlaceCheck check = check_places(ranked({"a", "c", "b", "new"}, {0.9, 0.85, 0.8, 0.1}), {.earlier = earlier});
  CHECK_FALSE(check.holds());
  CHECK(check.compared == 5);
  CHECK(sentences(check) == Sentences{"c was at rank 3 and is at rank 2", "b was at rank 2 and is at rank 3",
                                      "new is at rank 4 and was not there",
                                      "d was at rank 4 and is not there any more"});
}

TEST_CASE("place check: beyond the places that count, anything may move") {
  const EarlierRanking earlier = earlier_ranking(ranked({"a", "b", "c", "d"}, {0.9, 0.8, 0.7, 0.1}));
  const Ranking ranking = ranked({"a", "b", "d", "c"}, {0.9, 0.8, 0.7, 0.1});
  CHECK(check_places(ranking, {.earlier = earlier, .within = 2}).holds());
  const PlaceCheck three = check_places(ranking, {.earlier = earlier, .within = 3});
  CHECK(three.compared == 4);  // who was among the first three, and who is
  CHECK(sentences(three) == Sentences{"d was at rank 4 and is at rank 3", "c was at rank 3 and is at rank 4"});
}

TEST_CASE("place check: of a list of the first few, no place below them is compared") {
  EarlierRanking earlier = earlier_ranking(ranked({"a", "b", "c", "d"}, {0.9, 0.8, 0.7, 0.1}));
  earlier.places.resize(2);
  CHECK(check_places(ranked({"a", "b", "d", "c"}, {0.9, 0.8, 0.7, 0.1}), {.earlier = earlier}).holds());
  const PlaceCheck check = check_places(ranked({"a", "c", "b", "d"}, {0.9, 0.8, 0.7, 0.1}), {.earlier = earlier});
  CHECK(sentences(check) == Sentences{"c is at rank 2 and was not there", "b was at rank 2 and is at rank 3"});
}

TEST_CASE("place check: names that are not there, or twice, and no place at all are refused") {
  const Ranking ranking = ranked({"billing", "b"}, {0.9, 0.8});
  CHECK(refusal([&] { check_places(ranking, {.top = {"biling"}}); }).find("did you mean \"billing\"") !=
        std::string::npos);
  CHECK(refusal_code([&] { check_places(ranking, {.top = {"biling"}}); }) == "unknown_name");
  CHECK(refusal([&] { check_places(ranking, {.top = {"b", "b"}}); }).find("\"b\" is named twice") != std::string::npos);
  CHECK(refusal_code([&] { check_places(ranking, {.top = {"b", "b"}}); }) == "duplicate_name");
  CHECK(refusal([&] { check_places(ranking, {.top = {"b"}, .within = 0}); }).find("within: found 0") !=
        std::string::npos);
  CHECK(refusal_code([&] { check_places(ranking, {.top = {"b"}, .within = 0}); }) == "bad_option");
  EarlierRanking twice = earlier_ranking(ranking);
  twice.places.push_back(twice.places.front());
  CHECK(refusal([&] { check_places(ranking, {.earlier = twice}); }).find("names \"billing\" twice") !=
        std::string::npos);
  CHECK(refusal_code([&] { check_places(ranking, {.earlier = twice}); }) == "duplicate_name");
}

TEST_CASE("place check: no journey at all is as it was") {
  const Ranking none = ranked({}, {});
  CHECK(check_places(none, {.earlier = earlier_ranking(none)}).holds());
}
