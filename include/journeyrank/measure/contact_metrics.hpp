// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/sampling_weight.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/weighted_contacts.hpp"

namespace journeyrank {

// Metrics that count contacts. A metric says what it reads off each contact (`reading`), what is wrong with its options
// (`fault`, "" when nothing is), and answers for one journey (the call, on JourneyContacts; a template, so that a model
// that only names a metric does not compile the work).

/// Contacts of the journey, or, where they are weighted, those that they stand for.
struct Contacts {
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "contacts";
  static constexpr const char* formula = "number of contacts";
  static constexpr const char* unit = "contacts";
  static constexpr const char* needs = "";
  static constexpr auto fields() {
    return FieldList{Field{"per", &Contacts::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"weighted", &Contacts::weighted,
                           "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const { return with_weight(*this, {Reading{}}); }
  std::string fault() const { return fault_of_weights(*this); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    if (weighted) {
      const Journey weights = contacts.of(1);
      WeightedTotal total;
      for (const std::uint32_t row : contacts.rows()) total.add(weight_of(weights.reading(row)), 1.0);
      if (!total.all_one()) return total.estimate(contacts.count());
    }
    return measured(static_cast<double>(contacts.count()), contacts.count());
  }

  friend bool operator==(const Contacts&, const Contacts&) = default;
};
static_assert(fully_described<Contacts>);

/// The share of contacts that meet a condition, among those where the column is measured.
///
/// Edge    no contact has the column measured: not measured
/// Errors  bad_option when the condition does not fit the column (see Condition)
struct Rate {
  std::string column;                 ///< contact column, "duration_s" or an extra column
  std::optional<double> at_least{};   ///< meets the condition from here on, in the column's unit
  std::optional<double> at_most{};    ///< meets the condition up to here
  std::vector<std::string> one_of{};  ///< texts that meet the condition
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "rate";
  static constexpr const char* formula = "contacts that meet the condition / contacts with the column measured";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "column";
  static constexpr auto fields() {
    return FieldList{
        Field{"column", &Rate::column, "contact column or extra column to look at",
              Allowed{.required = true, .least_size = 1}},
        Field{"at_least", &Rate::at_least, "lowest number that meets the condition"},
        Field{"at_most", &Rate::at_most, "highest number that meets the condition"},
        Field{"one_of", &Rate::one_of, "texts that meet the condition"},
        Field{"shrink", &Rate::shrink, "how small samples are drawn to the others"},
        Field{"per", &Rate::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &Rate::cluster, "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &Rate::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const { return with_weight(*this, {condition_of(*this)}); }
  std::string fault() const {
    return first_fault(first_fault(journeyrank::fault(condition_of(*this)), journeyrank::fault(shrink)),
                       fault_of_weights(*this));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_rate(contacts, 1) : contacts.rate();
  }

  friend bool operator==(const Rate&, const Rate&) = default;
};
static_assert(fully_described<Rate>);

/// The exact sum of a column over the contacts where it is measured. It takes no counting unit: the sum of the sums of
/// cases, customers or accounts is the same.
///
/// Units   of the column: seconds, currency units
/// Edge    no contact has the column measured: not measured, never 0
/// Errors  bad_option when the column is not of numbers
struct Sum {
  std::string column;     ///< contact column, "duration_s" or an extra column
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "sum";
  static constexpr const char* formula = "sum of the column";
  static constexpr const char* unit = "unit of the column";
  static constexpr const char* needs = "column";
  static constexpr auto fields() {
    return FieldList{Field{"column", &Sum::column, "column to add up", Allowed{.required = true, .least_size = 1}},
                     Field{"weighted", &Sum::weighted,
                           "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const { return with_weight(*this, {NumberOf{column}}); }
  std::string fault() const { return fault_of_number_column(column); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    auto sum = contacts.zero();
    std::int64_t n = 0;
    contacts.for_each_reading([&](std::int64_t number) {
      sum.add(number);
      ++n;
    });
    if (n == 0) return contacts.nothing_read();
    const double per_unit = contacts.reader().per_unit();
    if (weighted) {
      const WeightedTotal total = weighted_total(contacts);
      if (!total.all_one()) return total.estimate(n, per_unit);
    }
    return measured(sum.value() / per_unit, n);
  }

  friend bool operator==(const Sum&, const Sum&) = default;

 private:
  /// Of the readings as they are, in thousandths or hundredths where the column is kept so: they are divided once.
  template <class Journey>
  static WeightedTotal weighted_total(const Journey& contacts) {
    const Journey weights = contacts.of(1);
    const bool decimal = contacts.reader().is_decimal();
    WeightedTotal total;
    for (const std::uint32_t row : contacts.rows()) {
      const std::int64_t read = contacts.reading(row);
      if (read == not_read) continue;
      total.add(weight_of(weights.reading(row)), decimal ? contacts.number(read) : static_cast<double>(read));
    }
    return total;
  }
};
static_assert(fully_described<Sum>);

/// The mean of a column over the contacts where it is measured: the exact sum, divided.
///
/// Units   of the column: seconds, currency units
/// Edge    no contact has the column measured: not measured
/// Errors  bad_option when the column is not of numbers
struct Mean {
  std::string column;  ///< contact column, "duration_s" or an extra column
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "mean";
  static constexpr const char* formula = "sum of the column / contacts with the column measured";
  static constexpr const char* unit = "unit of the column";
  static constexpr const char* needs = "column";
  static constexpr auto fields() {
    return FieldList{
        Field{"column", &Mean::column, "column to average", Allowed{.required = true, .least_size = 1}},
        Field{"shrink", &Mean::shrink, "how small samples are drawn to the others"},
        Field{"per", &Mean::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &Mean::cluster, "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &Mean::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const { return with_weight(*this, {NumberOf{column}}); }
  std::string fault() const {
    return first_fault(first_fault(fault_of_number_column(column), journeyrank::fault(shrink)),
                       fault_of_weights(*this));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_mean(contacts, 1) : contacts.mean();
  }

  friend bool operator==(const Mean&, const Mean&) = default;
};
static_assert(fully_described<Mean>);

}  // namespace journeyrank
