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
def test_a_page_ends_early_only_with_a_group_and_when_it_is_full_enough(lines: list[Row]) -> None:
    shares = filled(lines, room=100)
    for share, following in pairwise(shares):
        with_next = tall([lines[place] for place in [*share, following[0]]])
        ends = lines[share[-1]].group != lines[following[0]].group
        assert with_next > 100 or (ends and tall([lines[place] for place in share]) >= 60 - 1e-6)


def tall(lines: list[Row]) -> float:
    groups = [None, *(row.group for row in lines)]
    return sum(row.height + (row.heading if row.group != groups[no] else 0) for no, row in enumerate(lines))


def test_a_line_that_grows_leaves_the_pages_of_the_groups_behind_it_as_they_were() -> None:
    lines = [Row(9, f"Ấp {no // 4}", 6) for no in range(40)]
    grown = [replace(lines[0], height=18), *lines[1:]]

    assert filled(grown, room=100)[1:] == filled(lines, room=100)[1:]


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


def test_a_page_that_was_printed_without_some_signs_is_not_true_until_it_says_what_the_list_says() -> None:
    now, without, put_right = page("1", "An 語"), page("1", "An"), page("1", "An Ngữ")
    cut = printed(without)

    (found,) = standings([now.stamp(1)], printed(without), cut)
    assert (found.state, found.who) == (State.CUT, ("An 語 (Ấp Suối Đá)", "An (Ấp Suối Đá)"))
    assert [one.state for one in standings([put_right.stamp(1)], printed(without))] == [State.CHANGED]
    assert [one.state for one in standings([now.stamp(1)], printed(now), cut)] == [State.TRUE]


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
