# SPDX-License-Identifier: MIT
"""Rank a ready criteria matrix and say why each journey stands where it does."""

import journeyrank as jr

model = jr.Model.read("examples/data/telecom.json")
matrix = jr.CriteriaMatrix.read_csv("examples/data/telecom.csv", model)
ranking = jr.rank(matrix, model)

for line in ranking:
    print(f"{line.rank}  {line.id:<14}{100 * line.score:6.1f}")
print()
print(ranking.explain("moving_home").sentence)
