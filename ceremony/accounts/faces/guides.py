"""What the settings of each system look like on the way to trusting a certificate: rows to be drawn.

Both languages stand on every row, because the reader's phone may speak either. Read in the makers' own
guides; a maker's skin may call a row otherwise, which is why each row is one of a few and never alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["way", "switch", "choice", "button", "text", "search", "file"]
THE_CERTIFICATE = "*"
"""A row that shows the name of this hall's certificate."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a settings page; `hit` is one to press."""

    vi: str
    en: str
    kind: Kind = "way"
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A settings page, as far as a step needs it."""

    vi: str
    en: str
    rows: tuple[Row, ...]


def _page(title: str, *rows: Row) -> Picture:
    vi, _, en = title.partition(" | ")
    return Picture(vi, en or vi, rows)


def _row(words: str, kind: Kind = "way", hit: bool = False) -> Row:
    vi, _, en = words.partition(" | ")
    return Row(vi, en, kind, hit)


def _hit(words: str, kind: Kind = "way") -> Row:
    return _row(words, kind, hit=True)


PICTURES: dict[str, tuple[Picture, ...]] = {
    "iphone": (
        _page(
            "Safari",
            _row("Trang web này muốn tải về hồ sơ | Download a configuration profile", "text"),
            _hit("Cho phép | Allow", "button"),
        ),
        _page(
            "Cài đặt | Settings",
            _hit("Đã tải về hồ sơ | Profile Downloaded"),
            _row("Wi-Fi | Wi-Fi"),
            _hit("Cài đặt | Install", "button"),
        ),
        _page(
            "Cài đặt | Settings",
            _hit("Cài đặt chung | General"),
            _hit("Giới thiệu | About"),
            _hit("Cài đặt tin cậy chứng nhận | Certificate Trust Settings"),
        ),
        _page(
            "Cài đặt tin cậy chứng nhận | Certificate Trust Settings",
            _hit(THE_CERTIFICATE, "switch"),
            _hit("Tiếp tục | Continue", "button"),
        ),
    ),
    "android": (
        _page("Tải xuống | Downloads", _row("ceremony.crt | ceremony.crt", "file")),
        _page(
            "Cài đặt | Settings",
            _hit("chứng chỉ CA | CA certificate", "search"),
            _row("Mã hóa và thông tin xác thực | Encryption & credentials"),
            _row("Cài đặt chứng chỉ | Install a certificate"),
        ),
        _page(
            "Cài đặt chứng chỉ | Install a certificate",
            _hit("Chứng chỉ CA | CA certificate"),
            _row("Chứng chỉ Wi-Fi | Wi-Fi certificate"),
            _hit("Vẫn cài đặt | Install anyway", "button"),
        ),
        _page("Tải xuống | Downloads", _hit("ceremony.crt | ceremony.crt", "file")),
    ),
    "windows": (
        _page(
            "Chứng chỉ | Certificate",
            _row(THE_CERTIFICATE, "text"),
            _hit("Cài đặt chứng chỉ… | Install Certificate…", "button"),
        ),
        _page(
            "Vị trí lưu | Store Location",
            _hit("Người dùng hiện tại | Current User", "choice"),
            _hit("Tiếp | Next", "button"),
        ),
        _page(
            "Kho chứng chỉ | Certificate Store",
            _hit("Đặt tất cả vào kho sau | Place all in the following store", "choice"),
            _hit("Cơ quan chứng nhận gốc tin cậy | Trusted Root Certification Authorities"),
        ),
        _page(
            "Cảnh báo bảo mật | Security Warning",
            _row("Vân tay (thumbprint)… | Thumbprint…", "text"),
            _hit("Có | Yes", "button"),
        ),
    ),
    "mac": (
        _page(
            "Truy cập chuỗi khóa | Keychain Access",
            _row("Thêm vào: đăng nhập | Add to: login", "text"),
            _hit("Thêm | Add", "button"),
        ),
        _page(
            "Chứng nhận | Certificates",
            _hit(THE_CERTIFICATE, "file"),
        ),
        _page(
            "Tin cậy | Trust",
            _row("Khi sử dụng chứng nhận này | When using this certificate", "text"),
            _hit("Luôn tin cậy | Always Trust"),
        ),
    ),
}
