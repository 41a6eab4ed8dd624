// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_contacts.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Contact;
using journeyrank::simulate;
using journeyrank::Simulation;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t begin = 20'454 * day;  // 2026-01-01

Simulation small() {
  Simulation simulation;
  simulation.customers = 2'000;
  return simulation;
}

/// A contact that outlives its texts.
struct Kept {
  std::string id, customer, account, journey;
  Contact contact;
};

std::vector<Kept> contacts_of(const Simulation& simulation) {
  std::vector<Kept> kept;
  simulate(simulation, [&](const Contact& contact) {
    kept.push_back({std::string(contact.contact_id), std::string(contact.customer_id), std::string(contact.account_id),
                    std::string(contact.journey), contact});
  });
  return kept;
}

/// One number that every cell of every contact takes part in.
std::uint64_t bits_of(const Simulation& simulation) {
  std::uint64_t bits = 0xcbf29ce484222325ULL;
  const auto take = [&bits](std::int64_t number) {
    bits = (bits ^ static_cast<std::uint64_t>(number)) * 0x100000001b3ULL;
  };
  simulate(simulation, [&](const Contact& contact) {
    for (const auto text : {contact.contact_id, contact.customer_id, contact.account_id, contact.journey,
                            contact.channel, contact.demand, contact.segment}) {
      for (const char letter : text) take(letter);
    }
    for (const auto& number : {contact.started_at, contact.ended_at, contact.churned_at, contact.handle_ms,
                               contact.queue_ms, contact.transfers, contact.reopens, contact.revenue_minor}) {
      take(number.value_or(-1));
    }
    for (const auto& answer : {contact.ces, contact.csat, contact.nps}) {
      take(static_cast<std::int64_t>(answer.value_or(-1)));
    }
  });
  return bits;
}

}  // namespace

TEST_CASE("simulate: contacts come in order of start, within the log, with ids in order") {
  std::int64_t last = begin;
  std::size_t number = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(small())) {
    CHECK(id == "c" + std::to_string(++number));
    CHECK(*contact.started_at >= last);
    last = *contact.started_at;
    CHECK(last < begin + 91 * day);
    CHECK(*contact.started_at % 1000 == 0);
    CHECK((!contact.ended_at || (*contact.ended_at >= last && *contact.ended_at < begin + 91 * day)));
  }
  CHECK(number > 1'000);
}

TEST_CASE("simulate: one seed gives one log, another seed another") {
  Simulation simulation = small();
  const auto bits = bits_of(simulation);
  CHECK(bits_of(simulation) == bits);
  simulation.seed = 2;
  CHECK(bits_of(simulation) != bits);
}

// The same bits with every compiler.
TEST_CASE("simulate: the log of the contact centre has its known bits") {
  Simulation simulation = small();
  simulation.shared_accounts = 0.3;
  simulation.account_correlation = 0.5;
  simulation.dirt = {.duplicates = 0.1, .anonymous = 0.1, .unmapped = 0.1, .missing = 0.1};
  CHECK(bits_of(simulation) == 7615263244153144785ULL);
}

TEST_CASE("simulate: a longer log begins with the shorter one, but for what is still open at its end") {
  Simulation simulation = small();
  simulation.days = 30;
  const auto shorter = contacts_of(simulation);
  simulation.days = 60;
  const auto longer = contacts_of(simulation);
  REQUIRE(longer.size() > shorter.size());
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    CHECK(shorter[i].customer == longer[i].customer);
    CHECK(shorter[i].contact.started_at == longer[i].contact.started_at);
  }
}

TEST_CASE("simulate: an account is about one journey, and its issues are further apart than the quiet days") {
  std::map<std::string, std::vector<Kept>> by_customer;
  for (auto& each : contacts_of(small())) by_customer[each.customer].push_back(each);
  int repeats = 0;
  int issues = 0;
  for (const auto& [customer, contacts] : by_customer) {
    for (std::size_t i = 1; i < contacts.size(); ++i) {
      CHECK(contacts[i].journey == contacts[0].journey);
      if (!contacts[i - 1].contact.ended_at) continue;
      const std::int64_t gap = *contacts[i].contact.started_at - *contacts[i - 1].contact.ended_at;
      CHECK((gap <= 7 * day || gap > 30 * day));
      repeats += gap <= 7 * day ? 1 : 0;
      issues += gap > 30 * day ? 1 : 0;
    }
  }
  CHECK(repeats > 100);
  CHECK(issues > 100);
}

TEST_CASE("simulate: a loss is told on every contact of the customer, once it has come before the log ends") {
  Simulation simulation = small();
  simulation.journeys = {{"bill", {.repeat_rate = 0.5, .churn_rate = 0.3}}};
  std::map<std::string, std::optional<std::int64_t>> losses;
  std::map<std::string, std::int64_t> first;
  int lost = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    CHECK(contact.churned == contact.churned_at.has_value());
    if (first.emplace(customer, *contact.started_at).second) losses[customer] = contact.churned_at;
    CHECK(losses[customer] == contact.churned_at);
    if (!contact.churned_at) continue;
    ++lost;
    CHECK(*contact.churned_at > first[customer]);
    CHECK(*contact.churned_at <= first[customer] + 30 * day);
  }
  CHECK(lost > 100);
}

TEST_CASE("simulate: who has left opens no new issue") {
  Simulation simulation = small();
  simulation.days = 365;
  simulation.journeys = {{"bill", {.repeat_rate = 0.0, .churn_rate = 0.5}}};
  int stayed = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    if (contact.churned_at) CHECK(*contact.started_at <= *contact.churned_at);
    stayed += contact.churned_at ? 0 : 1;
  }
  CHECK(stayed > 1'000);
}

TEST_CASE("simulate: contacts that outlast the log are open, without end and flag") {
  Simulation simulation = small();
  simulation.journeys = {{"bill", {.resolve_median_h = 240, .abandon_rate = 0}}};
  int open = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    CHECK(contact.ended_at.has_value() == contact.resolved.has_value());
    open += contact.ended_at ? 0 : 1;
  }
  CHECK(open > 50);
}

TEST_CASE("simulate: accounts of several customers have contacts of several, and say who they are") {
  Simulation simulation = small();
  simulation.shared_accounts = 1.0;
  simulation.account_size = 10;
  std::map<std::string, std::set<std::string>> customers;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    REQUIRE_FALSE(account.empty());
    customers[account].insert(customer);
  }
  std::size_t most = 0;
  for (const auto& [account, who] : customers) most = std::max(most, who.size());
  CHECK(most > 1);
  for (const auto& [id, customer, account, journey, contact] : contacts_of(small())) CHECK(account.empty());
}

TEST_CASE("simulate: two answers of one account are correlated as declared") {
  Simulation simulation = small();
  simulation.customers = 20'000;
  simulation.account_correlation = 0.4;
  simulation.days = 200;
  simulation.journeys = {{"bill", {.answer_rate = 1.0, .high_effort_rate = 0.3, .abandon_rate = 0}}};
  std::map<std::string, bool> last;
  double pairs = 0, both = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    const bool hard = *contact.ces <= 3;
    const auto [before, is_first] = last.emplace(customer, hard);
    if (!is_first) ++pairs, both += hard && before->second ? 1 : 0;
    before->second = hard;
  }
  REQUIRE(pairs > 5'000);
  const double correlation = (both / pairs - 0.3 * 0.3) / (0.3 * 0.7);
  CHECK(std::fabs(correlation - 0.4) < 4 * 1.5 / std::sqrt(pairs));
}

TEST_CASE("simulate: dirt comes at its rates and changes nothing else") {
  Simulation simulation = small();
  const auto clean = contacts_of(simulation);
  simulation.dirt = {.duplicates = 0.2, .anonymous = 0.1, .unmapped = 0.05, .missing = 0.3};
  std::map<std::string, int> copies;
  double anonymous = 0, unmapped = 0, lacking = 0;
  for (const auto& [id, customer, account, journey, contact] : contacts_of(simulation)) {
    const Kept& same = clean[std::stoul(id.substr(1)) - 1];
    if (++copies[id] > 1) {
      CHECK(*contact.last_update_at == *same.contact.last_update_at + 3'600'000);
      CHECK(contact.ces == same.contact.ces);
      continue;
    }
    CHECK(contact.started_at == same.contact.started_at);
    CHECK((customer.empty() || customer == same.customer));
    CHECK((journey.empty() || journey == same.journey));
    anonymous += customer.empty() ? 1 : 0;
    unmapped += journey.empty() ? 1 : 0;
    lacking += contact.revenue_minor ? 0 : 1;
  }
  const auto n = static_cast<double>(clean.size());
  REQUIRE(copies.size() == clean.size());
  double twice = 0;
  for (const auto& [id, count] : copies) twice += count == 2 ? 1 : 0;
  const auto is_near = [n](double met, double rate) { return std::fabs(met / n - rate) < 4 * std::sqrt(rate / n); };
  CHECK(is_near(twice, 0.2));
  CHECK(is_near(anonymous, 0.1));
  CHECK(is_near(unmapped, 0.05));
  CHECK(is_near(lacking, 0.3));
}

TEST_CASE("simulate: one customer for one day, and what the call throws ends the drawing") {
  Simulation simulation = small();
  simulation.customers = 1;
  simulation.days = 1;
  CHECK(contacts_of(simulation).size() <= 1);
  int seen = 0;
  CHECK_THROWS_AS(simulate(small(), [&](const Contact&) { throw ++seen; }), int);
  CHECK(seen == 1);
}

TEST_CASE("simulate: a simulation that contradicts itself is refused") {
  Simulation simulation = small();
  simulation.customers = 0;
  CHECK(refusal_code([&] { simulate(simulation, [](const Contact&) {}); }) == "bad_option");
}
