// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/choice_judgements.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const NamedCriteria two({"pain", "cost"}, {},
                        [](errc code, const std::string& list, auto entry, const std::string& text) {
                          throw Error(code, list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + text);
                        });

const ValuedJourneys journeys{.journeys = Names::of(std::vector<std::string>{"bill", "move", "plan"}),
                              .columns = {{0.9, 0.2, 0.5}, {0.1, 0.8, 0.8}},
                              .unknown = {}};

const std::vector<StatedChoice> choices = {{"plan", "bill"}, {"bill", "move", Preferred::second}};

std::string refused(const std::vector<StatedChoice>& stated, const ValuedJourneys& among = journeys) {
  return refusal([&] { UtaJudgement{.choices = stated}(two, among); });
}

}  // namespace

TEST_CASE("choice_judgements: each gives what its method gives, with journeys by id") {
  const std::vector<std::vector<double>> values = {{0.5, 0.8}, {0.9, 0.1}, {0.2, 0.8}};
  const std::vector<Choice> by_position = {{0, 1}, {1, 2, Preferred::second}};
  CHECK(UtaJudgement{.segments = 2, .margin = 0.01, .choices = choices}(two, journeys) ==
        Uta{.segments = 2, .margin = 0.01}(values, by_position));
  CHECK(ChoiceLogitJudgement{.deviation = 5.0, .confidence = 0.9, .choices = choices}(two, journeys) ==
        ChoiceLogit{.deviation = 5.0, .confidence = 0.9}(values, by_position));
}

TEST_CASE("choice_judgements: a choice is said in words, the journey taken first") {
  CHECK(choices[0].said() == "plan before bill");
  CHECK(choices[1].said() == "move before bill");
  CHECK(choices[1].ahead() == "move");
  CHECK(choices[1].behind() == "bill");
  CHECK(StatedChoice{"bill", "move", Preferred::neither}.said() == "bill as good as move");
  CHECK(revisit_choice(choices[0], {0, 0.001, -0.04}) ==
        "Look again at plan before bill: by the weights it stands 4 points of 100 behind.");
  CHECK(revisit_choice(choices[0], {0, 0.05, 0.04}) ==
        "Look again at plan before bill: by the weights it stands only 4 points of 100 ahead.");
  CHECK(revisit_choice({"bill", "move", Preferred::neither}, {0, 0.0, -0.04}) ==
        "Look again at bill as good as move: by the weights they are 4 points of 100 apart.");
}

TEST_CASE("choice_judgements: what does not fit is refused at the entry") {
  CHECK(refused({{"bill", "mov"}}) ==
        "unknown_name: choices[0]: no journey \"mov\" among those that are given (did you mean \"move\"?)");
  CHECK(refused({{"bill", "move"}, {"plan", "plan"}}) == "bad_weights: choices[1]: \"plan\" is held against itself");
  CHECK(refused({}).starts_with("empty_input: choices: found no choice"));
  ValuedJourneys gaps = journeys;
  gaps.unknown = {{0, 0, 0}, {0, 0, 1}};
  CHECK(refused({{"bill", "plan"}}, gaps)
            .starts_with("missing_cell: choices[0]: journey \"plan\" has no value on \"cost\""));
  CHECK(refused({{"bill", "move"}}, gaps) == "nothing was refused");
  ValuedJourneys narrow = journeys;
  narrow.columns.pop_back();
  CHECK(refused({{"bill", "move"}}, narrow).starts_with("shape_mismatch"));
}

TEST_CASE("choice_judgements: a likelihood asks for choices that differ on every criterion, and names the one") {
  const ChoiceLogitJudgement alike{.choices = {{"move", "plan"}}};
  CHECK(refusal([&] {
          alike(two, journeys);
        }).starts_with("bad_weights: choices: no choice is between journeys that differ on \"cost\""));
}
