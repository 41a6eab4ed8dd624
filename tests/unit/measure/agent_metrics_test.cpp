// SPDX-License-Identifier: MIT
#include "journeyrank/measure/agent_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

constexpr std::int64_t day = 86'400'000;

/// One contact: whose it is, when, by whom, how many agents it counts, and the leg of which one it is.
struct Call {
  const char* id;
  const char* customer;
  std::int64_t at;
  const char* agent = "";
  std::optional<std::int64_t> agents{};
  const char* leg_of = "";
  const char* journey = "bill";
};

/// A log of 100 days with these contacts in it.
Estimate over(const Metric& metric, const std::vector<Call>& calls) {
  Tally tally({metric});
  tally.add({.contact_id = "first", .journey = "other", .started_at = 0});
  tally.add({.contact_id = "last", .journey = "other", .started_at = 100 * day});
  for (const Call& call : calls) {
    tally.add({.contact_id = call.id,
               .parent_contact_id = call.leg_of,
               .customer_id = call.customer,
               .journey = call.journey,
               .agent_id = call.agent,
               .started_at = call.at * day,
               .agents = call.agents});
  }
  return tally.evaluate("bill", metric);
}

}  // namespace

TEST_CASE("same_agent_share: repeats that the agent of the contact before handled, over those with both known") {
  const std::vector<Call> calls = {{"1", "ann", 10, "x"}, {"2", "ann", 12, "x"},  // the same
                                   {"3", "ann", 14, "y"}, {"4", "ann", 16, "y"},  // another one, then the same
                                   {"5", "bob", 10, "x"}, {"6", "bob", 40, "x"},  // no repeat: weeks later
                                   {"7", "cem", 10, "x"}, {"8", "cem", 12, ""},   // not known who
                                   {"9", "cem", 14, "x"},                         // nor who was before
                                   {"a", "", 10, "x"},    {"b", "", 11, "x"}};    // nobody's
  const Estimate share = over(SameAgentShare{}, calls);
  CHECK(share.n == 3);
  CHECK(share.met == 2);
  CHECK(share.value == 2.0 / 3.0);
  CHECK(share.interval == wilson(2, 3));
}

TEST_CASE("same_agent_share: a repeat counts in its own journey, and only when the window before it is in the log") {
  CHECK(over(SameAgentShare{.cases = {.key = CaseKey::customer}},
             {{"1", "ann", 10, "x", {}, "", "fault"}, {"2", "ann", 12, "x"}, {"3", "ann", 14, "y", {}, "", "fault"}})
            .n == 1);
  const std::vector<Call> early = {{"1", "ann", 1, "x"}, {"2", "ann", 6, "x"}, {"3", "ann", 8, "z"}};
  CHECK(over(SameAgentShare{}, early).n == 1);
  CHECK(over(SameAgentShare{}, early).met == 0);
  CHECK(over(SameAgentShare{.cases = {.days = 5}}, early).n == 2);
}

TEST_CASE("same_agent_share: without repeats of known agents it is not measured, and says so") {
  const Estimate none = over(SameAgentShare{}, {{"1", "ann", 10, "x"}, {"2", "ann", 12, ""}, {"3", "bob", 10, "x"}});
  CHECK_FALSE(none.measured);
  CHECK(none.why_missing == "no repeat of the journey has an agent_id, and the contact before too");
}

TEST_CASE("same_agent_share: of transfer legs the agent of the last one that names one counts") {
  const std::vector<Call> legs = {
      {"1", "ann", 10, "x"}, {"1b", "ann", 11, "y", {}, "1"}, {"1c", "ann", 12, "", {}, "1"}};
  auto same = legs;
  same.push_back({"2", "ann", 14, "y"});
  CHECK(over(SameAgentShare{}, same).met == 1);
  auto other = legs;
  other.push_back({"2", "ann", 14, "x"});
  CHECK(over(SameAgentShare{}, other).n == 1);
  CHECK(over(SameAgentShare{}, other).met == 0);
}

TEST_CASE("agents_per_case: distinct agent ids of a case, each once, where no contact counts its agents") {
  const std::vector<Call> calls = {{"1", "ann", 10, "x"}, {"2", "ann", 12, "y"}, {"3", "ann", 14, "x"},  // two
                                   {"4", "bob", 10, "x"},                                                // one
                                   {"5", "cem", 10, ""},                                                 // not known
                                   {"6", "dan", 10, "x"}, {"7", "dan", 12, ""},                          // one
                                   {"8", "eve", 98, "x"}};                                               // may go on
  const Estimate mean = over(AgentsPerCase{}, calls);
  CHECK(mean.n == 3);
  CHECK(mean.value == 4.0 / 3.0);
  CHECK(mean.centre_error == doctest::Approx(std::sqrt(1.0 / 3.0 / 3.0)));  // of 2, 1 and 1
}

TEST_CASE("agents_per_case: where some contact counts its agents these counts are added up, and ids are left alone") {
  const std::vector<Call> calls = {
      {"1", "ann", 10, "x", 2}, {"2", "ann", 12, "x", 1}, {"3", "bob", 10, "y", 1}, {"4", "cem", 10, "z"}};
  const Estimate mean = over(AgentsPerCase{}, calls);
  CHECK(mean.n == 2);
  CHECK(mean.value == 2.0);
}

TEST_CASE("agents_per_case: a case is that of its first contact's journey; each agent of its transfer legs counts") {
  const CaseRule by_customer{.key = CaseKey::customer};
  CHECK(over(AgentsPerCase{.cases = by_customer},
             {{"1", "ann", 10, "x"}, {"2", "ann", 12, "y", {}, "", "fault"}, {"3", "bob", 10, "z", {}, "", "fault"}})
            .value == 2.0);
  const std::vector<Call> legs = {{"1", "ann", 10, "x"},
                                  {"1b", "ann", 11, "y", {}, "1"},
                                  {"1c", "ann", 12, "x", {}, "1"},
                                  {"1d", "ann", 13, "z", {}, "1"},
                                  {"2", "ann", 15, "y"}};
  CHECK(over(AgentsPerCase{}, legs).n == 1);
  CHECK(over(AgentsPerCase{}, legs).value == 3.0);
}

TEST_CASE("agents_per_case: without an agent it is not measured, and says so") {
  CHECK(over(AgentsPerCase{}, {{"1", "ann", 10}}).why_missing ==
        "no case of the journey whose windows are in the log has agents or agent_id");
}

TEST_CASE("agent metrics: a faulty rule is a fault of the metric") {
  CHECK_FALSE(SameAgentShare{.cases = {.days = -1}}.fault().empty());
  CHECK_FALSE(AgentsPerCase{.cases = {.days = 5000}}.fault().empty());
  CHECK(AgentsPerCase{}.fault().empty());
}

// Straight from the definitions: contacts of a customer in order of time, then id; a new case after more than the
// window.
TEST_CASE("agent metrics: over random logs they are what the definitions give") {
  const SameAgentShare share{.cases = {.key = CaseKey::customer, .days = 2}};
  const AgentsPerCase agents{.cases = share.cases};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Splitmix64 random(seed);
    std::vector<std::tuple<std::string, std::int64_t, std::string, std::string>> log;  // customer, start, id, agent
    Tally tally({share, agents});
    for (int i = 0; i < 400; ++i) {
      const std::string customer = "u" + std::to_string(random.below(60));
      const std::string id = "c" + std::to_string(i);
      const std::string agent = random.below(5) == 0 ? "" : "x" + std::to_string(random.below(3));
      const auto start = static_cast<std::int64_t>(random.below(120)) * day / 4;
      log.emplace_back(customer, start, id, agent);
      tally.add({.contact_id = id, .customer_id = customer, .journey = "bill", .agent_id = agent, .started_at = start});
    }
    std::sort(log.begin(), log.end());
    const auto by_time = [](const auto& a, const auto& b) { return std::get<1>(a) < std::get<1>(b); };
    const auto [earliest, latest] = std::minmax_element(log.begin(), log.end(), by_time);
    const std::int64_t begin = std::get<1>(*earliest);
    const std::int64_t end = std::get<1>(*latest);
    std::int64_t repeats = 0;
    std::int64_t same = 0;
    std::vector<std::pair<std::int64_t, std::set<std::string>>> cases;  // the start of each, and whom it met
    for (std::size_t i = 0; i < log.size(); ++i) {
      const auto& [customer, start, id, agent] = log[i];
      const bool follows = i > 0 && std::get<0>(log[i - 1]) == customer && start - std::get<1>(log[i - 1]) <= 2 * day;
      if (!follows) cases.push_back({start, {}});
      if (!agent.empty()) cases.back().second.insert(agent);
      if (!follows || start - 2 * day < begin || agent.empty() || std::get<3>(log[i - 1]).empty()) continue;
      ++repeats;
      same += std::get<3>(log[i - 1]) == agent ? 1 : 0;
    }
    std::int64_t known = 0;
    std::int64_t met = 0;
    for (const auto& [start, whom] : cases) {
      if (start - 2 * day < begin || start + 2 * day > end || whom.empty()) continue;
      ++known;
      met += static_cast<std::int64_t>(whom.size());
    }
    REQUIRE(tally.evaluate("bill", share) == measured_rate(same, repeats));
    REQUIRE(tally.evaluate("bill", agents).n == known);
    REQUIRE(tally.evaluate("bill", agents).value == static_cast<double>(met) / static_cast<double>(known));
  }
}
