// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What was measured for a model, as its lint looks at it; borrowed.
struct MeasuredCells {
  const Model& model;
  const std::vector<JourneyMeasures>& journeys;         ///< those with a name
  const std::vector<std::vector<Estimate>>& estimates;  ///< one list a criterion, in the order of the journeys
};

/// Contacts that name no journey: information, from 5 % on a warning, from 20 % on serious.
inline LintFinding unmapped_finding(std::int64_t unmapped, std::int64_t contacts) {
  const double share = share_of(unmapped, contacts);
  return {.code = LintCode::unmapped_contacts,
          .severity = share >= 0.2    ? Severity::serious
                      : share >= 0.05 ? Severity::warning
                                      : Severity::info,
          .sentence = std::to_string(unmapped) + " of " + std::to_string(contacts) +
                      " contacts name no journey and are kept out of the ranking",
          .evidence = {{"contacts", static_cast<double>(unmapped)}, {"share", share}}};
}

/// The units that a metric counts where it can count others than contacts, or customers: cases, customers, accounts.
inline std::string_view units_of(const MetricChoice& choice) {
  const std::optional<Metric> metric = metric_of(choice);
  if (!metric) return "contacts";
  return std::visit(
      []<class Step>(const Step& each) -> std::string_view {
        if constexpr (requires { each.per; }) {
          const std::string_view unit = name_of(each.per);
          return unit == "case"       ? "cases"
                 : unit == "customer" ? "customers"
                 : unit == "account"  ? "accounts"
                                      : "contacts";
        } else {
          return "contacts";
        }
      },
      *metric);
}

/// What the n of a metric counts.
inline std::string_view counted_by(const MetricChoice& choice) {
  const std::string_view units = units_of(choice);
  const std::string_view metric = choice.name();
  if (units != "contacts" && metric != "burden") return units;
  if (metric == "high_effort" || metric == "csat" || metric == "nps") return "answers";
  if (metric == "first_contact_resolution" || metric == "contacts_per_case" || metric == "agents_per_case") {
    return "cases";
  }
  return metric == "same_agent_share" ? "repeats" : "measured contacts";
}

/// Cells that rest on fewer contacts, cases or customers than the smallest sample, a finding a criterion. A count of
/// all that was seen is no sample; a metric that draws small samples to the others has done about them what can be
/// done.
inline std::vector<LintFinding> lint_samples(const MeasuredCells& cells, const LintOptions& options) {
  std::vector<LintFinding> findings;
  for (std::size_t c = 0; c < cells.estimates.size(); ++c) {
    const Criterion& criterion = cells.model.criteria[c];
    if (criterion.weight == 0.0) continue;
    std::vector<std::string> small;
    std::string only;
    std::string counted;  // what the numbers count: clusters, where a metric asks for them
    for (std::size_t j = 0; j < cells.journeys.size(); ++j) {
      const Estimate& estimate = cells.estimates[c][j];
      if (!estimate.measured || estimate.basis == Basis::count) continue;
      if (estimate.independent() >= options.min_n) continue;
      only = cells.journeys[j].journey;
      small.push_back(only + " (" + std::to_string(estimate.independent()) + ")");
      if (estimate.clusters > 0) counted = "clusters of ";
    }
    if (small.empty()) continue;
    const auto count = static_cast<double>(small.size());
    const auto metric = metric_of(criterion.metric);
    const bool drawn = metric && shrinkage_of(*metric).how != Shrink::none;
    findings.push_back({.code = LintCode::small_sample,
                        .severity = drawn ? Severity::info : Severity::warning,
                        .criterion = criterion.id,
                        .journey = small.size() == 1 ? only : "",
                        .sentence = criterion.id + " rests on fewer than " + std::to_string(options.min_n) + " " +
                                    counted + std::string(counted_by(criterion.metric)) + " for " +
                                    std::to_string(small.size()) + " of " + std::to_string(cells.journeys.size()) +
                                    " journeys: " + list_text(small),
                        .evidence = {{"journeys", count}}});
  }
  return findings;
}

/// Many journeys, each too small to say anything of: a fifth of all contacts or more, from 300 contacts on.
inline std::vector<LintFinding> lint_tiny_journeys(const MeasuredCells& cells, const LintOptions& options) {
  std::int64_t contacts = 0;
  std::int64_t in_tiny = 0;
  std::int64_t tiny = 0;
  for (const auto& each : cells.journeys) {
    contacts += each.contacts;
    if (each.contacts >= options.min_n) continue;
    in_tiny += each.contacts;
    ++tiny;
  }
  if (contacts < 300 || tiny < 3 || share_of(in_tiny, contacts) < 0.2) return {};
  return {{.code = LintCode::tiny_journeys,
           .severity = Severity::info,
           .sentence = std::to_string(tiny) + " of " + std::to_string(cells.journeys.size()) +
                       " journeys have fewer than " + std::to_string(options.min_n) + " contacts and hold " +
                       share_text(in_tiny, contacts) + " of the contacts",
           .evidence = {{"journeys", static_cast<double>(tiny)}, {"contacts", static_cast<double>(in_tiny)}}}};
}

/// True for a name that says that the customer leaves, in whatever case and also as a part of it (cancel_contract).
/// The words: cancel, terminate, leave, churn, close account, deactivate, unsubscribe, offboard, port out, kündigen;
/// leave only where a word begins.
inline bool names_a_departure(std::string_view journey) {
  std::string lower = "_" + std::string(journey);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
    if (letter == ' ' || letter == '-' || letter == '.' || letter == '/') letter = '_';
  }
  constexpr std::array words{"cancel",        "terminat",        "churn",        "_leave",  "_leaving",
                             "deactivat",     "unsubscrib",      "kündig",       "kuendig", "port_out",
                             "close_account", "closing_account", "account_clos", "offboard"};
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return lower.find(word) != lower.npos; });
}

/// The finding on a journey whose name alone says that its outcome defines it.
inline LintFinding departure_finding(const std::string& criterion, const std::string& journey) {
  return {.code = LintCode::outcome_journey,
          .criterion = criterion,
          .journey = journey,
          .sentence = journey +
                      " is named for leaving: whoever meets it has decided to leave, so that churn says what "
                      "the journey is, and not what it causes"};
}

/// Journeys that their outcome defines, for criteria of churn: three of five customers or more are lost after it, or
/// its name says so and three of ten are; and five times (three times) as many as after the other journeys together.
/// Below that a name that says so is told by itself.
///
/// Edge    fewer than 10 customers, or no other journey: nothing is said but of the name
inline std::vector<LintFinding> lint_outcomes(const MeasuredCells& cells) {
  std::vector<LintFinding> findings;
  for (std::size_t c = 0; c < cells.estimates.size(); ++c) {
    const Criterion& criterion = cells.model.criteria[c];
    const std::string_view metric = criterion.metric.name();
    const bool of_churn = metric == "churn_after" || metric == "excess_churn" || metric == "revenue_at_risk";
    if (criterion.weight == 0.0 || !of_churn) continue;
    std::int64_t met = 0;
    std::int64_t n = 0;
    for (const auto& each : cells.estimates[c]) {
      met += each.measured ? each.met : 0;
      n += each.measured ? each.n : 0;
    }
    for (std::size_t j = 0; j < cells.journeys.size(); ++j) {
      const Estimate& own = cells.estimates[c][j];
      if (!own.measured) continue;
      const bool named = names_a_departure(cells.journeys[j].journey);
      const bool tells = own.n >= 10 && n > own.n;
      const double share = share_of(own.met, own.n);
      const double others = tells ? share_of(met - own.met, n - own.n) : 0.0;
      if (!tells || share < (named ? 0.3 : 0.6) || share < (named ? 3.0 : 5.0) * others) {
        if (named) findings.push_back(departure_finding(criterion.id, cells.journeys[j].journey));
        continue;
      }
      findings.push_back({.code = LintCode::outcome_journey,
                          .criterion = criterion.id,
                          .journey = cells.journeys[j].journey,
                          .sentence = "after " + cells.journeys[j].journey + " " + share_text(own.met, own.n) +
                                      " of the customers are lost, after the others " + share_text(others) +
                                      ": the journey is defined by its outcome, and does not cause it",
                          .evidence = {{"share", share}, {"others", others}}});
    }
  }
  return findings;
}

}  // namespace journeyrank
