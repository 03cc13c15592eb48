"""Roads that end before anybody talks: the hour of the answer, papers, referral, refusal."""

from shiquan.demo.roads.ways import ACCEPT, to_mediator
from shiquan.demo.story import Story


def fresh(s: Story) -> None:
    """Filed minutes ago: A's clock runs."""


def holder_b(s: Story) -> None:
    """A did not answer in twenty minutes; B's clock runs."""
    s.until_now()


def unanswered(s: Story) -> None:
    """Nobody answered within the hour: it stands with the supervisor."""
    s.until_now()


def accepted(s: Story) -> None:
    """Answered within the hour; a mediator is to be named."""
    s.wait(minutes=11)
    s.do("accept", s.county.holder("duty"), ACCEPT)
    s.until_now()


def supplement(s: Story) -> None:
    """Papers are missing."""
    s.wait(minutes=18)
    missing = {"missing": [{"what": "劳动合同或入职时的聊天记录"}, {"what": "近三个月工资流水"}], "note": "手机拍照上传就行。"}
    s.do("ask_supplement", s.county.holder("duty"), missing)
    s.until_now()


def refused(s: Story) -> None:
    """Decided by a tribunal before: it can't be taken up again."""
    s.wait(minutes=25)
    reason = "仲裁委已就同一请求作出裁决，不能重复调解。对裁决不服的，可以在收到裁决书之日起十五日内起诉。"
    s.do("refuse", s.county.holder("duty"), {"ground": "decided", "reason": reason, "elsewhere": "court"})
    s.until_now()


def referred(s: Story) -> None:
    """Small and local: the town's centre takes it, and has accepted it."""
    s.wait(minutes=9)
    town = s.county.offices["石池"]
    s.do("refer", s.county.holder("duty"), {"office": str(town.pk), "reason": "双方都在池河镇，由镇调解中心就近办理。"})
    s.wait(minutes=15)
    s.do("accept", s.county.holder("duty", "石池"), ACCEPT)
    s.do("assign", s.county.holder("duty", "石池"), {"mediator": str(s.county.holder("mediator", "石池", 1).pk)})
    s.until_now()


def withdrawn(s: Story) -> None:
    """The sides made it up between themselves."""
    to_mediator(s)
    s.next_day(2)
    s.do("withdraw", s.worker, {"reason": "公司已经把钱转给我了，不用再调了。"})
    s.until_now()


def silent(s: Story) -> None:
    """The respondent never came; reminders by message and by telephone."""
    to_mediator(s)
    s.next_day(2, 10, 15)
    s.do("remind", s.mediator, {"channel": "phone", "result": "前台接听，答应转告谭经理，未回电。"})
    s.until_now()
