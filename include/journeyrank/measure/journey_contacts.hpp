// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/clustering.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_reader.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading_sum.hpp"

namespace journeyrank {

/// The number of a customer that is not known.
inline constexpr std::uint32_t anonymous_customer = no_party;

/// One reading of all contacts of a tally, one entry a contact; one of the two lists is empty.
struct ReadingView {
  const ContactReader* reader = nullptr;
  std::span<const std::int8_t> conditions{};
  std::span<const std::int64_t> numbers{};

  /// What was read off a contact; not_read when it was not measured, or when nothing is read.
  std::int64_t at(std::uint32_t row) const noexcept {
    if (!conditions.empty()) return conditions[row] < 0 ? not_read : conditions[row];
    return numbers.empty() ? not_read : numbers[row];
  }
};

/// What all contacts of a log have in common, of whatever journey.
struct LogFacts {
  std::int64_t begin = 0;  ///< the earliest start, ms since 1970; in slices by period that of their part of the log
  std::int64_t end = 0;    ///< the latest start, or the end of that part
  std::int64_t known_until = 0;  ///< the latest time that any contact names (see known_until)
  std::int64_t customers = 0;    ///< distinct known customers; in slices by customers those of the slice

  double days() const noexcept { return static_cast<double>(end - begin) / 86'400'000.0; }
};

/// The contacts of one journey as a metric sees them: its readings of each, in groups of one customer, anonymous ones
/// last.
class JourneyContacts {
 public:
  /// What all contacts of a tally have, one entry a contact.
  struct Columns {
    std::span<const std::uint32_t> customers;
    std::span<const std::int64_t> started_at;
    LogFacts log{};
    std::span<const std::int64_t> clusters{};  ///< empty where observations do not go together (see ClusterBy)
    std::span<const std::uint32_t> met{};      ///< in a slice: the known customers of the journey in whatever slice
    std::span<const std::uint32_t> persons{};  ///< where `customers` are accounts: whose contacts they are
  };

  /// `rows` are the journey's contacts, in order of their customer's number; `views` what the metric reads, one or
  /// more.
  JourneyContacts(std::span<const std::uint32_t> rows, Columns columns, std::span<const ReadingView> views) noexcept
      : rows_(rows), columns_(columns), views_(views), view_(&views.front()) {}

  /// The same contacts by another reading of the metric.
  JourneyContacts of(std::size_t reading) const noexcept {
    JourneyContacts other = *this;
    other.view_ = &views_[reading];
    return other;
  }

  const ContactReader& reader() const noexcept { return *view_->reader; }
  std::int64_t count() const noexcept { return static_cast<std::int64_t>(rows_.size()); }
  std::span<const std::uint32_t> rows() const noexcept { return rows_; }

  /// What was read off a contact; not_read when it was not measured.
  std::int64_t reading(std::uint32_t row) const noexcept {
    if (view_->conditions.empty()) return view_->numbers[row];
    return view_->conditions[row] < 0 ? not_read : view_->conditions[row];
  }

  /// What became of the customer of a contact: 1 lost, 0 not, -1 not known, or undated_loss.
  std::int8_t outcome(std::uint32_t row) const noexcept { return view_->conditions[row]; }

  /// A number that was read off a contact, in the unit of its column.
  double number(std::int64_t reading) const noexcept { return reader().in_units(reading); }

  std::int64_t started_at(std::uint32_t row) const noexcept { return columns_.started_at[row]; }

  /// The customer of a contact, also where accounts are counted.
  std::uint32_t customer_of(std::uint32_t row) const noexcept {
    return columns_.persons.empty() ? columns_.customers[row] : columns_.persons[row];
  }

  const LogFacts& log() const noexcept { return columns_.log; }

  /// A sum of readings, with none so far.
  ReadingSum zero() const noexcept { return ReadingSum(reader().is_decimal()); }

  /// Calls `visit(reading)` for each contact with one.
  template <class Visit>
  void for_each_reading(Visit&& visit) const {
    for (const std::uint32_t row : rows_) {
      const std::int64_t read = reading(row);
      if (read != not_read) visit(read);
    }
  }

  /// Calls `visit(rows)` for each known customer, with all of that customer's contacts.
  template <class Visit>
  void for_each_customer(Visit&& visit) const {
    for (std::size_t begin = 0; begin < rows_.size();) {
      const std::uint32_t customer = columns_.customers[rows_[begin]];
      if (customer == anonymous_customer) return;
      std::size_t end = begin + 1;
      while (end < rows_.size() && columns_.customers[rows_[end]] == customer) ++end;
      visit(rows_.subspan(begin, end - begin));
      begin = end;
    }
  }

  /// Distinct known customers.
  std::int64_t customer_count() const {
    std::int64_t count = 0;
    for_each_customer([&count](auto) { ++count; });
    return count;
  }

  /// The same rate or mean with the error of its clusters, where the metric asks for them (see with_clusters).
  /// `residual(row)` is that of a contact, nothing of one that does not count.
  template <class Residual>
  Estimate clustered(Estimate estimate, double whole, Residual&& residual) const {
    if (columns_.clusters.empty() || !estimate.measured) return estimate;
    ClusteredResiduals residuals;
    for (const std::uint32_t row : rows_) {
      if (const std::optional<double> own = residual(row)) residuals.add(columns_.clusters[row], *own);
    }
    return with_clusters(std::move(estimate), std::move(residuals), whole);
  }

  /// The same of a rate or mean over customers: `residual(rows)` is that of the customer who has these contacts.
  template <class Residual>
  Estimate clustered_customers(Estimate estimate, Residual&& residual) const {
    if (columns_.clusters.empty() || !estimate.measured) return estimate;
    ClusteredResiduals residuals;
    for_each_customer([&](std::span<const std::uint32_t> rows) {
      if (const std::optional<double> own = residual(rows)) residuals.add(columns_.clusters[rows.front()], *own);
    });
    const auto n = static_cast<double>(estimate.n);
    return with_clusters(std::move(estimate), std::move(residuals), n);
  }

  /// The share of contacts with a reading of 1 among those with one.
  Estimate rate() const {
    return rate_where([](std::uint32_t) { return true; });
  }

  /// The same among those for which `counts(row)` holds.
  template <class Counts>
  Estimate rate_where(Counts&& counts) const {
    std::int64_t met = 0;
    std::int64_t n = 0;
    for (const std::uint32_t row : rows_) {
      const std::int64_t holds = reading(row);
      if (holds == not_read || !counts(row)) continue;
      met += holds;
      ++n;
    }
    if (n == 0) return nothing_read();
    const Estimate estimate = measured_rate(met, n);
    return clustered(estimate, static_cast<double>(n), [&](std::uint32_t row) -> std::optional<double> {
      const std::int64_t holds = reading(row);
      if (holds == not_read || !counts(row)) return std::nullopt;
      return static_cast<double>(holds) - estimate.centre;
    });
  }

  /// Of a reading of everyone: the rate among the customers, or accounts, of the log who had no contact in the journey,
  /// in whatever slice.
  Estimate rate_of_others() const {
    std::int64_t met = 0;
    std::int64_t n = 0;
    std::int64_t undated = 0;
    const auto add = [&](std::int8_t outcome, std::int64_t times) {
      if (outcome == undated_loss) undated += times;
      if (outcome < 0) return;
      met += outcome * times;
      n += times;
    };
    for (const std::int8_t outcome : view_->conditions) add(outcome, 1);
    if (columns_.met.empty()) {
      for_each_customer(
          [&](std::span<const std::uint32_t> rows) { add(view_->conditions[columns_.customers[rows.front()]], -1); });
    }
    for (const std::uint32_t customer : columns_.met) add(view_->conditions[customer], -1);
    if (undated > 0 && met == 0) return losses_undated(undated);
    if (n == 0)
      return not_measured("no customer is known who had no contact in the journey and of whom the loss is known");
    return measured_rate(met, n);
  }

  /// Why a rate of losses is not measured where no loss that is known has a date: 0 would be wrong.
  static Estimate losses_undated(std::int64_t customers) {
    return not_measured(std::to_string(customers) + (customers == 1 ? " customer was" : " customers were") +
                        " lost and no \"churned_at\" says when; a horizon needs the date (\"horizon_days\": 0 takes "
                        "\"churned\" as it stands)");
  }

  /// The mean of the readings: their exact sum, divided; and their variance around it.
  Estimate mean() const {
    ReadingSum sum = zero();
    std::int64_t n = 0;
    for_each_reading([&](std::int64_t number) {
      sum.add(number);
      ++n;
    });
    if (n == 0) return nothing_read();
    const double mean = sum.value() / reader().per_unit() / static_cast<double>(n);
    ExactSum squares;
    for_each_reading([&](std::int64_t each) { squares.add(product(number(each) - mean, number(each) - mean)); });
    const Estimate estimate = measured_mean(mean, n > 1 ? squares.value() / static_cast<double>(n - 1) : 0.0, n);
    return clustered(estimate, static_cast<double>(n), [&](std::uint32_t row) -> std::optional<double> {
      const std::int64_t own = reading(row);
      return own == not_read ? std::nullopt : std::optional(number(own) - mean);
    });
  }

  /// Why nothing was read, for an estimate that is not measured.
  Estimate nothing_read() const {
    if (reader().reads_case()) {
      return not_measured("no contact of the journey has a customer and its window inside the log");
    }
    const std::string quoted = "\"" + reader().column() + "\"";
    if (reader().has_seen_column()) return not_measured("no contact of the journey has " + quoted + " measured");
    return not_measured("the contacts have no column " + quoted +
                        did_you_mean(reader().column(), contact_column_names()));
  }

  /// The same for a metric of customers.
  Estimate nothing_read_of_customers() const {
    if (customer_count() == 0) return not_measured("no contact of the journey has a customer_id");
    bool any = false;
    for_each_reading([&any](std::int64_t) { any = true; });
    if (!any) return nothing_read();
    return not_measured("no contact with a customer_id has \"" + reader().column() + "\" measured");
  }

 private:
  std::span<const std::uint32_t> rows_;
  Columns columns_;
  std::span<const ReadingView> views_;
  const ReadingView* view_;
};

}  // namespace journeyrank
