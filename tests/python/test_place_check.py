# SPDX-License-Identifier: MIT
"""`ranking.check`: places are held to what is expected."""

from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture
def ranking():
    model = jr.Model.read(DATA / "telecom.json")
    return jr.rank(jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model), model)


def test_a_check_is_true_when_all_is_as_expected(ranking):
    found = ranking.check(top="tech_fault")
    assert found
    assert found.holds is True
    assert found.to_dicts() == [
        {"check": "top", "journey": "tech_fault", "label": "Technical fault", "expected": 1, "found": 1, "holds": True}
    ]
    assert ranking.check(top=["bill_query", "tech_fault"])
    assert not ranking.check(top=["moving_home"], within=2)
    assert ranking.check()


def test_an_earlier_ranking_may_be_one_in_memory(ranking):
    assert ranking.check(unchanged_from=ranking).compared == 7
    after = ranking.what_if(retention=0.4).ranking
    moved = after.check(unchanged_from=ranking)
    assert not moved
    assert moved.sentences[0] == "eSIM swap was at rank 7 and is at rank 5"
    assert [row["journey"] for row in moved.to_dicts()] == ["esim_swap", "plan_change", "payment_fail"]
    assert after.check(unchanged_from=ranking, within=4)
    assert "Not as expected" in repr(moved)


def test_what_cannot_be_checked_is_refused(ranking, tmp_path):
    with pytest.raises(jr.Error, match="unknown_name"):
        ranking.check(top="tech")
    with pytest.raises(jr.Error, match="read_failed"):
        ranking.check(unchanged_from=tmp_path / "none.json")
    with pytest.raises(TypeError, match="unchanged_from: found int; allowed: a Ranking"):
        ranking.check(unchanged_from=3)
    with pytest.raises(TypeError, match="top"):
        ranking.check(top=3)
