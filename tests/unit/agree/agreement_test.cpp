// SPDX-License-Identifier: MIT
#include "journeyrank/agree/agreement.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"
#include "refusal.hpp"

using journeyrank::Agreement;
using journeyrank::agreement;
using journeyrank::ConsensusBy;
using journeyrank::Voice;

namespace {

laws::Stakeholders three_voices() {
  return {{{0.9, 0.1, 0.5}, {0.2, 0.8, 0.4}, {0.6, 0.5, 0.1}, {0.3, 0.3, 0.9}}, {{6, 2, 2}, {2, 6, 2}, {5, 3, 2}}};
}

}  // namespace

TEST_CASE("agreement: its parts are what each question alone answers") {
  const laws::Stakeholders problem = three_voices();
  const Agreement found = agreement(problem.matrix, problem.model, {.top = 2});
  const auto voices = voices_of(problem.model);
  CHECK(found.voices == voices);
  const auto sides = compare_profiles(problem.matrix, problem.model, voices);
  CHECK(found.sides.ranks == sides.ranks);
  CHECK(found.sides.agreement.w == sides.agreement.w);
  CHECK(found.apart.pairs() == disagreements(problem.matrix, problem.model, sides).pairs());
  REQUIRE(found.met.size() == 3);
  const auto ways = concessions(problem.matrix, problem.model, "p0", "p2", 2);
  CHECK(found.met[1].least_in_all.gives_in_all() == ways.least_in_all.gives_in_all());
  CHECK(found.met[1].fairest.top == ways.fairest.top);
  CHECK(found.clusters == found.tree.within(0.2));
}

TEST_CASE("agreement: influence moves the consensus and the means, not W") {
  const laws::Stakeholders problem = three_voices();
  const Agreement first = agreement(problem.matrix, problem.model, {.voices = {{"p0", 5.0}, {"p1", 1.0}}});
  const Agreement second = agreement(problem.matrix, problem.model, {.voices = {{"p0", 1.0}, {"p1", 5.0}}});
  CHECK(first.sides.agreement.w == second.sides.agreement.w);
  CHECK(first.joint.ranks == first.sides.ranks[0]);
  CHECK(second.joint.ranks == second.sides.ranks[1]);
  CHECK(first.arithmetic.weights[0] > second.arithmetic.weights[0]);
}

TEST_CASE("agreement: without profiles the model's own weights are the one voice") {
  laws::Stakeholders problem = three_voices();
  problem.model.profiles.clear();
  const Agreement found = agreement(problem.matrix, problem.model);
  CHECK(found.voices == std::vector<Voice>{{""}});
  CHECK(found.sides.agreement.w == 1.0);
  CHECK(found.apart.pairs().empty());
  CHECK(found.clusters.size() == 1);
  CHECK(found.joint.ranks == found.sides.ranks[0]);
}

TEST_CASE("agreement: a method that does not add up has no concessions, with the reason") {
  laws::Stakeholders problem = three_voices();
  problem.model.method = journeyrank::Topsis{};
  const Agreement found = agreement(problem.matrix, problem.model, {.consensus = ConsensusBy::borda});
  CHECK(found.met.empty());
  CHECK(found.no_concessions.find("topsis") != found.no_concessions.npos);
  CHECK(found.sides.ranks.size() == 3);
}

TEST_CASE("agreement: of no journey there is nothing to say") {
  const laws::Stakeholders none({}, {{1, 1}, {1, 2}});
  const Agreement found = agreement(none.matrix, none.model);
  CHECK(found.joint.ranks.empty());
  CHECK(found.met.size() == 1);
  CHECK(found.met[0].agreed);
}

TEST_CASE("agreement: no first place, another distance, and voices that do not hold are refused") {
  const laws::Stakeholders problem = three_voices();
  const auto refused = [&](const journeyrank::AgreementOptions& options) {
    return refusal_code([&] { agreement(problem.matrix, problem.model, options); });
  };
  CHECK(refused({.top = 0}) == "bad_option");
  CHECK(refused({.within = 1.5}) == "bad_option");
  CHECK(refused({.voices = {{"nobody"}}}) == "unknown_name");
  CHECK(refused({.voices = {{"p0", -1.0}}}) == "bad_weights");
}
