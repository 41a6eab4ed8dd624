// SPDX-License-Identifier: MIT
#include "journeyrank/io/agreement_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"

using namespace journeyrank;

namespace {

const JsonArray& list(const JsonValue& value) { return std::get<JsonArray>(value.value); }

const JsonValue& member(const JsonValue& value, const char* key) {
  const JsonValue* found = find_member(value, key);
  REQUIRE(found != nullptr);
  return *found;
}

double number(const JsonValue& value) { return std::get<double>(value.value); }

bool is_null(const JsonValue& value) { return std::holds_alternative<std::nullptr_t>(value.value); }

laws::Stakeholders two_voices() { return {{{1.0, 0.0}, {0.6, 0.6}, {0.0, 1.0}}, {{9, 1}, {1, 9}}}; }

}  // namespace

TEST_CASE("agreement json: each pair has its distance, its criterion and what brings it together") {
  const laws::Stakeholders problem = two_voices();
  const Agreement found = agreement(problem.matrix, problem.model, {.top = 1});
  const AgreementJson json(found, problem.matrix, problem.model);
  const JsonValue pairs = json.disagreements();
  REQUIRE(list(pairs).size() == 1);
  const JsonValue& pair = list(pairs)[0];
  CHECK(std::get<std::string>(member(pair, "widest").value) == "c0");
  CHECK(number(member(pair, "widest_by")) == doctest::Approx(-0.8));
  const JsonValue& met = member(pair, "concession");
  CHECK(!std::get<bool>(member(met, "agreed").value));
  CHECK(list(member(member(met, "least_in_all"), "top")).size() == 1);
  CHECK(number(member(member(member(met, "fairest"), "a_weights"), "c0")) == found.met[0].fairest.a_weights[0]);
}

TEST_CASE("agreement json: the consensus has its journeys in order, and Kemeny's its proof") {
  const laws::Stakeholders problem = two_voices();
  const Agreement found = agreement(problem.matrix, problem.model);
  const JsonValue consensus = AgreementJson(found, problem.matrix, problem.model).consensus();
  CHECK(std::get<bool>(member(consensus, "proven").value));
  const JsonArray& journeys = list(member(consensus, "journeys"));
  REQUIRE(journeys.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::get<std::int64_t>(member(journeys[i], "rank").value) == static_cast<std::int64_t>(i + 1));
    CHECK(is_null(member(journeys[i], "points")));
  }
  const Agreement counted = agreement(problem.matrix, problem.model, {.consensus = ConsensusBy::borda});
  const JsonValue borda = AgreementJson(counted, problem.matrix, problem.model).consensus();
  CHECK(is_null(member(borda, "proven")));
  CHECK(number(member(list(member(borda, "journeys"))[0], "points")) == 2.0);
}

TEST_CASE("agreement json: what there is not is null") {
  laws::Stakeholders problem({{1.0, 0.0}, {0.6, 0.6}}, {{1, 0}, {0, 1}});
  problem.model.method = Topsis{};
  const Agreement found = agreement(problem.matrix, problem.model);
  const AgreementJson json(found, problem.matrix, problem.model);
  CHECK(is_null(json.mean(found.geometric)));
  CHECK(!is_null(json.mean(found.arithmetic)));
  CHECK(is_null(member(list(json.disagreements())[0], "concession")));
}

TEST_CASE("agreement json: clusters list their voices, and a document has every part") {
  const laws::Stakeholders problem({{1.0, 0.0}, {0.6, 0.6}, {0.0, 1.0}}, {{9, 1}, {8, 1}, {1, 9}});
  const Agreement found = agreement(problem.matrix, problem.model);
  const AgreementJson json(found, problem.matrix, problem.model);
  const JsonValue clusters = json.clusters();
  CHECK(list(member(clusters, "groups")).size() == 2);
  CHECK(list(list(member(clusters, "groups"))[0]).size() == 2);
  CHECK(list(member(clusters, "joinings")).size() == 2);
  CHECK(json.members().size() == 12);
  CHECK(list(json.voices()).size() == 3);
  CHECK(!list(json.depends_on_voice()).empty());
}
