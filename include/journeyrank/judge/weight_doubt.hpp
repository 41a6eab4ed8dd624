// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/judge/dirichlet_weights.hpp"
#include "journeyrank/judge/named_shares.hpp"
#include "journeyrank/judge/weight_region.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What is believed of weights.
///
/// uniform    any weights, or any that hold to what is stated of them, each as likely as any other
/// dirichlet  around the weights of the model or profile
/// stated     those of the model or profile, without doubt
enum class WeightBelief { uniform, dirichlet, stated };

constexpr auto enumerators(WeightBelief) {
  using enum WeightBelief;
  return std::array{Enumerator{"uniform", uniform}, Enumerator{"dirichlet", dirichlet}, Enumerator{"stated", stated}};
}

/// How far weights are in doubt.
struct WeightDoubt {
  WeightBelief belief = WeightBelief::uniform;
  std::vector<std::string> where{};  ///< statements that uniform weights hold to
  double concentration = 20.0;

  static constexpr const char* name = "weight_doubt";
  static constexpr auto fields() {
    return FieldList{
        Field{"belief", &WeightDoubt::belief, "how weights are drawn"},
        Field{"where", &WeightDoubt::where, "what uniform weights hold to, such as \"pain > cost\""},
        Field{
            "concentration", &WeightDoubt::concentration,
            "how close dirichlet weights keep to the stated ones: a weight w deviates by sqrt(w (1 - w) / (this + 1))",
            Allowed{.at_least = 0.01, .at_most = 1e9}}};
  }

  friend bool operator==(const WeightDoubt&, const WeightDoubt&) = default;
};

static_assert(fully_described<WeightDoubt>);

/// Where draws of weights come from.
using WeightDraws = std::variant<WeightRegion, DirichletWeights, FixedWeights>;

/// The draws of weights for a scorer. Statements may name groups of the model.
///
/// Edge    a criterion that is off, or that the matrix knows nothing of, weighs 0 in every draw
/// Errors  those of WeightRegion and DirichletWeights; bad_option for statements beside another belief than uniform
inline WeightDraws weight_draws(const Scorer& scorer, const ValueMatrix& values, const WeightDoubt& doubt) {
  if (doubt.belief != WeightBelief::uniform && !doubt.where.empty()) {
    throw Error(errc::bad_option, std::string("weights: statements are for uniform weights; found ") +
                                      name_of(doubt.belief) + " weights with " + std::to_string(doubt.where.size()) +
                                      " statements");
  }
  const auto normalised = scorer.weights().normalised();
  if (doubt.belief == WeightBelief::dirichlet) return DirichletWeights(normalised, doubt.concentration);
  if (doubt.belief == WeightBelief::stated) return FixedWeights(normalised);
  std::vector<unsigned char> on;
  for (std::size_t c = 0; c < normalised.size(); ++c) on.push_back(scorer.is_on(c) && values.is_there(c) ? 1 : 0);
  return WeightRegion(criterion_ids(scorer.model()), doubt.where, std::move(on), group_sums(scorer.model()));
}

}  // namespace journeyrank
