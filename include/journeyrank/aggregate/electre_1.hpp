// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/aggregate/pair_bits.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/strong_components.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What ELECTRE I finds: who outranks whom, and the kernel, the journeys that are left to choose from.
///
/// Shape   n × n; one entry a journey in `circuit` and `in_kernel`
/// Edge    above 5,000 journeys the numbers behind the relation are left out: their matrices are empty
struct OutrankingKernel {
  PairMatrix<double> concordance = {};
  PairMatrix<double> discordance = {};
  PairBits outranks = {};                    ///< whether the row outranks the column
  std::vector<std::size_t> circuit = {};     ///< journeys of one number outrank each other in a circle
  std::vector<std::uint8_t> in_kernel = {};  ///< no member outranks another of another circuit; each other is outranked
};

/// ELECTRE I: a outranks b where criteria of enough weight agree, and none speaks strongly against it. It chooses, and
/// orders nothing, so it has no score.
///
/// Shape   values: n × m, weights: m, normalised
/// Units   none; discordance in values, with the scale min_max in shares of the range of each criterion
/// Edge    journeys that outrank each other in a circle count as one: all of them are in the kernel, or none. One
///         journey is the kernel. A criterion that states a preference has its indifference and its veto
/// Errors  bad_option if a level is outside [0, 1]; too_large above 30,000 journeys
/// Source  roy1968classement
/// Cost    O(n² m) time; n² / 8 bytes, 110 MB for 30,000 journeys, and up to 5,000 n² doubles for each matrix, 400 MB
/// Use     to shorten a long list before a meeting, where a strong objection must stop a journey from passing another.
///         It says which journeys are left to talk about, not in which order
struct Electre1 {
  double concordance = 0.65;
  double discordance = 0.35;

  static constexpr const char* name = "electre_1";
  static constexpr auto fields() {
    return FieldList{
        Field{"concordance", &Electre1::concordance, "the least weight of the criteria that agree",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"discordance", &Electre1::discordance, "the largest difference of values that may speak against it",
              Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const {
    if (!(concordance >= 0.0 && concordance <= 1.0)) return "concordance must be 0 to 1";
    return discordance >= 0.0 && discordance <= 1.0 ? "" : "discordance must be 0 to 1";
  }

  OutrankingKernel operator()(const WeighedColumns& given) const {
    const std::size_t n = given.journey_count();
    refuse_too_many_pairs(name, n, most_outranking_journeys);
    const double least = concordance - level_slack;
    const double most = discordance + level_slack;
    const auto reached = [least, most](double forth, double, double against) {
      return (static_cast<int>(forth >= least) & static_cast<int>(against <= most)) != 0;  // faster than jumps
    };
    OutrankingKernel found{.outranks = std::move(outranking_bits(given, reached)[0])};
    if (n <= most_paired_journeys) {
      found.concordance = concordance_matrix(given);
      found.discordance = discordance_matrix(given);
    }
    StrongComponents circuits = strong_components(found.outranks);
    found.in_kernel = kernel_of(circuits, found.outranks);
    found.circuit = std::move(circuits.of);
    return found;
  }

  friend bool operator==(const Electre1&, const Electre1&) = default;

 private:
  /// Circuit after circuit, those first that nothing later outranks: in, unless one that is in outranks it.
  static std::vector<std::uint8_t> kernel_of(const StrongComponents& circuits, const PairBits& outranks) {
    std::vector<std::vector<std::size_t>> members(circuits.count);
    for (std::size_t i = 0; i < outranks.size(); ++i) members[circuits.of[i]].push_back(i);
    std::vector<std::uint8_t> circuit_in(circuits.count, 1);
    std::vector<std::uint8_t> in(outranks.size(), 0);
    for (std::size_t circuit = 0; circuit < circuits.count; ++circuit) {
      if (circuit_in[circuit] == 0) continue;
      for (const std::size_t i : members[circuit]) {
        in[i] = 1;
        for_each_bit(outranks.row(i), [&](std::size_t other) {
          if (circuits.of[other] != circuit) circuit_in[circuits.of[other]] = 0;
        });
      }
    }
    return in;
  }
};

static_assert(fully_described<Electre1>);

}  // namespace journeyrank
