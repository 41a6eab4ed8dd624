# SPDX-License-Identifier: MIT
"""Is the answer firm? How far each weight may move, how often each journey is first, and why the first is first."""

import journeyrank as jr

model = jr.Model.read("examples/data/telecom.json")
ranking = jr.rank(jr.CriteriaMatrix.read_csv("examples/data/telecom.csv", model), model)

for sentence in ranking.stability().sentences:
    print(sentence)
print(ranking.robustness(draws=20_000).sentence)
print(ranking.why("tech_fault", "bill_query").sentence)
print(f"With 60 % on retention {ranking.what_if(retention=0.6).ranking[0].label} is first.")
