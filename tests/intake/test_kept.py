"""What is worked out of an object once."""

from dataclasses import dataclass, field

from mhhs_analysis.intake.kept import kept


@dataclass(frozen=True)
class Sum:
    numbers: tuple[int, ...]
    asked: list[str] = field(default_factory=list)

    @kept
    def total(self) -> int:
        """The sum of the numbers."""
        self.asked.append("total")
        return sum(self.numbers)


def test_it_is_worked_out_when_first_asked_for_and_once_an_object():
    one, other = Sum((1, 2)), Sum((3, 4))
    assert not one.asked
    assert [one.total, one.total, other.total] == [3, 3, 7]
    assert one.asked == other.asked == ["total"]


def test_the_class_itself_says_what_it_is():
    assert Sum.total.__doc__ == "The sum of the numbers."
