// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/weight_polytope.hpp"

namespace journeyrank {

/// A polytope cut into simplices that share no inner point, each as the positions of its corners.
struct Triangulation {
  std::size_t dimension = 0;                          ///< of the polytope: 0 for a point
  std::vector<std::vector<double>> corners{};         ///< of the polytope
  std::vector<std::vector<std::size_t>> simplices{};  ///< dimension + 1 corners each
  std::vector<double> shares{};                       ///< of the volume, one a simplex; they sum to 1
  double volume = 0.0;                                ///< in its own dimension, as it lies in the space of weights
};

/// Cuts a polytope by pulling its corners: a corner, joined to a triangulation of each facet that it does not lie on.
class Triangulator {
 public:
  Triangulator(const WeightPolytope& polytope, std::vector<std::vector<double>> corners, std::size_t most)
      : corners_(std::move(corners)), most_(most) {
    for (const auto& each : polytope.at_least) {
      std::vector<std::size_t> on;
      for (std::size_t i = 0; i < corners_.size(); ++i) {
        if (std::fabs(inner_product(each.coefficients, corners_[i]) - each.bound) < 4.0 * on_boundary) on.push_back(i);
      }
      boundaries_.push_back(std::move(on));
    }
  }

  /// Nothing when there would be more simplices than allowed.
  std::optional<Triangulation> cut() {
    std::vector<std::size_t> all(corners_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    Triangulation result{.dimension = dimension_of(all)};
    std::vector<std::size_t> apexes;
    if (!add_simplices(all, result.dimension, apexes, result.simplices)) return std::nullopt;
    double factorial = 1.0;
    for (std::size_t i = 2; i <= result.dimension; ++i) factorial *= static_cast<double>(i);
    for (const auto& simplex : result.simplices) {
      result.shares.push_back(spanned(simplex) / factorial);
      result.volume += result.shares.back();
    }
    for (double& share : result.shares) share /= result.volume;
    result.corners = std::move(corners_);
    return result;
  }

 private:
  /// What remains of the edges from the first corner after each is made orthogonal to those before it.
  std::vector<double> edge_lengths(std::span<const std::size_t> among) const {
    std::vector<std::vector<double>> basis;
    std::vector<double> lengths;
    for (std::size_t i = 1; i < among.size(); ++i) {
      std::vector<double> edge = corners_[among[i]];
      for (std::size_t c = 0; c < edge.size(); ++c) edge[c] -= corners_[among[0]][c];
      for (const auto& other : basis) {
        const double along = inner_product(edge, other);
        for (std::size_t c = 0; c < edge.size(); ++c) edge[c] -= product(along, other[c]);
      }
      lengths.push_back(std::sqrt(inner_product(edge, edge)));
      if (lengths.back() < on_boundary) continue;
      for (double& each : edge) each /= lengths.back();
      basis.push_back(std::move(edge));
    }
    return lengths;
  }

  std::size_t dimension_of(std::span<const std::size_t> among) const {
    const auto lengths = edge_lengths(among);
    return static_cast<std::size_t>(
        std::count_if(lengths.begin(), lengths.end(), [](double length) { return length >= on_boundary; }));
  }

  /// The volume of the parallelotope over a simplex.
  double spanned(std::span<const std::size_t> simplex) const {
    double volume = 1.0;
    for (const double length : edge_lengths(simplex)) volume = product(volume, length);
    return volume;
  }

  bool add_simplices(const std::vector<std::size_t>& face, std::size_t dimension, std::vector<std::size_t>& apexes,
                     std::vector<std::vector<std::size_t>>& simplices) const {
    if (face.size() == dimension + 1) {
      simplices.push_back(apexes);
      simplices.back().insert(simplices.back().end(), face.begin(), face.end());
      return simplices.size() <= most_;
    }
    const std::size_t apex = face.front();
    std::vector<std::vector<std::size_t>> facets;
    for (const auto& boundary : boundaries_) {
      std::vector<std::size_t> facet;
      std::set_intersection(face.begin(), face.end(), boundary.begin(), boundary.end(), std::back_inserter(facet));
      if (facet.size() < dimension || facet.front() == apex) continue;
      if (dimension_of(facet) + 1 != dimension) continue;
      if (std::find(facets.begin(), facets.end(), facet) == facets.end()) facets.push_back(std::move(facet));
    }
    apexes.push_back(apex);
    for (const auto& facet : facets) {
      if (!add_simplices(facet, dimension - 1, apexes, simplices)) return false;
    }
    apexes.pop_back();
    return true;
  }

  std::vector<std::vector<double>> corners_;
  std::size_t most_;
  std::vector<std::vector<std::size_t>> boundaries_;  ///< the corners on each constraint, rising
};

}  // namespace journeyrank
