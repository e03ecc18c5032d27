"""The shared HTTP edge: actor, CSRF, headers, how a refusal is worded and answered."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, make_response, redirect, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import BadRequest, HTTPException, Unauthorized

from ceremony.base import file_words
from ceremony.base.error_pages import FORMS, error_page
from ceremony.base.lan import LOOPBACK
from ceremony.base.passes import doorkeeper
from ceremony.base.terminal import command
from ceremony.core import refusals
from ceremony.core.actor import NOBODY, Actor, Role
from ceremony.core.calling import Move
from ceremony.core.refusals import Refusal
from ceremony.core.role_names import ROLE_NAMES

log = logging.getLogger("ceremony.web")
csrf = CSRFProtect()

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "worker-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src 'self' ws: wss:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
TAKES_BYTES = 16 * 1024 * 1024

STATUS = {
    refusals.NotAllowed: 403,
    refusals.Unknown: 404,
    refusals.OutOfTurn: 409,
    refusals.Stale: 409,
    refusals.AtEnd: 409,
    refusals.Closed: 409,
    refusals.Conflict: 409,
    refusals.Invalid: 422,
    refusals.TooMany: 429,
}


def init(app: Flask) -> None:
    """Hang the shared edge onto the application."""
    app.config.update(
        MAX_CONTENT_LENGTH=TAKES_BYTES,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,  # a desk may stay open all day; the token is bound to the session
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    csrf.init_app(app)
    app.before_request(_text_only)
    app.after_request(_headers)
    app.register_error_handler(Refusal, answer_refusal)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def _text_only() -> None:
    """No path, query or form of ours holds a NUL, and no database column takes one."""
    texts = [request.path, *request.args.values()]
    if request.mimetype in FORMS:
        texts += [text for _name, text in request.form.items(multi=True)]
    if any("\x00" in text for text in texts):
        raise BadRequest()


def current_actor() -> Actor:
    """Who makes this request: the device behind the cookie or the bearer token."""
    if "actor" not in g:
        g.actor = doorkeeper.by_request()
    actor: Actor = g.actor
    return actor


def by_script() -> bool:
    """Whether a module of ours asks (it wants 204 or JSON), not a plain form (it wants a page)."""
    return request.headers.get("X-Requested-With") == "ceremony"


def done(back_to: str, **answer: Any) -> Response:
    """A command was carried out: 204 (or its answer) to script, 303 to a plain form."""
    if by_script():
        return jsonify(answer) if answer else Response(status=204)
    return make_response(redirect(back_to, code=303))


def said(error: str, message: str, status: int) -> Response:
    """The contract's error shape."""
    response = jsonify({"error": error, "message": message})
    response.status_code = status
    return response


def wants_json() -> bool:
    return request.path.startswith(("/api/", "/house/")) or by_script()


def status_of(refusal: Refusal) -> int:
    """The HTTP status a refusal is answered with."""
    return next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 400)


def answer_refusal(refusal: Refusal) -> Response:
    """One clear sentence, as JSON or as a page; nothing was changed."""
    if isinstance(refusal, refusals.NotAllowed) and current_actor() == NOBODY:
        return _http(Unauthorized())  # not the wrong role: nobody yet, or no longer
    status = status_of(refusal)
    if wants_json():
        return said(refusal.code, worded(refusal), status)
    return error_page(worded(refusal), status)


CLOCK = ("not_begun", "held", "running")
"""How an item's clock stands; `held` is a phase of an award too."""


def worded(refusal: Refusal) -> str:
    """The sentence for a refusal, in the reader's language."""
    details = {key: _spoken(value) for key, value in refusal.details.items()}
    match refusal.code:
        case "forbidden":
            return _not_this_role()
        case "unknown":
            return {
                "event": _("Không có sự kiện này."),
                "delegate": _("Không có đại biểu này trong sự kiện."),
                "recipient": _("Không có người nhận này trong sự kiện."),
                "device": _("Không có máy này trong sự kiện."),
                "account": _("Không có tài khoản này."),
                "screen": _("Không có màn hình này."),
                "action": _("Nhật ký không có việc này."),
                "task": _("Sự kiện này không có việc ấy."),
                "change": _("Sự kiện này không có thay đổi ấy."),
                "upload": _("Tệp này không còn ở đây; gửi lại tệp."),
            }.get(details.get("what", ""), _("Không tìm thấy mục này."))
        case "out_of_turn" if details.get("phase") == "nothing_to_undo":
            return _("Không còn thao tác nào để hoàn tác.")
        case "out_of_turn" if details.get("phase") in CLOCK and not _of_an_award(refusal):
            return _("Chưa làm được: đồng hồ của mục này không ở trạng thái phù hợp.")
        case "out_of_turn" if details.get("move") == "undo":
            return _("Đại biểu này chưa vào hội trường.")
        case "out_of_turn":
            return _("Chưa làm được bước này: người nhận không ở trạng thái phù hợp.")
        case "stale":
            return _("Có người vừa chuyển bước trước anh chị. Xem lại màn hình rồi bấm tiếp.")
        case "at_end" if details.get("where") == "start":
            return _("Đang ở trước mục đầu tiên, không lùi được nữa.")
        case "at_end":
            return _("Đã đến bước cuối của chương trình.")
        case "closed":
            return _("Sự kiện đã đóng. Muốn thay đổi, hãy mở lại trước.")
        case "conflict":
            return _("Yêu cầu này trái với một yêu cầu đã được trả lời trước đó.")
        case "too_many":
            return _("Sai quá nhiều lần. Thử lại sau %(seconds)s giây.", **details)
        case "bad_code":
            return _("Mã này không đúng. Kiểm tra lại từng số.")
        case "bad_password":
            return _("Thư điện tử hoặc mật khẩu không đúng.")
        case "weak_password":
            return _("Mật khẩu cần ít nhất %(least)s ký tự.", **details)
        case "used_link":
            return _(
                "Liên kết này đã dùng hoặc hết hạn. Tạo liên kết mới trên máy chủ bằng lệnh: %(command)s",
                command=command("setup-link"),
            )
        case "email_taken":
            return _("Địa chỉ này là của một tài khoản khác.")
        case "already_here":
            return _("Đại biểu này đã vào hội trường; hoàn tác lượt vào trước.")
        case "bad_status":
            return _("Không chuyển được sự kiện sang trạng thái này.")
        case "file_has_errors":
            return _("Tệp có %(count)s lỗi phải sửa trước; chưa ghi gì.", **details)
        case "too_many_rows":
            return _("Tệp quá dài: nhiều nhất %(most)s dòng.", **details)
        case "bad_slug":
            return _("Tên ngắn chỉ gồm chữ thường không dấu, số và dấu gạch nối: %(slug)s.", **details)
        case "slug_taken":
            return _("Đã có sự kiện mang tên ngắn %(slug)s.", **details)
        case "programme_exists":
            return _("Sự kiện đã có chương trình.")
        case "calling_begun":
            return _("Đã bắt đầu gọi tên, không sắp lại các đợt được nữa.")
        case "bad_capacity":
            return _("Số người mỗi đợt phải từ 1 đến 20.")
        case "already_replaced":
            return _("Đại biểu này đã có người đi thay.")
        case "not_a_picture":
            return _("Ảnh này không mở được. Chọn ảnh khác.")
        case "bad_timezone":
            return _("Không có múi giờ này: %(zone)s.", **details)
        case "bad_language":
            return _("Màn hình chỉ nói tiếng Việt hoặc tiếng Anh.")
        case "bad_hour":
            return _("Giờ này không đọc được: %(text)s.", **details)
        case "missing" if details.get("field") == "receiver":
            return _("Ghi tên người nhận thay trước.")
        case "missing":
            return _("Thiếu thông tin: %(field)s.", **details)
        case _:
            for offered in WORDED_BY_FEATURES:
                if (text := offered(refusal.code, details)) is not None:
                    return str(text)
            return _("Dữ liệu gửi lên chưa đúng, chưa có gì thay đổi.")


def _of_an_award(refusal: Refusal) -> bool:
    return isinstance(refusal.details.get("move"), Move)


def _not_this_role() -> str:
    """Which role this device has, so that whoever holds the wrong one sees it."""
    actor, event = g.get("actor", NOBODY), g.get("event")
    held = actor.roles_in(event.id if event is not None else None)
    if not held or actor.everywhere:
        return _("Máy này không có vai trò nào ở đây nên không làm được việc này.")
    names = ", ".join(_(ROLE_NAMES[role]) for role in Role if role in held)
    return _("Máy này có vai trò %(roles)s nên không làm được việc này.", roles=names)


WORDED_BY_FEATURES: list[Any] = [file_words.worded]
"""Features with refusals of their own append `(code, details) → sentence or None`."""


def _spoken(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _csrf(error: CSRFError) -> Response:
    sentence = _("Trang đã mở quá lâu hoặc không phải của chúng tôi. Tải lại trang rồi làm lại.")
    if signed_out := current_actor() == NOBODY:
        sentence = _("Máy này chưa đăng nhập hoặc đã đăng xuất: chưa có gì thay đổi. Đăng nhập rồi làm lại.")
    return said("csrf", sentence, 400) if wants_json() else error_page(sentence, 400, sign_in=signed_out)


def _http(error: HTTPException) -> Response:
    if error.code is not None and error.code < 400:
        return make_response(error.get_response())
    sentences = {
        400: _("Yêu cầu không đọc được."),
        401: _("Máy này chưa đăng nhập hoặc đã đăng xuất. Đăng nhập, hoặc nhập mã tham gia."),
        403: _not_this_role(),
        404: _("Không có trang này."),
        405: _("Địa chỉ này không nhận cách gửi đó."),
        413: _("Tệp hoặc nội dung gửi lên quá lớn."),
        415: _("Nội dung gửi lên không đúng loại."),
        422: _("Dữ liệu gửi lên chưa đúng, chưa có gì thay đổi."),
        429: _("Sai quá nhiều lần. Đợi một lát rồi thử lại."),
    }
    codes = {
        401: "unauthorized",
        403: "forbidden",
        404: "unknown",
        405: "method",
        413: "too_large",
        422: "invalid",
        429: "too_many",
    }
    status = error.code or 500
    sentence = sentences.get(status, _("Yêu cầu không thực hiện được."))
    if fields := _fields_at_fault(error):
        sentence = _("Dữ liệu gửi lên chưa đúng ở: %(fields)s. Chưa có gì thay đổi.", fields=fields)
    return (
        said(codes.get(status, "malformed"), sentence, status)
        if wants_json()
        else error_page(sentence, status)
    )


def _fields_at_fault(error: HTTPException) -> str:
    """The names of members that did not validate, as flask-smorest hands them on."""
    messages = (getattr(error, "data", None) or {}).get("messages") or {}
    if not isinstance(messages, dict):
        return ""
    return ", ".join(
        sorted({str(name)[:40] for part in messages.values() if isinstance(part, dict) for name in part})
    )


def _broken(error: Exception) -> Response:
    if isinstance(error, RecursionError):  # JSON nested beyond reason
        return said("malformed", _("Yêu cầu không đọc được."), 400)
    log.exception("%s %s failed", request.method, request.url_rule or "(no route)")
    sentence = _("Máy chủ gặp lỗi. Chưa có gì thay đổi; thử lại hoặc báo kỹ thuật.")
    return said("server_error", sentence, 500) if wants_json() else error_page(sentence, 500)


def _trustworthy() -> bool:
    """Whether a browser heeds what only a secure page may ask; elsewhere it complains on the console."""
    public = current_app.config.get("PUBLIC_URL") or ""
    here = request.is_secure or request.host.partition(":")[0] in LOOPBACK
    return here or public.startswith("https:")


def _headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
    if _trustworthy():
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")
    return response
