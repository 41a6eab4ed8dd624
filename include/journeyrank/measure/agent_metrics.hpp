// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/shrinkage.hpp"

namespace journeyrank {

// Metrics of whom customers met: a tally keeps who handled each contact where one of them asks, 4 bytes a contact and
// the letters of the agents' ids.

/// The share of repeat contacts that the agent of the contact before handled. A repeat is a contact that follows an
/// earlier one of its case (see CaseRule); it is of its own journey, and counts where the window before it is in the
/// log and both agents are known. The contact before is the one of its case that started last before it.
///
/// Edge    no such repeat: not measured; of transfer legs the agent of the last one that names one counts
struct SameAgentShare {
  CaseRule cases{};
  Shrinkage shrink{};
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "same_agent_share";
  static constexpr const char* formula =
      "repeats handled by the agent of the contact before / repeats of which both agents are known";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "agent_id; customer_id or account_id";
  static constexpr const char* better = "higher";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &SameAgentShare::cases, "what is one case"},
                     Field{"shrink", &SameAgentShare::shrink, "how small samples are drawn to the others"},
                     Field{"cluster", &SameAgentShare::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return CaseReading{cases, CaseFact::same_agent}; }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate share = contacts.rate();
    return share.measured ? share
                          : not_measured("no repeat of the journey has an agent_id, and the contact before too");
  }

  friend bool operator==(const SameAgentShare&, const SameAgentShare&) = default;
};
static_assert(fully_described<SameAgentShare>);

/// The mean number of agents who had a part in a case, over the cases that began in the journey and whose first
/// contact has its windows before and after in the log. The column `agents` comes first: where some contact of the log
/// has it, its counts are added up over the case, and an agent who took part in two contacts counts twice. Where none
/// has, distinct agent_ids are counted, each once a case, those of transfer legs too.
///
/// Edge    a case of which no contact has the column, or no contact an agent_id, stays out; no case left: not measured
struct AgentsPerCase {
  CaseRule cases{};
  Shrinkage shrink{};
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "agents_per_case";
  static constexpr const char* formula =
      "agents, or where no contact counts them distinct agent_ids, of a case / cases of which they are known";
  static constexpr const char* unit = "agents";
  static constexpr const char* needs = "agents or agent_id; customer_id or account_id";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"cases", &AgentsPerCase::cases, "what is one case"},
                     Field{"shrink", &AgentsPerCase::shrink, "how small samples are drawn to the others"},
                     Field{"cluster", &AgentsPerCase::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  std::vector<Reading> readings() const { return {CaseReading{cases, CaseFact::agents}, NumberOf{"agents"}}; }
  std::string fault() const { return first_fault(journeyrank::fault(cases), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate mean = contacts.mean();
    return mean.measured ? mean
                         : not_measured("no case of the journey whose windows are in the log has agents or agent_id");
  }

  friend bool operator==(const AgentsPerCase&, const AgentsPerCase&) = default;
};
static_assert(fully_described<AgentsPerCase>);

}  // namespace journeyrank
