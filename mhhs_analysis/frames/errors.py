"""The errors a user meets."""

from __future__ import annotations


class MhhsError(Exception):
    """A fault a user can mend: file, place, what was seen, what to do, in one line each.

    `faults` holds every fault found, so that all of them are told at once.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class NotReadable(MhhsError):
    """A file that can't be read at all: encrypted, corrupt, or not a format we read.

    `reason` says what was seen, `remedy` what to ask its sender for.
    """

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file}: {reason}; {remedy}")
        self.file, self.reason, self.remedy = file, reason, remedy

    def __reduce__(self) -> tuple[type[NotReadable], tuple[str, str, str]]:
        """Pickle by the three parts: a reader's process hands its refusals back by pickling."""
        return NotReadable, (self.file, self.reason, self.remedy)


class NotReadHere(NotReadable):
    """A file that was not read for a reason that lies here, and may pass: time ran out, a worker was lost."""

    def __reduce__(self) -> tuple[type[NotReadable], tuple[str, str, str]]:
        """Pickle by the three parts, as what it is."""
        return type(self), (self.file, self.reason, self.remedy)


class NotInstalled(NotReadHere):
    """A file that can't be read for want of a program here: the file itself may be fine."""
