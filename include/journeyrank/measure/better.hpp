// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/measure/metric.hpp"

namespace journeyrank {

/// Which side of a number is the good one.
enum class Better { lower, higher };

constexpr auto enumerators(Better) {
  return std::array{Enumerator{"lower", Better::lower}, Enumerator{"higher", Better::higher}};
}

/// Which side of a metric is the good one, where its definition says so: fewer repeats, higher satisfaction. A sum or a
/// share of any condition does not say.
inline std::optional<Better> better_side(const Metric& metric) {
  return std::visit(
      [](const auto& each) -> std::optional<Better> {
        if constexpr (requires { each.better; }) {
          return parse_enumerator<Better>(each.better);
        } else {
          return std::nullopt;
        }
      },
      metric);
}

/// True for a metric that adds up: it grows with the journey, so that no journey can be an example to another, and has
/// no sampling error, for nothing was drawn, unless its contacts are weighted.
inline bool is_total(const Metric& metric) noexcept {
  return std::visit(
      []<class Step>(const Step&) {
        return std::is_same_v<Step, Contacts> || std::is_same_v<Step, Customers> || std::is_same_v<Step, Sum> ||
               std::is_same_v<Step, CustomerSum> || std::is_same_v<Step, CostToServe> || std::is_same_v<Step, Cases> ||
               std::is_same_v<Step, ContactRate> || std::is_same_v<Step, LifetimeValue>;
      },
      metric);
}

}  // namespace journeyrank
