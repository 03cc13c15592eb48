"""Roads before the arbitration commission: from the application that waits to the award whose time to sue runs."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.reading import read_snapshot
from shiquan.demo.story import Story
from shiquan.law.calendar import default_calendar
from shiquan.law.invented import id_number, phone
from shiquan.procedure.award_prepared import finality_of

WORKERS = ("董秀兰", "任小军", "史桂芬", "龙兴旺", "侯翠花", "邵长福", "万秋生", "段玉兰", "雷春梅", "汤满仓", "尹来顺")
"""The eleven who go with the first applicant; their numbers begin here."""
FIRST_NUMBER = 60
WITNESSES_FROM = 900


def arb_waiting(s: Story) -> None:
    """Filed yesterday: five working days to decide on acceptance."""
    s.until_now()


def arb_correction(s: Story) -> None:
    """Papers are missing: said once, with the days for it."""
    s.next_day(1, 10)
    s.do("ask_correction", s.clerk, {"missing": [{"what": "劳动合同或者能证明劳动关系的材料"}], "days": 5, "note": "可以拍照上传。"})
    s.until_now()


def arb_accepted(s: Story) -> None:
    """Accepted and numbered; the tribunal is to be formed."""
    accept(s)
    s.until_now()


def arb_preparing(s: Story) -> None:
    """Served and answered; the hearing is to be fixed."""
    prepare(s)
    s.until_now()


def arb_scheduled(s: Story) -> None:
    """The hearing is in a few days, and everybody was told."""
    prepare(s)
    fix_hearing(s, working_day(s.day(3)), 9)
    s.until_now()


def arb_hearing(s: Story) -> None:
    """Heard since the last working morning."""
    prepare(s)
    go_to_hearing(s, working_day(s.day(-1), back=True), 9)
    s.do("open_hearing", s.secretary)
    record(s)
    hear_witness(s)
    s.until_now()


def arb_deciding(s: Story) -> None:
    """Heard; the award is due soon."""
    hear(s, 24, 14)
    for fact, value in {"double_wage_months": "5", "monthly_wage": "38500"}.items():
        s.do("mark_fact", s.arbitrator, {"fact": fact, "value": value, "mark": "proved"})
    s.do("deliberate", s.arbitrator, {"text": "倾向支持差额部分，期间按书面合同到期次日起算。"})
    s.until_now()


def arb_awarded(s: Story) -> None:
    """The award was served on both: the time to sue and to set aside runs."""
    hear(s, 20, 9)
    s.next_day(10, 10)
    award(s)
    s.until_now()


def arb_conciliated(s: Story) -> None:
    """Settled before the tribunal; both signed for the statement."""
    prepare(s)
    s.next_day(3, 15)
    s.do("draft_conciliation", s.arbitrator, {"terms": "被申请人于七日内一次性支付申请人二千七百元，双方再无其他争议。", "total": "2700", "both_agree": True})
    s.wait(hours=2)
    s.do("sign_for_conciliation", s.worker)
    s.do("sign_for_conciliation", s.employer)
    s.until_now()


def arb_deemed_withdrawn(s: Story) -> None:
    """The applicant was told and did not come: the same claims can't be filed again."""
    prepare(s)
    go_to_hearing(s, working_day(s.facts.begins(s.now).date() + timedelta(days=24)), 11)
    party = str(s.party("applicant").pk)
    s.do("deem_withdrawn", s.arbitrator, {"party": party, "told": "开庭通知已直接送达本人并签收", "reason": "开庭后等候三十分钟仍未到庭，也没有说明理由。"})
    s.until_now()


def arb_stayed(s: Story) -> None:
    """The injury is not recognised yet: the director has stayed the case, and recognition runs beside it."""
    prepare(s)
    s.do("note_injury", s.worker, {"accident_on": s.facts.accident.isoformat()})
    s.do("note_recognition_applied", s.worker, {"by": "worker", "accepted_on": s.at.date().isoformat(), "clear": False})
    s.do("stay", s.director, {"ground": "injury", "reason": "工伤认定正在办理，停工留薪期以认定结论为依据。"})
    s.until_now()


def arb_collective(s: Story) -> None:
    """Twelve workers with three representatives before three arbitrators; one notice for all."""
    share = str((s.facts.total / (len(WORKERS) + 1)).quantize(Decimal("0.01")))
    workers = [
        {"name": name, "id_number": id_number(FIRST_NUMBER + n, 1980 + n, bool(n % 2)), "phone": phone(FIRST_NUMBER + n), "address": s.facts.row["place"], "claimed": share, "represents": n < 2}
        for n, name in enumerate(WORKERS)
    ]
    s.do("add_workers", s.worker, {"workers": workers, "own_claimed": share})
    accept(s)
    first, *others = (str(p.pk) for p in s.bench)
    s.do("form_tribunal", s.director, {"arbitrator": first, "others": [{"arbitrator": o} for o in others], "secretary": str(s.secretary.pk)})
    s.do("give_single_notice", s.clerk, {"channel": "direct", "at": s.at.isoformat(), "receipt": "张贴公示并由代表人、单位签收"})
    s.next_day(5, 10)
    defend(s)
    hearing(s, working_day(s.day(6)), 14)
    s.do("serve_hearing_on_all", s.secretary, {"channel": "direct", "at": s.at.isoformat(), "receipt": "代表人和单位签收"})
    s.until_now()


def accept(s: Story, **more: Any) -> None:
    """Accepted the next morning; the employer comes in by its link."""
    s.next_day(1, 10, 10)
    s.do("accept", s.clerk, {"evidence_days": 10, **more})
    s.join()


def prepare(s: Story) -> None:
    """Accepted, tribunal formed, copy served, answered."""
    accept(s)
    s.wait(minutes=40)
    serve(s, "serve_copy", "respondent")
    s.do("form_tribunal", s.director, {"arbitrator": str(s.arbitrator.pk), "secretary": str(s.secretary.pk)})
    s.next_day(3, 16)
    defend(s)


def defend(s: Story) -> None:
    """The defence, forwarded to the applicant."""
    s.do("defend", s.employer, {"view": "对方的算法和期间都不对，公司愿意按实际核算。", "limitation": "no", "electronic_service": True})
    s.do("forward_defence", s.clerk)


def serve(s: Story, step: str, *sides: str) -> None:
    """A paper handed over against signature, to each side."""
    for side in sides:
        s.do(step, s.clerk, {"party": str(s.party(side).pk), "channel": "direct", "at": s.at.isoformat(), "receipt": "本人（单位收发）签收，送达回证存卷"})


def hearing(s: Story, day: date, hour: int, **more: Any) -> None:
    """A hearing on a working day at an hour."""
    starts = datetime.combine(day, time(hour, 30), SHANGHAI)
    s.do("schedule_hearing", s.secretary, {
        "starts_at": starts.isoformat(), "minutes": 90, "mode": "onsite", "place": "第一仲裁庭", "closed": "open", **more})  # fmt: skip


def fix_hearing(s: Story, day: date, hour: int, **more: Any) -> None:
    """The hearing with its notice served on both sides."""
    s.wait(minutes=30)
    hearing(s, day, hour, **more)
    serve(s, "serve_hearing_notice", "applicant", "respondent")


def go_to_hearing(s: Story, day: date, hour: int, **more: Any) -> None:
    """The hearing is fixed, and its hour comes."""
    fix_hearing(s, day, hour, **more)
    s.next_day((day - s.at.astimezone(SHANGHAI).date()).days, hour, 32)


def hear(s: Story, days: int, hour: int) -> None:
    """Heard so many days after filing, from the opening to the close."""
    prepare(s)
    go_to_hearing(s, working_day(s.facts.begins(s.now).date() + timedelta(days=days)), hour)
    s.do("open_hearing", s.secretary)
    record(s)
    s.wait(minutes=60)
    s.do("close_hearing", s.arbitrator)


def record(s: Story) -> None:
    """Who came, and what was said so far, entry by entry."""
    for side, name, what in (("applicant", s.facts.worker.name, "self"), ("respondent", s.facts.employer.contact, "agent")):
        party = str(s.case.dispute.parties.filter(side=side)[0].pk)
        s.do("note_presence", s.secretary, {"party": party, "name": name, "as_what": what, "mode": "onsite", "status": "present"})
    for speaker, text in (
        ("仲裁员", "核对双方身份，告知权利义务，询问是否申请回避。双方均不申请。"), ("申请人", f"坚持申请书的请求：{'、'.join(c[1] for c in s.facts.row['claims'])}。"),
        ("被申请人", "金额和期间应当按实际核算。"),
    ):  # fmt: skip
        s.do("record_entry", s.secretary, {"speaker": speaker, "text": text})


def hear_witness(s: Story) -> None:
    """A witness of the applicant was heard, has the link, and has yet to read and sign."""
    asked = {"role": "witness", "name": "郭小梅", "phone": phone(WITNESSES_FROM + s.facts.worker.number), "party": str(s.party("applicant").pk)}
    s.do("name_participant", s.secretary, asked)
    one = {"participant": s.case.facts["participants"][0]["id"]}
    s.do("call_participant", s.secretary, {**one, "mode": "onsite", "papers": "居民身份证", "told": True})
    for speaker, text in (("仲裁员", "你和申请人是什么关系？他平时怎样上下班？"), ("郭小梅", "同事。我们一个班组，他每天早上八点到岗，常常晚上九点以后才走。")):
        s.do("record_entry", s.secretary, {"speaker": speaker, "text": text})
    s.do("release_participant", s.secretary, one)


def award(s: Story) -> None:
    """Every claim granted, each item final or not as the law has it; issued, served on both sides."""
    snapshot = read_snapshot(s.case)
    items = [{"claim": str(c.id), "decision": "support", "amount": str(c.amount)} for c in snapshot.claims]
    final = finality_of(snapshot, items, s.at)
    s.do("draft_award", s.secretary, {
        "findings": f"申请人主张的{'、'.join(c[1] for c in s.facts.row['claims'])}，有双方提交的证据证实，本庭予以认定。",
        "reasons": "被申请人应当依法足额支付，其答辩没有证据支持，本庭不予采纳。", "perform_days": 10,
        "items": [row | {"finality": kind} for row, kind in zip(items, final, strict=True)]})  # fmt: skip
    s.do("issue_award", s.arbitrator)
    serve(s, "serve_award", "applicant", "respondent")


def working_day(day: date, *, back: bool = False) -> date:
    """The day itself, or the next working day (the last one with ``back``)."""
    calendar = default_calendar(True)
    while not calendar.is_working_day(day):
        day += timedelta(days=-1 if back else 1)
    return day
