// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/tenure.hpp"

namespace journeyrank {

/// What is known of a customer beside the contacts: a row of the table of customers.
///
/// Units   times: milliseconds since 1970-01-01 UTC; money: hundredths of the one declared currency
struct Customer {
  std::string customer_id{};
  std::string account_id{};  ///< empty: none
  std::string segment{};     ///< empty: none
  std::optional<std::int64_t> start_at{};
  std::optional<std::int64_t> end_at{};  ///< empty: not left so far, unless end_is_unreadable
  std::optional<std::int64_t> annual_value_minor{};
  std::string churn_risk{};         ///< as it is written; empty: none
  std::string preferred_channel{};  ///< empty: none
  bool end_is_unreadable = false;   ///< left, nobody knows when

  bool has_left() const noexcept { return end_at.has_value() || end_is_unreadable; }

  friend bool operator==(const Customer&, const Customer&) = default;
};

/// Every column of the table of customers.
inline constexpr std::array<std::string_view, 8> customer_columns = {
    "customer_id", "account_id", "segment", "start_at", "end_at", "annual_value", "churn_risk", "preferred_channel"};

/// Customers by their ids, to fill in what contacts do not say of them.
///
/// Edge    of two rows with one customer_id that with the later start counts, of equal ones the larger by its contents:
///         the order of the rows does not matter
/// Cost    the letters and some 250 bytes a customer
class CustomerTable {
 public:
  explicit CustomerTable(TenureBands bands = TenureBands()) : bands_(std::move(bands)) {}

  std::size_t size() const noexcept { return customers_.size(); }
  const TenureBands& bands() const noexcept { return bands_; }

  /// Which of two rows of one customer counts: the larger.
  static auto order_of(const Customer& customer) noexcept {
    return std::tie(customer.start_at, customer.end_at, customer.annual_value_minor, customer.account_id,
                    customer.segment, customer.churn_risk, customer.preferred_channel, customer.end_is_unreadable);
  }

  /// Takes one customer; true when the id is new.
  bool add(Customer customer) {
    tells_losses_ = tells_losses_ || customer.has_left();
    const auto [number, is_new] = ids_.insert(customer.customer_id);
    if (is_new) {
      customers_.push_back(std::move(customer));
    } else if (order_of(customers_[number]) < order_of(customer)) {
      customers_[number] = std::move(customer);
    }
    return is_new;
  }

  /// True once a row said that a customer left: then the others say that theirs did not so far.
  bool tells_losses() const noexcept { return tells_losses_; }

  /// nullptr for an unknown one.
  const Customer* find(std::string_view customer_id) const noexcept {
    const auto number = ids_.find(customer_id);
    return number ? &customers_[*number] : nullptr;
  }

 private:
  TenureBands bands_;
  NameIndex ids_;
  std::vector<Customer> customers_;
  bool tells_losses_ = false;
};

}  // namespace journeyrank
