// SPDX-License-Identifier: MIT
// Stochastic multicriteria acceptability analysis of samples that the R package smaa publishes with its results:
// tests/Examples/smaa-Ex.Rout.save (thrombo), the integration test "hansen", tests/pwi.R, tests/nacw.R and tests/pvf.R.
// The samples of thrombo are whole, those of hansen its first 1,000 draws with results computed by NumPy
// (tools/make_smaa_samples.py). All draws of hansen are not beside the test, for they are noise that does not compress:
// 10,000 draws of 36 numbers take 1.1 MB at 24 bits, and no part of them has the published counts. Where the files
// smaa_hansen_{meas,weights}.csv.gz are at hand, in FOLDER, this reads all of them (at the top of the project):
//
//   mkdir -p build/smaa &&
//     for part in meas weights; do gzip -dc FOLDER/smaa_hansen_$part.csv.gz >build/smaa/smaa_hansen_$part.csv; done &&
//     JOURNEYRANK_REFERENCE=build/smaa ./dev quick --test-case='smaa hansen: all draws*'
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "journeyrank/judge/sampled_acceptability.hpp"
#include "journeyrank/scale/piecewise.hpp"

namespace jr = journeyrank;

namespace {

const std::string folder = "tests/published/";

struct Samples {
  std::vector<double> values;
  std::vector<double> weights;
};

nlohmann::json expected(const std::string& name) {
  std::ifstream file(folder + "smaa_expected.json");
  REQUIRE(file.good());
  return nlohmann::json::parse(file).at(name);
}

/// Numbers of 24 bits: low + span * units / (2^24 - 1), values from -0.5 to 1.5, then weights from 0 to 1.
Samples packed_samples(const std::string& name, std::size_t values) {
  std::ifstream file(folder + "smaa_" + name + ".bin", std::ios::binary);
  REQUIRE(file.good());
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  Samples samples;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    std::uint32_t units = 0;
    for (std::size_t k = 3; k-- > 0;) units = units << 8 | static_cast<unsigned char>(bytes[i + k]);
    const bool value = i / 3 < values;
    (value ? samples.values : samples.weights)
        .push_back((value ? -0.5 : 0.0) + (value ? 2.0 : 1.0) * units / 16777215.0);
  }
  return samples;
}

std::vector<double> read_numbers(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file.good());
  std::vector<double> numbers;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) numbers.push_back(std::stod(cell));
  }
  return numbers;
}

jr::Acceptability analysis(const Samples& samples, std::size_t journeys, std::size_t criteria) {
  return jr::acceptability(jr::SampledDraws{journeys, criteria, samples.values, samples.weights},
                           jr::Names::numbered(journeys));
}

void check_counts(const jr::Acceptability& found, const std::vector<std::vector<double>>& shares) {
  const auto draws = static_cast<double>(found.ranks.draws());
  for (std::size_t j = 0; j < shares.size(); ++j) {
    for (std::size_t rank = 1; rank <= shares.size(); ++rank) {
      CHECK(found.ranks.count(j, rank) == static_cast<std::uint64_t>(std::lround(shares[j][rank - 1] * draws)));
    }
  }
}

void check_central_weights(const jr::Acceptability& found, const std::vector<std::vector<double>>& weights,
                           double tolerance) {
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const auto central = found.ranks.central_weights(j);
    REQUIRE(central);
    for (std::size_t c = 0; c < weights[j].size(); ++c) {
      CHECK(std::fabs((*central)[c].value - weights[j][c]) <= tolerance);
    }
  }
}

}  // namespace

TEST_CASE("smaa thrombo: acceptability and confidence factors exactly, central weights to 1e-7, entropy to 1e-7") {
  const auto found = analysis(packed_samples("thrombo", 60'000), 2, 3);
  CHECK(found.ranks.draws() == 10'000);
  check_counts(found, {{0.3504, 0.6496}, {0.6496, 0.3504}});
  check_central_weights(found, {{0.1865097, 0.2772205, 0.5362698}, {0.40731, 0.3641477, 0.2285423}}, 1e-7);
  CHECK(found.confidence[0]->value == 0.6682);
  CHECK(found.confidence[1]->value == 0.8956);
  CHECK(std::fabs(found.ranks.order_entropy()->value - 0.9344248) < 5e-8);
  CHECK(found.ranks.winning(0, 1).value == 0.3504);
  CHECK(found.ranks.winning(1, 0).value == 0.6496);
}

TEST_CASE("smaa thrombo: acceptability under fixed weights exactly") {
  Samples samples = packed_samples("thrombo", 60'000);
  for (std::size_t i = 0; i < samples.weights.size(); i += 3) {
    samples.weights[i] = 0.5;
    samples.weights[i + 1] = 0.2;
    samples.weights[i + 2] = 0.3;
  }
  check_counts(analysis(samples, 2, 3), {{0.1279, 0.8721}, {0.8721, 0.1279}});
}

TEST_CASE("smaa hansen: the first thousand draws as NumPy counts them") {
  const auto found = analysis(packed_samples("hansen", 30'000), 5, 6);
  const auto numpy = expected("hansen");
  for (std::size_t j = 0; j < 5; ++j) {
    for (std::size_t rank = 1; rank <= 5; ++rank) CHECK(found.ranks.count(j, rank) == numpy["counts"][j][rank - 1]);
    for (std::size_t other = 0; other < 5; ++other) {
      CHECK(found.ranks.count_above(j, other) == numpy["above"][j][other]);
    }
    CHECK(found.confidence[j]->value == numpy["first_under_central"][j].get<double>() / 1000.0);
  }
  check_central_weights(found, numpy["central_weights"].get<std::vector<std::vector<double>>>(), 1e-14);
}

TEST_CASE("smaa hansen: all draws, where their files are at hand") {
  const char* reference = std::getenv("JOURNEYRANK_REFERENCE");
  if (reference == nullptr) {
    MESSAGE("skipped: JOURNEYRANK_REFERENCE does not name their folder; the head of smaa_test.cpp says how to run it");
    return;
  }
  const std::string path = std::string(reference) + "/smaa_hansen_";
  const auto found = analysis({read_numbers(path + "meas.csv"), read_numbers(path + "weights.csv")}, 5, 6);
  CHECK(found.ranks.draws() == 10'000);
  check_counts(found, {{0.0244, 0.2601, 0.3195, 0.3216, 0.0744},
                       {0.145, 0.3298, 0.2559, 0.2207, 0.0486},
                       {0.6002, 0.1156, 0.098, 0.0616, 0.1246},
                       {0.0768, 0.1304, 0.1895, 0.2254, 0.3779},
                       {0.1536, 0.1641, 0.1371, 0.1707, 0.3745}});
  const std::vector<double> confidence = {0.1183, 0.5217, 0.986, 0.5188, 0.6458};
  for (std::size_t j = 0; j < 5; ++j) CHECK(found.confidence[j]->value == confidence[j]);
  check_central_weights(found,
                        {{0.231973129264732, 0.0899003427608835, 0.266023764171828, 0.116080013490671,
                          0.114233151104907, 0.181789599206978},
                         {0.289205140656105, 0.171526925552512, 0.132393757925463, 0.129489321005203, 0.139517774078235,
                          0.137867080782482},
                         {0.0904080179777673, 0.172089669030729, 0.178677075971912, 0.164794226094718,
                          0.197041130699169, 0.196989880225705},
                         {0.275912539948839, 0.0659291398328835, 0.313595339830573, 0.123308112225321,
                          0.0996684536634699, 0.121586414498913},
                         {0.286731092640771, 0.176491143988392, 0.0790442697997803, 0.241934861040656,
                          0.119741760203145, 0.0960568723272551}},
                        1e-12);
}

TEST_CASE("smaa pwi: the better of two in nine of ten draws wins 0.9 and loses 0.1") {
  Samples samples;
  for (int draw = 0; draw < 10; ++draw) {
    samples.values.insert(samples.values.end(), {draw == 3 ? 0.1 : 0.8, 0.5});
    samples.weights.push_back(1.0);
  }
  const auto found = analysis(samples, 2, 1);
  CHECK(found.ranks.winning(0, 1).value == 0.9);
  CHECK(found.ranks.winning(1, 0).value == 0.1);
  CHECK(found.ranks.count_above(0, 0) == 0);      // as published: nobody is above itself
  CHECK(found.ranks.winning(0, 0).value == 0.5);  // here equal scores count half
}

TEST_CASE("smaa nacw: who is never first has no central weights and no confidence factor") {
  const Samples samples{{0.9, 0.8, 0.2, 0.1, 0.7, 0.9, 0.3, 0.3}, {0.5, 0.5, 0.25, 0.75}};
  const auto found = analysis(samples, 2, 2);
  CHECK(found.ranks.count(1, 1) == 0);
  CHECK_FALSE(found.ranks.central_weights(1));
  CHECK_FALSE(found.confidence[1]);
  CHECK(found.confidence[0]->value == 1.0);
}

TEST_CASE("smaa pvf: a piecewise value function at its knots, between them and beyond") {
  const jr::Piecewise scale{{{50.0, 1.0}, {75.0, 0.8}, {90.0, 0.5}, {100.0, 0.0}}};
  const std::vector<std::pair<double, double>> published = {{50.0, 1.0}, {60.0, 0.92}, {75.0, 0.8},
                                                            {90.0, 0.5}, {100.0, 0.0}, {10.0, 1.0},
                                                            {40.0, 1.0}, {101.0, 0.0}, {120.0, 0.0}};
  for (const auto& [raw, value] : published) CHECK(std::fabs(scale.value(raw) - value) <= 1e-12);
}
