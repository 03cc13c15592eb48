"""The tribunal's desk: whose cases stand on it, what its file shows, and no room or person booked twice."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from shiquan.arbitration.models import Booking
from shiquan.arbitration.views.case import ROAD
from shiquan.arbitration.worklist import MANY, in_figures
from shiquan.cases.clock import SHANGHAI, now
from shiquan.cases.models import Case, Deadline, Notice
from shiquan.cases.perform import perform
from shiquan.cases.watcher import run_due
from shiquan.notices.words import notice_text
from shiquan.organisations.models import Venue
from shiquan.procedure.language import Refused
from shiquan.procedure.tables import PROCEDURES
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import tribunal

pytestmark = pytest.mark.django_db


def second_case(bench: tribunal.Bench) -> Case:
    """Another applicant's case before the same tribunal."""
    case = tribunal.open_dispute("arbitration/ordinary", bench.cast.commission, bench.cast.outsider, tribunal.wages(claims=[
        {"kind": "overtime", "title": "加班费", "amount": "900", "basis": "三天"}])).case  # fmt: skip
    case = perform(case, "accept", bench.clerk, {"evidence_days": 10}).case
    tribunal.serve(case, bench, "copy", "respondent")
    data = {"arbitrator": str(bench.second.pk), "secretary": str(bench.secretary.pk)}
    return perform(case, "form_tribunal", bench.director, data).case


def test_a_hearing_books_its_people_and_its_room(bench: tribunal.Bench):
    room = Venue.objects.create(office=bench.cast.commission, name="第一仲裁庭", kind="hearing_room")
    tribunal.scheduled(bench)
    booked = set(Booking.objects.values_list("resource", flat=True))
    assert booked == {f"person:{bench.arbitrator.pk}", f"person:{bench.secretary.pk}", f"venue:{room.pk}"}


def test_the_secretary_cannot_sit_in_two_hearings_at_once(bench: tribunal.Bench):
    first = tribunal.scheduled(bench)
    other = second_case(bench)
    with pytest.raises(Refused) as refused:
        tribunal.fix_hearing(other, bench)
    assert "已经安排" in refused.value.refusal.why.zh
    assert perform(other, "schedule_hearing", bench.secretary, {
        "starts_at": (now() + timedelta(days=15)).isoformat(), "minutes": 60, "mode": "onsite", "place": "第一仲裁庭", "closed": "open"})  # fmt: skip
    perform(first, "postpone_hearing", bench.secretary, {"reason": "当事人患病"})
    assert Booking.objects.count() == 2, "what was called off is free again"


def test_the_database_itself_forbids_a_second_booking(bench: tribunal.Bench):
    case = tribunal.scheduled(bench)
    row = Booking.objects.first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO arbitration_booking (appointment_id, resource, starts_at, ends_at) VALUES (%s, %s, %s, %s)",
            [case.appointments.first().pk, row.resource, row.starts_at + timedelta(minutes=1), row.ends_at],
        )


def test_each_sees_the_cases_of_his_desk_only(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.seated(bench)
    page = reverse("arbitration:worklist")
    assert str(case) in enter(bench.clerk).get(page).content.decode()
    assert str(case) in enter(bench.arbitrator).get(page).content.decode()
    assert str(case) not in enter(bench.third).get(page).content.decode()
    for stranger in (bench.cast.worker, bench.cast.mediator, bench.cast.judge):
        assert enter(stranger).get(page).status_code == 404
        assert enter(stranger).get(reverse("arbitration:calendar")).status_code == 404
        assert enter(stranger).get(reverse("arbitration:durations")).status_code == 404
    assert enter(bench.clerk).get(f"{page}?heap=preparing&q=x&page=2&part=list").status_code == 200


def test_the_file_shows_clocks_evidence_opinions_and_deliberation_to_the_tribunal(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.seated(bench)
    item = add_evidence(case, picture(), "工资条.png", "image/png")
    perform(case, "give_evidence_opinion", bench.cast.employer, {"item": str(item.pk), "authentic": "yes", "lawful": "yes", "relevant": "no"})
    perform(case, "fix_issues", bench.arbitrator, {"issues": [{"text": "是否拖欠两个月工资"}]})
    perform(case, "deliberate", bench.arbitrator, {"text": "倾向支持工资部分"})
    page = reverse("arbitration:case", args=[case.pk])
    seen = enter(bench.arbitrator).get(page).content.decode()
    for words in ("工资条.png", "不认可", "是否拖欠两个月工资", "倾向支持", "期限时间线", "审理期限" if "审理期限" in seen else "→"):
        assert words in seen
    assert "倾向支持" not in enter(bench.clerk).get(page).content.decode()


def test_deliberation_is_closed_to_the_sides_through_every_door(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.seated(bench)
    perform(case, "deliberate", bench.arbitrator, {"text": "绝密合议意见"})
    for side in (bench.cast.worker, bench.cast.employer, bench.clerk, bench.cast.mediator):
        client = enter(side)
        doors = [reverse("arbitration:case", args=[case.pk]), reverse("arbitration:dossier", args=[case.pk])]
        doors += [f"{reverse('workspace:case', args=[case.pk])}?tab={t}" for t in ("overview", "documents", "evidence", "history", "notes")]
        doors += [reverse("workspace:step", args=[case.pk, "deliberate"])]
        for door in doors:
            assert "绝密合议意见" not in client.get(door, follow=True).content.decode(), (side, door)
        assert client.post(reverse("arbitration:dossier", args=[case.pk]), {"scope": "whole"}).status_code == 404
    assert not case.events.filter(data__icontains="绝密合议意见").exists(), "sealed in the event too"


def test_who_mediated_or_is_a_party_is_marked_before_the_tribunal_is_formed(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.accepted(bench)
    party = case.dispute.parties.get(side="respondent")
    party.person = bench.third
    party.save()
    seen = enter(bench.clerk).get(reverse("arbitration:case", args=[case.pk])).content.decode()
    assert "本人是当事人" in seen and "卷内没有发现" in seen


def test_a_party_is_led_to_its_own_page(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.seated(bench)
    answer = enter(bench.cast.worker).get(reverse("arbitration:case", args=[case.pk]))
    assert answer.status_code == 302 and answer["Location"] == reverse("workspace:case", args=[case.pk])


def test_the_message_about_a_hearing_leads_past_the_phone_to_the_hearing_itself(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.scheduled(bench)
    own = reverse("parties:hearing", args=[case.pk])
    Deadline.objects.filter(case=case, key="HEARING_SOON").update(due_at=now())
    run_due()
    for kind in ("arb_hearing", "arb_hearing_soon"):
        assert notice_text(Notice.objects.get(case=case, kind=kind, party__side="applicant")).zh.endswith(own)
    assert Client().get(own).url == f"{reverse('accounts:enter')}?next={own}"
    assert enter(bench.cast.worker).get(own).url == reverse("arbitration:hearing", args=[case.pk])
    assert enter(bench.cast.outsider).get(own).status_code == 404
    early = tribunal.filed(bench, claims=[{"kind": "overtime", "title": "加班费", "amount": "900", "basis": "三天"}])
    assert enter(bench.cast.worker).get(reverse("parties:hearing", args=[early.pk])).url == reverse("parties:case", args=[early.pk])


def test_the_calendar_shows_a_day_and_a_week(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.scheduled(bench)
    on = case.appointments.get(status="invited").starts_at.astimezone(SHANGHAI).date().isoformat()
    for view in ("week", "day"):
        assert str(case) in enter(bench.clerk).get(reverse("arbitration:calendar"), {"view": view, "on": on}).content.decode()
    assert enter(bench.clerk).get(reverse("arbitration:calendar"), {"on": "nonsense"}).status_code == 200


def test_days_to_the_end_are_counted_by_kind_of_handling(bench: tribunal.Bench, enter: Callable[..., Client]):
    page, client = reverse("arbitration:durations"), enter(bench.clerk)
    assert "还没有已结的案件" in client.get(page).content.decode()
    case = tribunal.accepted(bench)
    Case.objects.filter(pk=case.pk).update(closed_at=now() + timedelta(days=25), state="withdrawn")
    assert "中位数 25 天" in client.get(page).content.decode()


def test_the_calendar_shows_of_others_hearings_only_that_the_time_is_taken(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.scheduled(bench)
    on = case.appointments.get(status="invited").starts_at.astimezone(SHANGHAI).date().isoformat()
    seen = enter(bench.third).get(reverse("arbitration:calendar"), {"view": "day", "on": on}).content.decode()
    assert "别的庭已占用" in seen and case.dispute.title not in seen and "严仲裁" in seen and "冯书记" in seen
    assert case.dispute.title in enter(bench.arbitrator).get(reverse("arbitration:calendar"), {"view": "day", "on": on}).content.decode()


def test_too_short_a_notice_is_refused_with_the_first_lawful_day(bench: tribunal.Bench):
    case = tribunal.seated(bench)
    with pytest.raises(Refused) as refused:
        tribunal.fix_hearing(case, bench, days=3)
    first = refused.value.refusal.todo.zh.split("最早可以定在 ")[1][:10]
    data = {"minutes": 60, "mode": "onsite", "place": "第一仲裁庭", "closed": "open"}
    perform(case, "schedule_hearing", bench.secretary, {**data, "starts_at": f"{first}T09:30:00+08:00"})
    case.refresh_from_db()
    assert case.state == "scheduled"


def test_a_heap_that_only_grows_is_not_counted_to_its_end() -> None:
    assert (in_figures(0), in_figures(MANY), in_figures(MANY + 1)) == ("0", str(MANY), f"{MANY}+")


@pytest.mark.parametrize("reach, who, first", [("filed", "clerk", "受理立案"), ("scheduled", "secretary", "开庭"), ("heard", "arbitrator", "起草裁决")])
def test_what_takes_the_case_on_is_the_first_button(bench: tribunal.Bench, enter, reach: str, who: str, first: str):
    page = enter(getattr(bench, who)).get(reverse("arbitration:case", args=[getattr(tribunal, reach)(bench).pk])).content.decode()
    main = re.findall(r'class="button wide main"[^>]*>([^<]+)<', page)
    assert main == [first]


def test_the_road_of_a_case_is_made_of_steps_that_exist():
    assert set(ROAD) <= {s.key for p in PROCEDURES.values() for s in p.steps}


def test_who_heads_the_commission_finds_its_desk_in_the_menu_and_another_director_does_not(bench: tribunal.Bench, enter):
    desk = f'href="{reverse("arbitration:worklist")}"'
    assert desk in enter(bench.director).get(reverse("arbitration:worklist")).content.decode()
    assert desk not in enter(bench.cast.director).get(reverse("mediation:worklist")).content.decode()
