// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/linear_conflict.hpp"
#include "journeyrank/base/linear_constraint.hpp"

namespace journeyrank {

/// How much more attractive one thing is than another, in words.
enum class Attractiveness { none, very_weak, weak, moderate, strong, very_strong, extreme };

constexpr auto enumerators(Attractiveness) {
  using enum Attractiveness;
  return std::array{Enumerator{"none", none},      Enumerator{"very_weak", very_weak},
                    Enumerator{"weak", weak},      Enumerator{"moderate", moderate},
                    Enumerator{"strong", strong},  Enumerator{"very_strong", very_strong},
                    Enumerator{"extreme", extreme}};
}

/// "Taking the first criterion from its worst to its best is more attractive than the second, by `least` to `most`":
/// from very weak to extreme where only the order is known. Without a second, than no change at all.
struct AttractivenessStatement {
  std::size_t first = 0;
  std::optional<std::size_t> second = {};
  Attractiveness least = Attractiveness::very_weak;
  Attractiveness most = Attractiveness::extreme;

  friend bool operator==(const AttractivenessStatement&, const AttractivenessStatement&) = default;
};

/// What statements ask of the worths of m swings, as MACBETH words it: a difference of category i is i at least, and
/// exceeds one that is said to be smaller by the categories between them.
///
/// Shape   variables: the worth of each of m swings, then, under `relaxed`, what each statement is off
/// Errors  empty_input for no criterion; bad_weights for a statement on no criterion, on one with itself, or with a
///         range that runs from `most` to `least`, or from none to more
/// Source  banaecosta2005mathematical, LP-MACBETH
class AttractivenessConstraints {
 public:
  AttractivenessConstraints(std::size_t criteria, std::span<const AttractivenessStatement> statements)
      : m_(criteria), said_(statements.begin(), statements.end()) {
    const std::string place = "weights by macbeth";
    if (m_ == 0) throw Error(errc::empty_input, place + ": found no criterion; allowed: one at least");
    for (std::size_t s = 0; s < said_.size(); ++s) {
      const auto& [first, second, least, most] = said_[s];
      const bool fits = first < m_ && (!second || (*second < m_ && *second != first));
      const bool ordered = least <= most && (least != Attractiveness::none || most == Attractiveness::none);
      if (fits && ordered) continue;
      throw Error(errc::bad_weights, place + ", statement " + std::to_string(s + 1) + ": found " +
                                         (fits ? std::string(name_of(least)) + " up to " + name_of(most)
                                               : "criteria that are not two of " + std::to_string(m_)) +
                                         (fits ? "; allowed: from a smaller category to a larger one, none alone"
                                               : "; allowed: two different criteria, or one alone"));
    }
  }

  std::size_t criteria() const noexcept { return m_; }
  const std::vector<AttractivenessStatement>& said() const noexcept { return said_; }

  /// The statements as they stand, on the basic scale.
  StatedConstraints strict() const { return StatedConstraints(m_, said_.size(), rows(false, 1.0)); }

  /// The same with room for each statement to be off.
  std::vector<LinearConstraint> relaxed() const { return unowned(rows(true, 1.0)); }

  /// The statements as they stand; by `step` 0 what they say of shares, whatever the unit of worth: what they ask to be
  /// larger is as large at least.
  std::vector<LinearConstraint> kept(double step) const { return unowned(rows(false, step)); }

 private:
  static std::vector<LinearConstraint> unowned(std::vector<StatedConstraint> rows) {
    std::vector<LinearConstraint> all;
    for (StatedConstraint& each : rows) all.push_back(std::move(each.constraint));
    return all;
  }

  /// worth(first) - worth(second)
  void add_difference(std::vector<double>& row, std::size_t statement, double sign) const {
    row[said_[statement].first] += sign;
    if (said_[statement].second) row[*said_[statement].second] -= sign;
  }

  std::vector<StatedConstraint> rows(bool relaxed, double step) const {
    std::vector<StatedConstraint> all;
    const std::size_t variables = m_ + (relaxed ? said_.size() : 0);
    const auto add = [&](std::vector<double> row, std::vector<std::size_t> statements, double bound) {
      for (const std::size_t each : statements) {
        if (relaxed) row[m_ + each] += 1.0;
      }
      all.push_back({{std::move(row), Relation::at_least, bound * step}, std::move(statements)});
    };
    const auto level = [](Attractiveness category) { return static_cast<double>(static_cast<int>(category)); };
    for (std::size_t s = 0; s < said_.size(); ++s) {
      std::vector<double> row(variables, 0.0);
      add_difference(row, s, 1.0);
      add(row, {s}, level(said_[s].least));
      if (said_[s].most == Attractiveness::none) {
        for (double& each : row) each = 0.0 - each;
        add(std::move(row), {s}, 0.0);
        continue;
      }
      for (std::size_t other = 0; other < said_.size(); ++other) {
        if (said_[other].most == Attractiveness::none || said_[s].least <= said_[other].most) continue;
        std::vector<double> more(variables, 0.0);
        add_difference(more, s, 1.0);
        add_difference(more, other, -1.0);
        add(std::move(more), {s, other}, level(said_[s].least) - level(said_[other].most));
      }
    }
    add_swings(all, variables, step);
    return all;
  }

  /// A swing that nobody holds against no change is worth a very weak difference at least.
  void add_swings(std::vector<StatedConstraint>& all, std::size_t variables, double step) const {
    for (std::size_t c = 0; c < m_; ++c) {
      bool alone = false;
      for (const auto& each : said_) alone = alone || (each.first == c && !each.second);
      if (alone) continue;
      std::vector<double> row(variables, 0.0);
      row[c] = 1.0;
      all.push_back({{std::move(row), Relation::at_least, step}, {}});
    }
  }

  std::size_t m_;
  std::vector<AttractivenessStatement> said_;
};

}  // namespace journeyrank
