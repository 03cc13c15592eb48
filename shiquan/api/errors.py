"""Answers that are not success: one shape each, the words in the asker's language."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

from shiquan.cases.files import FileMissing
from shiquan.cases.perform import KeyTaken
from shiquan.law.text import Label
from shiquan.procedure.language import InvalidData, Refused

log = logging.getLogger(__name__)


class Refusal(Schema):
    """409: the step may not be taken now."""

    why: str
    todo: str
    article: str = ""


class Mistakes(Schema):
    """422: field → what to mend. Fields of rows read `claims.0.amount`."""

    detail: str
    fields: dict[str, str]


class Detail(Schema):
    """401, 403, 404."""

    detail: str


def in_words(label: Label) -> str:
    """The label in the language asked for."""
    return label.in_language(get_language() or "zh-hans")


def add_error_answers(api: NinjaAPI) -> None:
    """Teaches the API what each refusal of the floors below becomes."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        r = error.refusal
        answer = Refusal(why=in_words(r.why), todo=in_words(r.todo), article=r.article)
        return api.create_response(request, answer.model_dump(), status=409)

    @api.exception_handler(InvalidData)
    def invalid(request: HttpRequest, error: InvalidData) -> HttpResponse:
        fields = {name: in_words(label) for name, label in error.errors.items()}
        answer = Mistakes(detail=_("有些内容需要改正。"), fields=fields)
        return api.create_response(request, answer.model_dump(), status=422)

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {".".join(str(part) for part in e["loc"][1:]) or "body": str(e["msg"]) for e in error.errors}
        answer = Mistakes(detail=_("请求的格式不对，请对照接口说明。"), fields=fields)
        return api.create_response(request, answer.model_dump(), status=422)

    @api.exception_handler(KeyTaken)
    def key_taken(request: HttpRequest, error: KeyTaken) -> HttpResponse:
        answer = Refusal(
            why=_("这个 Idempotency-Key 已用于另一个案件或环节。"), todo=_("请为每次办理使用新的键。"), article=""
        )
        return api.create_response(request, answer.model_dump(), status=409)

    @api.exception_handler(Http404)
    def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
        return api.create_response(request, {"detail": _("没有，或您无权看到。")}, status=404)

    @api.exception_handler(FileMissing)
    def lost(request: HttpRequest, error: FileMissing) -> HttpResponse:
        log.error("a stored file cannot be read: %s", request.path)
        return api.create_response(request, {"detail": _("存放的原件暂时读不出来，请稍后再试。")}, status=503)

    @api.exception_handler(AuthenticationError)
    def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return api.create_response(request, {"detail": _("请先登录，或带上令牌。")}, status=401)
