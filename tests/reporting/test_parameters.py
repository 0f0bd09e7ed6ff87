import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.parameters import check_parameters, given_to, parameters_of


def test_the_parameters_cell_declares_names_defaults_and_types(tmp_path, write_notebook):
    """A parameter's type is that of its annotation, or else of its literal."""
    notebook = write_notebook(
        tmp_path / "a.ipynb", parameters='name: str = "x"  # a name\nshare: float = 1\nrows = 5\nday = None'
    )
    found = parameters_of(notebook)
    assert [(each.name, each.default, each.type_name) for each in found.values()] == [
        ("name", "x", "str"),
        ("share", 1, "float"),
        ("rows", 5, "int"),
        ("day", None, "None"),
    ]


def test_a_misspelt_parameter_is_refused_with_the_nearest_known_one(tmp_path, write_notebook):
    """A parameter that no notebook knows is refused in one line, which names the nearest that one does."""
    notebook = write_notebook(tmp_path / "a.ipynb")
    with pytest.raises(MhhsError, match=r'"audiense".*did you mean "audience"\?') as caught:
        check_parameters([notebook], {"audiense": "ofgem"})
    assert len(str(caught.value).splitlines()) == 1


def test_a_parameter_known_to_one_notebook_is_enough(tmp_path, write_notebook):
    """A parameter need be known to one notebook of the run only, and only that one is given it."""
    knows, ignores = (
        write_notebook(tmp_path / "a.ipynb"),
        write_notebook(tmp_path / "b.ipynb", parameters="x = 1"),
    )
    check_parameters([knows, ignores], {"limit": "12"})
    assert given_to(knows, {"limit": "12"}) == {"limit": 12}
    assert given_to(ignores, {"limit": "12"}) == {}


@pytest.mark.parametrize(
    ("declared", "value", "fits"),
    [
        ("p: int = 1", "12", 12),
        ("p: float = 1.0", "12", 12.0),
        ("p: float = 1.0", 2, 2.0),
        ("p: bool = True", "false", False),
        ("p: str = ''", "00123", "00123"),
        ("p: list = []", "['a']", ["a"]),
        ("p: list[str] = []", ["a"], ["a"]),
    ],
)
def test_words_become_the_declared_type(tmp_path, write_notebook, declared, value, fits):
    """A value given in words is read as the type that the notebook declares."""
    notebook = write_notebook(tmp_path / "a.ipynb", parameters=declared)
    check_parameters([notebook], {"p": value})
    given = given_to(notebook, {"p": value})["p"]
    assert given == fits and type(given) is type(fits)


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        ("p: int = 1", "twelve"),
        ("p: int = 1", True),
        ("p: float = 1.0", "nan"),
        ("p: bool = True", "perhaps"),
        ("p: str = ''", 12),
        ("p: list = []", "{}"),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path, write_notebook, declared, value):
    """A value that doesn't fit the declared type is refused before anything runs."""
    notebook = write_notebook(tmp_path / "a.ipynb", parameters=declared)
    with pytest.raises(MhhsError, match=r'parameter "p": .* is not '):
        check_parameters([notebook], {"p": value})


@pytest.mark.parametrize("text", ["", "{}", '{"nbformat": 4, "cells": [3]}', '{"nbformat": 3, "cells": []}'])
def test_a_file_that_is_no_notebook_is_refused_in_one_line(tmp_path, text):
    """A file that isn't a notebook is refused in one plain line."""
    path = tmp_path / "a.ipynb"
    path.write_text(text)
    with pytest.raises(MhhsError, match="not a notebook of format 4"):
        parameters_of(path)
