"""A value worked out when first asked for, then an ordinary attribute.

``functools.cached_property`` does the same, but on Python 3.11 it takes a lock at every first access, which is a
tenth of what judging a message costs. Messages are not shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 (it is used like property)
    """Decorate a method of no arguments: its result replaces it on the instance."""

    def __init__(self, work: Callable[[Any], T]):
        """Keep the method that does the work."""
        self._work = work
        self.__doc__ = work.__doc__
        self._name = work.__name__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object, owner: type) -> T | lazy[T]:
        """Work the value out and leave it where the next look-up finds it first."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
