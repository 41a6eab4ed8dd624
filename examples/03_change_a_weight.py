# SPDX-License-Identifier: MIT
"""Would another weighting say the same? The profiles of a model side by side, and one weight changed by hand."""

import journeyrank as jr


def show(whose, ranking):
    print(f"{whose}:", *(line.id for line in ranking))


model = jr.Model.read("examples/data/telecom.json")
matrix = jr.CriteriaMatrix.read_csv("examples/data/telecom.csv", model)

show("as stated", jr.rank(matrix, model))
for profile in model.profiles:
    show(profile.id, jr.rank(matrix, model, profile=profile.id))
changed = model.with_weight("retention", 5.0)
show("retention weighs 5", jr.rank(matrix, changed))
