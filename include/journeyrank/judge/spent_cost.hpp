// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// How far one cell may go, and what that costs.
struct CellRoom {
  std::size_t criterion = 0;
  double unit = 1.0;             ///< the cost of one unit of the raw value
  double end = 0.0;              ///< as far as it is looked for
  std::vector<double> levels{};  ///< those it may take, its own first; empty where it may be anything up to the end
};

/// The raw cells when a cost is spent on the cells of these rooms by shares: of one that is at its end before its share
/// is spent, the others get the rest in proportion.
///
/// Shape   cells: one a criterion of the model; shares: one a room, that add up to 1
/// Edge    shares of 0 get nothing; what nobody can take is not spent
inline std::vector<double> spent_on(std::vector<double> cells, std::span<const CellRoom> rooms,
                                    std::span<const double> shares, double cost) {
  std::vector<char> ended(rooms.size(), 0);
  double left = cost;
  double open = 1.0;  // the shares of those that are not at their ends
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      if (ended[i] != 0 || shares[i] == 0.0) continue;
      const double all = product(rooms[i].unit, std::fabs(rooms[i].end - cells[rooms[i].criterion]));
      if (product(left, shares[i] / open) < all) continue;
      cells[rooms[i].criterion] = rooms[i].end;
      ended[i] = 1;
      left = std::max(0.0, left - all);
      open -= shares[i];
      again = open > 0.0;
      break;
    }
  }
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    if (ended[i] != 0 || shares[i] == 0.0) continue;
    double& cell = cells[rooms[i].criterion];
    const double moved = product(left, shares[i] / open) / rooms[i].unit;
    cell = rooms[i].end > cell ? std::min(rooms[i].end, cell + moved) : std::max(rooms[i].end, cell - moved);
  }
  return cells;
}

/// Every way to share 1 among so many in equal parts: 64 of them among two, fewer among more.
///
/// Edge    none among none; one way among one
inline std::vector<std::vector<double>> shares_of_all(std::size_t count) {
  if (count == 0) return {};
  const std::size_t parts = count <= 2 ? 64 : count == 3 ? 16 : count == 4 ? 8 : count <= 6 ? 5 : count <= 9 ? 3 : 2;
  std::vector<std::vector<double>> all;
  std::vector<double> shares(count, 0.0);
  const auto share = [&](auto&& self, std::size_t at, std::size_t left) -> void {
    if (at + 1 == count) {
      shares[at] = static_cast<double>(left) / static_cast<double>(parts);
      all.push_back(shares);
      return;
    }
    for (std::size_t taken = 0; taken <= left; ++taken) {
      shares[at] = static_cast<double>(taken) / static_cast<double>(parts);
      self(self, at + 1, left - taken);
    }
  };
  share(share, 0, parts);
  return all;
}

}  // namespace journeyrank
