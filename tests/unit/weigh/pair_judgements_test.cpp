// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/pair_judgements.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const NamedCriteria three({"pain", "revenue", "cost"}, {},
                          [](errc code, const std::string& list, auto entry, const std::string& text) {
                            throw Error(code, list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + text);
                          });

const std::vector<StatedRatio> all = {{"pain", "revenue", 3.0}, {"cost", "pain", 0.5}, {"revenue", "cost", 1.0}};
const std::vector<ImportanceRatio> by_position = {{0, 1, 3.0}, {2, 0, 0.5}, {1, 2, 1.0}};

std::string refused(const std::vector<StatedRatio>& comparisons) {
  try {
    PairwiseJudgement{.comparisons = comparisons}(three);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("pair_judgements: each gives what its method gives, with criteria by id") {
  CHECK(PairwiseJudgement{.priority = Priority::geometric_mean, .comparisons = all}(three) ==
        Pairwise{.priority = Priority::geometric_mean}(3, by_position));
  CHECK(RancomJudgement{.comparisons = all}(three) == Rancom{}(3, by_position));
  const std::vector<std::vector<double>> degrees = {{0, 2, 1}, {-1, 0, 0}, {-1, 0, 0}};
  CHECK(SapevoJudgement{
            .least = 0.01,
            .degrees = {{"pain", "revenue", 2}, {"revenue", "pain", -1}, {"pain", "cost", 1}, {"cost", "revenue", 0}}}(
            three) == Sapevo{.least = 0.01}(degrees));
}

TEST_CASE("pair_judgements: an unknown criterion, a pair said twice and one with itself are refused at the entry") {
  CHECK(refused({{"pain", "revenu", 2.0}}).starts_with("unknown_name: comparisons[0]: no criterion \"revenu\""));
  CHECK(refused({{"pain", "cost", 2.0}, {"cost", "pain", 0.5}})
            .starts_with("bad_weights: comparisons[1]: \"cost\" and \"pain\" are compared twice"));
  CHECK(refused({{"pain", "pain", 1.0}}) == "bad_weights: comparisons[0]: \"pain\" is compared with itself");
  CHECK(refused({{"pain", "cost", 0.0}}).starts_with("bad_weights: comparisons[0]: found 0; allowed"));
}

TEST_CASE("pair_judgements: what is missing is named by its criteria") {
  CHECK(refused({{"pain", "cost", 2.0}}) ==
        "bad_weights: comparisons: no chain of comparisons leads from \"pain\" to \"revenue\"; compare it with one of "
        "the others");
  CHECK(refused({}).starts_with("bad_weights: comparisons: no chain"));
  const SapevoJudgement some{.degrees = {{"pain", "cost", 1}, {"cost", "revenue", 1}}};
  CHECK(refusal_code([&] { some(three); }) == "bad_weights");
  const SapevoJudgement twice{.degrees = {{"pain", "cost", 1}, {"pain", "cost", 1}}};
  CHECK(refusal_code([&] { twice(three); }) == "bad_weights");
  const SapevoJudgement outside{.degrees = {{"pain", "cost", 4}}};
  CHECK(refusal_code([&] { outside(three); }) == "bad_weights");
  CHECK(refusal_code([&] { RancomJudgement{.comparisons = {all[0], all[1]}}(three); }) == "bad_weights");
}
