"""Work injuries of the demo: one that waits for the guided check, one closed in time, one mediated first."""

from shiquan.demo.roads.arbitration import award, go_to_hearing, record, serve, working_day
from shiquan.demo.story import Story

CHECK = {
    "only_injury_benefits": "yes", "injury_recognised": "yes", "grade_known_or_not_needed": "yes", "employment_undisputed": "yes",
    "facts_clear": "yes", "rights_clear": "yes", "papers_complete": "yes", "respondent_missing": "no",
}  # fmt: skip


def arb_fast_waiting(s: Story) -> None:
    """Filed this morning, recognised and graded: the clerk may take the fast track and send all notices at once."""
    recognise(s)
    s.until_now()


def arb_fast_closed(s: Story) -> None:
    """Accepted, filed and served within the hour, one hearing, closed within thirty days."""
    recognise(s)
    s.wait(minutes=20)
    s.do("choose_fast_track", s.clerk, CHECK)
    s.do("accept", s.clerk, {"evidence_days": 5, **CHECK})
    s.join()
    s.do("form_tribunal", s.clerk, {"arbitrator": str(s.arbitrator.pk), "secretary": str(s.secretary.pk)})
    serve(s, "serve_copy", "respondent")
    s.wait(minutes=15)
    s.do("shorten_defence", s.employer, {"days": 0})
    facts = {"uninsured": "true", "local_avg_monthly_wage": s.facts.row["wage"], "employment_end": s.at.date().replace(day=1).isoformat()}
    for fact, value in facts.items():
        s.do("mark_fact", s.arbitrator, {"fact": fact, "value": value, "mark": "agreed"})
    go_to_hearing(s, working_day(s.day(-12)), 9, short_notice=True)
    s.do("open_hearing", s.secretary)
    record(s)
    s.wait(minutes=40)
    s.do("close_hearing", s.arbitrator)
    s.next_day(2, 10)
    award(s)
    s.until_now()


def mediation_first(s: Story) -> None:
    """Recognition is pending: the sides have been talking for an hour, three are promised."""
    s.wait(minutes=14)
    s.do("accept", s.county.holder("duty"), {"track": "injury", "urgency": "urgent", "bodies": ["human_resources"], "note": "请双方带齐病历和工资凭证。"})
    s.do("assign", s.county.holder("duty"), {"mediator": str(s.mediator.pk)})
    s.do("note_injury", s.worker, {"accident_on": s.facts.accident.isoformat()})
    s.join()
    s.do("answer", s.employer, {"stance": "talk", "view": "愿意按规定给，认定申请已经递上去了。", "limitation": False, "electronic_service": True})
    s.do("note_recognition_applied", s.employer, {"by": "employer", "accepted_on": s.at.date().isoformat(), "clear": True})
    s.until_minutes_ago(65)
    s.do("start_sitting", s.mediator)
    for fact, value in {"stop_work_wage_monthly": "3800", "stop_work_months": "9"}.items():
        s.do("mark_fact", s.mediator, {"fact": fact, "value": value, "mark": "agreed"})
    for side, text in (("applicant", "能接受分两期，底线三万元。"), ("respondent", "单位想先付一部分，余款等基金结算。")):
        s.do("record_caucus", s.mediator, {"party": str(s.party(side).pk), "text": text})
    s.until_now()


def recognise(s: Story) -> None:
    """Recognised and graded before the application, noted by the worker."""
    s.do("note_injury", s.worker, {"accident_on": s.facts.accident.isoformat()})
    s.do("note_recognition", s.worker, {"result": "recognised", "on": s.day(-200).isoformat(), "number": "石人社工认〔2026〕27号"})
    s.do("note_capacity", s.worker, {"grade": s.facts.row["grade"], "received_on": s.day(-90).isoformat()})
