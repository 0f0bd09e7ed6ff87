"""What a text says of a version of a plan: which, of what, and whether it is the version of work or work on it."""

import pytest

from mhhs_analysis.intake.versions.words import says_own, version_key, version_said, versions_said


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("POAP 1", "POAP 1", ""),
        ("MHHS POAP 2 plan", "POAP 2", ""),
        ("POAP 2 (challenge)", "POAP 2", "challenge"),
        ("POAP 1: shorter SIT", "POAP 1", "shorter sit"),
        ("Plan on a page 2", "Plan on a page 2", ""),
        ("Option 2 (POAP 2)", "Option 2 (POAP 2)", ""),
        ("Build (POAP 1)", "POAP 1", "build"),
        ("[POAP 2] Build", "POAP 2", "build"),
        ("POAP 1 - Build", "POAP 1", "build"),
        ("POAP2_Build", "POAP2", "build"),
        ("Build – option A", "option A", "build"),
        ("Build – POAP 2 (challenge)", "POAP 2", "build"),
        ("Build (under POAP 2)", "POAP 2", "build"),
        ("Build under POAP 2", "POAP 2", "build"),
        ("Test: best case", "best case", "test"),
        ("SIT start if POAP 2 is chosen", "POAP 2", "sit start"),
        ("Based on POAP 1", "POAP 1", ""),
        ("Build based on POAP 1", "POAP 1", "build"),
        ("Under POAP 2", "POAP 2", ""),
    ],
)
def test_a_version_and_what_is_of_it(text: str, words: str, rest: str) -> None:
    """In brackets, before or after a sign, or, of the programme's plans, beside the name."""
    said = version_said(text)
    assert said is not None and (said.words, said.rest) == (words, rest)
    assert not said.is_weak and not said.is_about and versions_said([text, "Build"]) == {text: said}


@pytest.mark.parametrize(
    "text",
    [
        "Option appraisal",
        "Select option",
        "Build option A interface",
        "Respond to POAP 2",
        "Test plan 2",
        "POAP 1 and POAP 2",
        "Phase 1",
        "Optional tests",
        "Adoption",
        "Boiler schedule (Unit - VI)",
        "Baseline requirements",
    ],
)
def test_what_work_is_on_or_called_is_no_version(text: str) -> None:
    """An option that is built, a plan that is made, a phase, two versions at once."""
    assert version_said(text) is None or not versions_said([text])


@pytest.mark.parametrize(
    "text", ["MHHS POAP 1 response", "Publish POAP 1", "Submit response (POAP 2)", "POAP 1 issued"]
)
def test_work_on_plans_says_so(text: str) -> None:
    """What is done about a plan is done for each of them."""
    said = version_said(text)
    assert said is not None and said.is_about


@pytest.mark.parametrize(
    ("text", "is_weak"),
    [("Round 2", True), ("v2", True), ("Baseline", True), ("Scenario 3", True), ("Test schedule (v2)", True),
     ("Plan v2", False), ("Build (plan v2)", False), ("Plan v2 - Build", False), ("v2 - Test plan", True),
     ("Version 2 of the plan", False), ("POAP 2", False)],
)  # fmt: skip
def test_what_may_be_work_done_again_is_weak(text: str, is_weak: bool) -> None:
    """Rounds, releases and phases have such names; a numbered plan is a plan."""
    said = version_said(text)
    assert said is not None and said.is_weak == is_weak


@pytest.mark.parametrize(
    ("text", "is_own"),
    [("Our plan", True), ("Ours", True), ("Current plan", True), ("Forecast", True), ("Acme plan", False),
     ("Plan", False), ("Current programme plan", False), ("Our tests", False)],
)  # fmt: skip
def test_a_sender_says_what_is_its_own(text: str, is_own: bool) -> None:
    """In words for a plan and no others."""
    assert says_own(text) == is_own


def test_many_texts_are_looked_through_together() -> None:
    """Each is found whole, wherever it stands, and whatever its letters become in lower case."""
    texts = [
        "İstanbul",
        "Build (POAP 1)",
        "",
        "Plan B",
        "Baseline",
        "Rebaseline",
        "x" * 50,
        "Option 3",
        "Original",
    ]
    assert {*versions_said(texts)} == {"Build (POAP 1)", "Plan B", "Baseline", "Option 3", "Original"}
    assert versions_said([]) == {}


def test_versions_are_compared_by_their_words() -> None:
    """Letters and digits apart or together."""
    assert version_key("POAP1") == version_key("poap 1") == version_key("POAP-1")
