// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/critic.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::Critic;
using journeyrank::Likeness;

using Numbers = std::vector<double>;

TEST_CASE("critic: deviation times the sum of 1 - r, by hand") {
  // Between their extremes: (0, 0.5, 1), (0, 1, 0.5) and (1, 0.5, 0): r is 0.5, -1 and -0.5, all deviations are equal.
  const auto matrix = matrix_of_columns({{1, 2, 3}, {1, 3, 2}, {3, 2, 1}});
  CHECK(are_close(Critic{}(matrix, directions_of("+++")), {2.5 / 8, 2.0 / 8, 3.5 / 8}, 1e-15));
  CHECK(are_close(Critic{.correlation = Likeness::spearman}(matrix, directions_of("+++")), {2.5 / 8, 2.0 / 8, 3.5 / 8},
                  1e-15));
}

TEST_CASE("critic: a direction turns a correlation round") {
  const auto matrix = matrix_of_columns({{1, 2, 3}, {1, 3, 2}, {3, 2, 1}});
  CHECK(are_close(Critic{}(matrix, directions_of("++-")), {0.25, 0.5, 0.25}, 1e-15));
}

TEST_CASE("critic: by distance, columns on one line are alike whatever way they run") {
  const auto matrix = matrix_of_columns({{1, 2, 3, 9}, {9, 2, 4, 1}, {-1, -2, -3, -9}});
  const Numbers found = Critic{.correlation = Likeness::distance}(matrix, directions_of("+++"));
  const Numbers turned = Critic{.correlation = Likeness::distance}(matrix, directions_of("++-"));
  CHECK(are_close(found, turned, 1e-14));
  CHECK(found[0] < found[1]);
}

TEST_CASE("critic: a constant column weighs 0 and changes nothing for the others") {
  const auto with = matrix_of_columns({{1, 2, 3}, {7, 7, 7}, {1, 3, 2}, {3, 2, 2}});
  const auto without = matrix_of_columns({{1, 2, 3}, {1, 3, 2}, {3, 2, 2}});
  for (const auto likeness : {Likeness::pearson, Likeness::spearman, Likeness::distance}) {
    const Critic critic{.correlation = likeness};
    const Numbers found = critic(without, directions_of("+++"));
    CHECK(critic(with, directions_of("++++")) == Numbers{found[0], 0.0, found[1], found[2]});
  }
}

TEST_CASE("critic: without conflict, criteria that are not constant weigh the same") {
  CHECK(Critic{}(matrix_of_columns({{1, 2, 4}, {2.1, 4.2, 8.4}, {5, 5, 5}}), directions_of("+++")) ==
        Numbers{0.5, 0.5, 0.0});
  CHECK(Critic{}(matrix_of_columns({{1, 2, 4}}), directions_of("+")) == Numbers{1.0});
  CHECK(Critic{}(matrix_of_columns({{1}, {2}}), directions_of("++")) == Numbers{0.5, 0.5});
}
