// SPDX-License-Identifier: MIT
#include "journeyrank/judge/score_notes.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/dominance.hpp"
#include "journeyrank/judge/flip_distance.hpp"
#include "journeyrank/judge/potential_optimality.hpp"
#include "journeyrank/judge/requirement.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/judge/trajectory.hpp"
#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

/// Two criteria over three journeys, the last with a cell that is not known.
CriteriaMatrix matrix(std::vector<std::uint8_t> missing = {}) {
  return CriteriaMatrix(Names::numbered(3), {{.criterion = "x", .values = {4.0, 5.0, 1.0}, .missing = {}},
                                             {.criterion = "y", .values = {3.0, 2.0, 0.0}, .missing = missing}});
}

Model model_of(double tolerance) {
  Model model;
  model.tie_tolerance = tolerance;
  model.criteria = {{.id = "x", .scale = Anchored{0.0, 8.0}},
                    {.id = "y", .scale = Anchored{0.0, 8.0}, .weight = 0.5, .missing = Missing::interval}};
  return model;
}

std::vector<std::string> codes(const std::vector<Note>& notes) {
  std::vector<std::string> codes;
  for (const Note& note : notes) codes.push_back(note.code);
  return codes;
}

/// The codes of the notes of every answer about all weights of a ranking.
std::vector<std::vector<std::string>> codes_of_answers(const Ranking& ranking, const CriteriaMatrix& given) {
  return {codes(stability(ranking, given).notes),
          codes(trajectory(ranking, given, "y").notes),
          codes(smallest_change(ranking, given, "1", "2").notes),
          codes(change_into_top(ranking, given, "1").notes),
          codes(flip_distances(ranking, given).notes),
          codes(potential_optimality(ranking, given).notes),
          codes(dominance(ranking, given).notes)};
}

}  // namespace

TEST_CASE("score_notes: pins, a tie tolerance and open cells are said by every answer about all weights") {
  const Pin pin{.journey = "1", .place = 1, .reason = "law", .author = "board"};
  const CriteriaMatrix open = matrix({0, 0, 1});
  for (const auto& found : codes_of_answers(rank(open, model_of(0.2), {.pins = {pin}}), open)) {
    CHECK(found == std::vector<std::string>{"pins", "tie_tolerance", "open_cells"});
  }
  // What it takes goes by ranks, the tolerance in them.
  const Ranking ranking = rank(open, model_of(0.2), {.pins = {pin}});
  CHECK(codes(requirements(ranking, open, "1").notes) == std::vector<std::string>{"pins", "open_cells"});
}

TEST_CASE("score_notes: where a ranking shows its scores and no more there is no note") {
  for (const auto& found : codes_of_answers(rank(matrix(), model_of(0.0)), matrix())) CHECK(found.empty());
}

TEST_CASE("score_notes: a scorer has no pins, and each note says what is left out") {
  const CriteriaMatrix open = matrix({0, 0, 1});
  const Scorer scorer = Scorer::fit(open, model_of(0.25));
  const std::vector<Note> notes = score_notes(scorer, ValueMatrix(scorer, open));
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].text == "only equal scores count as a tie here, not those within the tolerance of 0.25");
  CHECK(notes[1] == open_cells_note());
  CHECK(stability(scorer, open).notes == notes);
  CHECK(trajectory(scorer, open, "x").notes == notes);
}

TEST_CASE("score_notes: criteria of weight 0 are raised where weights move, and stay off where all could be others") {
  Model model = model_of(0.0);
  model.criteria[1].weight = 0.0;
  model.criteria[1].label = "Why";
  const CriteriaMatrix given = matrix();
  const Ranking ranking = rank(given, model);
  const std::vector<std::vector<Note>> raised = {stability(ranking, given).notes, trajectory(ranking, given, "x").notes,
                                                 smallest_change(ranking, given, "1", "2").notes,
                                                 change_into_top(ranking, given, "1").notes,
                                                 flip_distances(ranking, given).notes};
  for (const auto& notes : raised) {
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].text == "Why: of weight 0, and may be raised here; dominance and robustness leave it at 0");
  }
  for (const auto& notes : {dominance(ranking, given).notes, potential_optimality(ranking, given).notes}) {
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].text == "Why: of weight 0, and stays so under all weights here; stability raises it too");
  }
}

TEST_CASE("score_notes: a criterion of weight 0 is not raised along another weight, nor where nothing is known of it") {
  Model model = model_of(0.0);
  model.criteria.push_back({.id = "z", .scale = Anchored{0.0, 1.0}, .weight = 0.0, .missing = Missing::worst});
  const CriteriaMatrix given = matrix();
  const Ranking ranking = rank(given, model);
  CHECK(stability(ranking, given).notes.empty());
  CHECK(codes(dominance(ranking, given).notes) == std::vector<std::string>{"criteria_off"});
  const CriteriaMatrix more(Names::numbered(3), {{.criterion = "x", .values = {4.0, 5.0, 1.0}, .missing = {}},
                                                 {.criterion = "y", .values = {3.0, 2.0, 0.0}, .missing = {}},
                                                 {.criterion = "z", .values = {0.5, 0.2, 0.1}, .missing = {}}});
  const Ranking all = rank(more, model);
  CHECK(trajectory(all, more, "x").notes.empty());
  CHECK(codes(trajectory(all, more, "z").notes) == std::vector<std::string>{"criteria_off"});
}
