"""Where packs stand: shipped with the program, or named by path in a project file."""

from __future__ import annotations

from pathlib import Path

from linter.errors import ConfigError, nearest

MODEL = "tone-model.json"
WHOLE = "whole-model.json"
DEFAULT_PACKS = ("core", "tone", "conduct", "visit")


def data_folder() -> Path:
    """Return the folder of the shipped packs: beside this module when installed, else the checkout's."""
    here = Path(__file__).resolve().parent
    installed = here / "rules"
    return installed if installed.is_dir() else here.parent / "rules"


def shipped_model() -> Path | None:
    """Return the file of the learned score layer that comes with the program, if it has been trained."""
    path = data_folder() / "data" / MODEL
    return path if path.is_file() else None


def shipped_whole() -> Path | None:
    """Return the file of the opinion on whole messages that comes with the program, if it has been trained."""
    path = data_folder() / "data" / WHOLE
    return path if path.is_file() else None


def shipped() -> list[str]:
    """Return the names of the packs that come with the program."""
    root = data_folder()
    plain = [p.name for p in root.iterdir() if p.is_dir() and p.name not in ("data", "providers")]
    providers = root / "providers"
    return sorted(plain) + sorted(f"providers/{p.name}" for p in providers.glob("*") if p.is_dir())


def providers() -> list[str]:
    """Return the names of the providers a draft can be written for."""
    return sorted(p.name for p in (data_folder() / "providers").glob("*") if p.is_dir())


def provider_rules() -> dict[str, str]:
    """Return the ids of all providers' rules, each with its provider."""
    files = (data_folder() / "providers").glob("*/provider-*.yaml")
    return {path.stem: path.parent.name for path in files}


def find(name: str, base: Path) -> Path:
    """Return the folder of a pack: one of the shipped names, or a path relative to ``base``."""
    if name in shipped():
        return data_folder() / name
    folder = base / name
    if ("/" in name or "\\" in name) and folder.is_dir():
        return folder.resolve()
    known = shipped()
    raise ConfigError("unknown-pack", name=name, hint=nearest(name, known), known="、".join(known))
