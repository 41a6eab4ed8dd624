# SPDX-License-Identifier: MIT
"""Product formulas: their models, their numbers, and the least divisor that is believed."""

import journeyrank as jr
import pytest

RICE = {
    "journey": ["a", "b", "c"],
    "reach": [450.0, 100.0, 900.0],
    "impact": [2.0, 1.0, 0.5],
    "confidence": [0.8, 1.0, 0.5],
    "effort": [3.0, 0.1, 4.0],
}


def test_rice_ranks_as_its_numbers_do():
    model = jr.rice_model()
    ranking = jr.rank(RICE, model)
    # By hand: 450 * 2 * 0.8 / 3 = 240; 100 / 0.5 = 200, for 0.1 is not believed; 900 * 0.5 * 0.5 / 4 = 56.25.
    assert jr.product_numbers(RICE, model) == pytest.approx([240.0, 200.0, 56.25])
    assert [line.id for line in ranking] == ["a", "b", "c"]
    assert [note.code for note in ranking.notes if note.code == "small_divisor"] == ["small_divisor"]
    assert jr.product_numbers(RICE, jr.rice_model(least_effort=0.1))[1] == pytest.approx(1000.0)


@pytest.mark.parametrize(
    ("model", "data", "numbers"),
    [
        (jr.ice_model(), {"impact": [8.0], "confidence": [5.0], "ease": [4.0]}, [160.0]),
        (jr.wsjf_model(), {"cost_of_delay": [20.0], "job_size": [8.0]}, [2.5]),
        (jr.opportunity_model(), {"importance": [9.0, 4.0], "satisfaction": [3.0, 9.0]}, [15.0, 4.0]),
        (jr.value_over_effort_model(), {"value": [12.0], "effort": [3.0]}, [4.0]),
    ],
)
def test_the_numbers_are_those_of_the_formulas(model, data, numbers):
    data = {"journey": ["a", "b"][: len(numbers)], **data}
    assert jr.product_numbers(data, model) == pytest.approx(numbers)
    jr.rank(data, model)


def test_a_least_divisor_of_0_and_another_model_are_refused():
    with pytest.raises(jr.Error, match="allowed: a finite number above 0"):
        jr.rice_model(least_effort=0)
    with pytest.raises(jr.Error, match="of no preset"):
        jr.product_numbers(RICE, jr.contact_centre_model())
