// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/shrinkage.hpp"

namespace journeyrank {

// Metrics of who called again about the same thing (see CaseRule and CaseFacts). What the log is too short to tell
// stays out of numerator and denominator: a contact counts once its window has passed before the log ends, and a case
// by its first contact, whose window before must be in the log too, for else it may not be the first. A case is that of
// its first contact's journey.

/// Cases that began in the journey and whose first contact has its windows before and after in the log.
struct Cases {
  CaseRule cases{};

  static constexpr const char* name = "cases";
  static constexpr const char* formula =
      "number of cases whose first contact's windows before and after are in the log";
  static constexpr const char* unit = "cases";
  static constexpr const char* needs = "customer_id or account_id";
  static constexpr const char* better = "lower";
  static constexpr auto fields() { return FieldList{Field{"cases", &Cases::cases, "what is one case"}}; }

  Reading reading() const { return CaseReading{cases, CaseFact::single}; }
  std::string fault() const { return journeyrank::fault(cases); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate single = contacts.rate();
    return single.measured ? measured(static_cast<double>(single.n), single.n) : single;
  }

  friend bool operator==(const Cases&, const Cases&) = default;
};
static_assert(fully_described<Cases>);

/// Contacts per case: how much counting contacts inflates the number of issues. A mean over the cases that are over
/// would miss the long ones, so it is the contacts over those of them that open a case.
///
/// Edge    no contact is known to open a case: not measured; the error is that of a rate, turned over
struct ContactsPerCase {
  CaseRule cases{};
  Shrinkage shrink{};
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "contacts_per_case";
  static constexpr const char* formula = "contacts whose window before is in the log / those of them that open a case";
  static constexpr const char* unit = "contacts";
  static constexpr const char* needs = "customer_id or account_id";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &ContactsPerCase::cases, "what is one case"},
                     Field{"shrink", &ContactsPerCase::shrink, "how small samples are drawn to the others"},
                     Field{"cluster", &ContactsPerCase::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return CaseReading{cases, CaseFact::opens}; }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate opening = contacts.rate();
    if (!opening.measured) return opening;
    if (opening.met == 0) return not_measured("no contact of the journey is known to open a case");
    const double mean = static_cast<double>(opening.n) / static_cast<double>(opening.met);
    const Estimate ratio = measured_mean(mean, product(product(mean, mean), 1.0 - opening.centre), opening.met);
    return contacts.clustered(ratio, static_cast<double>(opening.met), [&](std::uint32_t row) -> std::optional<double> {
      const std::int64_t opens = contacts.reading(row);
      return opens == not_read ? std::nullopt : std::optional(1.0 - product(mean, static_cast<double>(opens)));
    });
  }

  friend bool operator==(const ContactsPerCase&, const ContactsPerCase&) = default;
};
static_assert(fully_described<ContactsPerCase>);

/// First-contact resolution per issue: the share of cases that one contact resolved. A contact resolved when its flag
/// says so; without a flag, when nobody came back within the window.
struct FirstContactResolution {
  CaseRule cases{};
  Shrinkage shrink{};
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "first_contact_resolution";
  static constexpr const char* formula =
      "cases of one contact that resolved / cases whose first contact's windows before and after are in the log";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id or account_id";
  static constexpr const char* better = "higher";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &FirstContactResolution::cases, "what is one case"},
                     Field{"shrink", &FirstContactResolution::shrink, "how small samples are drawn to the others"},
                     Field{"cluster", &FirstContactResolution::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return CaseReading{cases, CaseFact::once}; }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return contacts.rate();
  }

  friend bool operator==(const FirstContactResolution&, const FirstContactResolution&) = default;
};
static_assert(fully_described<FirstContactResolution>);

/// One and done, per contact: the share of contacts that are a case by themselves. Never to be mixed up with
/// first-contact resolution, which counts cases.
///
/// Edge    contacts of one case go together, so its interval is that of as many observations as there are cases among
///         them: by the number of contacts it would hold the truth in 88 % of samples, not 95 %. Where customers or
///         accounts are to go together it is that of these, who hold their cases
struct OneAndDone {
  CaseRule cases{};
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account

  static constexpr const char* name = "one_and_done";
  static constexpr const char* formula =
      "cases of one contact / contacts whose windows before and after are in the log";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id or account_id";
  static constexpr const char* better = "higher";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &OneAndDone::cases, "what is one case"},
                     Field{"shrink", &OneAndDone::shrink, "how small samples are drawn to the others"},
                     Field{"per", &OneAndDone::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"cluster", &OneAndDone::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  std::vector<Reading> readings() const {
    return {CaseReading{cases, CaseFact::alone}, CaseReading{cases, CaseFact::opens}};
  }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    Estimate estimate = contacts.rate();
    if (!estimate.measured || estimate.clusters > 0) return estimate;
    const auto opens = contacts.of(1);
    const Estimate opening = opens.rate_where([&](std::uint32_t row) { return contacts.reading(row) != not_read; });
    const auto n = static_cast<double>(opening.met);
    estimate.interval = wilson_of(estimate.centre, n);
    estimate.centre_error = n > 0.0 ? std::sqrt(product(estimate.centre, 1.0 - estimate.centre) / n) : 0.0;
    return estimate;
  }

  friend bool operator==(const OneAndDone&, const OneAndDone&) = default;
};
static_assert(fully_described<OneAndDone>);

/// The share of contacts that another one about the same thing followed within the window.
struct RepeatRate {
  CaseRule cases{};
  Shrinkage shrink{};
  CountingUnit per = CountingUnit::contact;  ///< what is counted: contacts, cases, customers or accounts
  ClusterBy cluster = ClusterBy::none;       ///< which observations go together: those of a customer or account

  static constexpr const char* name = "repeat_rate";
  static constexpr const char* formula = "contacts followed by another of the key / contacts whose window has passed";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id or account_id";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &RepeatRate::cases, "what is one case"},
                     Field{"shrink", &RepeatRate::shrink, "how small samples are drawn to the others"},
                     Field{"per", &RepeatRate::per, "what is counted: contacts, cases, customers or accounts"},
                     Field{"cluster", &RepeatRate::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return CaseReading{cases, CaseFact::repeated}; }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return contacts.rate();
  }

  friend bool operator==(const RepeatRate&, const RepeatRate&) = default;
};
static_assert(fully_described<RepeatRate>);

}  // namespace journeyrank
