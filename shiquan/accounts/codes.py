"""One-time codes sent to a phone: to come in, to join a case, to sign a document.

Purposes: "enter", "join:<party id>", "heard:<participant id>", "agent:<row id>", "sign:<document id>". A code belongs to one phone and one purpose.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from shiquan.cases.clock import now
from shiquan.organisations.personal import blind_index
from shiquan.organisations.phones import normal_phone

from .models import OneTimeCode

LIFETIME = timedelta(minutes=5)
MOST_TRIES = 5
HOUR = timedelta(hours=1)
MOST_SENDS = 5  # an hour, for one phone and one purpose
MOST_SENDS_IN_ALL = 20  # an hour, for one phone: somebody may sign several documents in a row
DEFAULT_SENDER = "shiquan.notices.outbox.send_sms"


class CodeRefused(Exception):
    """The code cannot be sent or does not hold; `message` says what to do, in the reader's language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def issue(phone: str, purpose: str) -> str:
    """Make a code of six digits that holds five minutes and replaces earlier ones of the same purpose.

    Raises CodeRefused after five codes an hour. Does not send it: see `send_code`.
    """
    index = _index(phone)
    code = f"{secrets.randbelow(1_000_000):06d}"
    with transaction.atomic():
        _wait_turn(index)
        instant = now()
        sent = OneTimeCode.objects.filter(phone_index=index, sent_at__gt=instant - HOUR)
        if sent.filter(purpose=purpose).count() >= MOST_SENDS or sent.count() >= MOST_SENDS_IN_ALL:
            raise CodeRefused(
                _("这个手机号一小时内获取验证码的次数已用完。请一小时后再试，或到窗口、电话办理。")
            )
        _open_codes(index, purpose).update(expires_at=instant)
        row = OneTimeCode(phone_index=index, purpose=purpose, sent_at=instant, expires_at=instant + LIFETIME)
        row.code_hash = _hash(row, code)
        row.save(force_insert=True)
    return code


def send_code(phone: str, purpose: str) -> str:
    """Issue a code, send it by SMS and return it (the demo shows it). Raises CodeRefused like `issue`."""
    send = get_sender()
    if send is None and not settings.SHIQUAN_DEMO:
        raise CodeRefused(_("短信暂时无法发送。请稍后再试，或到窗口、电话办理。"))
    code = issue(phone, purpose)
    if send is not None:
        send(normal_phone(phone), _text(purpose, code))
    return code


def check(phone: str, purpose: str, code: str) -> None:
    """Use a code up, or raise CodeRefused.

    Call it outside a transaction: a wrong try must stay counted even if what follows is rolled back.
    """
    index = _index(phone)
    refusal = ""
    with transaction.atomic(durable=True):
        row = _open_codes(index, purpose).select_for_update().order_by("-sent_at").first()
        if row is None or row.tries >= MOST_TRIES:
            refusal = _("验证码已过期或已失效，请重新获取。")
        elif constant_time_compare(_hash(row, "".join(code.split())), row.code_hash):
            row.used_at = now()
            row.save(update_fields=["used_at"])
        else:
            row.tries += 1
            row.save(update_fields=["tries"])
            refusal = _wrong_code(MOST_TRIES - row.tries)
    if refusal:
        raise CodeRefused(refusal)


def get_sender() -> Callable[[str, str], object] | None:
    """Return the SMS sender named by the setting ``SHIQUAN_SMS_SENDER``, or None where it is not installed."""
    try:
        sender: Callable[[str, str], object] = import_string(
            getattr(settings, "SHIQUAN_SMS_SENDER", DEFAULT_SENDER)
        )
    except ImportError:
        return None
    return sender


def _wrong_code(left: int) -> str:
    if left <= 0:
        return _("验证码不对，已连续输错 %(count)s 次，请重新获取。") % {"count": MOST_TRIES}
    return _("验证码不对，还可以再试 %(left)s 次。请核对短信里的 6 位数字。") % {"left": left}


def _text(purpose: str, code: str) -> str:
    """The SMS, in Chinese like everything that is issued; it names the purpose, so that nobody signs unawares."""
    act = {"sign": "签署文书", "join": "进入纠纷案件", "agent": "作为代理人进入案件", "heard": "核对自己在庭审中的陈述"}.get(purpose.partition(":")[0], "登录")
    return f"【石泉方案】验证码 {code}，用于{act}，5 分钟内有效。工作人员不会向您索要验证码，请勿转告他人。"


def _open_codes(index: str, purpose: str) -> QuerySet[OneTimeCode]:
    return OneTimeCode.objects.filter(
        phone_index=index, purpose=purpose, used_at__isnull=True, expires_at__gt=now()
    )


def _index(phone: str) -> str:
    return blind_index(normal_phone(phone), "phone")


def _hash(row: OneTimeCode, code: str) -> str:
    """Keyed with the installation's secret: six digits alone could be guessed from a plain hash."""
    value = f"{row.pk}|{row.phone_index}|{row.purpose}|{code}"
    return salted_hmac("shiquan.accounts.codes", value, algorithm="sha256").hexdigest()


def _wait_turn(index: str) -> None:
    """Let codes for one phone be issued one after the other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(index[:15], 16)])
