// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// Four weights that add up to 1: a point of the tetrahedron.
using WeightPoint = std::array<double, 4>;

/// How much of all weights a cell holds, and the mean of them.
struct CellContent {
  double share = 0.0;
  WeightPoint centre = {};
};

/// A convex part of the tetrahedron of four weights: what planes through the origin leave of it.
///
/// Shape   corners, and faces that are loops of corners; starts as the whole tetrahedron
/// Units   points are weights that add up to 1, shares are parts of the tetrahedron
/// Edge    a corner within 1e-15 of a plane lies on it; a cell without an inside is empty
/// Errors  a plane must have its largest coefficient at 1, by size (asserted by what is said of corners)
/// Source  sutherland1974reentrant, each face; the new face by the angle about its middle
/// Cost    O(corners) a cut, O(corners) for the content
class WeightCell {
 public:
  static constexpr double on_plane = 1e-15;

  WeightCell() { fill(); }

  /// Makes it the whole tetrahedron again.
  void fill() {
    corners_.clear();
    for (std::size_t c = 0; c < 4; ++c) {
      WeightPoint corner{};
      corner[c] = 1.0;
      corners_.push_back(corner);
    }
    loops_ = {1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2};
    ends_ = {3, 6, 9, 12};
  }

  bool is_empty() const noexcept { return corners_.empty(); }
  std::span<const WeightPoint> corners() const noexcept { return corners_; }

  /// Which side of a plane a point lies on, added up in criterion order.
  static double side(const WeightPoint& plane, const WeightPoint& point) noexcept {
    double sum = 0.0;
    for (std::size_t c = 0; c < 4; ++c) sum += product(plane[c], point[c]);
    return sum;
  }

  /// Keeps the part where plane · weights >= 0. Corners that stay keep their order, new ones follow; returns how many
  /// stayed.
  std::size_t cut(const WeightPoint& plane) {
    sides_.clear();
    bool any_in = false;
    bool any_out = false;
    for (const auto& corner : corners_) {
      sides_.push_back(side(plane, corner));
      any_in = any_in || sides_.back() > on_plane;
      any_out = any_out || sides_.back() < -on_plane;
    }
    if (!any_out) return corners_.size();
    if (!any_in) {
      corners_.clear();
      loops_.clear();
      ends_.clear();
      return 0;
    }
    const std::size_t stayed = keep_corners();
    cut_faces();
    close(plane);
    std::swap(corners_, kept_);
    return stayed;
  }

  /// Its share of the tetrahedron and its centre, by tetrahedra from its first corner to the faces beyond.
  CellContent content() const noexcept {
    CellContent content;
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      const std::span<const std::uint32_t> face(loops_.data() + begin, end - begin);
      begin = end;
      if (std::find(face.begin(), face.end(), 0u) != face.end()) continue;
      for (std::size_t k = 1; k + 1 < face.size(); ++k) add_tetrahedron({0, face[0], face[k], face[k + 1]}, content);
    }
    if (content.share > 0.0) {
      for (double& each : content.centre) each /= content.share;
    }
    return content;
  }

 private:
  /// An edge that the plane crosses, and the new corner on it.
  struct Crossing {
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t corner;
  };

  bool is_in(std::uint32_t corner) const noexcept { return sides_[corner] > on_plane; }
  bool is_out(std::uint32_t corner) const noexcept { return sides_[corner] < -on_plane; }

  std::size_t keep_corners() {
    kept_.clear();
    places_.assign(corners_.size(), 0);
    closing_.clear();
    crossings_.clear();
    for (std::uint32_t i = 0; i < corners_.size(); ++i) {
      if (is_out(i)) continue;
      places_[i] = static_cast<std::uint32_t>(kept_.size());
      if (!is_in(i)) closing_.push_back(places_[i]);
      kept_.push_back(corners_[i]);
    }
    return kept_.size();
  }

  void cut_faces() {
    new_loops_.clear();
    new_ends_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      const std::size_t before = new_loops_.size();
      for (std::size_t k = begin; k < end; ++k) {
        const std::uint32_t from = loops_[k];
        const std::uint32_t to = loops_[k + 1 < end ? k + 1 : begin];
        if (!is_out(from)) new_loops_.push_back(places_[from]);
        if ((is_in(from) && is_out(to)) || (is_out(from) && is_in(to))) new_loops_.push_back(crossing(from, to));
      }
      begin = end;
      if (new_loops_.size() >= before + 3) {
        new_ends_.push_back(new_loops_.size());
      } else {
        new_loops_.resize(before);
      }
    }
    std::swap(loops_, new_loops_);
    std::swap(ends_, new_ends_);
  }

  /// The corner where an edge crosses the plane: one for both faces of the edge.
  std::uint32_t crossing(std::uint32_t from, std::uint32_t to) {
    if (from > to) std::swap(from, to);
    for (const auto& each : crossings_) {
      if (each.from == from && each.to == to) return each.corner;
    }
    const double a = std::abs(sides_[from]);
    const double b = std::abs(sides_[to]);
    WeightPoint point;
    for (std::size_t c = 0; c < 4; ++c) {
      point[c] = (product(b, corners_[from][c]) + product(a, corners_[to][c])) / (a + b);
    }
    const auto place = static_cast<std::uint32_t>(kept_.size());
    kept_.push_back(point);
    closing_.push_back(place);
    crossings_.push_back({from, to, place});
    return place;
  }

  /// Adds the face on the plane: its corners by their angle about the middle, seen along the plane's steepest axis.
  void close(const WeightPoint& plane) {
    if (closing_.size() < 3) return;
    std::size_t axis = 0;
    for (std::size_t c = 1; c < 3; ++c) {
      if (std::abs(plane[c] - plane[3]) > std::abs(plane[axis] - plane[3])) axis = c;
    }
    const std::size_t x = axis == 0 ? 1 : 0;
    const std::size_t y = axis == 2 ? 1 : 2;
    double middle_x = 0.0;
    double middle_y = 0.0;
    for (const std::uint32_t each : closing_) {
      middle_x += kept_[each][x] / static_cast<double>(closing_.size());
      middle_y += kept_[each][y] / static_cast<double>(closing_.size());
    }
    by_angle_.clear();
    for (const std::uint32_t each : closing_) {
      by_angle_.emplace_back(angle(kept_[each][x] - middle_x, kept_[each][y] - middle_y), each);
    }
    std::sort(by_angle_.begin(), by_angle_.end());
    for (const auto& each : by_angle_) loops_.push_back(each.second);
    ends_.push_back(loops_.size());
  }

  /// A number in [0, 4) that rises with the angle.
  static double angle(double x, double y) noexcept {
    const double size = std::abs(x) + std::abs(y);
    if (!(size > 0.0)) return 0.0;
    if (y >= 0.0) return x >= 0.0 ? y / size : 1.0 - x / size;
    return x < 0.0 ? 2.0 - y / size : 3.0 + x / size;
  }

  void add_tetrahedron(const std::array<std::uint32_t, 4>& of, CellContent& content) const noexcept {
    const WeightPoint& apex = corners_[of[0]];
    std::array<std::array<double, 3>, 3> edge;
    for (std::size_t k = 0; k < 3; ++k) {
      for (std::size_t c = 0; c < 3; ++c) edge[k][c] = corners_[of[k + 1]][c] - apex[c];
    }
    const auto minor = [&](std::size_t a, std::size_t b) {
      return product(edge[1][a], edge[2][b]) - product(edge[1][b], edge[2][a]);
    };
    const double share = std::abs(product(edge[0][0], minor(1, 2)) + product(edge[0][1], minor(2, 0)) +
                                  product(edge[0][2], minor(0, 1)));
    content.share += share;
    for (std::size_t c = 0; c < 4; ++c) {
      const double sum = corners_[of[0]][c] + corners_[of[1]][c] + corners_[of[2]][c] + corners_[of[3]][c];
      content.centre[c] += product(share, sum / 4.0);
    }
  }

  std::vector<WeightPoint> corners_;
  std::vector<std::uint32_t> loops_;  ///< the corners of each face, face after face
  std::vector<std::size_t> ends_;     ///< where each face ends in them
  std::vector<double> sides_;         // from here on: room that is used again by every cut
  std::vector<WeightPoint> kept_;
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> closing_;
  std::vector<Crossing> crossings_;
  std::vector<std::uint32_t> new_loops_;
  std::vector<std::size_t> new_ends_;
  std::vector<std::pair<double, std::uint32_t>> by_angle_;
};

}  // namespace journeyrank
