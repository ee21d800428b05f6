"""The Kubernetes manifest: valid by the published schemas, and its parts fit one another."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

FILE = Path(__file__).parents[1] / "deploy" / "kubernetes.yaml"
PARTS = {part["kind"]: part for part in yaml.safe_load_all(FILE.read_text(encoding="utf-8"))}
VERSIONS = ("1.31", "1.37")


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    """The library that knows the schemas: it takes seconds to import, so where it is used alone."""
    return importlib.import_module("kubernetes_validate")


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> dict:
    return PARTS[request.param]


@pytest.mark.parametrize("version", VERSIONS)
def test_each_part_is_valid_and_has_no_field_that_the_schema_does_not_know(
    checker: ModuleType, part: dict, version: str
) -> None:
    assert checker.validate(part, version, strict=True) == version


def test_a_slip_of_the_pen_would_be_found(checker: ModuleType) -> None:
    spoiled = PARTS["Service"] | {"spec": PARTS["Service"]["spec"] | {"sessionAfinity": "None"}}
    with pytest.raises(checker.ValidationError):
        checker.validate(spoiled, VERSIONS[0], strict=True)


def test_the_parts_find_one_another() -> None:
    pod = PARTS["Deployment"]["spec"]["template"]
    labels = pod["metadata"]["labels"]
    assert PARTS["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert PARTS["Service"]["spec"]["selector"] == labels
    assert PARTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    [rule] = PARTS["Ingress"]["spec"]["rules"]
    assert rule["http"]["paths"][0]["backend"]["service"]["name"] == _name("Service")
    assert PARTS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == _name("Deployment")


def _name(kind: str) -> str:
    return PARTS[kind]["metadata"]["name"]


def test_replicas_are_probed_kept_from_root_and_more_than_one() -> None:
    spec = PARTS["Deployment"]["spec"]
    [container] = spec["template"]["spec"]["containers"]
    assert spec["replicas"] > 1
    assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()
    assert spec["template"]["spec"]["securityContext"]["runAsNonRoot"]
    assert PARTS["Ingress"]["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"]


def test_all_replicas_know_a_reader_by_one_secret() -> None:
    [container] = PARTS["Deployment"]["spec"]["template"]["spec"]["containers"]
    given = {one["name"]: one["valueFrom"]["secretKeyRef"] for one in container["env"]}
    assert given["STREAMLIT_SERVER_COOKIE_SECRET"]["name"] == _name("Deployment")
    assert "optional" not in given["STREAMLIT_SERVER_COOKIE_SECRET"]
    assert given["CLAIMS_URL"]["optional"]
