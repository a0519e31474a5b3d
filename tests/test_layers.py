"""The house's walls: imports run one way, and each third-party library is imported in one place."""

from __future__ import annotations

import ast
from pathlib import Path

LINTER = Path(__file__).parent.parent / "linter"

# From the floor up. A module may import from its own layer and those below.
LAYERS = [
    {"model", "errors", "version", "wording", "lazy", "patterns", "weights"},
    {"yamlfile", "ruleset", "folders", "globs"},
    {"schema", "metadata", "ignores"},
    {"parsing"},
    {"variables"},
    {"fields", "length", "whole"},
    {"readability"},
    {"checks", "citations"},
    {"rewriting"},
    {"packs", "politeness", "skeletons", "sifting", "config", "layout", "tonemodel", "baseline", "changes"},
    {"jsonschemas", "origins"},
    {"cache", "engine", "reading"},
    {"memory"},
    {"filling"},
    {"examples", "linter", "scoring", "training", "fix"},
    {"__init__", "report"},
    {"parallel"},
    {"cli"},
    {"__main__", "spark"},
]

# Library → the modules that may import it.
HOMES = {
    "ahocorasick_rs": {"parsing/scan.py"},
    "click": {"cli", "spark/__main__.py"},
    "jinja2": {"report/html/__init__.py"},
    "jieba": {"parsing/words.py"},
    "markupsafe": {"report/html/__init__.py"},
    "openpyxl": {"report/workbook.py"},
    "orjson": {"report/jsonform.py"},
    "pandas": {"spark"},
    "pathspec": {"globs.py"},
    "pyspark": {"spark"},
    "python_calamine": {"reading/workbook.py"},
    "rjieba": {"parsing/words.py"},
    "scipy": {"training/whole.py"},
    "sklearn": {"training/whole.py"},
    "snownlp": {"training/tone.py"},
    "yaml": {"yamlfile.py"},
}


def modules() -> list[tuple[str, ast.Module]]:
    return [(p.relative_to(LINTER).as_posix(), ast.parse(p.read_text("utf-8"))) for p in LINTER.rglob("*.py")]


def imports(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def room(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def layer(name: str) -> int:
    return next(i for i, rooms in enumerate(LAYERS) if name in rooms)


def test_every_module_has_a_layer() -> None:
    known = set().union(*LAYERS)
    assert {room(path) for path, _ in modules()} <= known


def test_imports_run_one_way() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in modules()
        for name in imports(tree)
        if name.startswith("linter.")
        and (home := name.split(".")[1]) in set().union(*LAYERS)
        and layer(home) > layer(room(path))
    ]
    assert wrong == []


def test_one_library_one_module() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in modules()
        for name in imports(tree)
        if (library := name.split(".")[0]) in HOMES and path not in HOMES[library] and room(path) not in HOMES[library]
    ]
    assert wrong == []


def test_the_walls_are_seen() -> None:
    tree = ast.parse("import yaml\nfrom linter.cli import main")
    assert imports(tree) == ["yaml", "linter.cli.main"]
