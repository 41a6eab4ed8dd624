// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_doubt.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "segments.hpp"

using journeyrank::BetaCell;
using journeyrank::CriteriaMatrix;
using journeyrank::doubt_of_errors;
using journeyrank::doubt_of_segment;
using journeyrank::doubts_of_errors;
using journeyrank::Estimate;
using journeyrank::FixedCell;
using journeyrank::MatrixColumn;
using journeyrank::measured;
using journeyrank::measured_mean;
using journeyrank::measured_rate;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::NormalCell;
using journeyrank::rank_segments;
using journeyrank::Segment;
using journeyrank::SegmentDoubt;
using journeyrank::SegmentRankings;
using journeyrank::untold_doubt;

namespace {

using Marks = std::vector<std::uint8_t>;
using Estimates = std::vector<std::vector<Estimate>>;

Segment with_gap(const std::string& name, bool gap) {
  std::vector<MatrixColumn> columns;
  columns.push_back(
      {.criterion = "pain", .values = {0.5, 0.4}, .missing = {0, static_cast<std::uint8_t>(gap ? 1 : 0)}});
  columns.push_back({.criterion = "cost", .values = {0.5, 0.4}});
  return {name, CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b"}), std::move(columns))};
}

Model with_policy(Missing policy) {
  Model model;
  model.criteria = {{.id = "pain", .missing = policy}, {.id = "cost"}};
  return model;
}

}  // namespace

TEST_CASE("segment_doubt: a measured segment is believed by its posteriors, and totals are named") {
  Model model = model_of_pain();
  model.criteria[0].metric = journeyrank::HighEffort{};
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.3, 0.2})}, model);
  const SegmentDoubt rates = doubt_of_segment(ranked, 0, Estimates{{measured_rate(30, 100), measured_rate(2, 10)}});
  CHECK(rates.untold == Marks{0, 0});
  CHECK(std::holds_alternative<BetaCell>(rates.cells.distributions[0][0].shape));
  CHECK(rates.totals.empty());
  const SegmentDoubt counts = doubt_of_segment(ranked, 0, Estimates{{measured(30, 30), measured(2, 2)}});
  CHECK(counts.totals == std::vector<std::size_t>{0});
  CHECK(std::get<NormalCell>(counts.cells.distributions[0][0].shape).mean == 30.0);
  CHECK(std::get<NormalCell>(counts.cells.distributions[0][0].shape).deviation == doctest::Approx(std::sqrt(30.0)));
  CHECK(std::holds_alternative<FixedCell>(journeyrank::counted_cell(measured(0, 0)).shape));
  CHECK(counts.untold == Marks{0, 0});
}

TEST_CASE("segment_doubt: the mean of one number does not tell how sure it is") {
  Model model = model_of_pain();
  model.criteria[0].metric = journeyrank::Csat{};
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.3, 0.2})}, model);
  const Estimates estimates{{measured_mean(0.3, 0.0, 1), measured_mean(0.2, 0.01, 40)}};
  CHECK(doubt_of_segment(ranked, 0, estimates).untold == Marks{1, 0});
  model.criteria.push_back({.id = "cost", .weight = 1.0});
  model.criteria[0].weight = 0.0;  // off: it does not matter how sure it is
  std::vector<MatrixColumn> columns;
  columns.push_back({.criterion = "pain", .values = {0.3, 0.2}});
  columns.push_back({.criterion = "cost", .values = {0.3, 0.2}});
  const SegmentRankings off = rank_segments(
      {Segment{"s", CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b"}), std::move(columns))}}, model);
  CHECK(doubt_of_segment(off, 0, estimates).untold == Marks{0, 0});
}

TEST_CASE("segment_doubt: a missing cell that counts as the worst, or is left out, is untold; an open one is drawn") {
  for (const Missing policy : {Missing::worst, Missing::renormalise, Missing::interval}) {
    const SegmentRankings ranked = rank_segments({with_gap("s", true), with_gap("t", false)}, with_policy(policy));
    const SegmentDoubt doubt = doubt_of_errors(ranked, 0, with_gap("s", false).matrix);
    CHECK(doubt.untold == Marks{0, static_cast<std::uint8_t>(policy == Missing::interval ? 0 : 1)});
  }
}

TEST_CASE("segment_doubt: stated errors are normal around the cells; what they leave out is certain, or untold") {
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.3, 0.2, 0.1})}, model_of_pain());
  const SegmentDoubt doubt = doubt_of_errors(ranked, 0, segment_of("", {0.05, 0.0}, {"c", "a"}).matrix);
  CHECK(doubt.untold == Marks{0, 1, 0});
  CHECK(std::get<NormalCell>(doubt.cells.distributions[0][2].shape) == NormalCell{0.1, 0.05});
  CHECK(std::holds_alternative<FixedCell>(doubt.cells.distributions[0][0].shape));
  CHECK(untold_doubt(ranked.matrix(0)).untold == Marks{1, 1, 1});
}

TEST_CASE("segment_doubt: errors of segments go by name, and a segment without is untold") {
  const SegmentRankings ranked =
      rank_segments({segment_of("s", {0.3, 0.2}), segment_of("t", {0.3, 0.2})}, model_of_pain());
  const std::vector<SegmentDoubt> doubts = doubts_of_errors(ranked, std::vector{segment_of("t", {0.1, 0.1})});
  CHECK(doubts[0].untold == Marks{1, 1});
  CHECK(doubts[1].untold == Marks{0, 0});
  CHECK(refusal([&] { doubts_of_errors(ranked, std::vector{segment_of("u", {0.1})}); }) ==
        "unknown_name: errors: there is no segment \"u\"");
  CHECK(refusal([&] { doubts_of_errors(ranked, std::vector{segment_of("t", {0.1}, {"z"})}); }) ==
        "unknown_name: errors: segment \"t\", journey \"z\": the segment has no such journey");
  CHECK(refusal([&] { doubts_of_errors(ranked, std::vector{segment_of("t", {-0.1})}); }) ==
        "bad_number: errors: segment \"t\", journey \"a\", criterion \"pain\": a standard error is >= 0");
}
