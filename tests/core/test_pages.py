"""Pages of paper: every line stands on one, and what was printed is compared line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.pages import Line, Page, Row, Stamp, State, filled, standings

rows = st.lists(
    st.builds(
        Row,
        st.floats(1, 120),
        st.sampled_from(["", "Ấp Suối Đá", "Ấp Tân Lập"]),
        st.floats(0, 30),
    ),
    max_size=60,
)


def page(key: str, *names: str) -> Page:
    return Page(key, tuple(Line(name, f"{name} (Ấp Suối Đá)", {"name": name}) for name in names))


def printed(*pages: Page) -> dict[str, Stamp]:
    return {one.key: one.stamp(1) for one in pages}


@given(rows)
def test_every_line_stands_on_exactly_one_page_in_its_order(lines: list[Row]) -> None:
    shares = filled(lines, room=100)

    assert [place for share in shares for place in share] == list(range(len(lines)))
    assert all(share for share in shares)


@given(rows)
def test_no_page_is_fuller_than_its_room_unless_one_line_is(lines: list[Row]) -> None:
    for share in filled(lines, room=100):
        height, group = 0.0, None
        for row in (lines[place] for place in share):
            height += row.height + (row.heading if row.group != group else 0)
            group = row.group
        assert height <= 100 + 1e-6 or len(share) == 1


@given(rows)
def test_no_page_ends_where_its_next_line_would_have_had_room(lines: list[Row]) -> None:
    shares = filled(lines, room=100)
    for share, following in pairwise(shares):
        height, group = 0.0, None
        for row in (lines[place] for place in [*share, following[0]]):
            height += row.height + (row.heading if row.group != group else 0)
            group = row.group
        assert height > 100


def test_a_page_says_whose_lines_came_changed_or_went() -> None:
    before = page("1", "An", "Bình", "Châu")
    renamed = replace(before.lines[1], says={"name": "Bính"})
    now = Page("1", (before.lines[0], renamed, *page("", "Dũng").lines))

    (found,) = standings([now.stamp(1)], printed(before))

    assert found.state is State.CHANGED
    assert found.who == ("Bình (Ấp Suối Đá)", "Dũng (Ấp Suối Đá)", "Châu (Ấp Suối Đá)")


def test_pages_are_true_new_changed_or_gone() -> None:
    now = [page("1", "An"), page("2", "Bính"), page("4", "Dũng")]
    before = printed(page("1", "An"), page("2", "Bình"), page("3", "Châu"))

    found = standings([one.stamp(1) for one in now], before)

    assert [(one.key, one.no, one.state) for one in found] == [
        ("1", 1, State.TRUE), ("2", 2, State.CHANGED), ("4", 3, State.NEW), ("3", 0, State.GONE)
    ]  # fmt: skip


def test_lines_in_another_order_are_another_page_of_which_no_line_is_another() -> None:
    (found,) = standings([page("1", "Bình", "An").stamp(1)], printed(page("1", "An", "Bình")))

    assert found.state is State.CHANGED and found.who == ()


def test_a_page_drawn_another_way_is_old() -> None:
    one = page("1", "An")
    (found,) = standings([one.stamp(2)], printed(one))

    assert found.state is State.CHANGED


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=5))
def test_what_a_page_says_decides_and_not_in_which_order_its_fields_were_written(
    says: dict[str, str],
) -> None:
    backwards = dict(reversed(says.items()))

    assert Page("1", (), says).stamp(1) == Page("1", (), backwards).stamp(1)
