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

/// What the handling of the journey's contacts costs, or of those among them that need not have been. Contacts without
/// a handle time add nothing; n counts the others. Of transfer legs each costs by its own channel. Credits are those of
/// the same contacts; one without has had none.
///
/// Units   currency units of the hourly rate; credits of the declared currency
/// Edge    no contact has a handle time, or of none is it known whether it counts: not measured, never 0
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
    std::int64_t known = 0;  // contacts whose handle time is measured, and of which it is known whether they count
    std::int64_t n = 0;
    for (const std::uint32_t row : contacts.rows()) {
      const std::int64_t time = contacts.reading(row);
      const std::int64_t counts = counted(first, failure, row);
      if (time == not_read || counts == not_read) continue;
      ++known;
      if (counts == 0) continue;
      ++n;
      const std::int64_t at_once = concurrent_channels.empty() ? time : concurrent.reading(row);
      handled_at_once.add(at_once);
      handled.add(time - at_once);
      const std::int64_t refund = credits ? credit.reading(row) : not_read;
      if (refund != not_read) credited.add(refund);
      if (!weighted) continue;
      const double hours = contacts.number(time - at_once) / 3600.0 + contacts.number(at_once) / 3600.0 / concurrency;
      const double handling = product(hours, rate_per_hour) + fixed_per_contact;
      total.add(weight_of(weights.reading(row)), refund == not_read ? handling : handling + credit.number(refund));
    }
    if (known == 0) return nothing_known(contacts, first, failure);
    if (!total.all_one()) return total.estimate(known);
    const double per_hour = contacts.reader().per_unit() * 3600.0;
    const double hours = handled.value() / per_hour + handled_at_once.value() / per_hour / concurrency;
    const double handling = product(hours, rate_per_hour) + product(static_cast<double>(n), fixed_per_contact);
    return measured(credits ? handling + credited.value() / credit.reader().per_unit() : handling, known);
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
    if (of == CostOf::contacts || is_first == 0 || is_failure == 1) return 1;
    return is_first == not_read && is_failure == not_read ? not_read : 0;
  }

  template <class Journey>
  Estimate nothing_known(const Journey& contacts, const Journey& first, const Journey& failure) const {
    const bool no_repeats = asks_for_repeats() && first.rate().n == 0;
    const bool no_failures = asks_for_failures() && failure.rate().n == 0;
    if (of == CostOf::repeats && no_repeats) return first.nothing_read();
    if (of == CostOf::failure && no_failures) return failure.nothing_read();
    if (no_repeats && no_failures) return first.nothing_read();
    return contacts.nothing_read();
  }
};
static_assert(fully_described<CostToServe>);

}  // namespace journeyrank
