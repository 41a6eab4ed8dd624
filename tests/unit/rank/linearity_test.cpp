// SPDX-License-Identifier: MIT
#include "journeyrank/rank/linearity.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Missing;
using journeyrank::Names;
using journeyrank::refuse_unless_linear;
using journeyrank::Scorer;
using journeyrank::ValueMatrix;

TEST_CASE("linearity: a cell that is left out is refused with journey, criterion and remedy, others are not") {
  laws::WeighedValues problem({{0.1, 0.2}, {0.3, 0.0}}, {1.0, 1.0});
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{"c0", {0.1, 0.3}}, {"c1", {0.2, 0.0}, {}, {0, 1}}});
  for (const auto policy : {Missing::worst, Missing::interval, Missing::renormalise}) {
    problem.model.criteria[1].missing = policy;
    const Scorer scorer = Scorer::fit(matrix, problem.model);
    const ValueMatrix values(scorer, matrix);
    if (policy != Missing::renormalise) {
      refuse_unless_linear(scorer, matrix, values);
      continue;
    }
    CHECK(refusal([&] { refuse_unless_linear(scorer, matrix, values); }) ==
          "no_exact_answer: journey \"b\", criterion \"c1\": the cell is missing and left out, so the score is not "
          "linear in the weights; give the criterion another missing policy: worst or interval");
  }
}
