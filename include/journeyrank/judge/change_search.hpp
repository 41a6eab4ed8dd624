// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/judge/spent_cost.hpp"

namespace journeyrank {

/// Looks for the cheapest change of several cells where no closed form is to be had: what a change does is asked of
/// `works`, which ranks again.
///
/// Every choice of levels is looked at, the cheapest first. The cost of the cells between them is shared out in every
/// way of a coarse grid, then by shifting shares between two cells, in halves down to 1/4096 of all; what works for
/// less is taken, and its cost brought down to the last part in 10^9. In the end each cell is brought as near to where
/// it was as it may be.
///
/// Edge    found by search: a cheaper change may exist where more of a cell can undo what less of it did
/// Errors  too_large for more than 4,096 choices of levels
/// Cost    some hundred to some thousand calls of `works`
class ChangeSearch {
 public:
  using Cells = std::vector<double>;
  using Works = std::function<bool(const Cells&)>;

  static constexpr std::size_t finest_share = 4096;
  static constexpr double precision = 1e-9;

  /// `cells`: the raw cells as they are, one a criterion of the model.
  ChangeSearch(std::vector<CellRoom> rooms, Cells cells, Works works)
      : cells_(std::move(cells)), works_(std::move(works)) {
    for (CellRoom& room : rooms) (room.levels.empty() ? between_ : levels_).push_back(std::move(room));
    grid_ = shares_of_all(between_.size());
    if (between_.size() > 1) grid_.push_back(shares_to_all_ends());
  }

  /// A change that is known to work: what is found costs no more.
  void offer(const Cells& cells) {
    const double cost = cost_of(cells);
    if (best_ && cost >= cost_) return;
    best_ = cells;
    cost_ = cost;
  }

  /// The cells of the cheapest change that was found; nothing where none works.
  std::optional<Cells> find() {
    for (const Cells& base : level_choices()) {
      const double spent = cost_of(base);
      if (best_ && spent >= cost_) break;
      if (works_(base)) {
        offer(base);
        break;
      }
      if (!between_.empty()) search_from(base, spent);
    }
    if (best_) bring_back();
    return best_;
  }

 private:
  double cost_of(const Cells& cells) const {
    double cost = 0.0;
    for (const auto* rooms : {&levels_, &between_}) {
      for (const CellRoom& room : *rooms) {
        cost += product(room.unit, std::fabs(cells[room.criterion] - cells_[room.criterion]));
      }
    }
    return cost;
  }

  /// The shares with which all cells come to their ends at once: what that does is never missed.
  std::vector<double> shares_to_all_ends() const {
    std::vector<double> shares;
    double all = 0.0;
    for (const CellRoom& room : between_) {
      shares.push_back(std::min(product(room.unit, std::fabs(room.end - cells_[room.criterion])),
                                std::numeric_limits<double>::max() / 4.0 / static_cast<double>(between_.size())));
      all += shares.back();
    }
    for (double& share : shares) share = all > 0.0 ? share / all : 1.0 / static_cast<double>(shares.size());
    return shares;
  }

  /// Every choice of levels, the cheapest first.
  std::vector<Cells> level_choices() const {
    std::vector<Cells> choices = {cells_};
    for (const CellRoom& room : levels_) {
      std::vector<Cells> more;
      for (const Cells& each : choices) {
        for (const double level : room.levels) {
          more.push_back(each);
          more.back()[room.criterion] = level;
        }
      }
      if (more.size() > 4096) {
        throw Error(errc::too_large,
                    "cheapest change: the levels make more than 4096 choices, each to be ranked again; state costs for "
                    "fewer criteria");
      }
      choices = std::move(more);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [this](const Cells& a, const Cells& b) { return cost_of(a) < cost_of(b); });
    return choices;
  }

  bool works_for(const Cells& base, std::span<const double> shares, double cost) const {
    return works_(spent_on(base, between_, shares, cost));
  }

  /// The best shares of the cost between these levels, below the best so far.
  void search_from(const Cells& base, double spent) {
    double all = 0.0;
    for (const CellRoom& room : between_) all += product(room.unit, std::fabs(room.end - base[room.criterion]));
    all = std::min(all, std::numeric_limits<double>::max() / 4.0);
    double cost = best_ ? std::min(all, cost_ - spent) : all;
    std::optional<std::vector<double>> shares = first_shares(base, cost);
    if (!shares) return;
    cost = brought_down(base, *shares, cost);
    const auto is_better = [&](const std::vector<double>& tried) {
      const double less = cost - product(cost, precision);
      if (!(less < cost) || !works_for(base, tried, less)) return false;
      shares = tried;
      cost = brought_down(base, tried, less);
      return true;
    };
    for (const std::vector<double>& tried : grid_) is_better(tried);
    for (double part = 0.5; part >= 1.0 / static_cast<double>(finest_share); part /= 2.0) {
      for (bool moved = true; moved;) moved = shift(*shares, part, is_better);
    }
    offer(spent_on(base, between_, *shares, cost));
  }

  /// Shares of the cost that work, at the cost itself or where it is less: nothing where none do.
  std::optional<std::vector<double>> first_shares(const Cells& base, double& cost) const {
    const double most = cost;
    for (int halves = 0; halves <= (best_ ? 0 : 20); halves += 2) {
      cost = std::ldexp(most, -halves);
      for (const std::vector<double>& shares : grid_) {
        if (works_for(base, shares, cost)) return shares;
      }
    }
    return std::nullopt;
  }

  /// Tries every shift of so much from one share to another; true when one was better.
  template <class IsBetter>
  bool shift(const std::vector<double>& shares, double part, IsBetter&& is_better) const {
    for (std::size_t from = 0; from < shares.size(); ++from) {
      for (std::size_t to = 0; to < shares.size(); ++to) {
        if (from == to || shares[from] == 0.0) continue;
        std::vector<double> tried = shares;
        const double moved = std::min(part, shares[from]);
        tried[from] -= moved;
        tried[to] += moved;
        if (is_better(tried)) return true;
      }
    }
    return false;
  }

  /// The least cost, seen from one that works, that works with these shares.
  double brought_down(const Cells& base, std::span<const double> shares, double cost) const {
    double step = precision;
    double fails = 0.0;
    for (;;) {
      const double less = cost - product(cost, std::min(step, 0.5));
      if (!(less < cost) || less <= 0.0) return cost;
      if (!works_for(base, shares, less)) {
        fails = less;
        break;
      }
      cost = less;
      step *= 4.0;
    }
    while (cost - fails > product(cost, precision)) {
      const double middle = fails + (cost - fails) / 2.0;
      (works_for(base, shares, middle) ? cost : fails) = middle;
    }
    return cost;
  }

  /// Brings each cell of the best change as near to where it was as still works, the dearest first; again where one
  /// cell gave room to another.
  void bring_back() {
    for (int round = 0; round < 16; ++round) {
      const Cells before = *best_;
      bring_each_back();
      if (*best_ == before) return;
    }
  }

  void bring_each_back() {
    std::vector<CellRoom> rooms = between_;
    const auto cost = [this](const CellRoom& room) {
      return product(room.unit, std::fabs((*best_)[room.criterion] - cells_[room.criterion]));
    };
    std::stable_sort(rooms.begin(), rooms.end(), [&](const auto& a, const auto& b) { return cost(a) > cost(b); });
    for (const CellRoom& room : rooms) {
      Cells tried = *best_;
      const double from = cells_[room.criterion];
      const auto works = [&](double raw) {
        tried[room.criterion] = raw;
        return works_(tried);
      };
      const double now = tried[room.criterion];
      if (now != from) (*best_)[room.criterion] = works(from) ? from : first_that_works(from, now, works);
    }
    cost_ = cost_of(*best_);
  }

  std::vector<CellRoom> levels_;
  std::vector<CellRoom> between_;
  Cells cells_;
  Works works_;
  std::vector<std::vector<double>> grid_;
  std::optional<Cells> best_;
  double cost_ = 0.0;
};

}  // namespace journeyrank
