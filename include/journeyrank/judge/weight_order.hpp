// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/judge/uniform_weights.hpp"
#include "journeyrank/judge/weight_statement.hpp"

namespace journeyrank {

/// Which criterion is said to weigh at least as much as which.
class OrderStatements {
 public:
  explicit OrderStatements(std::size_t criteria) : above_(criteria, std::vector<unsigned char>(criteria, 0)) {}

  /// False when the constraint says anything else than w_a >= w_b.
  bool add(const WeightConstraint& constraint) {
    std::optional<std::size_t> larger;
    std::optional<std::size_t> smaller;
    double positive = 0.0;
    double negative = 0.0;
    for (std::size_t c = 0; c < above_.size(); ++c) {
      const double each = constraint.coefficients[c];
      if (each == 0.0) continue;
      auto& place = each > 0.0 ? larger : smaller;
      if (place) return false;
      place = c;
      (each > 0.0 ? positive : negative) = each;
    }
    if (!larger || !smaller || positive != -negative || constraint.bound != 0.0 || constraint.equal) return false;
    above_[*larger][*smaller] = 1;
    return true;
  }

  /// The orders as chains that share no criterion; nothing when they cannot be told so, or run in a circle.
  std::optional<std::vector<std::vector<std::uint32_t>>> chains() const {
    const std::size_t m = above_.size();
    auto reaches = above_;
    for (std::size_t k = 0; k < m; ++k) {
      for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
          if (reaches[a][k] != 0 && reaches[k][b] != 0) reaches[a][b] = 1;
        }
      }
    }
    std::vector<std::optional<std::size_t>> next(m);
    std::vector<unsigned char> has_before(m, 0);
    for (std::size_t a = 0; a < m; ++a) {
      if (reaches[a][a] != 0) return std::nullopt;
      for (std::size_t b = 0; b < m; ++b) {
        bool direct = reaches[a][b] != 0;
        for (std::size_t k = 0; k < m; ++k) direct = direct && (reaches[a][k] & reaches[k][b]) == 0;
        if (!direct) continue;
        if (next[a] || has_before[b] != 0) return std::nullopt;
        next[a] = b;
        has_before[b] = 1;
      }
    }
    std::vector<std::vector<std::uint32_t>> chains;
    for (std::size_t a = 0; a < m; ++a) {
      if (has_before[a] != 0 || !next[a]) continue;
      chains.emplace_back();
      for (std::optional<std::size_t> at = a; at; at = next[*at]) {
        chains.back().push_back(static_cast<std::uint32_t>(*at));
      }
    }
    return chains;
  }

 private:
  std::vector<std::vector<unsigned char>> above_;
};

/// The orders that constraints on criteria that are on come down to, where each says no more than that one criterion
/// weighs at least as much as another; nothing where one says more, or they are no chains.
inline std::optional<WeightOrder> weight_order(std::span<const WeightConstraint> constraints,
                                               std::span<const unsigned char> on) {
  OrderStatements statements(on.size());
  for (const auto& each : constraints) {
    for (std::size_t c = 0; c < on.size(); ++c) {
      if (on[c] == 0 && each.coefficients[c] != 0.0) return std::nullopt;
    }
    if (!statements.add(each)) return std::nullopt;
  }
  auto chains = statements.chains();
  if (!chains) return std::nullopt;
  WeightOrder order{.chains = std::move(*chains)};
  for (std::size_t c = 0; c < on.size(); ++c) {
    if (on[c] != 0) order.on.push_back(static_cast<std::uint32_t>(c));
  }
  return order;
}

}  // namespace journeyrank
