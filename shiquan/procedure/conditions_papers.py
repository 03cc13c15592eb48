"""Conditions of the steps that make papers: agents and their authority, two officers, when a public notice may be drafted."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from shiquan.procedure.agency import find_agent
from shiquan.procedure.conditions_arbitration import LAW, RULES, refuse
from shiquan.procedure.conditions_service import INTERPRETATION, notice_for
from shiquan.procedure.language import PARTY_ROLES, Actor, Refusal
from shiquan.procedure.service import CPL
from shiquan.procedure.snapshot import Snapshot

Data = Mapping[str, Any]
MOST_AGENTS = 2
SPECIAL = frozenset({"admit", "waive", "change", "settle", "counterclaim"})
"""What an agent does only with special authority: CPL (2023) art. 62, as in labour arbitration."""
PUBLISHED = ("copy", "hearing", "award")


def names_a_side(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A side acts for itself; the staff name the side for which they write something down."""
    if actor.party is not None and actor.roles & PARTY_ROLES:
        return None if s.find_party(actor.party) else _no_side()
    if not data or (data.get("party") and s.find_party(UUID(str(data["party"])))):
        return None
    return _no_side()


def _no_side() -> Refusal:
    return refuse("请选择是哪一方当事人。", "Choose the side.", "请从列表中选择。", "Choose from the list.", f"{LAW}第24条")


def address_is_whole(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Whoever confirms an address confirms a telephone with it: papers are announced by it."""
    if bool(data.get("address")) == bool(data.get("contact_phone")):
        return None
    return refuse("送达地址和联系手机要一起填写。", "An address for service needs a telephone, and the other way round.",
                  "请补填另一项，或两项都先不填，以后再确认送达地址。", "Fill in the other one, or leave both for later.", f"{INTERPRETATION}第136条")  # fmt: skip


def _side_of(actor: Actor, data: Data) -> str:
    return str(actor.party or data.get("party") or "")


def running_agents(s: Snapshot, party: str) -> list[dict[str, Any]]:
    """Those who act for a side now."""
    return [row for row in s.facts.get("agents", {}).get(party, ()) if not row.get("until")]


def authority_is_clear(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Two agents at most, each with matters and authority in writing (Law art. 24; CPL arts. 61-62)."""
    if not data:
        return None
    if len(running_agents(s, _side_of(actor, data))) >= MOST_AGENTS:
        return refuse("每一方最多委托两名代理人。", "Two agents at most for each side.", "请先解除一名代理人的委托。", "End one first.", f"{CPL}第61条")
    special = SPECIAL & set(data.get("matters") or ())
    if data["scope"] == "general" and special:
        return refuse("承认、放弃、变更请求，和解，提出反申请，要有特别授权。", "Admitting, waiving, changing, settling and counterclaiming need special authority.",
                      "请改选“特别授权”，或去掉这些事项。", "Choose special authority, or take these out.", f"{CPL}第62条")  # fmt: skip
    if data["scope"] == "special" and not special:
        return refuse("特别授权要写明哪些事项。", "Special authority must name its matters.", "请勾选特别授权的事项。", "Tick the matters.", f"{CPL}第62条")
    return None


def such_an_agent(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    sides = [_side_of(actor, data)] if data or actor.party else [str(p.id) for p in s.parties]
    found = [row for side in sides for row in running_agents(s, side)]
    if found and (not data or any(row["name"] == data["name"] for row in found)):
        return None
    return refuse("没有这名代理人。", "There is no such agent.", "请核对姓名。", "Check the name.", f"{LAW}第24条")


def agent_may_enter(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    found = find_agent(s.facts, data.get("agent"))
    if found is None:
        return refuse("这份授权已经解除。", "This authority has ended.", "请联系委托人。", "Ask the party.", f"{CPL}第63条")
    if found[1].get("person") not in (None, data.get("person")):
        return refuse("这个链接已由其他人使用。", "Somebody else has used this link.", "请联系书记员。", "Ask the secretary.", f"{LAW}第24条")
    return None


def is_an_organisation(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    side = _side_of(actor, data)
    if not side:
        return None
    party = s.find_party(UUID(side))
    if party is not None and party.kind not in ("worker", "person"):
        return None
    return refuse("只有用人单位需要法定代表人身份证明。", "Only an organisation has a legal representative.", "无需办理。", "Nothing to do.", f"{RULES}第29条")


def two_officers(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """An inquiry is made by two at least (Rules art. 17)."""
    if data and data["arbitrator"] == data["clerk"]:
        return refuse("调查取证要有两名以上工作人员。", "An inquiry takes two officers.", "请选择另一个人。", "Choose somebody else.", f"{RULES}第17条")
    return None


def notice_is_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Public notice is the last resort: every other manner must have failed for this side (CPL art. 95)."""
    sides = [p for p in s.parties if not data or str(p.id) == str(data["party"])]
    keys = [str(data["paper"])] if data else list(PUBLISHED)
    rows = [notice_for(s, p, key) for p in sides for key in keys]
    if any(m.open for m in rows):
        return None
    why = rows[0].why if rows else _no_side().why
    return refuse(f"现在还不能公告送达：{why.zh}", f"Public notice is not open: {why.en}", "请先用其他方式送达并登记结果。", "Try the other manners and record them.", f"{CPL}第95条")
