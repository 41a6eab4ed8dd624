// SPDX-License-Identifier: MIT
#include "journeyrank/judge/refit.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Refit;
using journeyrank::Scorer;

namespace {

using Rows = std::vector<std::uint32_t>;
using Scores = std::vector<double>;

Model relative_model() {
  Model model;
  model.criteria = {{.id = "pain", .scale = MinMax{}}, {.id = "cost", .scale = MinMax{}}};
  return model;
}

CriteriaMatrix three_journeys() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                        {{.criterion = "other", .values = {7.0, 7.0, 7.0}},
                         {.criterion = "cost", .values = {8.0, 4.0, 0.0}},
                         {.criterion = "pain", .values = {0.0, 1.0, 4.0}}});
}

}  // namespace

TEST_CASE("refit: the scores of all journeys are those of the scorer, for every scale and policy") {
  laws::for_each_problem(3, 60, {.policies = {Missing::worst, Missing::interval, Missing::reject}},
                         [](const laws::Problem& problem, Splitmix64&) {
                           const auto matrix = problem.matrix();
                           const auto scorer = Scorer::fit(matrix, problem.model);
                           CHECK(Refit(scorer, matrix).scores() == scorer.score(matrix, 1));
                         });
}

TEST_CASE("refit: a part is scored as if only it were there, in the order it is listed") {
  const auto matrix = three_journeys();
  const auto scorer = Scorer::fit(matrix, relative_model());
  const Refit refit(scorer, matrix);
  CHECK(refit.scores() == Scores{0.5, 0.375, 0.5});
  CHECK(refit.scores(Rows{0, 1}) == Scores{0.5, 0.5});
  CHECK(refit.scores(Rows{2, 0, 1}) == Scores{0.5, 0.5, 0.375});
  CHECK(refit.scores(Rows{1}) == Scores{0.5});  // constant columns
  CHECK(refit.scores(Rows{}).empty());
}

TEST_CASE("refit: it fits anew even where the scorer was fitted on other journeys, with the same profile") {
  Model model = relative_model();
  model.profiles = {{.id = "pain only", .weights = {{"pain", 1.0}, {"cost", 0.0}}}};
  const auto matrix = three_journeys();
  const CriteriaMatrix other(Names::numbered(2), {{.criterion = "pain", .values = {0.0, 100.0}}});
  const auto scorer = Scorer::fit(other, model, "pain only");
  CHECK(Refit(scorer, matrix).scores() == Scores{0.0, 0.25, 1.0});
}

TEST_CASE("refit: a journey with other raw values moves the scales of all") {
  const auto matrix = three_journeys();
  const auto scorer = Scorer::fit(matrix, relative_model());
  CHECK(Refit(scorer, matrix).scores_with(2, Scores{2.0, 4.0}) == Scores{0.5, 0.25, 0.5});
}

TEST_CASE("refit: a missing cell stays missing, in a part and with other values") {
  Model model = relative_model();
  for (auto& criterion : model.criteria) criterion.missing = Missing::worst;
  const CriteriaMatrix matrix(Names::numbered(3),
                              {{.criterion = "pain", .values = {0.0, 1.0, 0.0}, .missing = {0, 0, 1}},
                               {.criterion = "cost", .values = {1.0, 0.0, 1.0}}});
  const auto scorer = Scorer::fit(matrix, model);
  const Refit refit(scorer, matrix);
  CHECK(refit.scores_with(2, Scores{9.0, 1.0}) == Scores{0.5, 0.5, 0.5});
  CHECK(refit.scores(Rows{1, 2}) == Scores{0.25, 0.5});  // pain is constant where it is known
}

TEST_CASE("refit: scores within the tolerance share the rank of the first of their group") {
  const auto matrix = three_journeys();
  Model model = relative_model();
  const auto exact = Scorer::fit(matrix, model);
  const Refit refit(exact, matrix);
  CHECK(refit.tolerance() == 1e-12);
  CHECK(refit.ranks(Scores{0.5, 0.7, 0.5 + 1e-13, 0.1}) == Rows{2, 1, 2, 4});
  CHECK(refit.ranks(Scores{}).empty());
  model.tie_tolerance = 0.25;
  const auto tolerant = Scorer::fit(matrix, model);
  CHECK(Refit(tolerant, matrix).ranks(Scores{0.5, 0.75, 0.45, 0.1}) == Rows{1, 1, 3, 4});
  CHECK_FALSE(Refit(tolerant, matrix).is_ahead(0.5, 0.25));
  CHECK(Refit(tolerant, matrix).is_ahead(0.5, 0.24));
}
