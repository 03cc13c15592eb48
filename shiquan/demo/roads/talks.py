"""Roads that stand in the talks: offers, experts, more time, or no agreement."""

from shiquan.demo.roads.ways import both_sessions, caucus, to_talks
from shiquan.demo.story import Story


def failed(s: Story) -> None:
    """Talked through, no agreement: the way to arbitration is open."""
    to_talks(s, "disagree")
    both_sessions(s)
    s.next_day(2, 16)
    s.do("fail", s.mediator, {"reason": "公司坚持认为属于承包关系，双方差距过大，经两次协商仍不能达成一致。"})
    s.until_now()


def offers(s: Story) -> None:
    """The sides differ over one fact; offers on the table, a meeting tomorrow."""
    to_talks(s, "talk")
    caucus(s, "applicant")
    s.do("mark_fact", s.employer, {
        "fact": "double_wage_months", "value": "8", "mark": "disputed", "reason": "第九个月起补签了书面协议，有签收记录"})  # fmt: skip
    s.do("offer", s.employer, {"amount": "8000", "terms": "一个月内付清"})
    s.do("offer", s.worker, {"amount": "18000", "terms": "一次付清"})
    s.do("offer", s.mediator, {"amount": "13000", "terms": "分两次，每月各付一半"})
    s.do("schedule", s.mediator, {
        "kind": "joint", "starts_at": f"{s.day(1)}T15:00:00+08:00", "minutes": 60, "mode": "onsite", "place": "和顺调解室",
        "parties": [str(s.party("applicant").pk), str(s.party("respondent").pk)]})  # fmt: skip
    s.until_now()


def expert(s: Story) -> None:
    """The mediator asked an expert, who has not answered yet."""
    to_talks(s, "talk")
    caucus(s, "applicant")
    caucus(s, "respondent")
    s.do("invite_expert", s.mediator, {
        "expert": str(s.county.holder("expert").pk), "share": ["story", "claims", "evidence", "answers"],
        "question": "车队主张只是运输合作，货车司机按平台派单、由车队安排装卸，是否可能认定存在用工关系？停工期间的误工费怎样确定？"})  # fmt: skip
    s.until_now()


def extension(s: Story) -> None:
    """The employer asks for more time; the worker has not consented yet."""
    to_talks(s, "talk")
    caucus(s, "applicant")
    s.next_day(1, 11)
    s.do("ask_extension", s.employer, {"days": 10, "reason": "财务需要核对三年的考勤记录。"})
    s.until_now()


def overdue(s: Story) -> None:
    """The promise of seven days is broken; the sides still talk."""
    to_talks(s, "talk")
    both_sessions(s)
    s.do("settle_claim", s.mediator, {"claim": str(s.case.dispute.claims.all()[0].pk), "amount": "13050"})
    s.until_now()
