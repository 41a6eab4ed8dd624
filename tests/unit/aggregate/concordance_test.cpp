// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/concordance.hpp"

#include <optional>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::concordance_of;
using journeyrank::discordance_of;
using journeyrank::Preference;
using journeyrank::WeighedColumns;

using List = std::vector<double>;

namespace {

const std::vector<List> columns = {{1.0, 0.5, 0.0}, {0.0, 0.5, 1.0}};
const List weights = {0.75, 0.25};
const std::vector<std::span<const double>> spans(columns.begin(), columns.end());

}  // namespace

TEST_CASE("concordance: a criterion agrees up to the indifference, and not from the preference on") {
  const Preference by{.indifference = 0.25, .preference = 0.75};
  CHECK(concordance_of(by, -1.0) == 1.0);
  CHECK(concordance_of(by, 0.25) == 1.0);
  CHECK(concordance_of(by, 0.5) == 0.5);
  CHECK(concordance_of(by, 0.75) == 0.0);
  CHECK(concordance_of({}, 0.0) == 1.0);
  CHECK(concordance_of({}, 1e-300) == 0.0);
  CHECK(concordance_of({.indifference = 0.1, .preference = 0.1}, 0.8 - 0.7) == 1.0);
}

TEST_CASE("concordance: a criterion speaks against from the preference on, in full from the veto on, or never") {
  const Preference by{.indifference = 0.0, .preference = 0.25, .veto = 0.75};
  CHECK(discordance_of(by, 0.25) == 0.0);
  CHECK(discordance_of(by, 0.5) == 0.5);
  CHECK(discordance_of(by, 0.8) == 1.0);
  CHECK(discordance_of({.preference = 0.25}, 1.0) == 0.0);
  CHECK(discordance_of({.preference = 0.25, .veto = 0.25}, 0.25) == 0.0);
  CHECK(discordance_of({.preference = 0.25, .veto = 0.25}, 0.3) == 1.0);
}

TEST_CASE("concordance: matrices of three journeys, by hand") {
  const WeighedColumns given{spans, weights};
  const auto agreed = concordance_matrix(given);
  CHECK(agreed(0, 1) == 0.75);
  CHECK(agreed(1, 0) == 0.25);
  CHECK(agreed(2, 2) == 1.0);
  const auto against = discordance_matrix(given);
  CHECK(against(0, 1) == 0.5);
  CHECK(against(0, 2) == 1.0);
  CHECK(against(2, 2) == 0.0);
}

TEST_CASE("concordance: credibility is weakened only by what is greater than the concordance") {
  const std::vector<std::optional<Preference>> stated = {std::nullopt, Preference{.preference = 0.2, .veto = 0.6}};
  const auto credible_by = [](const std::vector<std::optional<Preference>>& by) {
    const WeighedColumns given{spans, weights, {}, {}, by};
    const auto criteria = journeyrank::PairCriteria::of(given, {});
    return journeyrank::matrix_of_pairs<double>(given.journey_count(), 1.0, [&](std::size_t a, std::size_t b) {
      return criteria.credibility(journeyrank::behind_of(given, a, b));
    });
  };
  const auto credible = credible_by(stated);
  // The second criterion is against 0 over 1 with (0.5 - 0.2) / 0.4 = 0.75, which is no more than the 0.75 that agrees.
  CHECK(credible(0, 1) == 0.75);
  CHECK(credible(0, 2) == 0.0);   // beyond the veto
  CHECK(credible(1, 0) == 0.25);  // the first criterion has no veto
  const std::vector<std::optional<Preference>> strict = {std::nullopt, Preference{.preference = 0.1, .veto = 0.6}};
  const auto weakened = credible_by(strict);
  CHECK(weakened(0, 1) == journeyrank::on_level_grid(0.75 * (1.0 - 0.8) / (1.0 - 0.75)));
}

TEST_CASE("concordance: a veto makes the discordance whole") {
  const std::vector<std::optional<Preference>> stated = {std::nullopt, Preference{.veto = 0.5}};
  const auto against = journeyrank::discordance_matrix({spans, weights, {}, {}, stated});
  CHECK(against(0, 1) == 1.0);
  CHECK(against(1, 0) == 0.5);
  CHECK(against(2, 0) == 1.0);
}
