"""What the files in ``deploy/`` and the READMEs call must exist: commands, options, variables, services, files."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from apache_beam.options.pipeline_options import PipelineOptions

from pipeline import registry
from pipeline.cli.app import root
from pipeline.engine import beam_options
from pipeline.errors import ConfigurationError, FencedError, GapError, TooManyDeadLettersError
from tests.kafka import real_broker, real_flink

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PROGRAM = re.compile(r"(?:\S*arabic-news-quotes|python -m pipeline)\s+([a-z]+\b.*)")
# Read straight from the environment, since they are secrets: no option has them.
SECRETS = {"QUOTES_SASL_USERNAME", "QUOTES_SASL_PASSWORD", "QUOTES_SSL_KEY_PASSWORD"}
REGISTRY = {registry.USER, registry.PASSWORD, registry.CA_FILE}
# Not an option either: where databases are kept.
SETTINGS = {"QUOTES_CACHE_DIR"}

# Passed on, by run and stream.
BEAM = {f"--{name}" for name in PipelineOptions([]).get_all_options()}
# The part of the Compose specification that is used.
SERVICE_KEYS = {
    "image", "build", "read_only", "tmpfs", "cap_drop", "security_opt", "restart", "depends_on", "environment", "ports",
    "volumes", "healthcheck", "entrypoint", "command", "profiles", "network_mode", "stop_grace_period",
}  # fmt: skip


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def ours() -> dict[str, Any]:
    """Return the services of the Compose file that run the program, by name."""
    services: dict[str, Any] = compose()["services"]
    return {name: service for name, service in services.items() if service["image"].startswith("arabic-news-quotes:")}


def kubernetes(kind: str) -> list[dict[str, Any]]:
    documents = yaml.safe_load_all((DEPLOY / "cronjob.yaml").read_text(encoding="utf-8"))
    return [document for document in documents if document["kind"] == kind]


def container() -> dict[str, Any]:
    (job,) = kubernetes("CronJob")
    (only,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    found: dict[str, Any] = only
    return found


def commands_in_text(path: Path) -> Iterator[list[str]]:
    """Give the command lines of the program that stand in a text, as words; "…" stands for more."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in joined.splitlines():
        for part in re.findall(r"`([^`]+)`", line) or [line.strip().removeprefix("$ ")]:
            calls = re.search(rf"^(?:.*\s)?{PROGRAM.pattern}", part)
            if calls:
                words = shlex.split(calls.group(1).split(" | ")[0], comments=True)
                yield [word for word in words if word != "…"]


def calls() -> list[tuple[str, list[str]]]:
    """Return every call of the program that the project's files show, with the name of the file."""
    texts = [DEPLOY / "crontab", DEPLOY / "README.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    found = [(path.name, words) for path in texts for words in commands_in_text(path)]
    found += [("compose.yaml", service["command"]) for service in ours().values()]
    found.append(("cronjob.yaml", container()["args"]))
    return found


def command(name: str) -> click.Command:
    found = root.get_command(click.Context(root), name)  # type: ignore[attr-defined]
    assert found is not None, f"there is no command {name}"
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(("file", "words"), calls(), ids=lambda value: value if isinstance(value, str) else value[0])
def test_every_option_that_is_shown_exists(file: str, words: list[str]) -> None:
    known = {name for parameter in command(words[0]).params for name in (*parameter.opts, *parameter.secondary_opts)}
    used = {word.split("=")[0] for word in words[1:] if word.startswith("--")}
    assert used - BEAM <= known | {"--help"}
    if words[0] not in {"run", "stream"}:
        assert used <= known | {"--help"}


def test_the_files_show_calls() -> None:
    files = {file for file, _ in calls()}
    assert files >= {"crontab", "compose.yaml", "cronjob.yaml", "README.md"}


def test_every_variable_that_is_set_is_one_that_run_reads() -> None:
    read = {str(parameter.envvar) for parameter in command("run").params} | SECRETS | REGISTRY | SETTINGS
    named = {
        name
        for path in (*DEPLOY.iterdir(), ROOT / "README.md")
        for name in re.findall(r"QUOTES_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert named <= read
    assert named > SECRETS


def test_the_cronjob_gives_all_that_run_needs() -> None:
    settings = kubernetes("ConfigMap")[0]["data"]
    needed = {str(parameter.envvar) for parameter in command("run").params if parameter.required}
    assert needed <= settings.keys()


def test_the_cronjob_refers_to_what_the_file_makes() -> None:
    made = {
        document["metadata"]["name"] for kind in ("ConfigMap", "PersistentVolumeClaim") for document in kubernetes(kind)
    }
    (job,) = kubernetes("CronJob")
    pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    assert {mount["name"] for mount in container()["volumeMounts"]} == volumes.keys()
    assert volumes["output"]["persistentVolumeClaim"]["claimName"] in made
    assert volumes["settings"]["configMap"]["name"] in made
    assert {source["configMapRef"]["name"] for source in container()["envFrom"] if "configMapRef" in source} <= made


def test_the_cronjob_never_runs_twice_at_once_and_never_as_root() -> None:
    (job,) = kubernetes("CronJob")
    assert job["spec"]["concurrencyPolicy"] == "Forbid"
    assert job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"] is True
    assert container()["securityContext"]["allowPrivilegeEscalation"] is False
    assert container()["securityContext"]["readOnlyRootFilesystem"] is True


def test_the_cronjob_does_not_try_again_what_only_people_can_mend() -> None:
    (job,) = kubernetes("CronJob")
    rules = job["spec"]["jobTemplate"]["spec"]["podFailurePolicy"]["rules"]
    hopeless = (ConfigurationError, TooManyDeadLettersError, GapError, FencedError)
    assert rules[0]["action"] == "FailJob"
    assert rules[0]["onExitCodes"]["containerName"] == container()["name"]
    assert rules[0]["onExitCodes"]["values"] == [each.exit_code for each in hopeless]


def test_the_user_is_the_same_in_image_and_cronjob() -> None:
    (job,) = kubernetes("CronJob")
    security = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["securityContext"]
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert f"useradd --uid {security['runAsUser']} " in dockerfile
    assert re.search(r"^USER quotes$", dockerfile, re.MULTILINE)


def test_compose_makes_every_topic_that_the_job_uses() -> None:
    services = compose()["services"]
    made = re.search(r"for topic in ([^;]+);", services["topics"]["command"][0])
    assert made is not None
    for name in ("job", "stream"):
        used = {word.split("=")[1] for word in services[name]["command"] if re.match(r"--([a-z-]+-)?topic=", word)}
        assert used == set(made.group(1).split())


def test_compose_services_have_keys_of_the_specification() -> None:
    loaded = compose()
    assert {key for key in loaded if not key.startswith("x-")} <= {"name", "services", "volumes"}
    for service in loaded["services"].values():
        assert service.keys() <= SERVICE_KEYS
        assert service.get("healthcheck", {}).keys() <= {"test", "interval", "timeout", "retries"}
        assert all(isinstance(value, str) for value in service.get("environment", {}).values())


def test_compose_waits_for_what_can_come() -> None:
    services = compose()["services"]
    for service in services.values():
        for name, how in service.get("depends_on", {}).items():
            awaited = services[name]
            if how["condition"] == "service_healthy":
                assert awaited["healthcheck"]["test"][0] == "CMD"
            else:
                assert (how["condition"], awaited["restart"]) == ("service_completed_successfully", "no")
            assert set(awaited.get("profiles", [])) <= set(service.get("profiles", [])), "a profile brings all it needs"
        sharing = service.get("network_mode", "")
        assert not sharing or sharing.removeprefix("service:") in service["depends_on"]


def test_compose_names_hosts_that_are_services_which_are_waited_for() -> None:
    services = compose()["services"]

    def awaited(name: str) -> set[str]:
        first = services[name].get("depends_on", {}).keys()
        return set(first).union(*map(awaited, first))

    for name, service in services.items():
        said = " ".join([*map(str, service.get("command", [])), *service.get("environment", {}).values()])
        hosts = {host for host, _ in re.findall(r"\b([a-z]+):([0-9]{4,5})\b", said)} - {"localhost", name}
        assert hosts <= awaited(name)


def test_job_and_stream_of_compose_go_on_from_each_other() -> None:
    services = compose()["services"]
    shared = r"--(bootstrap-servers|group|output-dir|schema-registry-url|[a-z-]*topic)="
    chosen = [{word for word in services[name]["command"] if re.match(shared, word)} for name in ("job", "stream")]
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 8
    assert services["job"]["volumes"] == services["stream"]["volumes"]


def test_the_stream_of_compose_runs_on_the_flink_beside_it() -> None:
    services = compose()["services"]
    flags = [word for word in services["stream"]["command"] if word.split("=")[0] in BEAM]
    assert beam_options("PortableRunner", flags, streaming=True).get_all_options()["job_endpoint"] == "localhost:8099"
    assert services["stream"]["network_mode"] == "service:flink"
    assert services["flink"]["command"] == ["--flink-master=[local]"]


def test_compose_has_the_versions_that_the_tests_prove() -> None:
    services = compose()["services"]
    assert services["kafka"]["image"] == services["topics"]["image"] == f"apache/kafka:{real_broker.VERSION}"
    flink, beam = real_flink.FLINK, real_flink.VERSION
    assert services["flink"]["image"] == f"apache/beam_flink{flink}_job_server:{beam}"


def test_compose_waits_for_services_and_mounts_volumes_that_it_has() -> None:
    loaded = compose()
    for service in loaded["services"].values():
        assert service.get("depends_on", {}).keys() <= loaded["services"].keys()
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in loaded["volumes"] or (DEPLOY / source).exists()


def test_the_image_is_made_of_files_that_exist_and_are_sent_to_the_builder() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    sent = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    copied = {
        word for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE) for word in line.split()[:-1]
    }
    assert copied
    assert copied <= sent
    assert all((ROOT / name).exists() for name in copied)
