"""What long work says of itself."""

from newsroom.management.progress import Progress


def told(*, total, times):
    """The lines of as many steps as there are times, the first of which is the start."""
    lines, clock = [], iter(times)
    progress = Progress(total, tell=lines.append, clock=lambda: next(clock))
    for _step in times[1:]:
        progress.step("one differs")
    return lines


def test_short_work_says_nothing():
    assert told(total=3, times=[0, 1, 2, 3]) == []


def test_long_work_says_how_fast_it_is_and_how_much_is_left():
    assert told(total=100, times=[0, 5, 6, 10]) == [
        "1 of 100, 0 a second, 8 min 15 s left; one differs",
        "3 of 100, 0 a second, 5 min 23 s left; one differs",
    ]


def test_steps_may_be_long():
    lines, clock = [], iter([0, 5])
    Progress(1000, tell=lines.append, clock=lambda: next(clock)).step(by=50)
    assert lines == ["50 of 1000, 10 a second, 1 min 35 s left"]
