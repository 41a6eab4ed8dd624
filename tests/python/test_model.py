# SPDX-License-Identifier: MIT
"""Model files and the model as a value."""

import hashlib
import json
from pathlib import Path

import journeyrank as jr
import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def refusal(call, *arguments):
    with pytest.raises(jr.Error) as caught:
        call(*arguments)
    return caught.value


def test_a_model_that_is_written_is_read_back_equal(model, tmp_path):
    assert jr.Model.from_json(model.to_json()) == model
    model.write(tmp_path / "model.json")
    assert jr.Model.read(tmp_path / "model.json") == model
    assert jr.Model.read(str(tmp_path / "model.json")) == model


def test_the_models_of_the_examples_are_read():
    for path in DATA.glob("*.json"):
        if "criteria" in json.loads(path.read_text(encoding="utf-8")):
            assert jr.Model.read(path).criteria


def test_equal_models_have_one_hash_and_any_change_has_another(model):
    assert len(model.hash) == 64
    assert model.replace().hash == model.hash
    assert model.replace(name="other").hash != model.hash
    assert model.with_weight("cost", 2).hash != model.hash


def test_the_hash_is_the_sha256_of_canonical_json():
    model = jr.Model(criteria=[jr.Criterion(id="a", direction="maximize", scale=jr.MinMax())])
    document = json.loads(model.to_json())
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    canonical = canonical.replace(":0.0", ":0").replace(":1.0", ":1")
    assert model.hash == hashlib.sha256(canonical.encode()).hexdigest()


def test_with_weight_changes_one_weight(model):
    changed = model.with_weight("cost", 2)
    assert [criterion.weight for criterion in changed.criteria] == [3.0, 2.0]
    assert [criterion.weight for criterion in model.criteria] == [3.0, 1.0]


def test_with_weight_refuses_an_unknown_criterion_and_a_bad_weight(model):
    assert refusal(model.with_weight, "pian", 1).code == "unknown_name"
    assert 'did you mean "pain"?' in str(refusal(model.with_weight, "pian", 1))
    assert refusal(model.with_weight, "pain", -1).code == "bad_weights"
    assert refusal(model.with_weight, "pain", float("nan")).code == "bad_weights"


def test_criteria_and_profiles_are_tuples_of_values(model):
    assert isinstance(model.criteria, tuple)
    assert model.criteria[0].scale == jr.Anchored(at_0=0, at_1=10)
    assert model.profiles[0].weights == {"pain": 0.0, "cost": 1.0}
    assert model.method == jr.WeightedSum()


def test_the_template_has_four_criteria_that_are_measured():
    template = jr.contact_centre_model()
    assert [criterion.id for criterion in template.criteria] == ["pain", "revenue", "retention", "cost"]
    assert isinstance(template.criteria[0].metric, jr.Burden)


def test_a_bad_file_is_refused_with_its_place(tmp_path):
    path = tmp_path / "model.json"
    path.write_text('{"schema": 1,\n "criteria": [}', encoding="utf-8")
    error = refusal(jr.Model.read, path)
    assert error.code == "bad_json"
    assert f"{path}:2:" in str(error)
    assert refusal(jr.Model.read, tmp_path / "none.json").code == "read_failed"
    assert refusal(jr.Model.from_json, "").code in ("bad_json", "empty_input")


def test_a_profile_that_does_not_fit_is_refused(model):
    profile = jr.Profile(id="p", weights={"pain": 1})
    assert refusal(lambda: model.replace(profiles=[profile])).code == "bad_model"
    unknown = jr.Profile(id="p", weights={"pain": 1, "cots": 1})
    assert 'did you mean "cost"?' in str(refusal(lambda: model.replace(profiles=[unknown])))


def test_the_schemas_are_json_schema():
    for file in ("model", "mapping", "pins"):
        schema = json.loads(jr.schema(file))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"].startswith(f"urn:journeyrank:{file}:")
    assert jr.schema() == jr.schema("model")
    assert 'did you mean "model"?' in str(refusal(lambda: jr.schema("modle")))


def test_a_mapping_is_read_from_text_and_file():
    path = DATA / "contacts_map.json"
    assert jr.Mapping.read(path) == jr.Mapping.from_json(path.read_text(encoding="utf-8"))
    assert refusal(jr.Mapping.from_json, '{"schema": 1, "columns": {"jurney": {}}}').code == "unknown_name"


def test_weights_of_some_criteria_are_stated_anew_by_keyword_or_by_dict():
    model = jr.contact_centre_model()
    changed = model.with_weights(pain=2, cost=0)
    assert [each.weight for each in changed.criteria] == [2.0, 1.0, 1.0, 0.0]
    assert model.with_weights({"pain": 2}, cost=0) == changed
    assert model.with_weights() == model
    with pytest.raises(jr.Error, match='unknown_name: .*"pian".*did you mean "pain"'):
        model.with_weights(pian=2)
    with pytest.raises(jr.Error, match="bad_weights"):
        model.with_weights(pain=-1)
    with pytest.raises(jr.Error, match="duplicate_name"):
        model.with_weights({"pain": 2}, pain=3)
    with pytest.raises(TypeError, match="weights: found list; allowed: a dict of weights, None"):
        model.with_weights([2, 1])
    with pytest.raises(TypeError, match="pain: found str; allowed: a number"):
        model.with_weights(pain="2")


def test_a_profile_of_a_model_is_the_model_with_its_weights():
    model = jr.Model.read(DATA / "telecom.json")
    data = jr.CriteriaMatrix.read_csv(DATA / "telecom.csv", model)
    by_profile = jr.rank(data, model, profile="cfo")
    assert [line.score for line in jr.rank(data, model.profile("cfo"))] == [line.score for line in by_profile]
    own = [line.score for line in jr.rank(data, model)]
    assert [line.score for line in jr.rank(data, model.profile("equal"))] == own
    with pytest.raises(jr.Error, match='no profile "cfi" in the model.*did you mean "cfo"'):
        model.profile("cfi")
