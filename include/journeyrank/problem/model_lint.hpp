// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What a metric is made of, in words that two metrics share when they count the same thing.
struct Ingredients {
  std::vector<std::string> things;
  bool grows_with_customers = false;  ///< a larger journey has more of it
  bool is_customers = false;          ///< it is their number, or that times a rate
};

/// What a reading looks at, in such words; "" for one that looks at nothing of its own.
inline std::string thing_of(const Reading& reading) {
  if (const auto* number = std::get_if<NumberOf>(&reading)) return "\"" + number->column + "\"";
  if (std::holds_alternative<CaseReading>(reading)) return "who called again";
  if (std::holds_alternative<LossReading>(reading)) return "who was lost";
  const auto* condition = std::get_if<Condition>(&reading);
  if (condition == nullptr) return "";
  if (condition->column == "churned") return "who was lost";
  std::string thing = "\"" + condition->column + "\"";
  for (const auto& text : condition->one_of) thing += (&text == &condition->one_of.front() ? " = " : " or ") + text;
  return thing;
}

/// What a metric is made of. A spread (consistency), a share of two columns and the number of cases are of their own.
inline Ingredients ingredients_of(const Metric& metric) {
  Ingredients made;
  std::visit(
      [&made]<class Step>(const Step& step) {
        constexpr bool is_own = std::is_same_v<Step, Consistency> || std::is_same_v<Step, Proportion> ||
                                std::is_same_v<Step, Cases> || std::is_same_v<Step, TimeToResolve> ||
                                std::is_same_v<Step, SameAgentShare> || std::is_same_v<Step, AgentsPerCase>;
        constexpr bool first_only = std::is_same_v<Step, AbandonRate> || std::is_same_v<Step, ReopenRate>;
        made.is_customers = std::is_same_v<Step, Customers> || std::is_same_v<Step, Burden>;
        made.grows_with_customers = made.is_customers || std::is_same_v<Step, Contacts> || std::is_same_v<Step, Sum> ||
                                    std::is_same_v<Step, CustomerSum> || std::is_same_v<Step, CostToServe> ||
                                    std::is_same_v<Step, Cases> || std::is_same_v<Step, RevenueAtRisk> ||
                                    std::is_same_v<Step, ContactRate> || std::is_same_v<Step, LifetimeValue>;
        if constexpr (is_own) return;
        for (const Reading& reading : readings_of(step)) {
          std::string thing = thing_of(reading);
          if (!thing.empty()) made.things.push_back(std::move(thing));
          if (first_only) break;
        }
      },
      metric);
  return made;
}

/// Which side of a metric is good for the firm, "" where it does not say.
inline std::string_view better_of(const Metric& metric) {
  return std::visit(
      [](const auto& step) -> std::string_view {
        if constexpr (requires { step.better; }) return step.better;
        return "";
      },
      metric);
}

/// The lint of a model by its definitions, before anything is measured. Criteria of weight 0 are only named.
class ModelLint {
 public:
  explicit ModelLint(const Model& model) : model_(&model), weights_(level_weights(flattened(model)).criteria) {
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      const Criterion& criterion = model.criteria[c];
      metrics_.push_back(criterion.weight > 0.0 ? metric_of(criterion.metric) : std::nullopt);
      made_.push_back(metrics_.back() ? ingredients_of(*metrics_.back()) : Ingredients{});
      if (criterion.weight == 0.0) off_.push_back(criterion.id);
      if (metrics_.back()) check_direction(criterion, *metrics_.back());
    }
    for (std::size_t b = 1; b < metrics_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (metrics_[a] && metrics_[b]) compare(a, b);
      }
    }
    add_size();
    add_off();
    add_groups();
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

  /// True when two criteria were found to count the same thing.
  bool counts_twice(std::size_t a, std::size_t b) const noexcept {
    return std::find(twice_.begin(), twice_.end(), std::pair(std::min(a, b), std::max(a, b))) != twice_.end();
  }

 private:
  const std::string& id(std::size_t c) const noexcept { return model_->criteria[c].id; }

  void check_direction(const Criterion& criterion, const Metric& metric) {
    const std::string_view better = better_of(metric);
    const bool rising = criterion.direction == Direction::maximize;
    if (better.empty() || is_two_sided(criterion.scale) || (better == "lower") == rising) return;
    findings_.push_back({.code = LintCode::direction_against_metric,
                         .severity = Severity::serious,
                         .criterion = criterion.id,
                         .sentence = criterion.id + " is " + name_of(criterion.direction) + ", but of " +
                                     name_of(metric) + " the " + std::string(better) +
                                     " is the better: the best journey would rank first"});
  }

  void compare(std::size_t a, std::size_t b) {
    if (*metrics_[a] == *metrics_[b]) {
      return add_twice(a, b, Severity::serious, "have the same metric, " + std::string(name_of(*metrics_[a])));
    }
    if (made_[a].is_customers && made_[b].is_customers && metrics_[a]->index() != metrics_[b]->index()) {
      return add_twice(a, b, Severity::warning, "both count the customers");
    }
    for (const auto& thing : made_[a].things) {
      const auto& others = made_[b].things;
      if (std::find(others.begin(), others.end(), thing) == others.end()) continue;
      return add_twice(a, b, Severity::warning, "both count " + thing);
    }
    if (on_two_clocks(a, b)) {
      findings_.push_back(
          {.code = LintCode::mixed_clocks,
           .sentence = id(a) + " and " + id(b) + " are one time, in business hours and in calendar hours"});
    }
  }

  void add_twice(std::size_t a, std::size_t b, Severity severity, const std::string& what) {
    twice_.emplace_back(a, b);
    findings_.push_back({.code = LintCode::counted_twice,
                         .severity = severity,
                         .sentence = id(a) + " and " + id(b) + " " + what,
                         .evidence = {{"weight", weights_[a] + weights_[b]}}});
  }

  /// True when the columns of two criteria differ only in the words business and calendar.
  bool on_two_clocks(std::size_t a, std::size_t b) const {
    const auto swapped = [](std::string name, std::string_view word, std::string_view by) {
      const std::size_t at = name.find(word);
      return at == name.npos ? "" : name.replace(at, word.size(), by);
    };
    for (const auto& x : made_[a].things) {
      for (const auto& y : made_[b].things) {
        if (swapped(x, "business", "calendar") == y || swapped(y, "business", "calendar") == x) return true;
      }
    }
    return false;
  }

  void add_size() {
    std::vector<std::string> sizes;
    for (std::size_t c = 0; c < made_.size(); ++c) {
      if (made_[c].grows_with_customers) sizes.push_back(id(c));
    }
    if (sizes.size() < 2) return;
    findings_.push_back(
        {.code = LintCode::size_counted_twice,
         .severity = Severity::info,
         .sentence = list_text(sizes, 5) + (sizes.size() == 2 ? " both" : " all") + " grow with the size of a journey",
         .evidence = {{"criteria", static_cast<double>(sizes.size())}}});
  }

  void add_off() {
    if (off_.empty()) return;
    findings_.push_back({.code = LintCode::weight_zero,
                         .severity = Severity::info,
                         .criterion = off_.size() == 1 ? off_.front() : "",
                         .sentence = list_text(off_, 5) + (off_.size() == 1 ? " weighs nothing" : " weigh nothing"),
                         .evidence = {{"criteria", static_cast<double>(off_.size())}}});
  }

  void add_groups() {
    for (const auto& group : model_->groups) {
      if (group.members.size() > 1) continue;
      findings_.push_back({.code = LintCode::group_of_one,
                           .severity = Severity::info,
                           .sentence = "group " + group.id + " holds nothing but " + group.members.front(),
                           .evidence = {{"members", 1.0}}});
    }
  }

  const Model* model_;
  std::vector<double> weights_;                 ///< of the criteria in all, as they are stated
  std::vector<std::optional<Metric>> metrics_;  ///< of the criteria that weigh something
  std::vector<Ingredients> made_;
  std::vector<std::string> off_;
  std::vector<std::pair<std::size_t, std::size_t>> twice_;
  std::vector<LintFinding> findings_;
};

}  // namespace journeyrank
