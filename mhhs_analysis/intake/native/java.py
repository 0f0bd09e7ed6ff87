"""Java, which reads MS Project's and Primavera's own files: found, started once in a process, kept quiet and small."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

JavaObject = Any
"""An object of Java, of whose class Python knows nothing."""
LIBRARIES = {"mpxj": "mpxj", "jpype": "JPype1"}
"""What the extra [native] installs: module and package."""

_OPTIONS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # a file is read once: quick to start counts for more than quick in the long run
    "-XX:+SuppressFatalErrorMessage",
    "-Djava.awt.headless=true",
    "-Duser.timezone=UTC",
    "-Duser.language=en",
    "-Duser.country=GB",
    "-Djavax.xml.accessExternalDTD=",
    "-Djavax.xml.accessExternalSchema=",
    "-Djavax.xml.accessExternalStylesheet=",
)


def missing() -> str:
    """Return what has to be installed before Java can read a file, or "" where nothing is missing."""
    packages = [package for module, package in LIBRARIES.items() if find_spec(module) is None]
    if packages:
        return f"{' and '.join(packages)} (pip install {' '.join(packages)}) and Java 11 or later"
    return "" if _is_there() else "Java 11 or later (on Debian: apt install default-jre-headless)"


def is_limited() -> bool:
    """Return whether this process may use only so many addresses: Java reserves far more than it fills."""
    try:
        import resource
    except ImportError:
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


def start() -> None:
    """Start Java in this process unless it runs; what its libraries print is dropped.

    Raises OSError or RuntimeError where it can't be started.
    """
    import jpype
    import mpxj  # noqa: F401  # it tells Java where its classes are

    if jpype.isJVMStarted():
        return
    jpype.startJVM(*_OPTIONS, convertStrings=False)
    nowhere = java_class("java.io.PrintStream")(java_class("java.io.OutputStream").nullOutputStream())
    system = java_class("java.lang.System")
    system.setErr(nowhere)
    system.setOut(nowhere)


def java_class(name: str) -> JavaObject:
    """Return a class of Java by its full name."""
    import jpype

    return jpype.JClass(name)


def _is_there() -> bool:
    import jpype

    try:
        return bool(jpype.getDefaultJVMPath())
    except Exception:  # not found, or of another architecture: either way it can't be started
        return False
