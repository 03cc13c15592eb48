"""The words of a notice, from its table row and its case."""

from datetime import datetime

from django.conf import settings

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Notice
from shiquan.law.text import Label
from shiquan.notices.links import party_link
from shiquan.procedure.documents import KINDS, get_kind
from shiquan.procedure.notices import NOTICES


def notice_text(notice: Notice) -> Label:
    """What the notice says, in both languages; a missing parameter is left empty."""
    row, case = NOTICES[notice.kind], notice.case
    invites = notice.party_id and (notice.params.get("link") == "join" or _is_outside(notice))
    values = {
        "number": case.number or case.dispute.receipt_number,
        "title": case.dispute.title,
        "office": case.office.name,
        "link": party_link(notice.party_id) if invites else f"{settings.SHIQUAN_PUBLIC_URL}/desk/cases/{case.pk}/",
        "place": "", "amount": "", "clock": "", "due": "", "starts_at": "",
        **{k: _readable(str(v)) for k, v in notice.params.items() if k not in ("link", "paper")},
    }  # fmt: skip
    paper = _title_of(notice.params.get("kind"))
    return Label(row.text.zh.format(**values, paper=f"《{paper.zh}》" if paper else ""), row.text.en.format(**values, paper=paper.en if paper else ""))


def _title_of(kind: object) -> Label | None:
    """The title of a kind of document, if the notice is about one."""
    return get_kind(str(kind)).title if kind in KINDS else None


def _is_outside(notice: Notice) -> bool:
    """A respondent without a log-in yet: every link must be the one that lets them in."""
    party = notice.party
    return party is not None and party.side == "respondent" and party.person_id is None


def _readable(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
