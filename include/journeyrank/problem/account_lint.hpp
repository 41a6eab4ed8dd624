// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// True for a metric that could give its error by accounts, and takes each contact, case or customer for independent.
inline bool ignores_accounts(const Metric& metric) {
  return std::visit(
      []<class Step>(const Step& each) {
        if constexpr (!requires { each.cluster; }) {
          return false;
        } else if constexpr (!requires { each.per; }) {
          return each.cluster != ClusterBy::account;
        } else {
          return each.cluster != ClusterBy::account && each.per != decltype(each.per)::account;
        }
      },
      metric);
}

/// Rates and means whose errors take the contacts of one account for independent, where half of the contacts or more
/// name an account and an account has three of them or more, of several customers, on average.
///
/// Edge    accounts are known only where a metric of the model tells cases or accounts apart; fewer than 30 contacts
///         that name one: nothing is said
inline std::vector<LintFinding> lint_accounts(const ContactTable& table, const MeasuredCells& cells) {
  std::vector<std::string> criteria;
  for (std::size_t c = 0; c < cells.estimates.size(); ++c) {
    const Criterion& criterion = cells.model.criteria[c];
    const auto metric = criterion.weight > 0.0 ? metric_of(criterion.metric) : std::nullopt;
    const bool sampled = std::any_of(cells.estimates[c].begin(), cells.estimates[c].end(),
                                     [](const Estimate& each) { return each.measured && each.basis != Basis::count; });
    if (metric && sampled && ignores_accounts(*metric)) criteria.push_back(criterion.id);
  }
  const auto accounts = table.case_rows().accounts.values();
  if (criteria.empty() || accounts.empty()) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  // of accounts, with their customers
  for (std::size_t row = 0; row < accounts.size(); ++row) {
    if (accounts[row] != no_party) members.emplace_back(accounts[row], table.customer(row));
  }
  const std::size_t contacts = members.size();
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    distinct += i == 0 || members[i].first != members[i - 1].first ? 1 : 0;
  }
  if (contacts < 30 || 2 * contacts < table.size() || contacts < 3 * distinct || members.size() < 2 * distinct)
    return {};
  return {{.code = LintCode::shared_accounts,
           .criterion = criteria.size() == 1 ? criteria.front() : "",
           .sentence = list_text(criteria) + (criteria.size() == 1 ? " takes" : " take") +
                       " the contacts of one account for independent: " + std::to_string(contacts) + " are of " +
                       std::to_string(distinct) + " accounts",
           .evidence = {{"contacts", static_cast<double>(contacts)}, {"accounts", static_cast<double>(distinct)}}}};
}

}  // namespace journeyrank
