// SPDX-License-Identifier: MIT
#include "journeyrank/measure/table_growth.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/tally.hpp"

#include "splitmix64.hpp"

using journeyrank::Contact;
using journeyrank::ContactBatch;
using journeyrank::ContactTable;
using journeyrank::MetricChoice;
using journeyrank::Rate;
using journeyrank::RepeatRate;
using journeyrank::SameAgentShare;
using journeyrank::Sum;
using journeyrank::TableGrowth;
using journeyrank::Tally;

namespace {

const std::vector<MetricChoice> metrics = {RepeatRate{}, SameAgentShare{}, Sum{.column = "handle_s"},
                                           Rate{.column = "ces", .at_most = 3}};

ContactTable empty_table() { return Tally(metrics, {.by = {"segment"}}).table(); }

/// Puts a drawn contact at the end of a batch: some ids come again, some are long, some say what most do not.
void draw(Splitmix64& random, ContactBatch& batch) {
  const std::string id = std::string(random.below(30), 'i') + std::to_string(random.below(400));
  const std::string customer = std::string(random.below(30), 'c') + std::to_string(random.below(300));
  const std::string segment = std::to_string(random.below(50));
  Contact contact{.contact_id = id, .customer_id = customer, .segment = segment, .journey = "j", .started_at = 5};
  if (random.below(50) == 0) contact.account_id = "account";
  if (random.below(70) == 0) contact.parent_contact_id = "parent";
  if (random.below(90) == 0) contact.resolved = true;
  if (random.below(60) == 0) contact.agent_id = id;
  batch.push_back(contact);
}

TEST_CASE("table growth: with one contact the bytes are those that the table then has") {
  Splitmix64 random(3);
  ContactTable table = empty_table();
  ContactBatch batch = table.batch();
  for (int i = 0; i < 3000; ++i) {
    batch.clear();
    draw(random, batch);
    const std::size_t foretold = TableGrowth(table).with(batch, 0, 1);
    const std::size_t most = TableGrowth(table).with_any(1, batch.letters());
    const bool is_known = table.contact_index().find(batch.text(batch.row(0).id)).has_value();
    table.add(batch, [](std::size_t) {});
    CHECK(foretold <= most);
    CHECK(foretold >= table.bytes());
    if (!is_known) CHECK(foretold - table.bytes() <= 40);  // of an id that comes again, were it one
  }
}

TEST_CASE("table growth: with a batch or with any contacts it is at least what the table then has") {
  Splitmix64 random(5);
  ContactTable table = empty_table();
  ContactBatch batch = table.batch();
  for (int i = 0; i < 60; ++i) {
    batch.clear();
    for (std::size_t k = 1 + random.below(200); k > 0; --k) draw(random, batch);
    const std::size_t foretold = TableGrowth(table).with(batch, 0, batch.size());
    const std::size_t most = TableGrowth(table).with_any(batch.size(), batch.letters());
    table.add(batch, [](std::size_t) {});
    CHECK(table.bytes() <= foretold);
    CHECK(foretold <= most);
  }
}

TEST_CASE("table growth: with another table it is what the table then has, but for ids that come again") {
  Splitmix64 random(9);
  for (int trial = 0; trial < 30; ++trial) {
    ContactTable here = empty_table();
    ContactTable there = empty_table();
    for (auto* table : {&here, &there}) {
      ContactBatch batch = table->batch();
      for (std::size_t k = random.below(500); k > 0; --k) draw(random, batch);
      table->add(batch, [](std::size_t) {});
    }
    const std::size_t foretold = TableGrowth(here).with(there);
    here.merge(there);
    CHECK(here.bytes() <= foretold);
  }
}

}  // namespace
