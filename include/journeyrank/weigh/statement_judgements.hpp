// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/attractiveness.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/macbeth.hpp"
#include "journeyrank/weigh/named_criteria.hpp"

namespace journeyrank {

/// "Taking the first criterion from its worst to its best is more attractive than the second: moderately."
struct StatedAttractiveness {
  std::string first{};
  std::string second{};
  Attractiveness category = Attractiveness::very_weak;
  std::optional<Attractiveness> up_to{};

  static constexpr auto fields() {
    return FieldList{Field{"first", &StatedAttractiveness::first,
                           "the id of the criterion whose swing is more attractive", Allowed{.required = true}},
                     Field{"second", &StatedAttractiveness::second, "the id of the other; left out: no change at all"},
                     Field{"category", &StatedAttractiveness::category, "by how much, or by how much at least",
                           Allowed{.required = true}},
                     Field{"up_to", &StatedAttractiveness::up_to, "by how much at most, where that is not sure"}};
  }

  const std::string& ahead() const noexcept { return first; }
  const std::string& behind() const noexcept { return second; }  ///< empty: no change at all
  Attractiveness most() const noexcept { return up_to.value_or(category); }

  /// "pain over cost: weak to moderate"
  std::string said() const {
    return first + " over " + (second.empty() ? "no change" : second) + ": " + name_of(category) +
           (most() == category ? "" : std::string(" to ") + name_of(most()));
  }

  /// "strong the other way round" for -4.
  static std::string shown(double category) {
    const auto level = static_cast<Attractiveness>(static_cast<int>(std::fabs(category)));
    return std::string(name_of(level)) + (category < 0.0 ? " the other way round" : "");
  }

  friend bool operator==(const StatedAttractiveness&, const StatedAttractiveness&) = default;
};

struct MacbethJudgement {
  std::vector<StatedAttractiveness> statements{};

  static constexpr const char* by = Macbeth::name;
  static constexpr auto fields() {
    return FieldList{Field{"statements", &MacbethJudgement::statements,
                           "each says by how much one swing, a criterion taken from its worst to its best, is more "
                           "attractive than another",
                           Allowed{.required = true}}};
  }

  /// Errors  those of index; bad_weights for a swing against itself, a range that runs backwards or from none, a
  ///         criterion of which nothing is said
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    std::vector<AttractivenessStatement> said;
    std::vector<bool> named(criteria.size(), false);
    for (std::size_t entry = 0; entry < statements.size(); ++entry) {
      const StatedAttractiveness& each = statements[entry];
      AttractivenessStatement statement{
          .first = criteria.index(each.first, "statements", entry), .least = each.category, .most = each.most()};
      if (!each.second.empty()) statement.second = criteria.index(each.second, "statements", entry);
      if (statement.second == statement.first) {
        criteria.refuse(errc::bad_weights, "statements", entry, "\"" + each.first + "\" is held against itself");
      }
      if (each.most() < each.category || (each.category == Attractiveness::none && each.most() != each.category)) {
        criteria.refuse(errc::bad_weights, "statements", entry,
                        std::string("found ") + name_of(each.category) + " up to " + name_of(each.most()) +
                            "; allowed: from a smaller category to a larger one, none alone");
      }
      named[statement.first] = true;
      if (statement.second) named[*statement.second] = true;
      said.push_back(statement);
    }
    for (std::size_t c = 0; c < named.size(); ++c) {
      if (named[c]) continue;
      criteria.refuse(errc::bad_weights, "statements", std::nullopt,
                      "nothing is said about \"" + criteria.id(c) + "\"; judge each criterion");
    }
    return Macbeth{}(criteria.size(), said);
  }

  const std::vector<StatedAttractiveness>& entries() const noexcept { return statements; }

  /// "Look again at pain over cost: weak. As strong it agrees with all the others."
  static std::string revisit(const StatedAttractiveness& entry, const StatementRevisit& revisit) {
    return "Look again at " + entry.said() + ". As " + StatedAttractiveness::shown(revisit.implied) +
           " it agrees with all the others.";
  }
};

}  // namespace journeyrank
