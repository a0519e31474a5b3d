"""A message under examination: what every check may look at. Facts are worked out when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from linter import length
from linter.fields import find_fields, infer_kind
from linter.ignores import Weighed
from linter.lazy import lazy
from linter.model import Fields, Length
from linter.parsing import Message
from linter.ruleset import Profile
from linter.variables import Variable, variables
from linter.whole import Opinion


class Case:
    """One message with its metadata and the day it is judged for."""

    def __init__(self, message: Message, meta: Mapping[str, object], as_of: date, profile: Profile = Profile()):  # noqa: B008
        """Hold the parts; nothing is computed yet."""
        self.message = message
        self.profile = profile
        self.declared = meta
        self.as_of = as_of
        #: What is learned of the message as a whole; the engine sets it once the rules have been heard.
        self.opinion: Opinion | None = None
        #: What becomes of the ignores the draft declares; the engine sets it once every other rule has been heard.
        self.ignores: Sequence[Weighed] = ()

    @lazy
    def fields(self) -> Fields:
        """The facts of the message, in plain offsets."""
        return find_fields(self.message, self.declared, self.as_of)

    @lazy
    def _kind(self) -> tuple[str, str]:
        declared = self.declared.get("kind")
        if isinstance(declared, str):
            return declared, "declared"
        return infer_kind(self.message, self.fields, self.declared)

    @property
    def kind(self) -> str:
        """What kind of message it is: declared, or told by its facts."""
        return self._kind[0]

    @lazy
    def meta(self) -> Mapping[str, object]:
        """The declared metadata with the kind, and how the kind was found."""
        kind, how = self._kind
        return {**self.declared, "kind": kind, "kind_from": how}

    @lazy
    def length(self) -> Length:
        """How long the message is, as carriers count."""
        return length.measure(self.message, self.declared, self.profile)

    @lazy
    def variables(self) -> tuple[Variable, ...]:
        """The template variables with what is declared of them."""
        return variables(self.message, self.declared)
