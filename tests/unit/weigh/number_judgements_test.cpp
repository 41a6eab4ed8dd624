// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/number_judgements.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const NamedCriteria three({"pain", "revenue", "cost"}, {},
                          [](errc code, const std::string& list, auto, const std::string& text) {
                            throw Error(code, list + ": " + text);
                          });

std::vector<CriterionNumber> numbers(double pain, double revenue, double cost) {
  return {{"cost", cost}, {"pain", pain}, {"revenue", revenue}};
}

}  // namespace

TEST_CASE("number_judgements: each gives what its method gives, with criteria by id in any order") {
  CHECK(RankOrderJudgement{.form = RankForm::sum, .ranks = numbers(1, 3, 2)}(three) ==
        RankOrder{.form = RankForm::sum}(std::vector{1.0, 3.0, 2.0}));
  CHECK(SrfJudgement{.ratio = 5.0, .positions = numbers(4, 1, 2)}(three) ==
        Srf{.ratio = 5.0}(std::vector{4.0, 1.0, 2.0}));
  CHECK(PointJudgement{.total = 50.0, .points = numbers(30, 15, 10)}(three) ==
        PointAllocation{.total = 50.0}(std::vector{30.0, 15.0, 10.0}));
  CHECK(SwingJudgement{.points = numbers(100, 0, 60)}(three) == Swing{}(std::vector{100.0, 0.0, 60.0}));
  CHECK(SmartJudgement{.points = numbers(40, 10, 20)}(three) == Smart{}(std::vector{40.0, 10.0, 20.0}));
  CHECK(FucomJudgement{.significances = numbers(1, 3, 2)}(three) == Fucom{}(std::vector{1.0, 3.0, 2.0}));
}

TEST_CASE("number_judgements: a number that a method does not take is refused by the criterion's name") {
  CHECK(refusal_code([] { SwingJudgement{.points = numbers(101, 0, 1)}(three); }) == "bad_weights");
  CHECK(refusal_code([] { SwingJudgement{.points = numbers(90, 0, 1)}(three); }) == "bad_weights");
  CHECK(refusal_code([] { SmartJudgement{.points = numbers(5, 10, 20)}(three); }) == "bad_weights");
  CHECK(refusal_code([] { FucomJudgement{.significances = {{"pian", 1.0}}}(three); }) == "unknown_name");
  CHECK(refusal_code([] { RankOrderJudgement{.ranks = {{"pain", 1.0}}}(three); }) == "bad_weights");
}
