# SPDX-License-Identifier: MIT
"""The keyword classes: every one keeps the same laws, for all are made from one description."""

import copy
import datetime
import inspect
import pickle

import journeyrank as jr
import pytest

ANCHORED = jr.Anchored(at_0=0, at_1=10)
CRITERION = jr.Criterion(id="pain", direction="maximize", scale=ANCHORED)
VALUES = [
    ANCHORED,
    jr.Piecewise(knots=[(0, 0), (5, 0.5), (10, 1)]),
    jr.Levels(levels={"low": 0, "high": 1}),
    jr.MinMax(),
    jr.MaxRatio(),
    jr.SumRatio(falling="complement"),
    jr.VectorRatio(falling="reciprocal"),
    jr.Logarithmic(at_0=10, at_1=10_000),
    jr.ExponentialValue(at_0=0, at_1=50, rho=20),
    jr.SmoothStep(at_0=0, at_1=50),
    jr.TargetRange(at_0_low=0, at_1_low=10, at_1_high=12, at_0_high=20),
    jr.Reciprocal(at_1=0.5),
    jr.LogarithmicRatio(),
    jr.ZScore(how="clamped", width=2),
    jr.DistanceToIdeal(best=4),
    jr.Contacts(),
    jr.Customers(per="account"),
    jr.Rate(column="ces", at_most=3, per="case"),
    jr.Mean(column="handle_s"),
    jr.Sum(column="handle_s", weighted=True),
    jr.CustomerRate(column="channel", one_of=["voice", "chat"]),
    jr.CustomerSum(column="revenue"),
    jr.Burden(column="ces", at_least=1, at_most=3),
    jr.ExcessChurn(baseline=0.03),
    jr.CostToServe(rate_per_hour=27, of="avoidable", concurrency=3, concurrent_channels=["chat"], credits=True),
    jr.Cases(cases={"key": "customer", "days": 30}),
    jr.ContactsPerCase(),
    jr.FirstContactResolution(cases={"windows": {"billing": 30, "passwords": 2}}),
    jr.OneAndDone(shrink={"how": "estimated"}),
    jr.RepeatRate(shrink={"how": "fixed", "prior_mean": 0.2, "prior_weight": 50}),
    jr.HighEffort(at_least=1, at_most=3, scale_low=1, scale_high=7),
    jr.Csat(at_least=4),
    jr.Nps(cluster="account"),
    jr.TransferRate(),
    jr.ReopenRate(),
    jr.AbandonRate(short_s=5),
    jr.FailureDemand(),
    jr.Quantile(column="handle_s", p=0.9),
    jr.Consistency(column="handle_s"),
    jr.Proportion(part="hold_s", whole="handle_s"),
    jr.TimeToResolve(p=0.9),
    jr.ChurnAfter(horizon_days=30),
    jr.RevenueAtRisk(against="not_exposed"),
    jr.RevenueAtRisk(shrink={"how": "none"}, per="account", value_of="account"),
    jr.ContactRate(base=40_000, period_days=30),
    jr.ContactPressure(window_days=7, per="account"),
    jr.LifetimeValue(yearly_churn=0.1, years=3),
    jr.SameAgentShare(cases={"days": 14}, cluster="customer"),
    jr.AgentsPerCase(),
    jr.WeightedSum(),
    jr.WeightedProduct(),
    jr.Waspas(sum_share=0.25),
    jr.Topsis(p=1),
    jr.Vikor(v=0.3),
    jr.Moora(),
    jr.MooraReference(),
    jr.Multimoora(combined="dominance"),
    jr.Copras(),
    jr.Aras(),
    jr.Marcos(),
    jr.Cradis(),
    jr.Ram(),
    jr.Ocra(),
    jr.Aroman(min_max_share=0.25, falling_power=0.4),
    jr.Lmaw(),
    jr.Rafsi(best_over_worst=9),
    jr.Lopm(limit=0.25),
    jr.Edas(),
    jr.Mabac(),
    jr.Mairca(),
    jr.Cocoso(sum_share=0.25),
    jr.Rim(),
    jr.Spotis(),
    jr.BalancedSpotis(expected=[0.5, 0.75], expected_share=0.25),
    jr.Pvm(wanted=0.9),
    jr.Ervd(reference=[0.5], alpha=0.5, loss_aversion=2),
    jr.Codas(threshold=0.05),
    jr.Probid(),
    jr.SimpleProbid(),
    jr.Comet(characteristic=2, expert="weighted_sum"),
    jr.Promethee2(shape="gaussian", inflection=0.2),
    jr.ProsaC(balance=0.4, preference=0.5),
    jr.Electre2(strong_concordance=0.8),
    jr.Electre3(indifference=0.05, preference=0.2),
    jr.Opportunity(),
    CRITERION,
    CRITERION.replace(preference={"shape": "level", "indifference": 0.1, "preference": 0.3, "veto": 0.9}),
    jr.CriteriaGroup(id="care", label="Care", weight=0.5, members=["pain", "money"], reason="board"),
    jr.Profile(id="cfo", weights={"pain": 0.25}),
    jr.Pin(journey="moving", place=1, reason="duty of care", author="Ann", expires=datetime.date(2026, 12, 31)),
    jr.Scenario(name="half", weights={"pain": 0.5}, drop=["cost"], values={"bill": {"pain": 3.0}}, remove=["move"]),
    jr.Target(journey="moving", metric="pain", target=0.2, valid_from=datetime.date(2026, 4, 1)),
    jr.Mapping(where={"type": {"one_of": ["incident"], "present": True}, "size": {"at_least": 2.0}}),
    jr.Mapping(missing=["?"], columns={"contact_id": {"from": "number"}, "handle_s": {"from": "t", "unit": "ms"}}),
    jr.Model(name="one", criteria=[CRITERION]),
    jr.Simulation(seed=3, customers=50, dirt={"missing": 0.1}, journeys={"bill": {"repeat_rate": 0.3}}),
]
EACH = {"argvalues": VALUES, "ids": [type(value).__name__ for value in VALUES]}


def options_of(value):
    return {name: getattr(value, name) for name in inspect.signature(type(value)).parameters}


def test_every_keyword_class_is_tested_here():
    made_by_keywords = {name for name in jr.__all__ if hasattr(getattr(jr, name), "replace") and name != "Error"}
    made_by_keywords.discard("__version__")
    assert made_by_keywords == {type(value).__name__ for value in VALUES}


@pytest.mark.parametrize("value", **EACH)
def test_the_repr_builds_the_value_again(value):
    assert eval(repr(value), {**vars(jr), "datetime": datetime}) == value


@pytest.mark.parametrize("value", **EACH)
def test_the_options_build_the_value_again(value):
    assert type(value)(**options_of(value)) == value


@pytest.mark.parametrize("value", **EACH)
def test_equal_values_are_equal_and_hash_alike_and_differ_from_other_things(value):
    again = type(value)(**options_of(value))
    assert again is not value
    assert again == value
    assert hash(again) == hash(value)
    assert value != "something else"
    assert all(other != value for other in VALUES if other is not value)


@pytest.mark.parametrize("value", **EACH)
def test_pickles_and_copies_are_equal(value):
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


@pytest.mark.parametrize("value", **EACH)
def test_options_cannot_be_set_deleted_or_added(value):
    for name in [*options_of(value), "something"]:
        with pytest.raises(AttributeError):
            setattr(value, name, 1)


@pytest.mark.parametrize("value", **EACH)
def test_replace_without_options_changes_nothing(value):
    assert value.replace() == value


@pytest.mark.parametrize("value", **EACH)
def test_options_are_given_by_name_only(value):
    with pytest.raises(TypeError, match=f"{type(value).__name__} takes its options by name"):
        type(value)(1)


@pytest.mark.parametrize("value", **EACH)
def test_an_unknown_option_is_refused(value):
    with pytest.raises(TypeError, match='no option "no_such_option"'):
        type(value)(**options_of(value), no_such_option=1)


@pytest.mark.parametrize("value", **EACH)
def test_the_docstring_says_what_each_option_is(value):
    doc = inspect.getdoc(type(value))
    assert doc
    for name in options_of(value):
        assert f"{name} : " in doc
        assert inspect.getdoc(getattr(type(value), name))


def test_replace_changes_what_it_is_told_and_leaves_the_value_as_it_was():
    assert CRITERION.replace(weight=2, label="Pain").weight == 2.0
    assert CRITERION.weight == 1.0


def test_replace_refuses_what_the_class_refuses():
    with pytest.raises(jr.Error, match="run against the direction"):
        CRITERION.replace(direction="minimize")
    with pytest.raises(TypeError, match=r'no option "wieght" \(did you mean "weight"\?\)'):
        CRITERION.replace(wieght=2)


def test_a_nearly_right_option_is_suggested():
    with pytest.raises(TypeError, match=r'no option "at1" \(did you mean "at_1"\?\)'):
        jr.Anchored(at_0=0, at_1=1, at1=1)


def test_an_option_that_must_be_stated_is_asked_for():
    with pytest.raises(TypeError, match="the option at_1 is missing: the raw value that counts 1"):
        jr.Anchored(at_0=0)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: jr.Anchored(at_0="0", at_1=1), "Anchored: at_0: found str; allowed: a number"),
        (lambda: jr.Anchored(at_0=0, at_1=1j), "Anchored: at_1: found complex; allowed: a number"),
        (lambda: jr.Rate(column=3), "Rate: column: found int; allowed: a str"),
        (lambda: jr.Rate(column="c", one_of="voice"), "Rate: one_of: found str; allowed: a list or tuple"),
        (lambda: jr.Levels(levels=["low", "high"]), "Levels: levels: found str; allowed: pairs"),
        (lambda: CRITERION.replace(scale="min_max"), "scale: found str; allowed: Anchored, Piecewise, Levels, MinMax, MaxRatio, SumRatio, VectorRatio, Logarithmic, "),
        (lambda: CRITERION.replace(metric=ANCHORED), "metric: found Anchored; allowed: Contacts, Customers, "),
        (lambda: jr.Model(criteria=[ANCHORED]), "Model: criteria: found Anchored; allowed: Criterion"),
        (lambda: jr.Mapping(columns={"journey": "reason"}), "Mapping: columns: source: found str; allowed: a dict"),
        (lambda: jr.Pin(journey="a", place=1.5, reason="r", author="A"), "Pin: place: found float; allowed: an int"),
        (lambda: jr.Pin(journey="a", place=1, reason="r", author="A", expires=3), "found int; allowed: a datetime.date"),
    ],
)
def test_an_option_of_the_wrong_type_is_a_type_error(make, message):
    with pytest.raises(TypeError) as caught:
        make()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("make", "code", "message"),
    [
        (lambda: jr.Anchored(at_0=float("nan"), at_1=1), "bad_number", "at_0: found nan; allowed: a finite number"),
        (lambda: CRITERION.replace(weight=float("inf")), "bad_weights", "found inf; allowed: a finite number"),
        (lambda: CRITERION.replace(weight=-1), "bad_weights", "found -1.0; allowed: a number >= 0"),
        (lambda: CRITERION.replace(id=""), "bad_model", "Criterion: id: found an empty text"),
        (lambda: CRITERION.replace(direction="maximise"), "unknown_name", 'did you mean "maximize"?'),
        (lambda: CRITERION.replace(missing="drop"), "unknown_name", "allowed: reject, renormalise, worst, interval"),
        (lambda: CRITERION.replace(scale=jr.Anchored(at_0=1, at_1=1)), "bad_model", "the anchors are equal"),
        (lambda: jr.Levels(levels={}), "bad_model", "Levels: levels: found too few entries"),
        (lambda: jr.Levels(levels={"low": 2}), "bad_model", "found 2.0; allowed: a number from 0 to 1"),
        (lambda: jr.Rate(column="ces"), "bad_option", "needs at_least, at_most or one_of"),
        (lambda: jr.Pin(journey="a", place=0, reason="r", author="A"), "bad_option", "found 0; allowed: a number >= 1"),
        (lambda: jr.Pin(journey="a", place=1, reason="r", author="A", expires="2026-02-30"), "bad_time", "2026-02-30"),
        (lambda: jr.Mapping(decimal=";"), "bad_option", "decimal"),
        (lambda: jr.Model(criteria=[]), "bad_model", "too few entries"),
        (lambda: jr.Model(criteria=[CRITERION, CRITERION]), "duplicate_name", "stands twice"),
        (lambda: jr.Model(criteria=[CRITERION.replace(weight=0)]), "bad_weights", "all weights are 0"),
        (lambda: jr.Model(criteria=[CRITERION], schema=99), "bad_model", "found 99"),
    ],
)
def test_an_option_with_a_bad_value_is_an_error_with_its_code(make, code, message):
    with pytest.raises(jr.Error) as caught:
        make()
    assert caught.value.code == code
    assert str(caught.value).startswith(f"{code}: ")
    assert message in str(caught.value)


def test_numbers_and_names_may_come_from_numpy():
    np = pytest.importorskip("numpy")
    assert jr.Anchored(at_0=np.float32(0), at_1=np.int64(10)) == ANCHORED
    assert jr.Rate(column=np.str_("ces"), at_most=3).column == "ces"


def test_pairs_may_be_given_as_a_dict_or_a_list():
    assert jr.Levels(levels={"low": 0, "high": 1}) == jr.Levels(levels=[["low", 0], ("high", 1)])
    by_option = [{"name": "low", "value": 0}, {"name": "high", "value": 1}]
    assert jr.Levels(levels=by_option) == jr.Levels(levels={"low": 0, "high": 1})
    assert jr.Profile(id="p", weights=[("pain", 1)]) == jr.Profile(id="p", weights={"pain": 1})


def test_signatures_are_those_that_help_shows():
    assert str(inspect.signature(jr.Anchored)) == "(*, at_0, at_1)"
    assert str(inspect.signature(jr.Pin)) == "(*, journey, place, reason, author, expires=None)"
