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
/// Its surface is a set of loops of corners in which every edge is walked once in each direction. That stays so
/// whatever is rounded, also where planes lie an ulp apart, and a closed surface has one volume.
///
/// Shape   corners, and faces that are loops of corners, all seen from one side; starts as the whole tetrahedron
/// Units   points are weights that add up to 1, shares are parts of the tetrahedron
/// Edge    a corner no further than 1e-15 behind a plane stays; a cell without an inside is empty
/// Errors  a plane must have its largest coefficient at 1, by size, for the tolerance to mean what it says
/// Source  sutherland1974reentrant, each face; the new face by the edges that the others leave open
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
    loops_ = {1, 3, 2, 0, 2, 3, 0, 3, 1, 0, 1, 2};
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
    close();
    std::swap(loops_, new_loops_);
    std::swap(ends_, new_ends_);
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

  bool is_out(std::uint32_t corner) const noexcept { return sides_[corner] < -on_plane; }

  std::size_t keep_corners() {
    kept_.clear();
    places_.assign(corners_.size(), 0);
    crossings_.clear();
    rim_.clear();
    for (std::uint32_t i = 0; i < corners_.size(); ++i) {
      if (is_out(i)) continue;
      places_[i] = static_cast<std::uint32_t>(kept_.size());
      kept_.push_back(corners_[i]);
    }
    return kept_.size();
  }

  void cut_faces() {
    new_loops_.clear();
    new_ends_.clear();
    for (std::size_t face = 0; face < ends_.size(); ++face) {
      const std::size_t begin = face == 0 ? 0 : ends_[face - 1];
      cut_face({loops_.data() + begin, ends_[face] - begin});
    }
  }

  /// Walks round a face and keeps what is in. Where it leaves and comes in again it gets an edge on the plane, and the
  /// rim the same edge the other way.
  void cut_face(std::span<const std::uint32_t> face) {
    constexpr std::uint32_t none = 0xffffffff;
    const std::size_t before = new_loops_.size();
    std::uint32_t left_at = none;
    std::uint32_t first_in = none;
    for (std::size_t k = 0; k < face.size(); ++k) {
      const std::uint32_t from = face[k];
      const std::uint32_t to = face[k + 1 < face.size() ? k + 1 : 0];
      if (!is_out(from)) add_to_loop(places_[from], before);
      if (is_out(from) == is_out(to)) continue;
      const std::uint32_t at = crossing(from, to);
      add_to_loop(at, before);
      if (is_out(to)) {
        left_at = at;
      } else if (left_at != none) {
        rim_.push_back({at, left_at});
        left_at = none;
      } else {
        first_in = at;  // it began outside: the last edge closes it
      }
    }
    if (left_at != none && first_in != none) rim_.push_back({first_in, left_at});
    end_loop(before);
  }

  void add_to_loop(std::uint32_t corner, std::size_t begin) {
    if (new_loops_.size() == begin || new_loops_.back() != corner) new_loops_.push_back(corner);
  }

  /// Ends the loop that begins there. Two corners or fewer make no face: their edges cancel.
  void end_loop(std::size_t begin) {
    while (new_loops_.size() > begin + 1 && new_loops_.back() == new_loops_[begin]) new_loops_.pop_back();
    if (new_loops_.size() >= begin + 3) {
      new_ends_.push_back(new_loops_.size());
    } else {
      new_loops_.resize(begin);
    }
  }

  /// The corner where an edge crosses the plane, one for both of its faces; the end that stays, if that lies on it.
  std::uint32_t crossing(std::uint32_t from, std::uint32_t to) {
    if (from > to) std::swap(from, to);
    const std::uint32_t in = is_out(from) ? to : from;
    if (!(sides_[in] > 0.0)) return places_[in];
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
    crossings_.push_back({from, to, place});
    return place;
  }

  /// Joins the edges of the rim to loops: the new face on the plane. As many edges come to a corner as leave it, so
  /// every walk comes back.
  void close() {
    while (!rim_.empty()) {
      const std::size_t begin = new_loops_.size();
      const std::uint32_t start = rim_.back().first;
      std::uint32_t at = rim_.back().second;
      rim_.pop_back();
      add_to_loop(start, begin);
      while (at != start) {
        add_to_loop(at, begin);
        const auto next = std::find_if(rim_.begin(), rim_.end(), [at](const auto& edge) { return edge.first == at; });
        if (next == rim_.end()) break;
        at = next->second;
        rim_.erase(next);
      }
      end_loop(begin);
    }
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
    const double share =
        product(edge[0][0], minor(1, 2)) + product(edge[0][1], minor(2, 0)) + product(edge[0][2], minor(0, 1));
    content.share += share;
    for (std::size_t c = 0; c < 4; ++c) {
      const double sum = corners_[of[0]][c] + corners_[of[1]][c] + corners_[of[2]][c] + corners_[of[3]][c];
      content.centre[c] += product(share, sum / 4.0);
    }
  }

  std::vector<WeightPoint> corners_;
  std::vector<std::uint32_t> loops_;  ///< the corners of each face, face after face
  std::vector<std::size_t> ends_;     ///< where each face ends in them
  std::vector<double> sides_;         // from here on: room for every cut
  std::vector<WeightPoint> kept_;
  std::vector<std::uint32_t> places_;
  std::vector<Crossing> crossings_;
  std::vector<std::uint32_t> new_loops_;
  std::vector<std::size_t> new_ends_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rim_;  ///< edges of the new face
};

}  // namespace journeyrank
