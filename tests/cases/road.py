"""The whole road by steps, for tests that need a dispute in some stage. Papers are completed as the worker process would."""

from datetime import timedelta
from typing import Any

from shiquan.cases.clock import now, today
from shiquan.cases.models import Case
from shiquan.cases.perform import Done, open_dispute, perform
from shiquan.documents.work import advance
from tests.people import Cast, application


def filed(cast: Cast, **change: Any) -> Case:
    return open_dispute("mediation/onestop", cast.centre, cast.worker, application() | change).case


def complete_papers(case: Case) -> None:
    """Renders, signs, seals and completes the papers for real, as the worker process does."""
    for document in case.documents.filter(status="drafted"):
        advance(document.pk)


def accepted(cast: Cast) -> Case:
    case = filed(cast)
    done = perform(case, "accept", cast.duty, {"track": "ordinary", "urgency": "normal", "bodies": ["court", "union"]})
    complete_papers(done.case)
    return done.case


def mediating(cast: Cast) -> Case:
    case = accepted(cast)
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(case, "join", cast.employer)
    perform(case, "answer", cast.employer, {"stance": "talk", "view": "考核不合格。", "amount": "9000", "electronic_service": True})
    complete_papers(case)
    case.refresh_from_db()
    return case


def agreed(cast: Cast) -> Case:
    return agree(mediating(cast), cast)


def agree(case: Case, cast: Cast) -> Case:
    """From talks to an agreement in force; the respondent has come in and a mediator is named."""
    worker, employer = case.dispute.parties.get(side="applicant"), case.dispute.parties.get(side="respondent")
    for party in (worker, employer):
        perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "单独谈话：底线一万元。"})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "双方各述。", "result": "接近"})
    offer = perform(case, "offer", cast.mediator, {"amount": "11000", "terms": "两周内付清"}).case.offers.latest("at")
    for person in (cast.worker, cast.employer):
        perform(case, "accept_offer", person, {"offer": str(offer.pk)})
    due = (today() + timedelta(days=5)).isoformat()
    perform(case, "draft_agreement", cast.mediator, {
        "facts": "双方因订单报酬发生纠纷。", "breach": "逾期按日加付违约金。", "account_name": "陈骑手", "bank": "石泉农商行",
        "account": "6222021234567894", "payments": [{"due_on": due, "amount": "11000", "way": "转账"}]})  # fmt: skip
    sign_all(case, cast, "mediation_agreement")
    complete_papers(case)
    case.refresh_from_db()
    return case


def sign_all(case: Case, cast: Cast, kind: str) -> None:
    document = case.documents.exclude(status="void").get(kind=kind)
    for person in (cast.worker, cast.employer, cast.mediator):
        sign(case, person, str(document.pk))


def sign(case: Case, person: Any, document: str) -> Done:
    advance(document)
    read = case.documents.model.objects.get(pk=document).base_sha256
    return perform(case, "sign", person, {"document": document, "sha256": read, "proof": "otp"})


def confirmed(cast: Cast) -> tuple[Case, Case]:
    case = agreed(cast)
    for person in (cast.worker, cast.employer):
        perform(case, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    complete_papers(case)
    court = Case.objects.get(dispute=case.dispute, procedure__startswith="confirmation")
    perform(court, "docket", cast.judge, {})
    perform(court, "rule", cast.judge, {"result": "confirm", "findings": "自愿合法。"})
    ruling = court.documents.get(kind="confirming_ruling")
    sign(court, cast.judge, str(ruling.pk))
    complete_papers(court)
    court.refresh_from_db()
    return case, court


def closed(cast: Cast) -> tuple[Case, Case, Case]:
    case, court = confirmed(cast)
    follow = Case.objects.get(dispute=case.dispute, procedure__startswith="followup")
    row = case.dispute.instalments.get()
    perform(follow, "visit", cast.mediator, {"when": "before", "way": "phone", "said": "公司说会付。", "result": "待付款"})
    perform(follow, "report_payment", cast.employer, {"instalment": str(row.pk), "amount": "11000", "on": now().date().isoformat()})
    perform(follow, "confirm_payment", cast.worker, {"instalment": str(row.pk), "amount": "11000", "on": now().date().isoformat()})
    perform(follow, "visit", cast.mediator, {"when": "after", "way": "phone", "said": "已收到。", "result": "已履行"})
    perform(follow, "rate", cast.worker, {"stars": "5", "text": "谢谢"})
    perform(follow, "close", cast.mediator, {"note": "办结"})
    complete_papers(follow)
    for one in (case, court, follow):
        one.refresh_from_db()
    return case, court, follow
