// SPDX-License-Identifier: MIT
#include "journeyrank/agree/voice.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Model;
using journeyrank::Voice;
using journeyrank::voices_of;
using journeyrank::weighed;

namespace {

Model two_sides() {
  Model model;
  model.criteria = {{.id = "pain", .weight = 3.0}, {.id = "cost", .weight = 1.0}};
  model.profiles = {{.id = "care", .weights = {{"cost", 1.0}, {"pain", 4.0}}},
                    {.id = "finance", .weights = {{"pain", 0.0}, {"cost", 2.0}}}};
  return model;
}

}  // namespace

TEST_CASE("voice: every profile of a model speaks, with its normalised weights in the model's order and its share") {
  const Model model = two_sides();
  const std::vector<Voice> voices = voices_of(model);
  CHECK(voices == std::vector<Voice>{{"care", 1.0}, {"finance", 1.0}});
  const auto all = weighed(model, voices);
  CHECK(all[0].weights == std::vector{0.8, 0.2});
  CHECK(all[1].weights == std::vector{0.0, 1.0});
  CHECK(all[0].share == 0.5);
}

TEST_CASE("voice: without a name the model's own weights speak, and influence is on any scale") {
  const auto all = weighed(two_sides(), std::vector<Voice>{{"", 30.0}, {"care", 10.0}, {"finance", 0.0}});
  CHECK(all[0].weights == std::vector{0.75, 0.25});
  CHECK(all[0].share == 0.75);
  CHECK(all[1].share == 0.25);
  CHECK(all[2].share == 0.0);
}

TEST_CASE("voice: none, an unknown one, one that speaks twice and a bad influence are refused") {
  const Model model = two_sides();
  const auto refused = [&](const std::vector<Voice>& voices) { return refusal_code([&] { weighed(model, voices); }); };
  CHECK(refused({}) == "empty_input");
  CHECK(refused({{"carre"}}) == "unknown_name");
  CHECK(refusal([&] {
          weighed(model, std::vector<Voice>{{"care"}, {"care"}});
        }) == "duplicate_name: voice \"care\": speaks twice; allowed: once");
  CHECK(refusal([&] {
          weighed(model, std::vector<Voice>{{"care", -1.0}});
        }) == "bad_weights: voice \"care\": found influence -1; allowed: a finite number >= 0");
  CHECK(refused({{"care", std::nan("")}}) == "bad_weights");
  CHECK(refused({{"care", 0.0}}) == "bad_weights");
  const double largest = std::numeric_limits<double>::max();
  CHECK(refused({{"care", largest}, {"finance", largest}}) == "bad_weights");
}

TEST_CASE("voice: the model's own weights are called own where a name is written") {
  journeyrank::Model model;
  model.profiles = {{.id = "cfo", .label = "Finance"}, {.id = "cx"}};
  CHECK(journeyrank::voice_name("") == "own");
  CHECK(journeyrank::voice_name("cfo") == "cfo");
  CHECK(journeyrank::voice_profile(model, "own").empty());
  CHECK(journeyrank::voice_profile(model, "nobody") == "nobody");
  CHECK(journeyrank::voice_label(model, "cfo") == "Finance");
  CHECK(journeyrank::voice_label(model, "cx") == "cx");
  CHECK(journeyrank::voice_label(model, "") == "the model's own weights");
  model.profiles.push_back({.id = "own"});
  CHECK(journeyrank::voice_profile(model, "own") == "own");
}
