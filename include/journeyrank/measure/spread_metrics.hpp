// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/integer_sort.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_spells.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/order_interval.hpp"
#include "journeyrank/measure/quantile_belief.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/student_width.hpp"
#include "journeyrank/measure/survival.hpp"

namespace journeyrank {

// Metrics of how a number is spread over contacts, not only of its mean.

/// A quantile of sorted numbers, between two of them on a straight line.
///
/// Source  hyndman1996sample, definition 7 (the default of NumPy, R and DuckDB's quantile_cont)
inline double quantile_of(const std::vector<double>& sorted, double p) noexcept {
  const double at = product(p, static_cast<double>(sorted.size() - 1));
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + product(at - std::floor(at), sorted[below + 1] - sorted[below]);
}

/// All numbers that a journey's contacts have, sorted.
template <class Journey>
std::vector<double> sorted_numbers(const Journey& contacts) {
  std::vector<std::int64_t> readings;
  readings.reserve(contacts.rows().size());
  contacts.for_each_reading([&](std::int64_t reading) { readings.push_back(reading); });
  const bool in_order = !contacts.reader().is_decimal();  // integers are sorted sooner than what they stand for
  if (in_order) sort_integers(readings);
  std::vector<double> numbers(readings.size());
  for (std::size_t i = 0; i < readings.size(); ++i) numbers[i] = contacts.number(readings[i]);
  if (!in_order) std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// The same estimate with an interval of 95 %; its standard error is that of a normal one of the same width.
inline Estimate with_interval(Estimate estimate, const Interval& interval) noexcept {
  estimate.interval = {std::min(interval.low, estimate.value), std::max(interval.high, estimate.value)};
  estimate.centre_error = (estimate.interval.high - estimate.interval.low) / (2.0 * z_95);
  return estimate;
}

/// The same estimate of a sample that is too small to say how sure it is.
inline Estimate without_interval(Estimate estimate) noexcept {
  estimate.has_interval = false;
  return estimate;
}

/// A quantile of a column: p = 0.5 is the median, 0.9 what nine of ten contacts stay below. Its interval is that of the
/// order statistics around it, whatever the distribution.
///
/// Units   of the column
/// Edge    no contact has the column measured: not measured; too few for an end of the interval (see order_interval),
///         as those below 6 for a median and below 36 for a 90th percentile: no interval
/// Source  hyndman1996sample; conover1999practical for the interval
struct Quantile {
  std::string column;  ///< contact column, "duration_s" or an extra column
  double p = 0.5;
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts

  static constexpr const char* name = "quantile";
  static constexpr const char* formula = "the number that a share p of the contacts with the column stay below";
  static constexpr const char* unit = "unit of the column";
  static constexpr const char* needs = "column";
  static constexpr auto fields() {
    return FieldList{
        Field{"column", &Quantile::column, "column to look at", Allowed{.required = true, .least_size = 1}},
        Field{"p", &Quantile::p, "the share below, 0.5 for the median", Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"per", &Quantile::per, "what is counted: contacts, cases, customers or accounts"}};
  }

  Reading reading() const { return NumberOf{column}; }
  std::string fault() const {
    return first_fault(fault_of_number_column(column), p >= 0.0 && p <= 1.0 ? "" : "p must be in [0, 1]");
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const std::vector<double> sorted = sorted_numbers(contacts);
    if (sorted.empty()) return contacts.nothing_read();
    Estimate estimate = measured(quantile_of(sorted, p), static_cast<std::int64_t>(sorted.size()));
    estimate.around = order_statistics(sorted, p);
    const auto ends = order_interval(sorted.size(), p);
    if (!ends) return without_interval(std::move(estimate));
    return with_interval(std::move(estimate), {sorted[ends->low], sorted[ends->high]});
  }

  friend bool operator==(const Quantile&, const Quantile&) = default;
};
static_assert(fully_described<Quantile>);

/// How unevenly customers are served: the 90th percentile of a column over its median. 1 is the same for all. Its
/// interval is made of those of the two, each of 97.5 %, so that both hold at once in 95 %: it is wide rather than
/// sure.
///
/// Edge    no contact has the column measured, or the median is 0: not measured; fewer than 42 numbers, or a median
///         that may be 0: no interval. `duration_s` is the time from start to end, and where contacts are still open
///         both quantiles are Kaplan and Meier's (see TimeToResolve): not measured where too few have ended to tell the
///         90th percentile
/// Source  conover1999practical; bonferroni1936teoria; kaplan1958nonparametric
struct Consistency {
  std::string column;                        ///< contact column, "duration_s" or an extra column
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts

  static constexpr const char* name = "consistency";
  static constexpr const char* formula = "90th percentile of the column / its median";
  static constexpr const char* unit = "ratio";
  static constexpr const char* needs = "column";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{
        Field{"column", &Consistency::column, "column to look at", Allowed{.required = true, .least_size = 1}},
        Field{"per", &Consistency::per, "what is counted: contacts, cases, customers or accounts"}};
  }

  Reading reading() const {
    if (column == duration_column) return EndReading{.resolved = false};
    return NumberOf{column};
  }
  std::string fault() const { return fault_of_number_column(column); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    if (column != duration_column) {
      const std::vector<double> sorted = sorted_numbers(contacts);
      return sorted.empty() ? contacts.nothing_read() : of_numbers(sorted);
    }
    const std::vector<Spell> spells = spells_of(contacts);
    if (none_over(spells)) return not_measured("no contact of the journey has \"" + column + "\" measured");
    if (std::any_of(spells.begin(), spells.end(), [](const Spell& each) { return each.open; }))
      return of_spells(spells);
    std::vector<double> sorted;
    for (const Spell& each : spells) sorted.push_back(static_cast<double>(each.length) / 1000.0);
    std::sort(sorted.begin(), sorted.end());
    return of_numbers(sorted);
  }

  friend bool operator==(const Consistency&, const Consistency&) = default;

 private:
  static constexpr double z_97_5 = 2.241402727604947;

  Estimate no_median() const { return not_measured("the median of \"" + column + "\" is 0"); }

  Estimate of_numbers(const std::vector<double>& sorted) const {
    const double median = quantile_of(sorted, 0.5);
    if (median == 0.0) return no_median();
    Estimate estimate = measured(quantile_of(sorted, 0.9) / median, static_cast<std::int64_t>(sorted.size()));
    const auto middle = order_interval(sorted.size(), 0.5, 0.0125);
    const auto high = order_interval(sorted.size(), 0.9, 0.0125);
    if (!middle || !high || !(sorted[middle->low] > 0.0)) return without_interval(std::move(estimate));
    const double least = std::max(1.0, sorted[high->low] / sorted[middle->high]);
    return with_interval(std::move(estimate), {least, sorted[high->high] / sorted[middle->low]});
  }

  Estimate of_spells(const std::vector<Spell>& spells) const {
    const SurvivalQuantile median = survival_quantile(spells, 0.5, z_97_5);
    const SurvivalQuantile high = survival_quantile(spells, 0.9, z_97_5);
    if (!high.at) return not_measured("too few contacts of the journey have ended to tell its 90th percentile");
    if (*median.at == 0) return no_median();
    const auto ratio = [](std::int64_t a, std::int64_t b) { return static_cast<double>(a) / static_cast<double>(b); };
    Estimate estimate = measured(ratio(*high.at, *median.at), static_cast<std::int64_t>(spells.size()));
    if (!median.low || *median.low == 0 || !median.high || !high.low || !high.high) {
      return without_interval(std::move(estimate));
    }
    const double least = std::max(1.0, ratio(*high.low, *median.high));
    return with_interval(std::move(estimate), {least, ratio(*high.high, *median.low)});
  }
};
static_assert(fully_described<Consistency>);

/// One column as a share of another, added up over the contacts that have both: hold_s of handle_s. Its error is the
/// linearised one of a ratio of two sums, its interval Student's.
///
/// Edge    no contact has both measured, or the whole adds up to 0: not measured; one alone, or fewer than 30 of one
///         and the same share: no interval
/// Source  cochran1977sampling, section 6.3
struct Proportion {
  std::string part;
  std::string whole;

  static constexpr const char* name = "proportion";
  static constexpr const char* formula = "sum of the part / sum of the whole, over contacts with both measured";
  static constexpr const char* unit = "ratio";
  static constexpr const char* needs = "part, whole";
  static constexpr auto fields() {
    return FieldList{Field{"part", &Proportion::part, "column of the part, such as hold_s",
                           Allowed{.required = true, .least_size = 1}},
                     Field{"whole", &Proportion::whole, "column of the whole, such as handle_s",
                           Allowed{.required = true, .least_size = 1}}};
  }

  std::vector<Reading> readings() const { return {NumberOf{part}, NumberOf{whole}}; }
  std::string fault() const { return first_fault(fault_of_number_column(part), fault_of_number_column(whole)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const auto wholes = contacts.of(1);
    auto part_sum = contacts.zero();
    auto whole_sum = wholes.zero();
    std::int64_t n = 0;
    for (const std::uint32_t row : contacts.rows()) {
      if (contacts.reading(row) == not_read || wholes.reading(row) == not_read) continue;
      part_sum.add(contacts.reading(row));
      whole_sum.add(wholes.reading(row));
      ++n;
    }
    if (n == 0)
      return not_measured("no contact of the journey has both \"" + part + "\" and \"" + whole + "\" measured");
    const double total = whole_sum.value() / wholes.reader().per_unit();
    if (total == 0.0) return not_measured("\"" + whole + "\" adds up to 0");
    const double ratio = part_sum.value() / contacts.reader().per_unit() / total;
    ExactSum squares;
    for (const std::uint32_t row : contacts.rows()) {
      if (contacts.reading(row) == not_read || wholes.reading(row) == not_read) continue;
      const double beside = product(ratio, wholes.number(wholes.reading(row)));
      squares.add(
          product(contacts.number(contacts.reading(row)) - beside, contacts.number(contacts.reading(row)) - beside));
    }
    Estimate estimate = measured(ratio, n);
    const auto count = static_cast<double>(n);
    const double error = n > 1 ? std::sqrt(squares.value() * (count / (count - 1.0))) / std::fabs(total) : 0.0;
    if (n < 2 || (n < few_numbers && error <= 1e-12 * std::fabs(ratio))) return without_interval(std::move(estimate));
    estimate.centre_error = error;
    estimate.interval = normal_interval(ratio, error, student_width(n));
    return estimate;
  }

  friend bool operator==(const Proportion&, const Proportion&) = default;
};
static_assert(fully_described<Proportion>);

}  // namespace journeyrank
