"""The JSON edge under `/api/v1`: one OpenAPI document, generated from the schemas that validate.

Only these blueprints know flask-smorest; pages stay plain Flask. Everything a client can send is
bounded here: integers that fit a database, text without NUL or lone surrogates.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import Flask, Request, Response, jsonify
from flask_smorest import Api, Blueprint
from marshmallow import EXCLUDE, Schema, ValidationError, fields
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, Unauthorized
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

from ceremony.base.web import csrf, current_actor

Call = TypeVar("Call", bound=Callable[..., Any])
LARGEST = 2**31 - 1
"""The largest integer of a column on PostgreSQL; SQLite would take more."""


class Told(Schema):
    """What a call answers. There may be more in it one day: clients leave what they do not know."""

    class Meta:
        unknown = EXCLUDE


class Problem(Told):
    """What every call answers that did not do what it was asked."""

    error = fields.String(required=True, metadata={"description": "a code that programs may rely on"})
    message = fields.String(required=True, metadata={"description": "one sentence for a person"})


class Quiet(Api):  # type: ignore[misc]
    """flask-smorest without its app-wide error pages: `base/web.py` words every error."""

    ERROR_SCHEMA = Problem

    def _register_error_handlers(self) -> None:
        return


api = Quiet()


class IdConverter(IntegerConverter):
    """A row's number as it fits the database; anything larger is nobody."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=LARGEST)


class SlugConverter(UnicodeConverter):
    regex = r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?"
    part_isolating = True


class Text(fields.String):
    """Text that every database, page and journal can keep."""

    def __init__(self, *, most: int = 200, **options: Any) -> None:
        self.most = most
        metadata = {"maxLength": most, **options.pop("metadata", {})}
        super().__init__(metadata=metadata, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> str:
        text = super()._deserialize(value, attr, data, **options)
        if text is None:
            return text
        if len(text) > self.most or "\x00" in text:
            raise ValidationError("too long, or not text")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError("not text") from None
        return text


class Whole(fields.Integer):
    """An integer that came as one (`text`: as digits, in a query), within what a database keeps."""

    def __init__(self, *, least: int = 0, most: int = LARGEST, text: bool = False, **options: Any) -> None:
        self.least, self.largest = least, most
        metadata = {"minimum": least, "maximum": most, **options.pop("metadata", {})}
        super().__init__(strict=not text, metadata=metadata, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> int:
        if isinstance(value, bool) or (isinstance(value, str) and len(value) > 20):
            raise ValidationError("not an integer")
        try:
            number = super()._deserialize(value, attr, data, **options)
        except OverflowError:
            raise ValidationError("out of range") from None
        if number is not None and not self.least <= number <= self.largest:
            raise ValidationError("out of range")
        return number


class Instant(fields.AwareDateTime):
    """An aware instant that still is one in UTC: the first and the last day of all time need not be."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> datetime:
        try:
            return super()._deserialize(value, attr, data, **options).astimezone(UTC)
        except OverflowError:
            raise ValidationError("out of range") from None


class Body(Schema):
    """What a call takes. Members we do not know are left out, so that clients may be newer than we."""

    class Meta:
        unknown = EXCLUDE


def told(shape: type[Told], *, many: bool = False) -> Callable[[Call], Call]:
    """Describe what a call answers. Nothing passes through the shape: thousands of delegates would take long.

    That answers fit is a test's to say.
    """
    schema = {"type": "array", "items": shape} if many else shape
    content = {"application/json": {"schema": schema}}
    described: Callable[[Call], Call] = Blueprint.doc(
        responses={"200": {"description": "OK", "content": content}}
    )
    return described


def nullable(shape: type[Told]) -> fields.Nested:
    return fields.Nested(shape, required=True, allow_none=True)


def listed(shape: type[Told]) -> fields.List[Any]:
    return fields.List(fields.Nested(shape), required=True)


class Reader(FlaskParser):
    """Reads a JSON body. One that is there and is no JSON is malformed, never as if nothing were said."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        if not req.is_json and (req.content_length or "Transfer-Encoding" in req.headers):
            raise BadRequest()
        try:
            return super().load_json(req, schema)
        except (ValueError, RecursionError):  # a number of five thousand digits, a nest without end
            raise BadRequest() from None


class Part(Blueprint):  # type: ignore[misc]
    """A blueprint that reads bodies our way."""

    ARGUMENTS_PARSER = Reader()


def blueprint(name: str, description: str) -> Blueprint:
    """A part of the API: bearer tokens only (a cookie never acts here), so no CSRF."""
    bp = Part(f"api_{name}", __name__, url_prefix="/api/v1", description=description)
    bp.before_request(_token)
    csrf.exempt(bp)
    return bp


def _token() -> None:
    actor = current_actor()
    if not actor.grants and not actor.everywhere:
        raise Unauthorized()


def init(app: Flask) -> None:
    """Converters and the OpenAPI document; features register their parts with `api`."""
    app.url_map.converters.update(id=IdConverter, slug=SlugConverter)
    app.config.update(
        API_TITLE="Ceremony",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=None,
        API_SPEC_OPTIONS={
            "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
            "security": [{"token": []}],
        },
    )
    api.init_app(app)
    api.spec.components.schemas.pop("PaginationMetadata", None)  # nothing of ours has pages

    @app.get("/api/v1/openapi.json")
    def openapi() -> Response:
        return jsonify(api.spec.to_dict())
