// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/measure/clustering.hpp"
#include "journeyrank/measure/contact_case.hpp"

namespace journeyrank {

/// The cluster of each contact, by its account or customer; no_party is in no cluster.
inline std::vector<std::int64_t> cluster_numbers(std::span<const std::uint32_t> parties) {
  std::vector<std::int64_t> numbers;
  numbers.reserve(parties.size());
  for (const std::uint32_t party : parties) numbers.push_back(party == no_party ? no_cluster : party);
  return numbers;
}

/// The same for metrics that count customers: one may have contacts for several accounts, and is in the cluster of the
/// earliest. `is_earlier(a, b)` orders contacts whatever order they came in.
///
/// Edge    a contact of an unknown customer keeps its own
/// Cost    O(n); 8 bytes a customer
template <class Earlier>
std::vector<std::int64_t> clusters_of_customers(std::span<const std::int64_t> clusters,
                                                std::span<const std::uint32_t> customers, std::size_t customer_count,
                                                Earlier&& is_earlier) {
  const std::size_t none = customers.size();
  std::vector<std::size_t> earliest(customer_count, none);
  for (std::size_t row = 0; row < customers.size(); ++row) {
    if (customers[row] == no_party) continue;
    std::size_t& first = earliest[customers[row]];
    if (first == none || is_earlier(row, first)) first = row;
  }
  std::vector<std::int64_t> numbers(clusters.begin(), clusters.end());
  for (std::size_t row = 0; row < customers.size(); ++row) {
    if (customers[row] != no_party) numbers[row] = clusters[earliest[customers[row]]];
  }
  return numbers;
}

}  // namespace journeyrank
