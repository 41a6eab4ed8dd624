# SPDX-License-Identifier: MIT
"""The interactive view of a ranking as a widget for Jupyter, VS Code and marimo; `ranking.view()` makes one.

It is the view of the report page: the same module, the same scores. `weights` and `selection` go both ways.
"""

from __future__ import annotations

import math
from typing import Any

from journeyrank import Model, Ranking, _core, _extras

for _module in ("traitlets", "anywidget"):
    _extras.imported(_module, "the interactive view needs anywidget", "widget")

import anywidget  # noqa: E402
import traitlets  # noqa: E402


class JourneyView(anywidget.AnyWidget):
    """A ranking whose weights are moved by hand.

    view = ranking.view()
    view.weights = {"pain": 2}      # the others keep theirs
    view.selection = "moving_home"
    better = jr.rank(ranking.matrix, view.model)
    """

    _esm = _core._journey_view_module

    data: Any = traitlets.Dict(help="What is shown: ranking.report_data().").tag(sync=True)
    weights: Any = traitlets.Dict(help="The weight of each criterion by its id, on any scale.").tag(sync=True)
    selection: Any = traitlets.Unicode(None, allow_none=True, help="The id of the journey looked at.").tag(sync=True)

    def __init__(self, ranking: Ranking, **options: Any) -> None:
        data = ranking.report_data(**options)
        stated = {criterion["id"]: criterion["weight"] for criterion in data["criteria"]}
        self._ids = {journey["id"] for journey in data["journeys"]}
        self._stated = stated
        self.ranking = ranking
        super().__init__(data=data, weights=stated)

    @traitlets.validate("weights")
    def _checked_weights(self, proposal: Any) -> dict[str, float]:
        asked = proposal["value"]
        unknown = [name for name in asked if name not in self._stated]
        if unknown:
            raise traitlets.TraitError(f"there is no criterion {unknown[0]!r}; there are: {', '.join(self._stated)}")
        weights = {**self._stated, **dict(self._trait_values.get("weights") or {}), **asked}
        for name, weight in weights.items():
            if not (isinstance(weight, (int, float)) and math.isfinite(weight) and weight >= 0):
                raise traitlets.TraitError(f"the weight of {name!r} is {weight!r}; allowed: a finite number >= 0")
        if not sum(weights.values()) > 0:
            raise traitlets.TraitError("all weights are 0; allowed: one or more above 0")
        return weights

    @traitlets.validate("selection")
    def _checked_selection(self, proposal: Any) -> str | None:
        asked: str | None = proposal["value"]
        if asked is not None and asked not in self._ids:
            raise traitlets.TraitError(f"there is no journey {asked!r}")
        return asked

    @property
    def model(self) -> Model:
        """The model with the weights as they stand in the view."""
        model = self.ranking.model
        criteria = [each.replace(weight=float(self.weights[each.id])) for each in model.criteria]
        return model.flattened().replace(criteria=criteria)


def view(ranking: Ranking, **options: Any) -> JourneyView:
    """The view of a ranking; the options are those of `ranking.report_data`."""
    return JourneyView(ranking, **options)
