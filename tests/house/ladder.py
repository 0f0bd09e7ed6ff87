"""Reads the package's imports and calls, without running it, and says what breaks the rules of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# A room is a module or a folder at the top of the package; it imports from its own rung and those below.
# The package's own __init__ ("") is at the bottom, because importing any module runs it.
RUNGS = {
    "": 0,
    "frames": 0,
    "dates": 0,
    "reference": 1,
    "intake": 2,
    "analysis": 3,
    "consultation": 4,
    "disclosure": 4,
    "charts": 5,
    "reporting": 6,
    "cli": 7,
    "__main__": 8,
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "managers", "misc"}
PURE = {"analysis", "charts"}
IMPURE_MODULES = {
    "os",
    "pathlib",
    "time",
    "random",
    "secrets",
    "glob",
    "shutil",
    "tempfile",
    "subprocess",
    "io",
}
CLOCK_CALLS = {"now", "today", "utcnow"}
READING_CALLS = {"open", "read_text", "read_bytes"}


@dataclass(frozen=True)
class Module:
    """A source file of the package, under its dotted name."""

    name: str
    is_package: bool
    tree: ast.Module

    @property
    def room(self) -> str:
        """The top-level module or folder it belongs to."""
        return room_of(self.name)


def room_of(name: str) -> str:
    """The room of a dotted name: intake for mhhs_analysis.intake.tables.rows."""
    return name.split(".")[1] if "." in name else ""


def read(package: Path) -> dict[str, Module]:
    """Every module of a package folder by its dotted name."""
    return {
        module.name: module for module in map(lambda p: _module(package, p), sorted(package.rglob("*.py")))
    }


def climbing(modules: dict[str, Module]) -> list[str]:
    """Imports that go up the ladder."""
    return [
        f"{module.name} (rung {RUNGS[module.room]}) imports {target} (rung {RUNGS[room_of(target)]})"
        for module, target in _imports(modules)
        if RUNGS.get(room_of(target), -1) > RUNGS.get(module.room, 99)
    ]


def unknown_rooms(modules: dict[str, Module]) -> list[str]:
    """Rooms that stand on no rung."""
    return sorted({module.room for module in modules.values()} - set(RUNGS))


def vague_names(modules: dict[str, Module]) -> list[str]:
    """Modules and folders whose name says nothing of what is in them."""
    return sorted(name for name in modules if VAGUE.intersection(name.split(".")))


def cycle(modules: dict[str, Module], depth: int | None = None) -> list[str]:
    """Modules that import each other in a ring, the first found, or nothing.

    With a depth, names are cut to so many parts: at 3, the folders within a room stand for all that is in them.
    """
    graph: dict[str, set[str]] = {_cut(name, depth): set() for name in modules}
    for module, target in _imports(modules):
        one, other = _cut(module.name, depth), _cut(target, depth)
        if depth is None or one != other:
            graph[one].add(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _cut(name: str, depth: int | None) -> str:
    return ".".join(name.split(".")[:depth])


def impurities(modules: dict[str, Module]) -> list[str]:
    """Where analysis or charts reach for a file, the clock or chance instead of being handed them."""
    pure = [module for module in modules.values() if module.room in PURE]
    return [
        f"{m.name}:{node.lineno} {what}" for m in pure for node in ast.walk(m.tree) if (what := _impure(node))
    ]


def reaching(modules: dict[str, Module]) -> list[str]:
    """Where analysis or charts use what reads a file: a loader of another room, or a function that calls one."""
    used = {name: named for module in modules.values() for name, named in _uses(module, modules).items()}
    reads = {name for name, (_, is_reader) in used.items() if is_reader}
    while more := {name for name, (named, _) in used.items() if reads.intersection(named)} - reads:
        reads |= more
    pure = [module for module in modules.values() if module.room in PURE]
    return [
        f"{module.name}:{line} uses {named}, which reads a file"
        for module in pure
        for named, line in _named_in(module.tree, _known_as(module, modules))
        if named in reads and room_of(named) not in PURE
    ]


def _uses(module: Module, modules: dict[str, Module]) -> dict[str, tuple[set[str], bool]]:
    """Each name that a module defines: what it names, and whether it reads a file itself."""
    known = _known_as(module, modules)
    return {
        f"{module.name}.{name}": (
            {named for named, _ in _named_in(node, known)},
            any(_reads(one) for one in ast.walk(node)),
        )
        for node in module.tree.body
        for name in _defined(node)
    }


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _known_as(module: Module, modules: dict[str, Module]) -> dict[str, str]:
    """What the names of a module stand for, in full: what it imports, wherever, and what it defines."""
    known = {name: f"{module.name}.{name}" for node in module.tree.body for name in _defined(node)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and _targets(module, node, modules):
            known |= {one.asname or one.name: f"{_base(module, node)}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            known |= {one.asname: one.name for one in node.names if one.asname}
    return known


def _named_in(tree: ast.AST, known: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Each name used in some code, in full, with its line: a name of a module that is named too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            first, *rest = ast.unparse(node).split(".")
            yield ".".join([known.get(first, first), *rest]), node.lineno


def _reads(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    chain = ast.unparse(node.func).split(".")
    return chain[-1] in READING_CALLS or (chain[0] in {"pd", "pandas"} and chain[-1].startswith("read_"))


def _module(package: Path, path: Path) -> Module:
    parts = [package.name, *path.relative_to(package).with_suffix("").parts]
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, is_package, ast.parse(path.read_text("utf-8"), str(path)))


def _imports(modules: dict[str, Module]) -> Iterator[tuple[Module, str]]:
    """Each import of one of the modules by another, wherever in the file it stands."""
    for module in modules.values():
        for node in ast.walk(module.tree):
            for target in _targets(module, node, modules):
                yield module, target


def _targets(module: Module, node: ast.AST, modules: dict[str, Module]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name in modules]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = _base(module, node)
    named = [f"{base}.{alias.name}" for alias in node.names]
    # A name that is no module is something inside the base.
    targets = {name if name in modules else base for name in named}
    return sorted(targets & set(modules))


def _base(module: Module, node: ast.ImportFrom) -> str:
    """The dotted name that an import is from, its leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    above = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*above, *filter(None, [node.module])])


def _impure(node: ast.AST) -> str | None:
    if isinstance(node, ast.Import | ast.ImportFrom):
        named = (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        )
        tops = {name.split(".")[0] for name in named}
        return f"imports {sorted(tops & IMPURE_MODULES)}" if tops & IMPURE_MODULES else None
    return _impure_call(node) if isinstance(node, ast.Call) else None


def _impure_call(call: ast.Call) -> str | None:
    """A seeded default_rng(seed) is chance passed in; everything else of numpy's random is not."""
    chain = ast.unparse(call.func).split(".")
    seeded = chain[-1] == "default_rng" and bool(call.args or call.keywords)
    drawn = chain[-1] == "default_rng" or chain[:2] in (["np", "random"], ["numpy", "random"])
    is_file = chain == ["open"] or (chain[0] in {"pd", "pandas"} and chain[-1].startswith("read_"))
    is_clock = len(chain) > 1 and chain[-1] in CLOCK_CALLS
    return f"calls {'.'.join(chain)}" if is_file or is_clock or (drawn and not seeded) else None
