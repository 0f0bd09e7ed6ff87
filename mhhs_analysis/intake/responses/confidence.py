"""Whether an answer is given in confidence: as its form asks, of the whole or answer by answer."""

from __future__ import annotations

from mhhs_analysis.intake.markings import is_plain_consent, is_plain_no


def asked_for(text: str) -> bool:
    """Return whether what stands where a form asks "confidential?" keeps it so: only a plain no does not."""
    return not is_plain_no(text)


def may_be_published(text: str) -> bool:
    """Return whether a respondent agrees to be published: only a plain yes does."""
    return is_plain_consent(text)


def of_form(confidential: str | None, consent: str | None) -> bool | None:
    """Return whether a whole form is in confidence, by what stands where it asks; None where it doesn't ask.

    Of two questions one that keeps it in confidence speaks.
    """
    said = [] if confidential is None else [asked_for(confidential)]
    said += [] if consent is None else [not may_be_published(consent)]
    return any(said) if said else None


def of_answer(form: bool | None, own: str | None) -> bool | None:
    """Return whether one answer is in confidence, by the form's word and what stands beside the answer itself.

    Either keeps it so; a blank beside the answer does too, unless the form as a whole says no.
    """
    if own is None or (not own.strip() and form is False):
        return form
    return bool(form) or asked_for(own)
