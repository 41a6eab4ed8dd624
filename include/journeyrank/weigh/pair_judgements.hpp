// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/named_criteria.hpp"
#include "journeyrank/weigh/pairwise.hpp"
#include "journeyrank/weigh/rancom.hpp"
#include "journeyrank/weigh/sapevo.hpp"

namespace journeyrank {

// Judgements that compare criteria by twos, as people write them down: criteria by id.

/// "The first criterion is so many times as important as the second."
struct StatedRatio {
  std::string first{};
  std::string second{};
  double ratio = 1.0;

  static constexpr auto fields() {
    constexpr Allowed stated{.required = true};
    return FieldList{
        Field{"first", &StatedRatio::first, "the id of a criterion", stated},
        Field{"second", &StatedRatio::second, "the id of another", stated},
        Field{"ratio", &StatedRatio::ratio, "how many times as important as the second the first is", stated}};
  }

  friend bool operator==(const StatedRatio&, const StatedRatio&) = default;
};

/// "The first criterion is more important than the second by so many degrees."
struct StatedDegree {
  std::string first{};
  std::string second{};
  double degree = 0.0;

  static constexpr auto fields() {
    constexpr Allowed stated{.required = true};
    return FieldList{
        Field{"first", &StatedDegree::first, "the id of a criterion", stated},
        Field{"second", &StatedDegree::second, "the id of another", stated},
        Field{"degree", &StatedDegree::degree, "from -3, absolutely less important, to 3, absolutely more", stated}};
  }

  friend bool operator==(const StatedDegree&, const StatedDegree&) = default;
};

/// The two criteria of an entry. Errors: those of index; bad_weights for one with itself.
template <class Entry>
ImportanceRatio pair_of(const NamedCriteria& criteria, const Entry& stated, const std::string& list,
                        std::size_t entry) {
  const std::size_t first = criteria.index(stated.first, list, entry);
  const std::size_t second = criteria.index(stated.second, list, entry);
  if (first == second) {
    criteria.refuse(errc::bad_weights, list, entry, "\"" + stated.first + "\" is compared with itself");
  }
  return {.first = first, .second = second};
}

/// Refuses comparisons that leave criteria apart: nothing says how they stand to the others.
inline void refuse_unconnected(const NamedCriteria& criteria, const std::vector<ImportanceRatio>& ratios,
                               const std::string& list) {
  std::vector<bool> reached(criteria.size(), false);
  if (!reached.empty()) reached[0] = true;
  for (bool grown = true; grown;) {
    grown = false;
    for (const ImportanceRatio& each : ratios) {
      if (reached[each.first] == reached[each.second]) continue;
      reached[each.first] = reached[each.second] = grown = true;
    }
  }
  for (std::size_t c = 0; c < reached.size(); ++c) {
    if (reached[c]) continue;
    criteria.refuse(errc::bad_weights, list, std::nullopt,
                    "no chain of comparisons leads from \"" + criteria.id(0) + "\" to \"" + criteria.id(c) +
                        "\"; compare it with one of the others");
  }
}

/// Comparisons with criteria by position.
///
/// Errors  those of pair_of; bad_weights for a ratio outside [1e-6, 1e6], a pair that is compared twice, or criteria
///         that no comparison connects with the others
inline std::vector<ImportanceRatio> ratios_of(const NamedCriteria& criteria, const std::vector<StatedRatio>& stated,
                                              const std::string& list) {
  std::vector<ImportanceRatio> ratios;
  for (std::size_t entry = 0; entry < stated.size(); ++entry) {
    ImportanceRatio ratio = pair_of(criteria, stated[entry], list, entry);
    criteria.check(stated[entry].ratio, list, entry, 1e-6, 1e6);
    ratio.ratio = stated[entry].ratio;
    for (const ImportanceRatio& other : ratios) {
      const bool same = other.first == ratio.first && other.second == ratio.second;
      const bool turned = other.first == ratio.second && other.second == ratio.first;
      if (!same && !turned) continue;
      criteria.refuse(errc::bad_weights, list, entry,
                      "\"" + stated[entry].first + "\" and \"" + stated[entry].second +
                          "\" are compared twice; allowed: each pair once, either way round");
    }
    ratios.push_back(ratio);
  }
  refuse_unconnected(criteria, ratios, list);
  return ratios;
}

struct PairwiseJudgement {
  Priority priority = Priority::eigenvector;
  std::vector<StatedRatio> comparisons{};

  static constexpr const char* by = Pairwise::name;
  static constexpr auto fields() {
    return FieldList{
        Field{"priority", &PairwiseJudgement::priority, "how weights come out of comparisons"},
        Field{"comparisons", &PairwiseJudgement::comparisons,
              "of two criteria each; every pair once at most, and enough to connect all", Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Pairwise{.priority = priority}(criteria.size(), ratios_of(criteria, comparisons, "comparisons"));
  }
};

struct RancomJudgement {
  std::vector<StatedRatio> comparisons{};

  static constexpr const char* by = Rancom::name;
  static constexpr auto fields() {
    return FieldList{Field{"comparisons", &RancomJudgement::comparisons,
                           "of every two criteria; only whether the ratio is above, below or exactly 1 counts",
                           Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    return Rancom{}(criteria.size(), ratios_of(criteria, comparisons, "comparisons"));
  }
};

struct SapevoJudgement {
  double least = 0.0;
  std::vector<StatedDegree> degrees{};

  static constexpr const char* by = Sapevo::name;
  static constexpr auto fields() {
    return FieldList{
        Field{"least", &SapevoJudgement::least, "what the least important criterion has of the next one's weight",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"degrees", &SapevoJudgement::degrees,
              "of every two criteria, one way round or both; what is left out is the opposite",
              Allowed{.required = true}}};
  }
  JudgedWeights operator()(const NamedCriteria& criteria) const {
    const std::size_t m = criteria.size();
    constexpr double unsaid = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<double>> matrix(m, std::vector<double>(m, unsaid));
    for (std::size_t entry = 0; entry < degrees.size(); ++entry) {
      const ImportanceRatio pair = pair_of(criteria, degrees[entry], "degrees", entry);
      criteria.check(degrees[entry].degree, "degrees", entry, -3.0, 3.0);
      double& cell = matrix[pair.first][pair.second];
      if (!std::isnan(cell)) criteria.refuse(errc::bad_weights, "degrees", entry, "is said twice; allowed: once");
      cell = degrees[entry].degree;
    }
    for (std::size_t i = 0; i < m; ++i) {
      matrix[i][i] = 0.0;
      for (std::size_t j = 0; j < i; ++j) {
        if (std::isnan(matrix[i][j]) && std::isnan(matrix[j][i])) {
          criteria.refuse(errc::bad_weights, "degrees", std::nullopt,
                          "nothing is said about \"" + criteria.id(j) + "\" and \"" + criteria.id(i) +
                              "\"; judge every two criteria");
        }
        if (std::isnan(matrix[i][j])) matrix[i][j] = 0.0 - matrix[j][i];
        if (std::isnan(matrix[j][i])) matrix[j][i] = 0.0 - matrix[i][j];
      }
    }
    return Sapevo{.least = least}(matrix);
  }
};

}  // namespace journeyrank
