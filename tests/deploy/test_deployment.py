"""What is shipped to run replicas: it parses, and every setting, port, path, file and metric that it names exists."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from screening.access.rules import RULES
from screening.serve.parent import STOP_SECONDS
from screening.settings import PREFIX, Settings
from tests.components import require
from tests.deploy.names import in_expression, on_scrape
from tests.docs import pages
from tests.faults.test_access import Authority
from tests.proxies import HAPROXY, NGINX, Certificates, haproxy_configuration, nginx_configuration

DEPLOY = pages.ROOT / "deploy"
COMPOSE = DEPLOY / "compose"
KUBERNETES = DEPLOY / "kubernetes"
PAGE = pages.read("docs/how-to/deploy.md")
USER = 10001  # the Dockerfile's
PORT = Settings.model_fields["port"].default


def documents(path: Path) -> list[dict[str, Any]]:
    return [document for document in yaml.safe_load_all(path.read_text(encoding="utf-8")) if document]


COMPOSED: dict[str, Any] = documents(COMPOSE / "compose.yml")[0]
SERVICES = COMPOSED["services"]
REPLICAS = {name: service for name, service in SERVICES.items() if service.get("image") == "screening"}
MANIFESTS = [one for path in sorted(KUBERNETES.glob("*.yaml")) for one in documents(path)]


def pods() -> Iterator[tuple[str, dict[str, Any]]]:
    for manifest in MANIFESTS:
        if manifest["kind"] in ("StatefulSet", "Deployment"):
            yield manifest["metadata"]["name"], manifest["spec"]["template"]


PODS = dict(pods())


def named(kind: str, name: str) -> dict[str, Any]:
    [found] = [one for one in MANIFESTS if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


# --- settings


def given() -> Iterator[tuple[str, dict[str, str]]]:
    yield "compose", SERVICES["one"]["environment"]
    secret = {
        "SCREENING_STORE": "redis://:p@redis:6379/0",
        "SCREENING_ACCESS_STORE": "redis://:p@redis:6379/0",
    }
    yield "kubernetes", named("ConfigMap", "screening")["data"] | secret


@pytest.mark.parametrize(("where", "variables"), list(given()), ids=[name for name, _ in given()])
def test_every_variable_is_a_setting_and_its_value_is_taken(where: str, variables: dict[str, str]) -> None:
    chosen = {name.removeprefix(PREFIX).lower(): value for name, value in variables.items()}
    assert set(chosen) - set(Settings.model_fields) == set(), where
    plain = {name: re.sub(r"\$\{.*?\}", "secret", value) for name, value in chosen.items()}
    settings = Settings(**plain)  # type: ignore[arg-type]
    assert settings.access == "keys"
    assert settings.drain_seconds > 2


def test_the_page_names_only_settings_that_there_are() -> None:
    for page in ("deploy", "proxy", "scale-out"):
        found = set(re.findall(r"SCREENING_[A-Z_]+[A-Z]", pages.read(f"docs/how-to/{page}.md")))
        assert {name.removeprefix(PREFIX).lower() for name in found} - set(Settings.model_fields) <= {
            "replicas"
        }


def test_whoever_ends_a_replica_waits_until_it_has_drained() -> None:
    drain = float(SERVICES["one"]["environment"]["SCREENING_DRAIN_SECONDS"])
    assert float(SERVICES["one"]["stop_grace_period"].removesuffix("s")) > drain + STOP_SECONDS
    drain = float(named("ConfigMap", "screening")["data"]["SCREENING_DRAIN_SECONDS"])
    assert PODS["screening"]["spec"]["terminationGracePeriodSeconds"] > drain + STOP_SECONDS


# --- compose


def test_every_file_that_compose_mounts_is_there_or_is_said_to_be_made() -> None:
    for name, service in SERVICES.items():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("."):
                there = (COMPOSE / source).exists()
                assert there or source.removeprefix("./") in PAGE, (name, source)
            else:
                assert source in COMPOSED["volumes"], (name, source)
    for secret in COMPOSED["secrets"].values():
        assert secret["file"].removeprefix("./") in PAGE


def test_replicas_have_a_volume_each_and_no_right_that_they_do_not_need() -> None:
    volumes = [service["volumes"][0] for service in REPLICAS.values()]
    assert len(set(volumes)) == len(REPLICAS) == 4
    for service in REPLICAS.values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "ports" not in service  # only through the proxy


def test_the_proxy_and_prometheus_ask_the_replicas_by_a_name_that_they_have() -> None:
    name = SERVICES["proxy"]["environment"]["REPLICAS"]
    assert name == f"screening:{PORT}"
    for service in ("one", "two", "three"):
        assert SERVICES[service]["networks"]["inside"]["aliases"] == ["screening"]
    [found] = documents(COMPOSE / "prometheus.yml")[0]["scrape_configs"][0]["dns_sd_configs"]
    assert (found["names"], found["port"]) == (["screening"], PORT)
    network = COMPOSED["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert SERVICES["one"]["environment"]["SCREENING_PROXIES"] == network


def test_prometheus_takes_its_configuration(tmp_path: Path) -> None:
    (tmp_path / "prometheus.yml").write_text(
        (COMPOSE / "prometheus.yml").read_text().replace("/run/secrets/", f"{tmp_path}/")
    )
    (tmp_path / "operator.key").write_text("scr_0_0")
    shutil.copy(DEPLOY / "prometheus" / "screening.rules.yml", tmp_path)
    ended = subprocess.run(
        [require("promtool"), "check", "config", tmp_path / "prometheus.yml"], capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr


def test_grafana_is_given_the_dashboard_and_prometheus() -> None:
    [source] = documents(COMPOSE / "grafana" / "datasources" / "prometheus.yml")[0]["datasources"]
    assert (source["type"], source["url"]) == ("prometheus", "http://prometheus:9090")
    [provider] = documents(COMPOSE / "grafana" / "dashboards" / "screening.yml")[0]["providers"]
    mounts = [volume.split(":")[:2] for volume in SERVICES["grafana"]["volumes"]]
    assert ["../grafana/screening.json", f"{provider['options']['path']}/screening.json"] in mounts


# --- Kubernetes


def test_every_manifest_is_applied_or_said_to_be_applied_by_itself() -> None:
    kustomization = documents(DEPLOY / "kustomization.yaml")[0]
    listed = {DEPLOY / name for name in kustomization["resources"]}
    assert {path.name for path in set(KUBERNETES.glob("*.yaml")) - listed} == {"autoscaling.yaml"}
    assert "deploy/kubernetes/autoscaling.yaml" in PAGE
    for generator in kustomization["configMapGenerator"]:
        assert all((DEPLOY / name).is_file() for name in generator["files"])


@pytest.mark.parametrize("name", PODS)
def test_no_container_has_a_right_that_it_does_not_need(name: str) -> None:
    """What the namespace enforces too: the restricted pod security standard."""
    spec = PODS[name]["spec"]
    assert spec["securityContext"]["runAsNonRoot"]
    assert spec["securityContext"]["runAsUser"] > 0
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert not spec["automountServiceAccountToken"]
    for container in spec["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert "memory" in container["resources"]["limits"]
        assert set(container["resources"]["requests"]) == {"cpu", "memory"}


def test_a_replica_runs_as_the_image_has_it() -> None:
    spec = PODS["screening"]["spec"]
    assert {spec["securityContext"][key] for key in ("runAsUser", "runAsGroup", "fsGroup")} == {USER}
    assert f"USER {USER}:{USER}" in pages.read("Dockerfile")
    [container] = spec["containers"]
    assert container["ports"] == [{"name": "http", "containerPort": PORT}]
    assert {"name": "data", "mountPath": "/data"} in container["volumeMounts"]


def test_probes_ask_what_answers_without_a_key_and_only_readiness_looks_at_data() -> None:
    [container] = PODS["screening"]["spec"]["containers"]
    asked = {
        kind: container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "liveness", "readiness")
    }
    assert asked == {"startup": "/healthz", "liveness": "/healthz", "readiness": "/readyz"}
    assert all(RULES["GET", path].public for path in asked.values())


def test_whatever_selects_pods_selects_some() -> None:
    labels = [template["metadata"]["labels"] for template in PODS.values()]
    for manifest in MANIFESTS:
        spec = manifest.get("spec", {})
        wanted = {
            "Service": lambda s: s["selector"],
            "PodDisruptionBudget": lambda s: s["selector"]["matchLabels"],
            "NetworkPolicy": lambda s: s["podSelector"].get("matchLabels", {}),
            "StatefulSet": lambda s: s["selector"]["matchLabels"],
            "Deployment": lambda s: s["selector"]["matchLabels"],
        }.get(manifest["kind"], lambda s: {})(spec)
        assert not wanted or wanted in labels, manifest["metadata"]["name"]


def test_the_proxy_is_the_only_way_in_and_the_replicas_are_asked_though_they_are_not_ready() -> None:
    [rule] = named("NetworkPolicy", "screening")["spec"]["ingress"]
    assert rule["from"][0] == {"podSelector": {"matchLabels": {"app": "proxy"}}}
    assert rule["ports"] == [{"protocol": "TCP", "port": PORT}]
    assert named("Service", "screening")["spec"]["publishNotReadyAddresses"]
    assert named("NetworkPolicy", "nothing-else")["spec"]["policyTypes"] == ["Ingress", "Egress"]
    [proxy] = PODS["proxy"]["spec"]["containers"]
    assert proxy["env"] == [{"name": "REPLICAS", "value": f"screening:{PORT}"}]


def test_the_metric_for_autoscaling_is_made_of_metrics_that_there_are() -> None:
    [metric] = named("HorizontalPodAutoscaler", "screening")["spec"]["metrics"]
    name = metric["pods"]["metric"]["name"]
    [block] = [found for found in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if name in found]
    [rule] = yaml.safe_load(block)["rules"]
    assert rule["name"]["as"] == name
    asked = in_expression(rule["seriesQuery"]) | in_expression(rule["metricsQuery"])
    assert asked
    assert asked - on_scrape() == set()


# --- proxies


@pytest.fixture
def own(tmp_path: Path) -> Certificates:
    authority = Authority(tmp_path)
    certificate, key = authority.issue("localhost")
    return Certificates(certificate, key, authority.path)


def test_nginx_takes_its_configuration(own: Certificates, tmp_path: Path) -> None:
    path = nginx_configuration(tmp_path, [8001, 8002], own, 8443)
    ended = subprocess.run(
        [require("nginx"), "-t", "-p", tmp_path, "-e", tmp_path / "e", "-c", path],
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    assert "warn" not in ended.stderr


@pytest.mark.parametrize("shipped", [True, False], ids=["by name", "by address"])
def test_haproxy_takes_its_configuration(own: Certificates, tmp_path: Path, *, shipped: bool) -> None:
    path = haproxy_configuration(tmp_path, [8001, 8002], own, 8443)
    if shipped:  # with its own lines, which find the replicas by a name
        lines = iter(re.findall(r"    server-template .*", HAPROXY.read_text()))
        text = re.sub(r"(    server r\d+ .*\n?)+", lambda _: next(lines) + "\n", path.read_text())
        path.write_text(text)
    ended = subprocess.run(
        [require("haproxy"), "-c", "-f", path],
        capture_output=True,
        text=True,
        env={"REPLICAS": f"screening:{PORT}"},
    )
    assert ended.returncode == 0, ended.stderr
    assert "WARNING" not in ended.stderr


@pytest.mark.parametrize("path", [NGINX, HAPROXY], ids=lambda path: path.parent.name)
def test_a_proxy_names_only_paths_that_there_are_and_writes_none_into_its_log(path: Path) -> None:
    text = "\n".join(line.split("#")[0] for line in path.read_text().splitlines())
    known = {template for _, template in RULES}
    for found in re.findall(r"(?<![\w/])/(?:v1/[\w/-]+|metrics|readyz|healthz)", text):
        assert found in known or any(one.startswith(found) for one in known), found
    log = re.search(r"log_format screening (.*?);|log-format (.*)", text, re.DOTALL)
    assert log is not None
    assert not re.search(r"\$request\b|\$request_uri|\$uri|%r\b|%HU|%HP|%\[path", log[0])
