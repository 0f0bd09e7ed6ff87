"""Kernels that start before their notebooks: used in turn, one each, and none left behind."""

import pytest

from mhhs_analysis.consultation.shown import PAPER_MIME
from mhhs_analysis.reporting.kernels import Kernels
from mhhs_analysis.reporting.runs import run
from mhhs_analysis.reporting.takeaways import drawings


def pid_of(manager):
    return manager.provisioner.pid


def test_a_kernel_that_waits_is_taken_and_another_one_started(tmp_path):
    """As many as run at a time wait; each notebook has a kernel of its own, and none more than notebooks."""
    with Kernels(tmp_path, notebooks=2, at_once=1) as waiting:
        with waiting.one(tmp_path) as first, waiting.one(tmp_path) as second:
            assert first.has_kernel and second.has_kernel
            assert pid_of(first) != pid_of(second)
        assert not first.has_kernel and not second.has_kernel
        assert waiting._waiting == []


def test_a_kernel_in_another_folder_is_not_taken(tmp_path):
    """A notebook runs in its own folder, wherever the kernels that wait were started."""
    other = tmp_path / "other"
    other.mkdir()
    with Kernels(tmp_path, notebooks=1, at_once=1) as waiting, waiting.one(other) as fresh:
        ((manager, _),) = waiting._waiting
        assert pid_of(fresh) != pid_of(manager)


def test_no_kernel_outlives_a_run_that_fails(tmp_path):
    """A store that can't be built leaves no kernel waiting for notebooks that never come."""
    with pytest.raises(ZeroDivisionError), Kernels(tmp_path, notebooks=2, at_once=2) as waiting:
        managers = [manager for manager, _ in waiting._waiting]
        assert [manager.has_kernel for manager in managers] == [True, True]
        raise ZeroDivisionError
    assert [manager.has_kernel for manager in managers] == [False, False]


def test_notebooks_run_on_kernels_that_wait(tmp_path, write_notebook):
    """Every notebook runs in its folder on a kernel of its own, started before or not; a failing one is told."""
    sources = {"a": "1 / 0", "b": "import os; os._exit(1)", "c": "import os\nprint(os.getpid())"}
    books = [write_notebook(tmp_path / f"{name}.ipynb", source) for name, source in sources.items()]
    with Kernels(tmp_path, notebooks=3, at_once=1) as waiting:
        known = pid_of(waiting._waiting[0][0])
        ran = run(books[::-1], {}, tmp_path / "out", workers=1, cell_timeout=20, waiting=waiting)
    told = {each.notebook.stem: each.fault for each in ran}
    assert told["c"] == "" and str(known) in (tmp_path / "out" / "c.ipynb").read_text()
    assert "ZeroDivisionError" in told["a"] and "its kernel died" in told["b"]


DRAW = """from mhhs_analysis.charts.timeline import draw_timeline
from mhhs_analysis.charts.sheet import Surround
from mhhs_analysis.consultation.shown import show_whole
import pandas as pd
show_whole()
lanes = pd.DataFrame({"lane_group": ["A"], "lane": ["B"], "words": ["none"]})
days = pd.Series(pd.to_datetime([]))
bounds = dict.fromkeys(["start_from", "start_to", "finish_from", "finish_to"], days)
words = dict.fromkeys(["item_id", "kind", "stage", "milestone_id", "label", "hover"], pd.Series([], dtype="object"))
counts = dict.fromkeys(["lane_key", "grace_months"], pd.Series([], dtype="Int64"))
draw_timeline(pd.DataFrame({**bounds, **words, **counts}), lanes, None, Surround(), title="T", alt="A lane.")"""


@pytest.mark.parametrize("for_paper", [True, False])
def test_figures_are_laid_out_for_paper_where_they_are_drawn_for_it(tmp_path, write_notebook, for_paper):
    """Whoever draws has the figure once more, as wide as paper; the notebook that is kept has it once."""
    book, made = write_notebook(tmp_path / "a.ipynb", DRAW), []
    with Kernels(tmp_path, notebooks=1, at_once=1, for_paper=for_paper) as waiting:
        out = tmp_path / "out"
        (ran,) = run(
            [book], {}, out, workers=1, cell_timeout=60, waiting=waiting, made=lambda *told: made.append(told)
        )
    assert ran.fault == ""
    ((_, executed),) = made
    (drawing,) = drawings(executed)
    assert ("page_px" in drawing.spec["layout"]["meta"]) == for_paper
    assert drawing.alt == "A lane."
    kept = (out / "a.ipynb").read_text()
    assert kept.count('"A lane."') == 2 and PAPER_MIME not in kept and "page_px" not in kept
