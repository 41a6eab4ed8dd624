// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"

namespace journeyrank {

/// A constraint that a statement makes, or several together.
struct StatedConstraint {
  LinearConstraint constraint;
  std::vector<std::size_t> statements = {};  ///< whose it is; of nobody: always there
};

/// Constraints that statements make on x >= 0, some of them two statements together.
class StatedConstraints {
 public:
  StatedConstraints(std::size_t variables, std::size_t statements, std::vector<StatedConstraint> stated)
      : variables_(variables), statements_(statements), stated_(std::move(stated)) {}

  std::size_t statement_count() const noexcept { return statements_; }

  /// True when some x keeps all constraints of these statements.
  bool agree(const std::vector<std::size_t>& kept) const { return contradiction(kept).empty(); }

  /// True when some x keeps all constraints.
  bool agree() const {
    std::vector<std::size_t> all(statements_);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return agree(all);
  }

  /// Statements that contradict each other, none of which can be left out without the others agreeing; empty if all
  /// agree. Of several such sets the smallest that is found from each statement on.
  ///
  /// Source  chinneck1991locating, the deletion filter, on the statements of Farkas' multipliers
  /// Cost    for each of up to 16 orders, a linear programme a statement of the set that the multipliers name
  std::vector<std::size_t> conflict() const {
    std::vector<std::size_t> order(statements_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> smallest;
    for (std::size_t turn = 0; turn < std::min<std::size_t>(statements_, 16); ++turn) {
      std::vector<std::size_t> found = irreducible(order);
      if (found.empty()) return {};
      if (smallest.empty() || found.size() < smallest.size()) smallest = std::move(found);
      std::rotate(order.begin(), order.begin() + 1 + static_cast<std::ptrdiff_t>(statements_ / 16), order.end());
    }
    return smallest;
  }

 private:
  /// The statements whose constraints contradict each other, among those kept; in their order.
  std::vector<std::size_t> contradiction(const std::vector<std::size_t>& kept) const {
    LinearProgram program{.objective = std::vector<double>(variables_, 0.0), .constraints = {}};
    std::vector<std::size_t> place(statements_, kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) place[kept[i]] = i;
    std::vector<std::pair<std::size_t, const StatedConstraint*>> in;  // by the last statement, in the order kept
    for (const StatedConstraint& each : stated_) {
      std::size_t last = 0;
      for (const std::size_t statement : each.statements) last = std::max(last, place[statement]);
      if (last < kept.size() || each.statements.empty()) in.emplace_back(last, &each);
    }
    std::stable_sort(in.begin(), in.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [last, each] : in) program.constraints.push_back(each->constraint);
    const LinearSolution solution = maximise(program);
    if (solution.outcome != LinearOutcome::infeasible) return {};
    std::vector<bool> used(statements_, false);
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (solution.multipliers[i] == 0.0) continue;
      for (const std::size_t statement : in[i].second->statements) used[statement] = true;
    }
    std::vector<std::size_t> found;
    for (const std::size_t statement : kept) {
      if (used[statement]) found.push_back(statement);
    }
    return found.empty() ? kept : found;
  }

  std::vector<std::size_t> irreducible(const std::vector<std::size_t>& order) const {
    std::vector<std::size_t> set = contradiction(order);
    if (set.empty()) return {};
    if (set.size() < order.size() && agree(set)) set = order;  // rounding: more than the multipliers name takes part
    for (std::size_t at = 0; at < set.size();) {
      std::vector<std::size_t> rest = set;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
      if (rest.empty() || agree(rest)) {
        ++at;
        continue;
      }
      set = std::move(rest);
    }
    std::sort(set.begin(), set.end());
    return set;
  }

  std::size_t variables_;
  std::size_t statements_;
  std::vector<StatedConstraint> stated_;
};

}  // namespace journeyrank
