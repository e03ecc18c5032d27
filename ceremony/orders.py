"""How the command line has an order of `house.py` carried out, by the running server or here.

Light on purpose: with a server running, a command loads no database and no feature.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from ceremony.base.terminal import language
from ceremony.base.terminal import say as _
from ceremony.settings import Settings

PATIENCE_S = 120
NOTHING_HERE = _("Ở đây chưa có dữ liệu, hoặc dữ liệu đã cũ: chạy `ceremony serve` một lần.")
NEWER = _("Dữ liệu này do phiên bản Ceremony mới hơn ghi.")
Plain = dict[str, Any]


class Refused(Exception):
    """The order was refused; the message is one sentence for the person at the terminal."""


def ask(settings: Settings, name: str, order: Plain) -> Any:
    """Have an order carried out.

    Raises:
        Refused: with the sentence to print.
    """
    from filelock import Timeout

    from ceremony.base.lock import lock

    if settings.sqlite_file is not None and not settings.sqlite_file.exists():
        raise Refused(NOTHING_HERE)  # nor is anything left behind where somebody mistyped
    try:
        held = lock(settings.data).acquire()
    except Timeout:
        return _ask_server(settings, name, order)
    with held:
        return _do_it_here(settings, name, order)


def ask_running(settings: Settings, name: str, order: Plain) -> Any:
    """Have an order carried out by the server that runs on this data, if one does; nothing is done here.

    Raises:
        Refused: no server answers, or it refuses.
    """
    return _ask_server(settings, name, order)


def _ask_server(settings: Settings, name: str, order: Plain) -> Any:
    try:
        port = json.loads((settings.data / "server.json").read_text(encoding="utf-8"))["port"]
        request = Request(
            f"http://127.0.0.1:{port}/house/{name}",
            data=json.dumps(order).encode(),
            headers={
                "Authorization": f"Bearer {settings.house_key}",
                "Content-Type": "application/json",
                "Accept-Language": language(),
            },
        )
        with build_opener(ProxyHandler({})).open(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)
    except HTTPError as error:
        raise Refused(_sentence_of(error)) from None
    except (OSError, ValueError, URLError) as error:
        raise Refused(_("Máy chủ của thư mục dữ liệu này không trả lời: %(error)s", error=error)) from None


def _sentence_of(error: HTTPError) -> str:
    try:
        return str(json.load(error)["message"])
    except (ValueError, KeyError):
        return _("Máy chủ trả lời %(code)s.", code=error.code)


def _do_it_here(settings: Settings, name: str, order: Plain) -> Any:
    from sqlalchemy.exc import SQLAlchemyError

    from ceremony.app import create_app
    from ceremony.base import schema
    from ceremony.base.web import worded
    from ceremony.core.refusals import Refusal
    from ceremony.house import ORDERS

    try:
        schema.must_be_ours(settings)
    except SQLAlchemyError:
        raise Refused(_("Cơ sở dữ liệu không trả lời.")) from None
    except schema.WrongSchema as wrong:
        raise Refused(NEWER if wrong.newer else NOTHING_HERE) from None
    with create_app(settings).test_request_context(f"/house/{name}", headers={"Accept-Language": language()}):
        try:
            return ORDERS[name](order)
        except Refusal as refusal:
            raise Refused(worded(refusal)) from None
        except SQLAlchemyError:
            raise Refused(_("Cơ sở dữ liệu không làm được việc này; chưa ghi gì.")) from None
