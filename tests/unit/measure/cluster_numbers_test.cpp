// SPDX-License-Identifier: MIT
#include "journeyrank/measure/cluster_numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using namespace journeyrank;

TEST_CASE("cluster_numbers: whoever is not known is in no cluster") {
  CHECK(cluster_numbers(std::vector<std::uint32_t>{4, no_party, 0}) == std::vector<std::int64_t>{4, no_cluster, 0});
}

TEST_CASE("clusters_of_customers: a customer is in the cluster of the earliest contact, others keep their own") {
  const std::vector<std::int64_t> clusters{7, 8, 9, 7, no_cluster};
  const std::vector<std::uint32_t> customers{0, 1, 0, no_party, 2};
  const std::vector<int> starts{20, 5, 10, 1, 3};
  const auto is_earlier = [&starts](std::size_t a, std::size_t b) { return starts[a] < starts[b]; };
  CHECK(clusters_of_customers(clusters, customers, 3, is_earlier) == std::vector<std::int64_t>{9, 8, 9, 7, no_cluster});
}

// Ann works for acme, then for bolt; of contacts that start at one moment the smaller id is the earlier one.
TEST_CASE("clusters_of_customers: who changes the account is with the first one, whatever comes in first") {
  const CustomerRate rate{.column = "ces", .at_most = 3, .cluster = ClusterBy::account};
  const std::vector<Contact> contacts = {
      {.contact_id = "2", .customer_id = "ann", .account_id = "bolt", .journey = "a", .started_at = 10, .ces = 1.0},
      {.contact_id = "1", .customer_id = "ann", .account_id = "acme", .journey = "a", .started_at = 10, .ces = 1.0},
      {.contact_id = "3", .customer_id = "bob", .account_id = "acme", .journey = "a", .started_at = 20, .ces = 2.0},
      {.contact_id = "4", .customer_id = "cem", .account_id = "bolt", .journey = "a", .started_at = 30, .ces = 7.0},
      {.contact_id = "5", .customer_id = "dan", .account_id = "bolt", .journey = "a", .started_at = 40, .ces = 7.0}};
  Tally forwards({rate});
  Tally backwards({rate});
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    forwards.add(contacts[i]);
    backwards.add(contacts[contacts.size() - 1 - i]);
  }
  const Estimate estimate = forwards.evaluate("a", rate);
  CHECK(estimate == backwards.evaluate("a", rate));
  CHECK(estimate.clusters == 2);
  CHECK(observations_of(estimate) == doctest::Approx(1.0));  // acme 2 of 2, bolt 0 of 2
}
