// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
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

// Metrics of how contacts were handled.

/// The share of contacts that were passed on at least once.
struct TransferRate {
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "transfer_rate";
  static constexpr const char* formula = "contacts with a transfer / contacts with transfers measured";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "transfers";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"shrink", &TransferRate::shrink, "how small samples are drawn to the others"},
                     Field{"per", &TransferRate::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"cluster", &TransferRate::cluster,
                           "which observations go together: none, those of a customer or of an account"},
                     Field{"weighted", &TransferRate::weighted,
                           "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const {
    return with_weight(*this, {Condition{.column = "transfers", .at_least = 1.0}});
  }
  std::string fault() const { return first_fault(journeyrank::fault(shrink), fault_of_weights(*this)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_rate(contacts, 1) : contacts.rate();
  }

  friend bool operator==(const TransferRate&, const TransferRate&) = default;
};
static_assert(fully_described<TransferRate>);

/// The share of contacts solved at least once that were reopened at least once. Solved is what was reopened, though it
/// be open now, and what the flag says, or, where there is none, what has an end: a ticket that has only been open
/// stays out, for it cannot be reopened yet.
///
/// Edge    no contact with reopens measured is solved: not measured
struct ReopenRate {
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "reopen_rate";
  static constexpr const char* formula = "contacts reopened at least once / contacts solved at least once";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "reopens; resolved or ended_at";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"shrink", &ReopenRate::shrink, "how small samples are drawn to the others"},
                     Field{"per", &ReopenRate::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"cluster", &ReopenRate::cluster,
                           "which observations go together: none, those of a customer or of an account"},
                     Field{"weighted", &ReopenRate::weighted,
                           "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const {
    return with_weight(*this, {Condition{.column = "reopens", .at_least = 1.0}, Condition{.column = "resolved"},
                               NumberOf{"ended_at"}});
  }
  std::string fault() const { return first_fault(journeyrank::fault(shrink), fault_of_weights(*this)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const auto resolved = contacts.of(1);
    const auto ended = contacts.of(2);
    const auto counts = [&](std::uint32_t row) {
      if (contacts.reading(row) == 1) return true;
      const std::int64_t flag = resolved.reading(row);
      return flag == not_read ? ended.reading(row) != not_read : flag == 1;
    };
    const Estimate rate = weighted ? weighted_rate(contacts, 3, counts) : contacts.rate_where(counts);
    if (rate.measured || !contacts.rate().measured) return rate;
    return not_measured("no contact of the journey with \"reopens\" is solved, by \"resolved\" or by an \"ended_at\"");
  }

  friend bool operator==(const ReopenRate&, const ReopenRate&) = default;
};
static_assert(fully_described<ReopenRate>);

/// The share of offered contacts that the customer gave up waiting for. What the firm itself began was not offered, and
/// those given up before a declared threshold are no offer: they stay out.
///
/// Edge    no inbound contact has `abandoned` measured: not measured; a threshold where no contact that was given up
///         has a time in the queue: not measured, for nobody knows which are short
struct AbandonRate {
  double short_s = 0.0;  ///< seconds in the queue up to which an abandoned contact does not count
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "abandon_rate";
  static constexpr const char* formula = "abandoned contacts / offered (inbound) contacts, short abandons left out";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "abandoned; queue_s for short_s";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{
        Field{"short_s", &AbandonRate::short_s, "seconds in the queue below which an abandoned contact does not count",
              Allowed{.at_least = 0.0}},
        Field{"shrink", &AbandonRate::shrink, "how small samples are drawn to the others"},
        Field{"per", &AbandonRate::per, "what is counted: contacts, cases, customers or accounts"},
        Field{"cluster", &AbandonRate::cluster,
              "which observations go together: none, those of a customer or of an account"},
        Field{"weighted", &AbandonRate::weighted,
              "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const {
    return with_weight(*this, {Condition{.column = "abandoned", .direction = "inbound"}, NumberOf{"queue_s"}});
  }
  std::string fault() const {
    return first_fault(std::isfinite(short_s) && short_s >= 0.0 ? "" : "short_s must be finite and >= 0",
                       first_fault(journeyrank::fault(shrink), fault_of_weights(*this)));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const auto queue = contacts.of(1);
    const Estimate offered = contacts.rate();
    if (!offered.measured) {
      return not_measured("no inbound contact of the journey has \"abandoned\" measured");
    }
    std::int64_t timed = 0;  // of those given up
    for (const std::uint32_t row : contacts.rows()) {
      timed += contacts.reading(row) == 1 && queue.reading(row) != not_read ? 1 : 0;
    }
    if (short_s > 0.0 && offered.met > 0 && timed == 0) {
      return not_measured("short_s is declared, and no abandoned contact of the journey has \"queue_s\" measured");
    }
    const auto counts = [&](std::uint32_t row) {
      const std::int64_t waited = queue.reading(row);
      return contacts.reading(row) != 1 || waited == not_read || queue.number(waited) >= short_s;
    };
    const Estimate rate = weighted ? weighted_rate(contacts, 2, counts) : contacts.rate_where(counts);
    return rate.measured ? rate : not_measured("every inbound contact of the journey was given up before short_s");
  }

  friend bool operator==(const AbandonRate&, const AbandonRate&) = default;
};
static_assert(fully_described<AbandonRate>);

/// The share of failure demand: contacts that a failure elsewhere caused, among those whose demand is known.
///
/// Source  seddon2003freedom
struct FailureDemand {
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account
  bool weighted = false;  ///< whether each contact counts by its weight, as one of a sampled extract does

  static constexpr const char* name = "failure_demand";
  static constexpr const char* formula = "contacts of failure demand / contacts of known demand";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "demand";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"shrink", &FailureDemand::shrink, "how small samples are drawn to the others"},
                     Field{"per", &FailureDemand::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"cluster", &FailureDemand::cluster,
                           "which observations go together: none, those of a customer or of an account"},
                     Field{"weighted", &FailureDemand::weighted,
                           "whether each contact counts by its weight, as one of a sampled extract does"}};
  }

  std::vector<Reading> readings() const {
    return with_weight(*this, {Condition{.column = "demand", .one_of = {"failure"}}});
  }
  std::string fault() const { return first_fault(journeyrank::fault(shrink), fault_of_weights(*this)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return weighted ? weighted_rate(contacts, 1) : contacts.rate();
  }

  friend bool operator==(const FailureDemand&, const FailureDemand&) = default;
};
static_assert(fully_described<FailureDemand>);

}  // namespace journeyrank
