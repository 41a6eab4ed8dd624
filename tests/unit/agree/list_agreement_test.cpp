// SPDX-License-Identifier: MIT
#include "journeyrank/agree/list_agreement.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

using Ranks = std::vector<std::uint32_t>;

/// Ann and Bea nearly agree; Cid is the other way round. The numbers are no places: only their order counts.
RankedLists three_lists() {
  return {.journeys = {"bill", "fault", "move"},
          .labels = {"", "Technical fault", ""},
          .voices = {"Ann", "Bea", "Cid"},
          .ranks = {{1, 2, 9}, {2, 1, 3}, {30, 20, 10}}};
}

}  // namespace

TEST_CASE("list_agreement: W, the joint ranking and what it goes against are those of the lists") {
  const RankedLists lists = three_lists();
  const ListAgreement found = list_agreement(lists, voices_of(lists), ConsensusBy::kemeny);
  CHECK(found.ranks == std::vector<Ranks>{{1, 2, 3}, {2, 1, 3}, {3, 2, 1}});
  // Sums of ranks 6, 5, 7: S = 2, so that W = 12 * 2 / (9 * 24).
  CHECK(std::abs(found.agreement.w - 1.0 / 9.0) < 1e-15);
  CHECK(found.joint.ranks == Ranks{2, 1, 3});
  // Ann prefers bill to fault; Cid move to both others: 3 of 9 comparisons.
  CHECK(found.joint.against == 3.0);
  CHECK(found.joint.stated == 9.0);
  CHECK(found.joint.kemeny->proven);
  CHECK(found.divergences[0] == Divergence{0, 1, 3, 0, 2});
}

TEST_CASE("list_agreement: every two lists are compared once, the first as the reference") {
  const RankedLists lists = three_lists();
  const ListAgreement found = list_agreement(lists, voices_of(lists), ConsensusBy::borda);
  REQUIRE(found.similarities.size() == 3);
  CHECK(found.similarities[0].a == 0);
  CHECK(found.similarities[0].b == 1);
  CHECK(std::string(found.similarities[0].measures[0].name) == "kendall_tau");
  CHECK(std::abs(found.similarities[0].measures[0].value - 1.0 / 3.0) < 1e-15);
  CHECK(found.similarities[1].b == 2);
  CHECK(found.similarities[1].measures[0].value == -1.0);
  const auto same = similarities(Ranks{1, 2, 3}, Ranks{2, 1, 3});
  for (std::size_t i = 0; i < same.size(); ++i) CHECK(found.similarities[0].measures[i].value == same[i].value);
}

TEST_CASE("list_agreement: influence counts in what stands for all, and not in W") {
  const RankedLists lists = three_lists();
  const ListAgreement found =
      list_agreement(lists, std::vector<ListVoice>{{"Cid", 3.0}, {"Ann", 1.0}, {"Bea", 1.0}}, ConsensusBy::kemeny);
  CHECK(found.joint.ranks == Ranks{3, 2, 1});
  CHECK(found.joint.stated == 15.0);
  CHECK(std::abs(found.agreement.w - 1.0 / 9.0) < 1e-15);
  CHECK(found.similarities[0].measures[0].value == -1.0);  // Cid and Ann
}

TEST_CASE("list_agreement: those who are named speak, and no others") {
  const RankedLists lists = three_lists();
  const ListAgreement found = list_agreement(lists, std::vector<ListVoice>{{"Ann"}, {"Bea"}}, ConsensusBy::schulze);
  CHECK(found.ranks.size() == 2);
  CHECK(found.joint.stated == 6.0);
}

TEST_CASE("list_agreement: of several best orders it is the first by the journeys' ids, not by their rows") {
  const RankedLists lists{.journeys = {"b", "a"}, .voices = {"Ann", "Bea"}, .ranks = {{1, 2}, {2, 1}}};
  const ListAgreement found = list_agreement(lists, voices_of(lists), ConsensusBy::kemeny);
  CHECK(found.joint.ranks == Ranks{2, 1});
  CHECK(found.joint.kemeny->unique == false);
}

TEST_CASE("list_agreement: the sentences name journeys by their labels, and one journey is nothing to order") {
  const RankedLists lists = three_lists();
  const auto said = sentences(list_agreement(lists, voices_of(lists), ConsensusBy::kemeny), lists, 1);
  REQUIRE(said.size() == 3);
  CHECK(said[0] ==
        "3 voices: the place of 3 of 3 journeys depends on who is asked, most that of bill: 1 by Ann, 3 by Cid.");
  CHECK(said[1].starts_with("Kendall's W is 0.11 "));
  CHECK(said[2] ==
        "Together, by kemeny: 1 Technical fault. It goes against 33.3 % of what the voices say of pairs, and it is "
        "proven that no order goes against less.");
  const RankedLists one{.journeys = {"a"}, .voices = {"Ann", "Bea"}, .ranks = {{1}, {4}}};
  CHECK(sentences(list_agreement(one, voices_of(one), ConsensusBy::kemeny), one, 3) ==
        std::vector<std::string>{"2 voices, and nothing to put in order."});
}

TEST_CASE("list_agreement: without a journey there is nothing to put in order") {
  const RankedLists none{.voices = {"Ann", "Bea"}, .ranks = {{}, {}}};
  const ListAgreement found = list_agreement(none, voices_of(none), ConsensusBy::kemeny);
  CHECK(found.joint.ranks.empty());
  CHECK(found.agreement.w == 1.0);
}

TEST_CASE("list_agreement: voices that cannot be compared are refused") {
  const RankedLists lists = three_lists();
  const auto refused = [&](const std::vector<ListVoice>& voices) { return refusal([&] { validate(lists, voices); }); };
  CHECK(refused({}) == "empty_input: found no ranked list; allowed: two or more, to compare them");
  CHECK(refused({{"Ann"}}) ==
        "empty_input: found one ranked list, that of \"Ann\"; allowed: two or more, to compare them");
  CHECK(refused({{"Dan"}}).starts_with("unknown_name: there is no voice \"Dan\""));
  CHECK(refused({{"Ann"}, {"Dan"}}).starts_with("unknown_name: there is no voice \"Dan\""));
  CHECK(refused({{"Ann"}, {"Ann"}}) == "duplicate_name: voice \"Ann\" speaks twice; allowed: once");
  CHECK(refused({{"Ann", -1.0}, {"Bea"}}) ==
        "bad_weights: voice \"Ann\": found influence -1; allowed: a finite number >= 0");
  CHECK(refused({{"Ann", std::numeric_limits<double>::quiet_NaN()}, {"Bea"}})
            .starts_with("bad_weights: voice \"Ann\": found influence NaN or infinity"));
  CHECK(refused({{"Ann", 0.0}, {"Bea", 0.0}}).starts_with("bad_weights: every voice has influence 0"));
  CHECK(refused({{"Ann", 1e308}, {"Bea", 1e308}}).starts_with("bad_weights: the influences add up"));
}
