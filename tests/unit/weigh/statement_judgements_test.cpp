// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/statement_judgements.hpp"

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;
using enum journeyrank::Attractiveness;

namespace {

const NamedCriteria three({"pain", "revenue", "cost"}, {},
                          [](errc code, const std::string& list, auto entry, const std::string& text) {
                            throw Error(code, list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + text);
                          });

std::string refused(const std::vector<StatedAttractiveness>& statements) {
  return refusal([&] { MacbethJudgement{.statements = statements}(three); });
}

}  // namespace

TEST_CASE("statement_judgements: it gives what its method gives, with criteria by id") {
  const MacbethJudgement said{
      .statements = {{"pain", "cost", weak, strong}, {"cost", "revenue", weak}, {"revenue", "", moderate}}};
  const std::vector<AttractivenessStatement> by_position = {
      {0, 2, weak, strong}, {2, 1, weak, weak}, {1, {}, moderate, moderate}};
  CHECK(said(three) == Macbeth{}(3, by_position));
}

TEST_CASE("statement_judgements: a statement is said in words") {
  CHECK(StatedAttractiveness{"pain", "cost", weak}.said() == "pain over cost: weak");
  CHECK(StatedAttractiveness{"pain", "", very_weak, extreme}.said() == "pain over no change: very_weak to extreme");
  CHECK(StatedAttractiveness::shown(3.0) == "moderate");
  CHECK(StatedAttractiveness::shown(-4.0) == "strong the other way round");
  CHECK(MacbethJudgement::revisit({"pain", "cost", weak}, {0, 2.0, 5.0}) ==
        "Look again at pain over cost: weak. As very_strong it agrees with all the others.");
}

TEST_CASE("statement_judgements: what does not fit is refused at the entry") {
  CHECK(refused({{"pain", "revenu", weak}}).starts_with("unknown_name: statements[0]: no criterion \"revenu\""));
  CHECK(refused({{"pain", "pain", weak}}) == "bad_weights: statements[0]: \"pain\" is held against itself");
  CHECK(refused({{"pain", "cost", strong, weak}}).starts_with("bad_weights: statements[0]: found strong up to weak"));
  CHECK(refused({{"pain", "cost", none, weak}}).starts_with("bad_weights: statements[0]: found none up to weak"));
  CHECK(refused({{"pain", "cost", weak}}) ==
        "bad_weights: statements: nothing is said about \"revenue\"; judge each criterion");
}
