"""Portraits: whatever a phone took, made small and upright, nothing else of the file kept; many by name."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import requests
from PIL import Image

from ceremony.core.refusals import Invalid
from ceremony.delegates.usecases import re_encoded
from tests.delegates.forms import changes_undone, field, writes
from tests.edges import PATIENCE_S, Element, read
from tests.galas import CAST, Gala

AN = "Nguyễn Văn An"


def picture(form: str = "JPEG", size: tuple[int, int] = (90, 60), mode: str = "RGB", **more: Any) -> bytes:
    """A picture whose left third is red."""
    made = Image.new(mode, size, "white")
    made.paste("red", (0, 0, size[0] // 3, size[1]))
    out = BytesIO()
    made.save(out, form, **more)
    return out.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


@pytest.fixture
def eight(eve: Gala) -> Gala:
    eve.invite(CAST)
    return eve


def sends(gala: Gala, name: str, data: bytes) -> requests.Response:
    gala.organiser.open(f"{gala.base}/people/{gala.delegate(name)}")
    return pile(gala, f"{gala.base}/people/{gala.delegate(name)}/portrait", ("anh.jpg", data))


def pile(gala: Gala, path: str, *files: tuple[str, bytes]) -> requests.Response:
    return gala.organiser.session.post(
        gala.address + path,
        data={"csrf_token": gala.organiser.csrf},
        files=[("file", file) for file in files],
        timeout=PATIENCE_S,
        allow_redirects=False,
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_any_format_a_phone_sends_becomes_a_small_jpeg(form: str) -> None:
    made = opened(re_encoded(picture(form, (2400, 1920))))
    assert (made.format, made.size) == ("JPEG", (600, 480))


def test_a_picture_taken_sideways_stands_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "nhà riêng"  # turn right; a description
    made = opened(re_encoded(picture(size=(1600, 1200), exif=exif)))

    assert made.size == (600, 800)
    assert made.getpixel((300, 50))[1] < 80  # type: ignore[index] # what was left is above
    assert dict(made.getexif()) == {}


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    out = BytesIO()
    clear.save(out, "PNG")
    assert opened(re_encoded(out.getvalue())).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA"])
def test_any_kind_of_colour_is_read(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (40, 40)).save(out, "TIFF")
    assert opened(re_encoded(out.getvalue())).mode == "RGB"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (lambda: b"", "not_a_picture"),
        (lambda: b"%PDF-1.7", "not_a_picture"),
        (lambda: picture()[:200], "not_a_picture"),
        (lambda: b"\0\0\0\x18ftypheic" + bytes(40), "heic_picture"),
        (lambda: picture("PNG", (6000, 5000), "1"), "picture_too_large"),
        (lambda: picture("PNG", (20000, 20000), "1"), "picture_too_large"),
        (lambda: bytes(20 * 1024 * 1024 + 1), "picture_too_large"),
    ],
    ids=["nothing", "a PDF", "cut off", "HEIC", "large", "a bomb", "heavy"],
)
def test_what_cannot_be_hung_is_refused_by_one_code(raw: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Invalid) as refused:
        re_encoded(raw())
    assert refused.value.code == why


def test_a_portrait_is_hung_shown_taken_down_and_taken_back(eight: Gala) -> None:
    assert sends(eight, AN, picture()).status_code == 303
    page = eight.organiser.open(f"{eight.base}/people?q=van+an")
    shown = page.one("td", of_class="cell-face").one("img").attributes["src"]
    assert opened(eight.organiser.get(shown).content).size == (90, 60)

    number = eight.delegate(AN)
    eight.organiser.post(f"{eight.base}/people/{number}/portrait/remove", script=False)
    assert field(eight, AN, "portrait") is None
    changes_undone(eight)
    assert field(eight, AN, "portrait") is not None
    changes_undone(eight)


def test_a_picture_that_is_none_is_told_on_the_persons_page(eight: Gala) -> None:
    answer = sends(eight, AN, b"\0\0\0\x18ftypheic" + bytes(40))
    assert (answer.status_code, "HEIC" in read(answer.text).one("p", of_class="problem").text) == (422, True)
    assert field(eight, AN, "portrait") is None


def test_files_find_their_people_by_name_unit_or_code(eight: Gala) -> None:
    eight.organiser.open(f"{eight.base}/people/portraits")
    answer = pile(
        eight,
        f"{eight.base}/people/portraits",
        ("nguyen_van_an.JPG", picture()),
        (f"{eight.hand_code_of('Phạm Thị Út')}.png", picture("PNG")),
        ("Đặng Văn Ổn - Trạm Y tế xã.webp", picture("WEBP")),
        ("IMG_2041.jpg", picture()),
        ("bai.pdf", b"%PDF-1.7"),
    )
    path = answer.headers["Location"]
    page = eight.organiser.open(path)

    assert [row.one("p", of_class="pile-name").text for row in rows(page)] == [
        "nguyen_van_an.JPG",
        f"{eight.hand_code_of('Phạm Thị Út')}.png",
        "Đặng Văn Ổn - Trạm Y tế xã.webp",
        "IMG_2041.jpg",
        "bai.pdf",
    ]
    assert "3 ảnh tìm được người, 1 ảnh cần chọn, 1 ảnh không đọc được" in page.text
    face = rows(page)[0].one("img").attributes["src"]
    assert opened(eight.organiser.get(face).content).format == "JPEG"

    chosen = whose(page) | {"whose-3": str(eight.delegate("Võ Văn Bảy"))}
    assert eight.organiser.post(path, script=False, **chosen).status_code == 303

    hung = eight.rows("select name from delegate where portrait is not null")
    assert {name for (name,) in hung} == {AN, "Phạm Thị Út", "Đặng Văn Ổn", "Võ Văn Bảy"}
    assert eight.organiser.post(path, script=False, **chosen).status_code == 409


def test_one_person_is_not_given_two_pictures(eight: Gala) -> None:
    eight.organiser.open(f"{eight.base}/people/portraits")
    files = (("Nguyễn Văn An.jpg", picture()), ("nguyen van an 2.png", picture("PNG")))
    path = pile(eight, f"{eight.base}/people/portraits", *files).headers["Location"]

    answer = eight.organiser.post(path, script=False, **whose(eight.organiser.open(path)))

    assert (answer.status_code, "hai ảnh" in answer.text) == (409, True)
    assert field(eight, AN, "portrait") is None


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"whose-" + "9" * 5000: "1"}, "không còn ở đây"),
        ({"whose-" + "9" * 20: "1"}, "không còn ở đây"),
        ({"whose-0": "9" * 9}, "không còn ở đây"),
        ({"whose-7": "1"}, "không còn ở đây"),
        ({"whose-x": "1"}, "không còn ở đây"),
        ({"whose-0": ""}, "ít nhất một ảnh"),
    ],
)
def test_a_pile_stays_until_a_picture_of_it_is_hung(eight: Gala, chosen: dict[str, str], why: str) -> None:
    eight.organiser.open(f"{eight.base}/people/portraits")
    path = pile(eight, f"{eight.base}/people/portraits", ("Nguyễn Văn An.jpg", picture())).headers["Location"]

    refused = eight.organiser.post(path, script=False, **chosen)

    assert (refused.status_code, why in refused.text) == (422, True)
    assert field(eight, AN, "portrait") is None
    assert eight.organiser.post(path, script=False, **whose(eight.organiser.open(path))).status_code == 303
    assert field(eight, AN, "portrait") is not None


def test_a_pile_too_high_is_refused_whole(eight: Gala) -> None:
    eight.organiser.open(f"{eight.base}/people/portraits")
    small = picture(size=(3, 4))

    answer = pile(eight, f"{eight.base}/people/portraits", *((f"{no}.jpg", small) for no in range(151)))

    assert (answer.status_code, "nhiều nhất 150 ảnh" in answer.text) == (422, True)


def test_namesakes_are_left_for_a_person_to_tell_apart(eight: Gala) -> None:
    writes(eight, name=AN, unit="Ấp Một", birth="1980")
    eight.organiser.open(f"{eight.base}/people/portraits")
    path = pile(eight, f"{eight.base}/people/portraits", ("nguyenvanan.jpg", picture())).headers["Location"]

    page = eight.organiser.open(path)

    assert whose(page) == {"whose-0": ""}
    assert "Nguyễn Văn An (1980) · Ấp Một" in page.text


def test_only_the_organiser_hangs_pictures(eight: Gala) -> None:
    stranger = eight.joined("door", "Lan")
    stranger.open(f"{eight.base}/door")
    answer = stranger.post(f"{eight.base}/people/{eight.delegate(AN)}/portrait")
    assert answer.status_code == 403


def rows(page: Element) -> list[Element]:
    return list(page.all("li", of_class="pile-one"))


def whose(page: Element) -> dict[str, str]:
    """Whom the page would hang each picture with."""
    return {
        select.attributes["name"]: next(
            (one.attributes["value"] for one in select.all("option") if "selected" in one.attributes), ""
        )
        for select in page.all("select")
    }


def test_a_pile_may_be_large_but_only_the_organisers(eight: Gala) -> None:
    large = ("Nguyễn Văn An.jpg", picture() + bytes(17 * 1024 * 1024))
    path = f"{eight.base}/people/portraits"
    eight.organiser.open(path)
    assert pile(eight, path, large, ("Phạm Thị Út.jpg", picture())).status_code == 303

    stranger = eight.joined("door", "Lan")
    stranger.open(f"{eight.base}/door")
    answer = stranger.session.post(
        eight.address + path,
        data={"csrf_token": stranger.csrf},
        files={"file": large},
        timeout=PATIENCE_S,
    )
    assert answer.status_code == 413
