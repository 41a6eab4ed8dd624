// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// How much a finding weighs: worth knowing; a doubt that can move a rank; or what makes a number mean something else.
enum class Severity { info, warning, serious };

constexpr auto enumerators(Severity) {
  using enum Severity;
  return std::array{Enumerator{"info", info}, Enumerator{"warning", warning}, Enumerator{"serious", serious}};
}

/// What the lint looks for. The spellings are stable: programs may ask for them.
enum class LintCode {
  not_a_customer,
  anonymous_share,
  rounded_ids,
  two_id_lengths,
  unmapped_contacts,
  stale_data,
  future_contacts,
  stray_dates,
  days_without_contacts,
  dates_without_times,
  window_incomplete,
  window_of_no_journey,
  left_before_contact,
  undated_losses,
  handle_unit,
  parts_do_not_add_up,
  survey_out_of_scale,
  survey_coverage,
  survey_coverage_differs,
  ces_direction,
  outcome_journey,
  small_sample,
  shared_accounts,
  tiny_journeys,
  counted_twice,
  size_counted_twice,
  correlated_criteria,
  direction_against_metric,
  mixed_clocks,
  weight_zero,
  group_of_one,
  anchors_outside,
  anchors_too_wide,
  constant_column,
  relative_scale,
  relative_method,
  method_breaks_dominance,
  idle_criterion,
  idle_at_any_weight,
  idle_weight,
  weights_not_tried,
  one_cell_winner,
  small_divisor_decides,
  noise_decides,
};

/// A kind of finding, described once: `journeyrank lint --codes`, the documentation and every finding are made from it.
struct LintRule {
  const char* name;
  LintCode code;
  Severity worst;      ///< the most that it is
  const char* finds;   ///< what has been found
  const char* remedy;  ///< what to do about it
};

/// Every kind of finding, in the order of the enumerators.
inline constexpr std::array lint_rules = {
    LintRule{"not_a_customer", LintCode::not_a_customer, Severity::serious,
             "a customer_id such as 0 or unknown, or one that stands on far more contacts than any other",
             "list it as missing in the mapping, so that these contacts are anonymous"},
    LintRule{"anonymous_share", LintCode::anonymous_share, Severity::warning,
             "a fifth or more of the contacts name no customer",
             "map a column that names the customer, or rest less weight on what is per customer"},
    LintRule{"rounded_ids", LintCode::rounded_ids, Severity::serious,
             "ids in scientific notation (1.23E+15), which a spreadsheet made of long numbers",
             "export the ids as text: they are rounded, and different ones have become one"},
    LintRule{"two_id_lengths", LintCode::two_id_lengths, Severity::serious,
             "ids of 15 letters and the same ids with 3 more letters, which name one record",
             "export one of the two spellings everywhere; until then one record counts as two"},
    LintRule{"unmapped_contacts", LintCode::unmapped_contacts, Severity::serious,
             "contacts that name no journey: a warning from 5 %, serious from 20 %",
             "map what they are about to journeys; no journey's numbers hold them"},
    LintRule{"stale_data", LintCode::stale_data, Severity::warning,
             "the newest contact is older than --max-age (35 days)",
             "export again, or say up to which day the ranking holds"},
    LintRule{"future_contacts", LintCode::future_contacts, Severity::serious, "contacts that start after today",
             "look at format and zone of started_at in the mapping"},
    LintRule{"stray_dates", LintCode::stray_dates, Severity::warning,
             "a few contacts start more than 30 days before or after all others",
             "correct those rows or leave them out: the log is taken to begin and end with them"},
    LintRule{"days_without_contacts", LintCode::days_without_contacts, Severity::warning,
             "days without a contact, on weekdays that have ten or more",
             "ask whether the export is whole; counts and costs lack what happened on those days"},
    LintRule{"dates_without_times", LintCode::dates_without_times, Severity::info,
             "nearly all contacts start at one time of the day",
             "map a column with the time of day; until then durations and windows are whole days"},
    LintRule{"window_incomplete", LintCode::window_incomplete, Severity::warning,
             "half of the contacts or more are too new for a window that a metric needs",
             "take a longer log or a shorter window"},
    LintRule{"window_of_no_journey", LintCode::window_of_no_journey, Severity::warning,
             "a window that a model states for a journey that no contact has",
             "spell the journey as the contacts do, or take its window out"},
    LintRule{"left_before_contact", LintCode::left_before_contact, Severity::warning,
             "contacts of customers who had left before",
             "measure churn with horizon_days, which leaves them out: no contact can lose who is gone"},
    LintRule{"undated_losses", LintCode::undated_losses, Severity::serious,
             "customers who were lost, and no date that can be read says when: a warning, serious where half of the "
             "losses are so",
             "map churned_at, or measure churn with horizon_days 0: a horizon leaves these customers out"},
    LintRule{"handle_unit", LintCode::handle_unit, Severity::serious,
             "half of the handle times are above 4 hours, or below 2 seconds",
             "state the unit of the column (ms, s, min, h) in the mapping"},
    LintRule{"parts_do_not_add_up", LintCode::parts_do_not_add_up, Severity::info,
             "talk, hold and wrap time do not add up to the handle time, with or without the queue",
             "ask what each column holds before one model uses two of them"},
    LintRule{"survey_out_of_scale", LintCode::survey_out_of_scale, Severity::warning,
             "survey answers outside their scale, or 0 on a scale that begins with 1",
             "list those answers as missing in the mapping, if they stand for none"},
    LintRule{"survey_coverage", LintCode::survey_coverage, Severity::warning,
             "journeys where fewer than 5 % of the contacts, or of the customers a metric counts, answered a survey",
             "ask more of those customers; who answers need not speak for who does not"},
    LintRule{"survey_coverage_differs", LintCode::survey_coverage_differs, Severity::warning,
             "three times as many answer in one journey as in another",
             "find out who is asked where, before the journeys are compared by their answers"},
    LintRule{"ces_direction", LintCode::ces_direction, Severity::serious,
             "the effort answers run against the band or direction that the model states",
             "state the other side of the scale (CES 2.0: a high answer is good; CES 1.0: it is effort)"},
    LintRule{"outcome_journey", LintCode::outcome_journey, Severity::warning,
             "a journey that its outcome or its name (cancel, leave) defines: those who meet it have decided to leave",
             "do not compare its churn with that of the others; look at what came before it"},
    LintRule{"small_sample", LintCode::small_sample, Severity::warning,
             "cells that rest on fewer than 30; only information where the metric shrinks them",
             "collect more, shrink them to the others, and do not call one of these journeys the worst"},
    LintRule{"shared_accounts", LintCode::shared_accounts, Severity::warning,
             "accounts have several contacts each, which rates and means take for independent",
             "add \"cluster\": \"account\" to their metrics, or count accounts (\"per\": \"account\")"},
    LintRule{"tiny_journeys", LintCode::tiny_journeys, Severity::info,
             "journeys of fewer than 30 contacts hold a fifth of all contacts or more",
             "put those together that one fix would serve"},
    LintRule{"counted_twice", LintCode::counted_twice, Severity::serious,
             "criteria that count the same thing by definition: serious for one metric twice",
             "give one of them weight 0, or say in its reason why it shall count twice"},
    LintRule{"size_counted_twice", LintCode::size_counted_twice, Severity::info,
             "several criteria grow with the number of customers or contacts",
             "use a rate for one of them, unless large journeys shall win by their size"},
    LintRule{"correlated_criteria", LintCode::correlated_criteria, Severity::warning,
             "criteria that order the journeys nearly alike, or nearly the other way round",
             "ask whether they are one reason to act; then let them share one weight"},
    LintRule{"direction_against_metric", LintCode::direction_against_metric, Severity::serious,
             "a criterion whose direction makes the good side of its metric the reason to act",
             "turn the direction and the anchors of the criterion"},
    LintRule{"mixed_clocks", LintCode::mixed_clocks, Severity::warning,
             "one criterion in business hours and one in calendar hours of the same time",
             "measure both on one clock, or weigh only one"},
    LintRule{"weight_zero", LintCode::weight_zero, Severity::info, "criteria that weigh nothing",
             "weigh them, or take them out of the model"},
    LintRule{"group_of_one", LintCode::group_of_one, Severity::info, "a group with a single member",
             "weigh that member itself, unless others are to join it"},
    LintRule{"anchors_outside", LintCode::anchors_outside, Severity::serious,
             "more than half of the journeys lie beyond the anchors: serious when all lie beyond one",
             "set anchors that the journeys lie between: beyond them a difference counts nothing"},
    LintRule{"anchors_too_wide", LintCode::anchors_too_wide, Severity::warning,
             "the journeys fill less than a tenth of the range between the anchors",
             "set the anchors closer, or know that the weight is as good as lost"},
    LintRule{"constant_column", LintCode::constant_column, Severity::warning,
             "a criterion that is the same for every journey",
             "it changes no rank; weigh what tells the journeys apart"},
    LintRule{"relative_scale", LintCode::relative_scale, Severity::warning,
             "a criterion whose scale is made from the journeys at hand",
             "state anchors: with them no journey moves because another one comes or goes"},
    LintRule{"relative_method", LintCode::relative_method, Severity::warning,
             "a method that compares the journeys at hand with each other",
             "use weighted_sum on anchors: with it no journey moves because another one comes or goes"},
    LintRule{"method_breaks_dominance", LintCode::method_breaks_dominance, Severity::serious,
             "a method that, as it was published, can rank a journey below one that is no better on any criterion",
             "use weighted_sum, or see with dominance whether a journey stands behind one that it dominates"},
    LintRule{"idle_criterion", LintCode::idle_criterion, Severity::info,
             "a criterion that changes no rank with the weight it has, and does with a larger one",
             "take it out, or weigh it more: stability says from which weight on it moves a journey"},
    LintRule{"idle_at_any_weight", LintCode::idle_at_any_weight, Severity::info,
             "a weight that may be anything from 0 to 1, the others in proportion, and every rank is the same",
             "do not argue about it"},
    LintRule{"idle_weight", LintCode::idle_weight, Severity::info,
             "a weight that may be anything from 0 to 1, the others in proportion, and no other journey comes first",
             "do not argue about it where only the first place counts"},
    LintRule{"weights_not_tried", LintCode::weights_not_tried, Severity::info,
             "weights of more than a million cells, by a method that does not add up or with cells left out",
             "ask stability, which takes its time; or rank fewer journeys, or by a method that adds up"},
    LintRule{"one_cell_winner", LintCode::one_cell_winner, Severity::warning,
             "a winner that is ahead of the second on one of three criteria or more, and on no other",
             "make sure of that cell: nothing else puts the journey first"},
    LintRule{"small_divisor_decides", LintCode::small_divisor_decides, Severity::warning,
             "a winner by a small divisor (an effort, a size): with the median one another journey would come first",
             "estimate that one cell again; or raise at_1 of its scale to the least that you believe"},
    LintRule{"noise_decides", LintCode::noise_decides, Severity::warning,
             "a cut below the first, third or fifth place (or --top) that noise may have put there: 10 % or more",
             "call the two journeys level, or measure more before money follows the cut"},
};

constexpr auto enumerators(LintCode) {
  std::array<Enumerator<LintCode>, lint_rules.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {lint_rules[i].name, lint_rules[i].code};
  return all;
}

/// What is said of a code.
constexpr const LintRule& rule_of(LintCode code) noexcept { return lint_rules[static_cast<std::size_t>(code)]; }

}  // namespace journeyrank
