"""Getting the other side in: who was invited when, by which channel, with what proof, and who has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from shiquan.cases.models import Case, Notice, Party
from shiquan.law.text import Label
from shiquan.procedure.notices import NOTICES
from shiquan.workspace.opening import Opened

CHANNELS = {
    "sms": Label("短信", "SMS"), "phone": Label("电话", "Telephone"), "visit": Label("上门", "Visit"),
    "letter": Label("信函", "Letter"), "app": Label("站内通知", "In-app notice"),
}  # fmt: skip
STATES = {
    "sent": Label("已发出", "Sent"), "failed": Label("没有发出", "Not sent"), "delivered": Label("已送达", "Delivered"),
    "waiting": Label("等待发送", "Waiting to be sent"), "read": Label("已读", "Read"), "done": Label("已联系", "Done"),
}  # fmt: skip
INVITING = ("respondent_invited", "respondent_reminded", "appointment", "appointment_soon", "agreement_ready", "offer_made")


@dataclass(frozen=True)
class Attempt:
    """One try to reach the other side, with its proof."""

    at: datetime
    what: Label
    channel: Label
    to: str
    status: str
    status_text: Label
    proof: str


@dataclass(frozen=True)
class Guest:
    """One respondent on the way in. ``took`` is the time from the invitation to joining."""

    party: Party
    invited_at: datetime | None
    took: timedelta | None
    stance: str
    view: str
    disputed: list[dict[str, Any]]
    says_too_late: bool
    tries: list[Attempt]

    @property
    def took_words(self) -> str:
        """Days and hours, or hours and minutes, or minutes."""
        if self.took is None:
            return ""
        minutes = int(self.took.total_seconds()) // 60
        values = {"days": minutes // 1440, "hours": minutes // 60 % 24, "minutes": minutes % 60}
        if minutes >= 1440:
            return _("%(days)s天%(hours)s小时") % values
        return (_("%(hours)s小时%(minutes)s分") if minutes >= 60 else _("%(minutes)s分钟")) % values


def read_guests(opened: Opened) -> list[Guest]:
    """Every respondent of the case; three queries for all."""
    respondents = [p for p in opened.case.dispute.parties.all() if p.side == "respondent"]
    notices = list(
        Notice.objects.filter(case=opened.case, party__in=respondents, kind__in=INVITING).select_related("sms").order_by("created_at")
    )
    return [_guest(p, [n for n in notices if n.party_id == p.pk], opened.case) for p in respondents]


def _guest(party: Party, notices: list[Notice], case: Case) -> Guest:
    invited = next((n.created_at for n in notices if n.kind == "respondent_invited"), None)
    answer = case.facts.get("answers", {}).get(str(party.pk), {})
    tries = sorted([_of_notice(n) for n in notices] + ([] if party.joined_at and not invited else _by_hand(case)), key=lambda t: t.at)
    return Guest(
        party, invited, party.joined_at - invited if party.joined_at and invited else None, answer.get("stance") or "",
        answer.get("view") or "", list(answer.get("disputed") or ()), bool(answer.get("limitation")), tries,
    )  # fmt: skip


def _of_notice(notice: Notice) -> Attempt:
    title = NOTICES[notice.kind].title
    sms = getattr(notice, "sms", None)
    if sms is None:
        status = "read" if notice.read_at else "waiting" if notice.sent_at is None and NOTICES[notice.kind].sms else "done"
        return Attempt(notice.created_at, title, CHANNELS["app"], "", status, STATES[status], "")
    status = "read" if notice.read_at else sms.status
    return Attempt(sms.at, title, CHANNELS["sms"], sms.to_masked, status, STATES.get(status, STATES["sent"]), sms.reference)


def _by_hand(case: Case) -> list[Attempt]:
    """Tries that the mediator made by telephone, letter or in person."""
    return [
        Attempt(
            datetime.fromisoformat(r["at"]), Label("人工联系", "Contact by hand"), CHANNELS.get(r["channel"], CHANNELS["phone"]), "",
            "done", STATES["done"], r.get("result") or "",
        )
        for r in case.facts.get("reminders", ())
        if r.get("by") != "system" and r.get("channel") != "sms"
    ]  # fmt: skip
