"""The words of a notice, from its table row and its case."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Notice
from shiquan.law.text import Label
from shiquan.notices.links import agent_link, participant_link, party_link
from shiquan.procedure.agency import agency_of
from shiquan.procedure.documents import KINDS, get_kind
from shiquan.procedure.notices import NOTICES


def notice_text(notice: Notice, *, linked: bool = True) -> Label:
    """What the notice says, in both languages; a missing parameter is left empty. Without its address where ``linked`` is false."""
    row, case = NOTICES[notice.kind], notice.case
    values = {
        "number": case.number or case.dispute.receipt_number,
        "title": case.dispute.title,
        "office": case.office.name,
        "link": _address(notice) if linked else "",
        "place": "", "amount": "", "clock": "", "due": "", "starts_at": "",
        **{k: _readable(str(v)) for k, v in notice.params.items() if k not in ("link", "paper", "participant", "agent", "party")},
    }  # fmt: skip
    paper = _title_of(notice.params.get("kind"))
    zh = row.text.zh.format(**values, paper=f"《{paper.zh}》" if paper else "")
    en = row.text.en.format(**values, paper=paper.en if paper else "")
    return Label(zh, en) if linked else Label(_ended(zh, "。"), _ended(en, "."))


def _address(notice: Notice) -> str:
    """Where the message leads: a side that has come in goes by phone and code to its own page, staff to theirs."""
    if notice.party_id and (notice.params.get("link") == "join" or _is_outside(notice)):
        return party_link(notice.party_id)
    if notice.params.get("participant"):
        return participant_link(UUID(notice.params["participant"]))
    if notice.params.get("agent"):
        return agent_link(UUID(notice.params["party"]), UUID(notice.params["agent"]))
    acts = notice.person_id is not None and agency_of(notice.case.facts, notice.person_id) is not None
    own = f"/cases/{notice.case_id}/mine/{'hearing/' if notice.params.get('link') == 'hearing' else ''}"
    page = own if notice.party_id or acts else f"/desk/cases/{notice.case_id}/"
    return f"{settings.SHIQUAN_PUBLIC_URL}{page}"


def _ended(text: str, stop: str) -> str:
    """The sentence without the colon that stood before an address."""
    bare = text.rstrip().rstrip(":：")
    return bare if bare.endswith(("。", ".")) else bare + stop


def _title_of(kind: object) -> Label | None:
    """The title of a kind of document, if the notice is about one."""
    return get_kind(str(kind)).title if kind in KINDS else None


def _is_outside(notice: Notice) -> bool:
    """A side that was asked in and has no log-in yet: every link must be the one that lets it in."""
    party = notice.party
    return party is not None and party.side != "applicant" and party.person_id is None


def _readable(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
