# SPDX-License-Identifier: MIT
"""The interactive view of a ranking as a widget for Jupyter, VS Code and marimo; `ranking.view()` makes one.

It is the view of the report page: the same module, the same scores. `weights` and `selection` go both ways.
"""

from __future__ import annotations

import math
from typing import Any

try:
    import anywidget
    import traitlets
except ImportError:
    raise ImportError("the interactive view needs anywidget; install it: pip install 'journeyrank[widget]'") from None

from journeyrank import Error, Model, Pin, Ranking, _core


def _entry_of(pin: Pin) -> dict[str, Any]:
    entry = {"journey": pin.journey, "place": pin.place, "reason": pin.reason, "author": pin.author}
    return entry if pin.expires is None else {**entry, "expires": pin.expires.isoformat()}


class JourneyView(anywidget.AnyWidget):
    """A ranking whose weights are moved, and whose journeys are pinned to places, by hand.

    Parameters
    ----------
    ranking : Ranking
        what is shown
    **options : object
        those of `Ranking.report_data`

    Examples
    --------
    >>> model = jr.Model.read("examples/data/telecom.json")
    >>> ranking = jr.rank("examples/data/telecom.csv", model)
    >>> view = ranking.view()
    >>> view.weights = {"retention": 5}  # the others keep theirs
    >>> view.selection = "moving_home"
    >>> jr.rank(ranking.matrix, view.model)[0].id
    'moving_home'
    """

    _esm = _core._journey_view_module

    data: Any = traitlets.Dict(help="What is shown: ranking.report_data().").tag(sync=True)
    weights: Any = traitlets.Dict(help="The weight of each criterion by its id, on any scale.").tag(sync=True)
    pins: Any = traitlets.List(traitlets.Any(), help="Places by decree, as in a file of pins.").tag(sync=True)
    selection: Any = traitlets.Unicode(None, allow_none=True, help="The id of the journey looked at.").tag(sync=True)

    def __init__(self, ranking: Ranking, **options: Any) -> None:
        data = ranking.report_data(**options)
        stated = {criterion["id"]: criterion["weight"] for criterion in data["criteria"]}
        ids = [journey["id"] for journey in data["journeys"]]
        self._ids = set(ids)
        pins = [_entry_of(Pin(**{**pin, "journey": ids[pin["journey"]]})) for pin in data["pins"]]
        self._stated = stated
        self.ranking = ranking
        super().__init__(data=data, weights=stated, pins=sorted(pins, key=lambda pin: pin["place"]))

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

    @traitlets.validate("pins")
    def _checked_pins(self, proposal: Any) -> list[dict[str, Any]]:
        try:
            pins: list[Pin] = [pin if isinstance(pin, Pin) else Pin(**pin) for pin in proposal["value"]]
        except (Error, TypeError) as fault:
            raise traitlets.TraitError(str(fault)) from None
        journeys, places = [pin.journey for pin in pins], [pin.place for pin in pins]
        for pin in pins:
            if pin.journey not in self._ids:
                raise traitlets.TraitError(f"there is no journey {pin.journey!r}")
            if pin.place > len(self._ids):
                allowed = f"allowed: 1 to {len(self._ids)}"
                raise traitlets.TraitError(f"the place of {pin.journey!r} is {pin.place}; {allowed}")
            if journeys.count(pin.journey) > 1 or places.count(pin.place) > 1:
                raise traitlets.TraitError(f"{pin.journey!r} at place {pin.place}: one of them has another pin")
        return sorted(map(_entry_of, pins), key=lambda pin: pin["place"])

    @traitlets.validate("selection")
    def _checked_selection(self, proposal: Any) -> str | None:
        asked: str | None = proposal["value"]
        if asked is not None and asked not in self._ids:
            raise traitlets.TraitError(f"there is no journey {asked!r}")
        return asked

    @property
    def pin_list(self) -> tuple[Pin, ...]:
        """The pins as they stand in the view, for `rank(..., pins=view.pin_list)`."""
        return tuple(Pin(**pin) for pin in self.pins)

    @property
    def model(self) -> Model:
        """The model with the weights as they stand in the view."""
        model = self.ranking.model
        criteria = [each.replace(weight=float(self.weights[each.id])) for each in model.criteria]
        return model.flattened().replace(criteria=criteria)


def view(ranking: Ranking, **options: Any) -> JourneyView:
    """The view of a ranking.

    Parameters
    ----------
    ranking : Ranking
        what is shown
    **options : object
        those of `Ranking.report_data`

    Returns
    -------
    JourneyView
    """
    return JourneyView(ranking, **options)
