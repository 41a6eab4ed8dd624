// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/sampling_weight.hpp"

namespace journeyrank {

// Metrics of what contacts cost.

/// Which contacts a cost is that of.
///
/// contacts   all
/// repeats    those that follow an earlier one about the same thing
/// failure    those of failure demand: something was not done, or not done right, before
/// avoidable  repeats and failure demand, each contact once
enum class CostOf { contacts, repeats, failure, avoidable };

constexpr auto enumerators(CostOf) {
  using enum CostOf;
  return std::array{Enumerator{"contacts", contacts}, Enumerator{"repeats", repeats}, Enumerator{"failure", failure},
                    Enumerator{"avoidable", avoidable}};
}

/// What the handling of the journey's contacts costs, or of those among them that need not have been. Of transfer legs
/// each costs by its own channel. Credits are those of the same contacts; one without has had none. A contact without a
/// handle time adds its fixed cost and its credit, and the cost of its handling is lacking: `in_part` counts these, and
/// a note of the result says it. n counts the contacts that the sum rests on: of which some cost is known, and whether
/// they count.
///
/// Units   currency units of the hourly rate; credits of the declared currency
/// Edge    none of the contacts that count has a handle time (where an hour costs something), or of none is any cost
///         known, or whether it counts: not measured, never 0. Whether a contact is avoidable is known where it is a
///         repeat or of failure demand, or is known to be neither
/// Errors  bad_option when a rate is negative or not finite, a concurrency below 1 or beyond 100, or repeats weighted
struct CostToServe {
  double rate_per_hour = 0;      ///< loaded cost of an hour of handling
  double fixed_per_contact = 0;  ///< cost of a contact beside its handling
  CostOf of = CostOf::contacts;
  CaseRule cases{};                                ///< of repeats: what is one case
  double concurrency = 1;                          ///< contacts that an agent handles at once
  std::vector<std::string> concurrent_channels{};  ///< channels where that is so; none: everywhere
  bool credits = false;                            ///< whether what was credited is added
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "cost_to_serve";
  static constexpr const char* formula =
      "sum of (handle hours * rate per hour / concurrency + fixed per contact) + credits";
  static constexpr const char* unit = "money";
  static constexpr const char* needs = "handle_s; customer_id or account_id for repeats; demand for failure; credit";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{
        Field{"rate_per_hour", &CostToServe::rate_per_hour, "loaded cost of an hour of handling",
              Allowed{.required = true, .at_least = 0.0}},
        Field{"fixed_per_contact", &CostToServe::fixed_per_contact, "cost of a contact beside its handling",
              Allowed{.at_least = 0.0}},
        Field{"of", &CostToServe::of, "all contacts, repeats of an earlier one, failure demand, or both (avoidable)"},
        Field{"cases", &CostToServe::cases, "of repeats: what is one case"},
        Field{"concurrency", &CostToServe::concurrency, "contacts that an agent handles at once",
              Allowed{.at_least = 1.0, .at_most = 100.0}},
        Field{"concurrent_channels", &CostToServe::concurrent_channels,
              "channels where the concurrency is so; none: everywhere"},
        Field{"credits", &CostToServe::credits, "whether what was credited is added"},
        Field{"weighted", &CostToServe::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  /// Handle time, credit, and what tells repeats, failures and channels where an option asks for it.
  std::vector<Reading> readings() const {
    std::vector<Reading> all{NumberOf{"handle_s"}};
    if (asks_for_repeats()) all.emplace_back(CaseReading{cases, CaseFact::first});
    if (asks_for_failures()) all.emplace_back(Condition{.column = "demand", .one_of = {"failure"}});
    if (!concurrent_channels.empty()) all.emplace_back(NumberOnChannels{"handle_s", concurrent_channels});
    if (credits) all.emplace_back(NumberOf{"credit"});
    return with_weight(*this, std::move(all));
  }
  std::string fault() const {
    const bool fine = std::isfinite(rate_per_hour) && rate_per_hour >= 0 && std::isfinite(fixed_per_contact) &&
                      fixed_per_contact >= 0;
    const std::string of_rates = fine ? "" : "rate_per_hour and fixed_per_contact must be finite and >= 0";
    const std::string of_concurrency = concurrency >= 1 && concurrency <= 100 ? "" : "concurrency must be 1 to 100";
    return first_fault(first_fault(of_rates, of_concurrency),
                       first_fault(journeyrank::fault(cases), fault_of_weights()));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    // The places of the readings, in their order; 0 stands for one that is not asked for.
    std::size_t at = 0;
    const Journey first = contacts.of(asks_for_repeats() ? ++at : 0);
    const Journey failure = contacts.of(asks_for_failures() ? ++at : 0);
    const Journey concurrent = contacts.of(!concurrent_channels.empty() ? ++at : 0);
    const Journey credit = contacts.of(credits ? ++at : 0);
    const Journey weights = contacts.of(weighted ? ++at : 0);

    auto handled = contacts.zero();
    auto handled_at_once = contacts.zero();
    auto credited = credit.zero();
    WeightedTotal total;
    std::int64_t known = 0;     // see n above
    std::int64_t n = 0;         // those of them that count
    std::int64_t in_part = 0;   // and have no handle time
    std::int64_t counting = 0;  // contacts that count, whatever is known of their cost
    std::int64_t timed = 0;     // those of them with a handle time
    for (const std::uint32_t row : contacts.rows()) {
      const std::int64_t counts = counted(first, failure, row);
      if (counts == not_read) continue;
      const std::int64_t refund = credits ? credit.reading(row) : not_read;
      const bool is_timed = contacts.reading(row) != not_read;
      const bool is_whole = is_timed || rate_per_hour == 0.0;
      counting += counts;
      timed += is_timed ? counts : 0;
      if (!is_whole && refund == not_read && fixed_per_contact == 0.0) continue;
      ++known;
      if (counts == 0) continue;
      ++n;
      in_part += is_whole ? 0 : 1;
      const std::int64_t time = is_timed ? contacts.reading(row) : 0;
      const std::int64_t at_once = concurrent_channels.empty() || !is_timed ? time : concurrent.reading(row);
      handled_at_once.add(at_once);
      handled.add(time - at_once);
      if (refund != not_read) credited.add(refund);
      if (!weighted) continue;
      const double hours = contacts.number(time - at_once) / 3600.0 + contacts.number(at_once) / 3600.0 / concurrency;
      const double handling = product(hours, rate_per_hour) + fixed_per_contact;
      total.add(weight_of(weights.reading(row)), refund == not_read ? handling : handling + credit.number(refund));
    }
    if (known == 0 || (rate_per_hour > 0.0 && counting > 0 && timed == 0)) {
      return nothing_known(contacts, first, failure, counting);
    }
    if (!total.all_one()) return with_part(total.estimate(known), in_part);
    const double per_hour = contacts.reader().per_unit() * 3600.0;
    const double hours = handled.value() / per_hour + handled_at_once.value() / per_hour / concurrency;
    const double handling = product(hours, rate_per_hour) + product(static_cast<double>(n), fixed_per_contact);
    const double cost = credits ? handling + credited.value() / credit.reader().per_unit() : handling;
    return with_part(measured(cost, known), in_part);
  }

  friend bool operator==(const CostToServe&, const CostToServe&) = default;

 private:
  bool asks_for_repeats() const noexcept { return of == CostOf::repeats || of == CostOf::avoidable; }
  bool asks_for_failures() const noexcept { return of == CostOf::failure || of == CostOf::avoidable; }

  /// A repeat follows a contact that may not be in the extract; and squares of costs must still add up.
  std::string fault_of_weights() const {
    if (!weighted) return "";
    if (std::max(rate_per_hour, fixed_per_contact) > largest_decimal) {
      return "rate_per_hour and fixed_per_contact must be up to 1e100 where contacts are weighted";
    }
    if (!asks_for_repeats()) return "";
    return "\"weighted\" and \"of\": \"" + std::string(name_of(of)) +
           "\" do not go together: of a sampled extract nobody knows which contacts are repeats; leave one of them out";
  }

  /// 1 for a contact that counts, 0 for one that does not, not_read where nothing tells.
  template <class Journey>
  std::int64_t counted(const Journey& first, const Journey& failure, std::uint32_t row) const {
    const std::int64_t is_first = asks_for_repeats() ? first.reading(row) : not_read;
    const std::int64_t is_failure = asks_for_failures() ? failure.reading(row) : not_read;
    if (of == CostOf::contacts || (asks_for_repeats() && is_first == 0) || is_failure == 1) return 1;
    const bool nothing_tells = (asks_for_repeats() && is_first == not_read) || (asks_for_failures() && is_failure < 0);
    return nothing_tells ? not_read : 0;
  }

  static Estimate with_part(Estimate estimate, std::int64_t in_part) noexcept {
    estimate.in_part = in_part;
    return estimate;
  }

  template <class Journey>
  Estimate nothing_known(const Journey& contacts, const Journey& first, const Journey& failure,
                         std::int64_t counting) const {
    bool any_timed = false;
    contacts.for_each_reading([&any_timed](std::int64_t) { any_timed = true; });
    if (counting > 0 && any_timed) {
      return not_measured("no contact of the journey that counts has \"handle_s\" measured");
    }
    if (counting > 0) return contacts.nothing_read();
    if (asks_for_repeats() && first.rate().n == 0) return first.nothing_read();
    if (asks_for_failures() && failure.rate().n == 0) return failure.nothing_read();
    return not_measured("of no contact of the journey is it known whether it was avoidable");
  }
};
static_assert(fully_described<CostToServe>);

}  // namespace journeyrank
