// SPDX-License-Identifier: MIT
#include "journeyrank/agree/agreement_text.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"

using journeyrank::Agreement;
using journeyrank::agreement;
using journeyrank::chance_text;
using journeyrank::hundredths;

namespace {

struct Asked {
  laws::Stakeholders problem;
  Agreement found;

  explicit Asked(laws::Stakeholders of) : problem(std::move(of)), found(agreement(problem.matrix, problem.model)) {}
};

}  // namespace

TEST_CASE("agreement_text: shares and chances are rounded for people") {
  CHECK(hundredths(0.1249) == "12.5");
  CHECK(hundredths(0.0) == "0");
  CHECK(chance_text(0.004123) == "0.0041");
  CHECK(chance_text(1e-9) == "less than 0.0001");
  CHECK(chance_text(1.0) == "1");
  CHECK(journeyrank::and_list({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("agreement_text: opposite voices are told apart, with what stands between them") {
  Asked asked({{{1.0, 0.0}, {0.6, 0.6}, {0.0, 1.0}, {0.1, 0.1}}, {{9, 1}, {1, 9}}});
  asked.problem.model.profiles[0].label = "Care";
  const auto& [problem, found] = asked;
  CHECK(divergence_sentence(found, problem.matrix, problem.model) ==
        "2 voices: the place of 2 of 4 journeys depends on whose weights count, most that of a: 1 by Care, 3 by p1.");
  CHECK(concordance_sentence(found).starts_with("Kendall's W is 0."));
  CHECK(disagreement_sentence(found, problem.model, found.apart.pairs()[0]) ==
        "Care and p1: 80 points of weight apart, most on c0 (90 and 10 %), and 66.7 % of pairs of journeys the other "
        "way round.");
  CHECK(joint_sentence(found, problem.matrix).find("it is proven that no order goes against less") !=
        std::string::npos);
  CHECK(concession_sentence(found, problem.matrix, problem.model, 0) ==
        "They see the same first 3 (a, b and c) as it is.");
  CHECK(cluster_sentence(found, problem.model) == "No two voices are of one mind, up to a distance of 0.2.");
  CHECK(sentences(found, problem.matrix, problem.model).size() == 4);
}

TEST_CASE("agreement_text: what each gives is said as points of weight") {
  Asked asked({{{1.0, 0.0}, {0.6, 0.6}, {0.0, 1.0}}, {{9, 1}, {1, 9}}});
  asked.found = agreement(asked.problem.matrix, asked.problem.model, {.top = 1});
  const std::string text = concession_sentence(asked.found, asked.problem.matrix, asked.problem.model, 0);
  CHECK(text.starts_with("To see the same first ("));
  CHECK(text.find("points of weight") != text.npos);
}

TEST_CASE("agreement_text: one voice, equal voices and one journey have a sentence of their own") {
  const Asked alone({{{0.2, 0.9}, {0.4, 0.1}}, {{1, 1}}});
  CHECK(divergence_sentence(alone.found, alone.problem.matrix, alone.problem.model) ==
        "1 voice: there is nobody to disagree with.");
  CHECK(sentences(alone.found, alone.problem.matrix, alone.problem.model).size() == 1);
  const Asked same({{{0.2, 0.9}, {0.4, 0.1}}, {{1, 1}, {2, 2}}});
  CHECK(divergence_sentence(same.found, same.problem.matrix, same.problem.model) ==
        "2 voices give all 2 journeys the same places.");
  CHECK(disagreement_sentence(same.found, same.problem.model, same.found.apart.pairs()[0]) ==
        "p0 and p1: the same weights.");
  CHECK(cluster_sentence(same.found, same.problem.model) == "Of one mind, up to a distance of 0.2: p0 and p1.");
  const Asked single({{{0.2, 0.9}}, {{1, 1}, {2, 1}}});
  CHECK(divergence_sentence(single.found, single.problem.matrix, single.problem.model) ==
        "2 voices, and nothing to put in order.");
}

TEST_CASE("agreement_text: an order that is not proven says what could be saved") {
  Asked asked({{{1.0, 0.0}, {0.6, 0.6}, {0.0, 1.0}}, {{9, 1}, {1, 9}}});
  asked.found.joint.kemeny->proven = false;
  asked.found.joint.kemeny->cost = 4.0;
  asked.found.joint.kemeny->bound = 3.0;
  const std::string text = joint_sentence(asked.found, asked.problem.matrix);
  CHECK(text.ends_with("the least that was found; at most 25 % of that can be saved."));
}
