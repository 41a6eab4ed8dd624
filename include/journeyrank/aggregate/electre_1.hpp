// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/strong_components.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What ELECTRE I finds: who outranks whom, and the kernel, the journeys that are left to choose from.
///
/// Shape   n × n matrices; one entry a journey in `circuit` and `in_kernel`
struct OutrankingKernel {
  PairMatrix<double> concordance = {};
  PairMatrix<double> discordance = {};
  PairMatrix<std::uint8_t> outranks = {};    ///< 1 where the row outranks the column
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
/// Errors  bad_option if a level is outside [0, 1]; too_large above 5,000 journeys
/// Source  roy1968classement
/// Cost    O(n² m) time, O(n²) memory
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
    refuse_too_many_pairs(name, n, most_paired_journeys);
    OutrankingKernel found{.concordance = concordance_matrix(given), .discordance = discordance_matrix(given)};
    found.outranks = matrix_of_pairs<std::uint8_t>(n, 0, [&](std::size_t a, std::size_t b) -> std::uint8_t {
      return found.concordance(a, b) >= concordance - level_slack &&
                     found.discordance(a, b) <= discordance + level_slack
                 ? 1
                 : 0;
    });
    const auto outranks = [&](std::size_t a, std::size_t b) { return found.outranks(a, b) != 0; };
    const StrongComponents circuits = strong_components(n, outranks);
    found.circuit = circuits.of;
    found.in_kernel = kernel_of(circuits, outranks);
    return found;
  }

  friend bool operator==(const Electre1&, const Electre1&) = default;

 private:
  /// Circuit after circuit, those first that nothing later outranks: in, unless one that is in outranks it.
  template <class Outranks>
  static std::vector<std::uint8_t> kernel_of(const StrongComponents& circuits, const Outranks& outranks) {
    const std::size_t n = circuits.of.size();
    std::vector<std::vector<std::size_t>> members(circuits.count);
    for (std::size_t i = 0; i < n; ++i) members[circuits.of[i]].push_back(i);
    std::vector<std::uint8_t> in(n, 1);
    for (std::size_t circuit = 0; circuit < circuits.count; ++circuit) {
      bool outranked = false;
      for (const std::size_t i : members[circuit]) {
        for (std::size_t k = 0; k < n; ++k) {
          outranked = outranked || (circuits.of[k] < circuit && in[k] != 0 && outranks(k, i));
        }
      }
      for (const std::size_t i : members[circuit]) in[i] = outranked ? 0 : 1;
    }
    return in;
  }
};

static_assert(fully_described<Electre1>);

}  // namespace journeyrank
