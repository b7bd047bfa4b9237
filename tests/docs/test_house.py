"""The files that every newcomer opens first keep their promises."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.docs import pages

LINES_ON_TWO_PAGES = 130


def test_the_readme_opens_with_a_sentence_and_the_two_commands() -> None:
    title, sentence, block = pages.read("README.md").split("\n\n")[:3]
    assert title.startswith("# ")
    assert re.findall(r"\.", sentence) == ["."]
    assert sentence.endswith(".")
    assert block == "```sh\nmake run\nmake test\n```"


def test_the_architecture_fits_on_two_pages() -> None:
    assert len(pages.read("ARCHITECTURE.md").splitlines()) <= LINES_ON_TWO_PAGES


def test_the_architecture_has_a_heading_for_each_folder_of_the_package() -> None:
    folders = {path.name for path in (pages.ROOT / "screening").iterdir() if path.is_dir()} - {"__pycache__"}
    headed = set(re.findall(r"^### \[(\w+)/\]", pages.read("ARCHITECTURE.md"), re.MULTILINE))
    assert headed == folders


def test_every_make_target_is_explained_by_make_help() -> None:
    makefile = pages.read("Makefile")
    declared = set(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[0].split())
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    assert explained == declared


def test_make_help_prints_the_targets() -> None:
    printed = subprocess.run(
        ["make", "help"], cwd=pages.ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {"run", "test", "check", "bench"} <= {line.split()[1] for line in printed.splitlines()}


def test_ci_runs_the_targets_that_people_run() -> None:
    script = pages.read(".ci/run")
    assert "set -euo pipefail" in script
    assert "export CI=true" in script
    assert re.findall(r"^make (\w+)$", script, re.MULTILINE) == ["install", "check", "test"]


def test_the_changelog_opens_with_unreleased_and_names_its_sections() -> None:
    changelog = pages.read("CHANGELOG.md")
    assert re.findall(r"^## (.+)$", changelog, re.MULTILINE)[0] == "[Unreleased]"
    sections = set(re.findall(r"^### (.+)$", changelog, re.MULTILINE))
    assert sections <= {"Added", "Changed", "Scores", "Index", "API"}


def test_the_licence_is_the_whole_standard_text() -> None:
    words = pages.read("LICENSE").split()
    assert words[:5] == ["Apache", "License", "Version", "2.0,", "January"]
    assert len(words) == 1581


def test_the_container_runs_the_service_without_a_shell_and_without_root() -> None:
    lines = pages.read("Dockerfile").splitlines()
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001:10001"]
    entry, command = lines[-2:]
    assert json.loads(entry.removeprefix("ENTRYPOINT ")) == ["screening"]
    assert json.loads(command.removeprefix("CMD ")) == ["serve", "--host", "0.0.0.0"]


@pytest.mark.parametrize("copied", ["pyproject.toml", "README.md", "LICENSE", "screening", "requirements"])
def test_what_the_image_copies_is_let_through_by_dockerignore(copied: str) -> None:
    assert re.search(rf"^COPY .*\b{re.escape(copied)}\b", pages.read("Dockerfile"), re.MULTILINE)
    assert f"!{copied}" in pages.read(".dockerignore").splitlines()
