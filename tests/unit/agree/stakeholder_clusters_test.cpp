// SPDX-License-Identifier: MIT
#include "journeyrank/agree/stakeholder_clusters.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::average_linkage;
using journeyrank::ClusterTree;
using journeyrank::Joining;

using Labels = std::vector<std::uint32_t>;
using Numbers = std::vector<double>;

namespace {

Numbers random_distances(Splitmix64& random, std::size_t n, std::size_t levels) {
  Numbers distances(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double d = levels == 0 ? random.unit() : static_cast<double>(1 + random.below(levels));
      distances[i * n + j] = d;
      distances[j * n + i] = d;
    }
  }
  return distances;
}

}  // namespace

TEST_CASE("stakeholder_clusters: two pairs and a loner join in the order of their mean distances") {
  // Five on a line at 0, 1, 5, 7 and 20.
  const Numbers at{0, 1, 5, 7, 20};
  Numbers distances;
  for (const double a : at) {
    for (const double b : at) distances.push_back(std::fabs(a - b));
  }
  const ClusterTree tree = average_linkage(distances, 5);
  CHECK(tree.joinings() == std::vector<Joining>{{0, 1, 1.0}, {2, 3, 2.0}, {0, 2, 5.5}, {0, 4, 16.75}});
  CHECK(tree.clusters(5) == Labels{0, 1, 2, 3, 4});
  CHECK(tree.clusters(3) == Labels{0, 0, 1, 1, 2});
  CHECK(tree.clusters(1) == Labels{0, 0, 0, 0, 0});
  CHECK(tree.within(2.0) == Labels{0, 0, 1, 1, 2});
  CHECK(tree.within(0.5) == Labels{0, 1, 2, 3, 4});
  CHECK(tree.within(100.0) == Labels{0, 0, 0, 0, 0});
}

TEST_CASE("stakeholder_clusters: at each step the two joined have the least mean distance of members") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 2 + random.below(8);
    const Numbers distances = random_distances(random, n, trial % 2 == 0 ? 0 : 3);
    const ClusterTree tree = average_linkage(distances, n);
    REQUIRE(tree.joinings().size() == n - 1);
    for (std::size_t step = 0; step + 1 < n; ++step) {
      const Labels labels = tree.clusters(n - step);
      const auto mean = [&](std::uint32_t a, std::uint32_t b) {
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
          for (std::size_t j = 0; j < n; ++j) {
            if (labels[i] != a || labels[j] != b) continue;
            sum += distances[i * n + j];
            count += 1.0;
          }
        }
        return sum / count;
      };
      const Joining& joined = tree.joinings()[step];
      CHECK(joined.distance == doctest::Approx(mean(labels[joined.a], labels[joined.b])).epsilon(1e-12));
      for (std::uint32_t a = 0; a < n - step; ++a) {
        for (std::uint32_t b = 0; b < a; ++b) CHECK(joined.distance <= mean(a, b) + 1e-12);
      }
      if (step > 0) CHECK(joined.distance >= tree.joinings()[step - 1].distance);
    }
  }
}

TEST_CASE("stakeholder_clusters: of equally near ones those with the smallest members join first") {
  const Numbers all_one{0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0};
  CHECK(average_linkage(all_one, 4).joinings() == std::vector<Joining>{{0, 1, 1.0}, {0, 2, 1.0}, {0, 3, 1.0}});
}

TEST_CASE("stakeholder_clusters: equal ones join first, at 0; one or none has nothing to join") {
  const Numbers distances{0, 3, 0, 3, 0, 3, 0, 3, 0};
  CHECK(average_linkage(distances, 3).joinings() == std::vector<Joining>{{0, 2, 0.0}, {0, 1, 3.0}});
  CHECK(average_linkage(Numbers{0.0}, 1).clusters(1) == Labels{0});
  CHECK(average_linkage(Numbers{}, 0).clusters(0).empty());
}

TEST_CASE("stakeholder_clusters: what is no matrix of distances, and a count that cannot be, are refused") {
  CHECK(refusal_code([] { average_linkage(Numbers{0, 1, 1}, 2); }) == "shape_mismatch");
  CHECK(refusal([] {
          average_linkage(Numbers{0, -1, -1, 0}, 2);
        }) ==
        "bad_number: clusters: the distance of 0 and 1: found -1; allowed: finite, >= 0, the same both ways, 0 to "
        "oneself");
  CHECK(refusal_code([] { average_linkage(Numbers{0, 1, 2, 0}, 2); }) == "bad_number");
  CHECK(refusal_code([] { average_linkage(Numbers{1, 1, 1, 0}, 2); }) == "bad_number");
  CHECK(refusal_code([] { average_linkage(Numbers{0, std::nan(""), std::nan(""), 0}, 2); }) == "bad_number");
  const ClusterTree tree = average_linkage(Numbers{0, 1, 1, 0}, 2);
  CHECK(refusal([&] { tree.clusters(3); }) ==
        "bad_option: clusters: found 3; allowed: 1 to 2, the number of stakeholders");
  CHECK(refusal_code([&] { tree.clusters(0); }) == "bad_option");
}
