// SPDX-License-Identifier: MIT
//
// Segments that differ by nothing but noise are called different no more often than the level says, and those that do
// differ are found: over many made-up segments whose truth is known. Seeds are fixed. With R runs a share p of them has
// a standard error of sqrt(p (1 - p) / R); tolerances are three such errors above the level.
#include "journeyrank/judge/segment_noise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/normal_score.hpp"
#include "journeyrank/measure/simulated_contacts.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/measured_segments.hpp"

#include "segments.hpp"
#include "splitmix64.hpp"

using journeyrank::Contact;
using journeyrank::doubt_of_segment;
using journeyrank::MeasuredSegments;
using journeyrank::Model;
using journeyrank::NoiseVerdict;
using journeyrank::PlaceDivergence;
using journeyrank::rank_segments;
using journeyrank::Segment;
using journeyrank::segment_noise;
using journeyrank::SegmentDoubt;
using journeyrank::SegmentNoise;
using journeyrank::SegmentRankings;
using journeyrank::segments_of;
using journeyrank::Simulation;
using journeyrank::Tally;

namespace {

#ifdef __OPTIMIZE__
constexpr int many = 600;
#else
constexpr int many = 60;
#endif

/// How often something was called more than noise, over many runs.
struct Calls {
  int runs = 0;
  int rankings = 0;  ///< "all segments share one ranking" was denied
  int places = 0;    ///< some place was

  void add(const SegmentNoise& noise) {
    ++runs;
    rankings += noise.verdict == NoiseVerdict::more_than_noise ? 1 : 0;
    places += std::any_of(noise.places.begin(), noise.places.end(),
                          [](const PlaceDivergence& each) { return each.verdict == NoiseVerdict::more_than_noise; });
  }
  bool keeps(double level) const {
    const double most = level + 3 * std::sqrt(level * (1 - level) / runs);
    return rankings <= most * runs && places <= most * runs;
  }
};

/// Segments of these true values, seen with normal errors.
Calls normal_calls(const std::vector<std::vector<double>>& truths, double error, double level, std::uint64_t seed) {
  Splitmix64 random{seed};
  Calls calls;
  for (int run = 0; run < many; ++run) {
    std::vector<Segment> segments;
    for (const auto& truth : truths) {
      std::vector<double> seen;
      for (const double each : truth) {
        seen.push_back(each + error * journeyrank::normal_score(std::max(random.unit(), 0x1p-53)));
      }
      segments.push_back(segment_of(std::string(1, static_cast<char>('s' + segments.size())), std::move(seen)));
    }
    const SegmentRankings ranked = rank_segments(std::move(segments), model_of_pain());
    calls.add(segment_noise(ranked, normal_doubts(ranked, error), {.level = level, .draws = 3'000, .threads = 1}));
  }
  return calls;
}

/// A log of two segments, told apart by chance alone (premium and consumer), of journeys of these rates of high effort.
Calls contact_calls(const std::vector<double>& rates, bool turned, int runs,
                    const journeyrank::MetricChoice& metric = journeyrank::HighEffort{}) {
  Simulation simulation;
  simulation.days = 60;
  simulation.customers = 3'000;
  simulation.journeys.clear();
  for (std::size_t j = 0; j < rates.size(); ++j) {
    simulation.journeys.push_back(
        {std::string(1, static_cast<char>('a' + j)), {.answer_rate = 0.6, .high_effort_rate = rates[j]}});
  }
  Model model = model_of_pain();
  model.criteria[0].metric = metric;
  if (metric != journeyrank::MetricChoice(journeyrank::HighEffort{})) {
    model.criteria[0].scale = journeyrank::Anchored{0.0, 5'000.0};
  }
  Calls calls;
  for (int run = 0; run < runs; ++run) {
    simulation.seed = 7'000 + run;
    Tally tally(metrics_of(model), {.by = {"segment"}});
    simulate(simulation, [&](Contact contact) {
      // In the other world premium customers find the first journey as hard as the others find the last.
      if (turned && contact.segment == "premium") {
        if (contact.journey == "a") {
          contact.journey = simulation.journeys.back().journey;
        } else if (contact.journey == simulation.journeys.back().journey) {
          contact.journey = "a";
        }
      }
      tally.add(contact);
    });
    MeasuredSegments found = segments_of(measure_slices(tally, model));
    REQUIRE(found.segments.size() == 2);
    const SegmentRankings ranked = rank_segments(std::move(found.segments), model);
    std::vector<SegmentDoubt> doubts;
    for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(doubt_of_segment(ranked, s, found.estimates[s]));
    calls.add(segment_noise(ranked, doubts, {.draws = 4'000, .threads = 1}));
  }
  return calls;
}

}  // namespace

TEST_CASE("segment noise: segments of one truth are called different no more often than the level says") {
  CHECK(normal_calls({{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}}, 0.05, 0.1, 1).keeps(0.1));
  CHECK(normal_calls({{0.6, 0.5, 0.4, 0.3}, {0.6, 0.5, 0.4, 0.3}}, 0.1, 0.1, 2).keeps(0.1));
}

TEST_CASE("segment noise: one order with other distances is one ranking, and is called another no more often") {
  // Two tie in truth, where the other segment tells them apart: the worst that one ranking can look like.
  CHECK(normal_calls({{0.7, 0.3}, {0.5, 0.5}}, 0.02, 0.1, 3).keeps(0.1));
  CHECK(normal_calls({{0.8, 0.5, 0.5001}, {0.5001, 0.5, 0.2}, {0.8, 0.5, 0.2}}, 0.02, 0.1, 4).keeps(0.1));
}

TEST_CASE("segment noise: a planted difference is found") {
  const Calls calls = normal_calls({{0.6, 0.5, 0.4}, {0.6, 0.5, 0.4}, {0.4, 0.5, 0.6}}, 0.02, 0.05, 5);
  CHECK(calls.rankings >= 0.9 * calls.runs);
  CHECK(calls.places >= 0.9 * calls.runs);
}

TEST_CASE("segment noise: contacts of two segments that are told apart by chance are no two rankings") {
  CHECK(contact_calls({0.3, 0.3, 0.3}, false, many / 3).keeps(0.05));
  CHECK(contact_calls({0.25, 0.3, 0.35}, false, many / 3).keeps(0.05));
}

TEST_CASE("segment noise: how many customers came is chance too") {
  CHECK(contact_calls({0.3, 0.3, 0.3}, false, many / 6, journeyrank::Customers{}).keeps(0.05));
  CHECK(contact_calls({0.3, 0.3, 0.3}, false, many / 6, journeyrank::Contacts{}).keeps(0.05));
}

TEST_CASE("segment noise: contacts of a segment that finds other journeys hard are two rankings") {
  const Calls calls = contact_calls({0.1, 0.3, 0.5}, true, many / 10);
  CHECK(calls.rankings >= 0.9 * calls.runs);
  CHECK(calls.places >= 0.9 * calls.runs);
}
