"""Visits fall due by themselves; the page shows script, payments and, after a default, the next roads."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shiquan.cases.clock import today
from shiquan.cases.models import Case, Deadline
from shiquan.procedure.roads import open_roads
from tests.cases import road
from tests.people import Cast


def following(cast: Cast, *, confirmed: bool = False) -> Case:
    case = road.confirmed(cast)[0] if confirmed else road.agreed(cast)
    return Case.objects.get(dispute=case.dispute, procedure__startswith="followup")


def page(client, case: Case, **query: str) -> str:
    return client.get(reverse("followup:case", args=[case.pk]), query).content.decode()


def test_a_visit_before_and_after_each_payment_is_due_by_itself(cast: Cast, enter):
    follow = following(cast)
    html = enter(cast.mediator).get(reverse("followup:due")).content.decode()
    assert html.count(f'data-row="{follow.pk}"') == 2
    assert "付款前：提醒" in html and "付款后：核实" in html


def test_late_visits_stand_in_a_heap_of_their_own(cast: Cast, enter):
    follow = following(cast)
    clock = Deadline.objects.filter(case=follow, key="VISIT_BEFORE").get()
    Deadline.objects.filter(pk=clock.pk).update(due_at=clock.started_at - timedelta(hours=1))
    html = enter(cast.duty).get(reverse("followup:due"), {"heap": "late"}).content.decode()
    assert html.count(f'data-row="{follow.pk}"') == 1
    for query in ("heap=nonsense", "page=x", "page=9999", "heap=closed&part=list", "heap=default", "heap=performed"):
        assert enter(cast.duty).get(f"{reverse('followup:due')}?{query}").status_code == 200


def test_parties_have_no_list_of_visits_and_outsiders_nothing(cast: Cast, enter):
    follow = following(cast)
    assert enter(cast.worker).get(reverse("followup:due")).status_code == 404
    assert enter(cast.outsider).get(reverse("followup:case", args=[follow.pk])).status_code == 404


def test_the_script_names_the_sum_the_day_and_both_sides(cast: Cast, enter):
    follow = following(cast)
    row = follow.dispute.instalments.get()
    html = page(enter(cast.mediator), follow, when="before", instalment=str(row.pk))
    assert f"请在{row.due_on.isoformat()}前支付¥11,000.00" in html and "能按期付款吗" in html
    after = page(enter(cast.mediator), follow, when="after", instalment=str(row.pk))
    assert "钱收到了吗" in after and "保存回访记录" in after


def test_the_script_is_for_the_staff_alone(cast: Cast, enter):
    follow = following(cast)
    for person in (cast.worker, cast.employer):
        html = page(enter(person), follow)
        assert "怎么说" not in html and "付款进度" in html


def test_a_visit_is_recorded_from_the_page_and_closes_its_clock(cast: Cast, enter):
    follow = following(cast)
    row = follow.dispute.instalments.get()
    data = {"instalment": str(row.pk), "when": "before", "way": "phone", "said": "会按时付。", "result": "等待付款",
            "next": reverse("followup:case", args=[follow.pk])}  # fmt: skip
    client = enter(cast.mediator)
    assert client.post(reverse("workspace:step", args=[follow.pk, "visit"]), data).status_code == 302
    assert Deadline.objects.get(case=follow, key="VISIT_BEFORE").status == "met"
    html = page(client, follow)
    assert "等待付款" in html and "电话" in html


def test_a_payment_with_proof_fills_the_picture_and_the_worker_is_done(cast: Cast, enter):
    from io import BytesIO

    from PIL import Image

    follow = following(cast)
    row = follow.dispute.instalments.get()
    picture = BytesIO()
    Image.new("RGB", (20, 20), "teal").save(picture, "PNG")
    data = {"instalment": str(row.pk), "amount": "11000", "on": today().isoformat(),
            "proof_file": SimpleUploadedFile("转账.png", picture.getvalue())}  # fmt: skip
    assert enter(cast.employer).post(reverse("workspace:step", args=[follow.pk, "report_payment"]), data).status_code == 302
    html = page(enter(cast.worker), follow)
    assert "对方报告已付 ¥11,000.00" in html and "付款凭证" in html
    data.pop("proof_file")
    assert enter(cast.worker).post(reverse("workspace:step", args=[follow.pk, "confirm_payment"]), data).status_code == 302
    html = page(enter(cast.worker), follow)
    assert 'class="dot ok"' in html and "已到账" in html and "确认到账" not in html


def test_half_a_payment_says_what_is_missing(cast: Cast, enter):
    follow = following(cast)
    row = follow.dispute.instalments.get()
    road.perform(follow, "confirm_payment", cast.worker, {"instalment": str(row.pk), "amount": "4000", "on": today().isoformat()})
    assert "已付 ¥4,000.00，还差 ¥7,000.00" in page(enter(cast.worker), follow)


def test_after_a_default_a_confirmed_agreement_goes_to_enforcement(cast: Cast, enter):
    follow = following(cast, confirmed=True)
    row = follow.dispute.instalments.get()
    assert "下一步怎么走" not in page(enter(cast.worker), follow)
    road.perform(follow, "report_unpaid", cast.worker, {"instalment": str(row.pk)})
    html = page(enter(cast.worker), follow)
    assert "申请强制执行" in html and "申请支付令" not in html and "确认裁定书" in html
    assert "下一步怎么走" not in page(enter(cast.employer), follow)
    answer = enter(cast.worker).post(reverse("workspace:step", args=[follow.pk, "choose_road"]), {"road": "enforcement"})
    assert answer.status_code == 302
    assert "已选" in page(enter(cast.mediator), follow)


def test_without_confirmation_the_payment_order_comes_first_and_enforcement_is_not_offered():
    roads = open_roads(confirmed=False, defaulted_on=date(2026, 3, 2), last_due_on=date(2026, 6, 30))
    assert [r.road.key for r in roads] == ["payment_order", "arbitration", "lawsuit"]
    assert roads[0].first_choice and roads[0].last_day is None
    assert roads[1].last_day is not None and roads[1].last_day.year == 2027


def test_enforcement_counts_two_years_from_the_last_instalment():
    (only,) = open_roads(confirmed=True, defaulted_on=date(2024, 1, 10), last_due_on=date(2024, 6, 28))
    assert only.last_day == date(2026, 6, 29)  # 28 June 2026 is a Sunday


def test_a_closed_follow_up_shows_rating_and_what_was_recovered(cast: Cast, enter):
    _case, _court, follow = road.closed(cast)
    html = page(enter(cast.mediator), follow)
    assert "¥11,000.00" in html and "★★★★★" in html and "追回金额" in html
    assert f'data-row="{follow.pk}"' in enter(cast.mediator).get(reverse("followup:due"), {"heap": "closed"}).content.decode()


def test_the_list_costs_a_fixed_number_of_queries(cast: Cast, enter, django_assert_max_num_queries):
    following(cast)
    client = enter(cast.duty)
    with django_assert_max_num_queries(18):
        client.get(reverse("followup:due"))
