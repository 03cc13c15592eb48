"""The figures: counted from real steps, live, narrowed by the address, each with its definition and its cases."""

import re
from datetime import timedelta
from decimal import Decimal

from django.urls import reverse

from shiquan.cases.clock import now, today
from shiquan.cases.models import Case, Deadline
from shiquan.cases.perform import perform
from shiquan.statistics.definitions import BY_KEY, FIGURES, Shape
from shiquan.statistics.models import Line, MonthSum, Progress
from shiquan.statistics.reading import read_sheet, value_of
from shiquan.statistics.rollup import catch_up, rebuild
from shiquan.statistics.scope import Asked, read_asked, scope_of
from shiquan.statistics.spread import ANSWER_EDGES, find_median
from tests.cases import road
from tests.people import Cast

HOME = "statistics:home"


def figures(cast: Cast) -> dict:
    catch_up()
    return read_sheet(Asked(offices=scope_of(cast.director).offices), now()).total


def shown(html: str, key: str) -> str:
    found = re.search(rf'data-figure="{key}">([^<]*)', html)
    assert found is not None, key
    return found[1]


def test_one_whole_dispute_fills_every_figure(cast: Cast):
    road.closed(cast)
    sums = figures(cast)
    assert (sums["opened"], sums["closed"], sums["agreed"], sums["confirmed"]) == (1, 1, 1, 1)
    assert (sums["answer_kept"], sums["answer_decided"], sums["close_kept"]) == (1, 1, 1)
    assert (sums["claimed"], sums["settled"], sums["recovered"]) == (Decimal(13800), Decimal(11000), Decimal(11000))
    assert (sums["rated"], sums["stars"], sums["open"]) == (1, 5, 0)
    assert value_of(BY_KEY["performed"], sums) == 1.0 and value_of(BY_KEY["rating"], sums) == 5.0
    assert value_of(BY_KEY["answer_median"], sums) is not None


def test_the_respondent_who_joins_counts_among_those_invited(cast: Cast):
    road.accepted(cast)
    perform(Case.objects.get(), "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    assert (figures(cast)["invited"], figures(cast)["joined"]) == (1, 0)
    party = Case.objects.get().dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(Case.objects.get(), "join", cast.employer)
    assert figures(cast)["joined"] == 1


def test_an_hour_that_passed_without_an_answer_counts_against_the_promise(cast: Cast):
    case = road.filed(cast)
    assert figures(cast)["answer_decided"] == 0
    Deadline.objects.filter(case=case, key="ANSWER_1H").update(expired=True)
    rebuild()
    sums = figures(cast)
    assert (sums["answer_decided"], sums["answer_kept"], sums["overdue"], sums["open"]) == (1, 0, 1, 1)


def test_counting_step_by_step_gives_the_same_as_counting_anew(cast: Cast):
    road.filed(cast)
    catch_up()
    road.closed(cast)
    road.filed(cast)
    catch_up()

    def everything() -> tuple:
        lines = list(Line.objects.order_by("case_id").values())
        sums = list(MonthSum.objects.order_by("office", "mediator", "month").values())
        return lines, [{k: v for k, v in s.items() if k != "id"} for s in sums]

    by_steps = everything()
    rebuild()
    assert everything() == by_steps


def test_a_case_that_moves_to_another_office_leaves_no_trace_in_the_old_one(cast: Cast):
    case = road.filed(cast)
    catch_up()
    perform(case, "refer", cast.duty, {"office": str(cast.town.pk), "reason": "就近办理"})
    catch_up()
    assert set(MonthSum.objects.values_list("office", flat=True)) == {cast.town.pk}


def test_what_committed_late_is_counted_when_it_is_looked_at_again(cast: Cast):
    road.filed(cast)
    catch_up()
    Line.objects.update(result="nonsense")
    Progress.objects.update(settled=0, anchor_at=now() - timedelta(minutes=5))
    catch_up()
    assert Line.objects.get().result == ""


def test_a_database_that_was_emptied_is_counted_from_the_start(cast: Cast):
    road.filed(cast)
    catch_up()
    Progress.objects.update(seen=10**9, settled=10**9)
    catch_up()
    assert Progress.objects.get().seen < 10**9 and Line.objects.count() == 1


def test_the_figures_are_live(cast: Cast, enter):
    client = enter(cast.director)
    assert shown(client.get(reverse(HOME)).content.decode(), "open") == "0"
    road.filed(cast)
    part = client.get(reverse(HOME), {"part": "figures"}).content.decode()
    assert shown(part, "open") == "1" and f"worklist:{cast.centre.pk}" in part and "<html" not in part


def test_everybody_sees_only_the_own_part(cast: Cast, enter):
    road.mediating(cast)
    perform(road.filed(cast), "refer", cast.duty, {"office": str(cast.town.pk), "reason": "就近办理"})
    assert shown(enter(cast.director).get(reverse(HOME)).content.decode(), "opened") == "2"
    assert shown(enter(cast.duty).get(reverse(HOME)).content.decode(), "opened") == "1"
    assert shown(enter(cast.mediator).get(reverse(HOME)).content.decode(), "opened") == "1"
    other = enter(cast.mediator).get(reverse(HOME), {"office": str(cast.town.pk), "mediator": str(cast.duty.pk)})
    assert shown(other.content.decode(), "opened") == "1"
    for person in (cast.worker, cast.employer, cast.outsider):
        for name in (HOME, "statistics:cases", "statistics:export"):
            assert enter(person).get(reverse(name), {"figure": "opened"}).status_code == 404


def test_months_and_offices_narrow_the_figures_and_nonsense_is_ignored(cast: Cast, enter):
    road.filed(cast)
    client = enter(cast.director)
    this, past = f"{today():%Y-%m}", "2019-01"

    def opened(**query: str) -> str:
        return shown(client.get(reverse(HOME), query).content.decode(), "opened")

    assert opened(**{"from": this}) == "1" and opened(to=past) == "0"
    assert opened(**{"from": this, "to": past}) == "1"  # the wrong way round is turned
    assert opened(office=str(cast.town.pk)) == "0" and opened(office=str(cast.centre.pk)) == "1"
    for wrong in ("x", "9999-99", "\x00", "2026-13", str(cast.court.pk)):
        assert opened(**{"from": wrong, "to": wrong, "office": wrong, "mediator": "x"}) == "1"


def test_a_median_lies_where_half_of_the_answers_are(cast: Cast):
    counts = [0] * (len(ANSWER_EDGES) + 1)
    assert find_median(counts, ANSWER_EDGES) is None
    counts[2] = 10
    assert find_median(counts, ANSWER_EDGES) == 7.5 * 60
    counts[-1] = 100
    assert find_median(counts, ANSWER_EDGES) == ANSWER_EDGES[-1]


def test_every_share_names_its_whole_and_every_figure_its_source():
    for figure in FIGURES:
        assert figure.source.zh and figure.source.en and figure.top_words.en
        assert (figure.shape in (Shape.SHARE, Shape.STARS)) == bool(figure.bottom) == bool(figure.bottom_words)


def test_an_asked_office_never_widens_the_scope(cast: Cast, rf):
    scope = scope_of(cast.duty)
    asked = read_asked(rf.get("/", {"office": str(cast.court.pk)}).GET, scope)
    assert asked.offices == scope.offices and asked.office is None
