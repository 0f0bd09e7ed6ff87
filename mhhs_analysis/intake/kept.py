"""What is worked out of an object when it is first asked for, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

_Found = TypeVar("_Found")


class kept(Generic[_Found]):
    """A method that is run once an object, its result an attribute from then on.

    `functools.cached_property` does the same behind a lock until Python 3.12, and takes twice as long: a table is
    asked for dozens, and is read in one thread.
    """

    def __init__(self, found_by: Callable[[Any], _Found]) -> None:
        self._found_by, self._name, self.__doc__ = found_by, found_by.__name__, found_by.__doc__

    @overload
    def __get__(self, held: None, _: type) -> Self: ...
    @overload
    def __get__(self, held: object, _: type) -> _Found: ...
    def __get__(self, held: object | None, _: type) -> Self | _Found:
        """Return what is found of an object; the next time Python finds the attribute, and asks nobody."""
        if held is None:
            return self
        found = held.__dict__[self._name] = self._found_by(held)
        return found
