"""Collective arbitration and the review of an agreement, through the one door."""

import io
from collections.abc import Callable

import docx
import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Deadline, Document
from shiquan.cases.perform import perform
from shiquan.cases.search import find_cases
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.documents.work import advance
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.test_arbitration_road import due, open_clocks
from tests.cases.tribunal import Bench
from tests.documents.golden_texts import flat_text

pytestmark = pytest.mark.django_db


def workers(many: int, speaking: int) -> list[dict[str, object]]:
    return [
        {"name": f"工友{n}", "id_number": "612422199003124217", "phone": f"1389151{n:04d}", "address": "城关镇", "represents": n < speaking}
        for n in range(many)
    ]  # fmt: skip


def test_twelve_workers_are_heard_by_three_and_settle_only_with_everybodys_consent(bench: Bench) -> None:
    case = tribunal.filed(bench, "arbitration/collective")
    perform(case, "add_workers", bench.cast.worker, {"workers": workers(5, 1)})
    with pytest.raises(Refused, match="Ten workers"):
        perform(case, "accept", bench.clerk, {"evidence_days": 10})
    perform(case, "add_workers", bench.cast.worker, {"workers": workers(6, 1)})
    versions = list(case.documents.filter(kind="arbitration_application").order_by("drafted_at", "position"))
    assert [(d.status, len(d.content["applicants"])) for d in versions] == [("void", 1), ("void", 6), ("drafted", 12)]
    assert [p["name"] for p in versions[-1].content["applicants"][:2]] == ["陈骑手", "工友0"], "in the order in which they came"
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    assert due(case, "GROUP_SINGLE_NOTICE").status == "open"
    one = {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)}
    with pytest.raises(Refused, match="three arbitrators"):
        perform(case, "form_tribunal", bench.director, one)
    perform(case, "form_tribunal", bench.director, one | {"others": [{"arbitrator": str(bench.second.pk)}, {"arbitrator": str(bench.third.pk)}]})
    perform(case, "give_single_notice", bench.secretary, {"channel": "direct", "at": now().isoformat(), "receipt": "当面签收"})
    assert due(case, "GROUP_SINGLE_NOTICE").status == "met" and due(case, "ARB_DEFENCE").status == "open"
    terms = {"terms": "单位一次性付清。", "both_agree": True}
    with pytest.raises(Refused, match="have not consented"):
        perform(case, "draft_conciliation", bench.secretary, terms)
    everybody = [{"party": str(p.pk)} for p in case.dispute.parties.filter(side="applicant")]
    perform(case, "note_consents", bench.secretary, {"consents": everybody, "reason": "逐人签字"})
    perform(case, "draft_conciliation", bench.secretary, terms)
    case.refresh_from_db()
    assert case.state == "conciliating"


def text_of(paper: Document) -> str:
    assert paper.file is not None
    return flat_text(files.read(paper.file)).replace("\n", "").replace(" ", "")


def test_the_application_and_every_later_paper_name_all_twelve(bench: Bench, enter: Callable[..., Client]) -> None:
    case = tribunal.filed(bench, "arbitration/collective")
    told = [{**row, "claimed": "1500.00"} for row in workers(11, 2)]
    perform(case, "add_workers", bench.cast.worker, {"workers": told, "own_claimed": "2700.00"})
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    seats = {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk), "others": [{"arbitrator": str(p.pk)} for p in (bench.second, bench.third)]}
    perform(case, "form_tribunal", bench.director, seats)
    road.complete_papers(case)
    papers = {d.kind: d for d in case.documents.exclude(status="void") if d.file is not None}
    application = papers["arbitration_application"]
    assert application.status == "complete", "who handed the list in speaks for all and signed with it"
    text = text_of(application)
    assert "申请人：陈骑手等12人（名单附后）" in text and "代表人：工友1，" in text and "代表人：工友2，" not in text
    assert "合计19,200.00" in text, "what each claims, and the sum"
    for kind in ("arbitration_application", "arbitration_acceptance", "response_notice", "tribunal_notice"):
        words = text_of(papers[kind]).partition("申请人名单（共12人）")[2]
        assert all(f"工友{n}" in words for n in range(11)), kind
    case.dispute.refresh_from_db()
    assert case.dispute.title.startswith("陈骑手等12人与")
    assert list(find_cases(Case.objects.all(), "工友10")) == [case], "found by the name of the last of them too"
    page = enter(bench.clerk).get(reverse("arbitration:case", args=[case.pk])).content.decode()
    assert "申请人：全部 12 人" in page and page.count("工友10") == 1 and page.count(">代表人<") == 6, "who speaks has a card, everybody stands in the list"
    copy = enter(bench.clerk).get(reverse("documents:editable", args=[application.pk])).content
    table = docx.Document(io.BytesIO(copy)).tables[-1]
    assert [row.cells[1].text for row in table.rows[1:]] == ["陈骑手", *(f"工友{n}" for n in range(11))]


def test_at_the_counter_the_representatives_sign_the_new_application_and_an_old_one_is_void(bench: Bench) -> None:
    case = tribunal.filed(bench, "arbitration/collective")
    perform(case, "add_workers", bench.clerk, {"workers": workers(11, 2)})
    row = case.documents.get(kind="arbitration_application", status="drafted")
    assert [(s.name, s.proof) for s in row.signatures.order_by("id")] == [(name, "counter") for name in ("陈骑手", "工友0", "工友1")]
    advance(row.pk)
    row.refresh_from_db()
    assert row.status == "complete" and row.file is not None
    answer = verify_pdf(files.read(row.file), get_provider(now()).trust_roots())
    assert answer.valid and len(answer.signatures) == 3 and not answer.waiting
    speak = [{"party": str(p.pk)} for p in case.dispute.parties.filter(name__in=("工友3", "工友4", "工友5"))]
    perform(case, "change_representatives", bench.clerk, {"representatives": speak, "reason": "重新推举"})
    row.refresh_from_db()
    newest = case.documents.get(kind="arbitration_application", status="drafted")
    assert row.status == "void" and newest.content["hands"] == ["工友3", "工友4", "工友5"]
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    perform(case, "change_representatives", bench.clerk, {"representatives": [*speak[:2], {"party": str(case.dispute.parties.get(name="陈骑手").pk)}], "reason": "再推举"})
    assert case.documents.filter(kind="arbitration_application").count() == 3, "what was accepted stays as it is"


def test_the_award_of_a_collective_case_is_served_on_all_at_once_and_each_may_sue(bench: Bench) -> None:
    case = tribunal.filed(bench, "arbitration/collective")
    perform(case, "add_workers", bench.cast.worker, {"workers": workers(11, 3)})
    perform(case, "accept", bench.clerk, {"evidence_days": 10})
    others = [{"arbitrator": str(bench.second.pk)}, {"arbitrator": str(bench.third.pk)}]
    perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk), "others": others})
    told = {"channel": "direct", "at": now().isoformat(), "receipt": "当面签收"}
    perform(case, "give_single_notice", bench.secretary, told)
    tribunal.fix_hearing(case, bench)
    perform(case, "serve_hearing_on_all", bench.secretary, told)
    assert due(case, "HEARING_NOTICE_LATEST").status == "met"
    perform(case, "open_hearing", bench.secretary)
    perform(case, "record_entry", bench.secretary, {"speaker": "陈骑手", "text": "十二人都没有拿到工资"})
    tribunal.close(case, bench)
    record = case.documents.get(kind="hearing_record")
    assert [role for role, _ in record.signers].count("applicant") == 4 and record.content["hands"] == ["陈骑手", "工友0", "工友1", "工友2"]
    data = {"findings": "欠付属实。", "reasons": "应付。", "items": tribunal.items(case), "perform_days": 10}
    perform(case, "draft_award", bench.arbitrator, data)
    perform(case, "issue_award", bench.second)
    paper = case.documents.get(kind="award")
    assert paper.content["arbitrators"] == ["严仲裁", "唐仲裁", "魏仲裁"] and [who for _, who in paper.signers] == [str(p.pk) for p in (bench.arbitrator, bench.second, bench.third)]
    road.sign(case, bench.arbitrator, str(paper.pk))
    told |= {"at": now().isoformat()}
    with pytest.raises(Refused, match="Not every arbitrator has signed"):
        perform(case, "serve_award_on_all", bench.secretary, told)
    road.sign(case, bench.third, str(paper.pk))
    perform(case, "serve_award_on_all", bench.secretary, told)
    case.refresh_from_db()
    paper.refresh_from_db()
    assert case.state == "awarded" and "申请人：陈骑手等12人（名单附后）" in text_of(paper) and text_of(paper).count("工友9") == 1
    assert Deadline.objects.filter(case=case, key="SUE_AFTER_AWARD", status="open").count() == 12


def test_a_dissenter_need_not_sign_but_most_of_the_tribunal_do_and_why_stays_in_the_secondary_file(bench: Bench, enter: Callable[..., Client]) -> None:
    case = tribunal.seated(bench, others=[bench.second, bench.third])
    tribunal.fix_hearing(case, bench)
    for side in ("applicant", "respondent"):
        tribunal.serve(case, bench, "hearing_notice", side)
    perform(case, "open_hearing", bench.secretary)
    tribunal.close(case, bench)
    perform(case, "draft_award", bench.arbitrator, {"findings": "欠付属实。", "reasons": "应付。", "items": tribunal.items(case), "perform_days": 10})
    perform(case, "issue_award", bench.arbitrator)
    paper = case.documents.get(kind="award")
    advance(paper.pk)
    dissent = {"document": str(paper.pk), "reason": "绝密：证据不足"}
    page = enter(bench.third).get(reverse("signing:sign", args=[paper.pk])).content.decode()
    assert f"{reverse('workspace:step', args=[case.pk, 'leave_unsigned'])}?document={paper.pk}" in page
    with pytest.raises(Refused):
        perform(case, "leave_unsigned", bench.secretary, dissent)
    assert enter(bench.third).post(reverse("workspace:step", args=[case.pk, "leave_unsigned"]), dissent).status_code == 302
    with pytest.raises(Refused, match="most of the tribunal"):
        perform(case, "leave_unsigned", bench.second, dissent)
    with pytest.raises(Refused, match="Not every arbitrator has signed"):
        tribunal.serve(case, bench, "award", "applicant")
    road.sign(case, bench.second, str(paper.pk))
    road.complete_papers(case)
    paper.refresh_from_db()
    assert paper.status == "complete" and paper.file is not None
    answer = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    assert answer.valid and [s.place for s in answer.signatures] == ["arbitrator", "arbitrator_2", "seal"]
    tribunal.serve(case, bench, "award", "applicant")
    for person in (bench.cast.worker, bench.cast.employer, bench.secretary, bench.director):
        client = enter(person)
        for tab in ("history", "notes", "documents"):
            assert "绝密" not in client.get(f"{reverse('workspace:case', args=[case.pk])}?tab={tab}", follow=True).content.decode(), person.name
    assert "绝密" in enter(bench.second).get(reverse("arbitration:case", args=[case.pk])).content.decode()


def reviewed(bench: Bench) -> Case:
    mediation = road.agreed(bench.cast)
    for person in (bench.cast.worker, bench.cast.employer):
        perform(mediation, "apply_review", person, {"truthful": True})
    return Case.objects.get(dispute=mediation.dispute, procedure="arbitration/review/2017")


def test_both_sides_take_their_agreement_to_review_and_sign_for_the_statement(bench: Bench) -> None:
    case = reviewed(bench)
    perform(case, "accept", bench.clerk, {"arbitrator": str(bench.arbitrator.pk)})
    case.refresh_from_db()
    assert case.number == "石劳人仲审〔2026〕第1号"
    before = due(case, "ARB_REVIEW_DECIDE").due_at
    perform(case, "extend_review", bench.director, {"reason": "需要核实"})
    assert due(case, "ARB_REVIEW_DECIDE").due_at > before
    with pytest.raises(Refused, match="once only"):
        perform(case, "extend_review", bench.director, {"reason": "再延"})
    perform(case, "make_statement", bench.arbitrator, {"findings": "自愿、合法。", "terms": "单位十日内支付一万一千元。"})
    perform(case, "sign_for_statement", bench.cast.worker)
    perform(case, "sign_for_statement", bench.cast.employer)
    case.refresh_from_db()
    assert (case.state, case.result) == ("confirmed", "confirmed") and open_clocks(case) == set()


def test_review_and_confirmation_by_the_court_exclude_each_other(bench: Bench) -> None:
    mediation = road.agreed(bench.cast)
    for person in (bench.cast.worker, bench.cast.employer):
        perform(mediation, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    road.complete_papers(mediation)
    with pytest.raises(Refused, match="court"):
        perform(mediation, "apply_review", bench.cast.worker, {"truthful": True})


def test_the_mediator_of_an_agreement_does_not_review_it(bench: Bench) -> None:
    from shiquan.organisations.models import Membership
    from tests.people import SINCE

    case = reviewed(bench)
    Membership.objects.create(person=bench.cast.mediator, office=bench.cast.commission, role="arbitrator", since=SINCE)
    with pytest.raises(Refused, match="mediated"):
        perform(case, "accept", bench.clerk, {"arbitrator": str(bench.cast.mediator.pk)})
