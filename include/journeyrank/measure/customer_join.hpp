// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// The extra columns that contacts get from the table of customers.
inline constexpr std::array<std::string_view, 3> joined_columns = {"tenure", "churn_risk", "preferred_channel"};

/// Contacts with what a table of customers says of theirs.
class CustomerJoin {
 public:
  explicit CustomerJoin(const CustomerTable* customers) noexcept : customers_(customers) {}

  /// True when there is a table to join.
  bool is_on() const noexcept { return customers_ != nullptr; }

  /// False when the customer of the contact is not in the table. What the contact says itself stands; account,
  /// segment, yearly value and the date of leaving are filled in (the date also where the contact says no more than
  /// that its customer left), and the extra columns tenure, churn_risk and
  /// preferred_channel. An empty churned or churned_at says nothing that the table knows better. The contact borrows
  /// from the table and from here until the next one.
  bool fill(Contact& contact) {
    differs_ = false;
    const Customer* const customer = customers_->find(contact.customer_id);
    extra_.assign(contact.extra.begin(), contact.extra.end());
    const auto tenure = customer != nullptr && customer->start_at && contact.started_at
                            ? customers_->bands().at(*customer->start_at, *contact.started_at)
                            : std::nullopt;
    add_extra("tenure", tenure.value_or(std::string_view{}));
    add_extra("churn_risk", customer == nullptr ? std::string_view{} : customer->churn_risk);
    add_extra("preferred_channel", customer == nullptr ? std::string_view{} : customer->preferred_channel);
    contact.extra = extra_;
    if (customer == nullptr) return contact.customer_id.empty();
    if (contact.account_id.empty()) contact.account_id = customer->account_id;
    if (contact.segment == "(none)" && !customer->segment.empty()) contact.segment = customer->segment;
    if (!contact.revenue_minor) contact.revenue_minor = customer->annual_value_minor;
    fill_loss(contact, *customer);
    return true;
  }

  /// True when the contact filled last says something else of the loss than the table: one of them that there was
  /// none, or another day.
  bool differs() const noexcept { return differs_; }

 private:
  void fill_loss(Contact& contact, const Customer& customer) {
    // An empty cell left its default, which says no more than that nobody wrote anything.
    if (!contact.churned_at && contact.churned_cell == CellSaid::empty) contact.churned.reset();
    const std::optional<bool> own = contact.churned_at ? std::optional(true) : contact.churned;
    if (!own) {
      contact.churned = customer.has_left();
      contact.churned_at = customer.end_at;
      return;
    }
    differs_ = *own != customer.has_left() && customers_->tells_losses();
    if (contact.churned_at && customer.end_at) {
      differs_ = *contact.churned_at - *customer.end_at >= day_ms || *customer.end_at - *contact.churned_at >= day_ms;
    }
    if (*own && !contact.churned_at) contact.churned_at = customer.end_at;
  }

  void add_extra(std::string_view name, std::string_view text) {
    for (auto& each : extra_) {
      if (each.name != name) continue;
      if (each.text.empty()) each.text = text;
      return;
    }
    extra_.push_back({name, text});
  }

  const CustomerTable* customers_;
  std::vector<ExtraColumn> extra_;
  bool differs_ = false;
};

}  // namespace journeyrank
