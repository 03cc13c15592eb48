"""Collective arbitration: ten workers and more with a common claim, three to five representatives, three arbitrators.

劳动争议调解仲裁法 (2008) art. 7; 劳动人事争议仲裁办案规则 (2017) arts. 5, 62-67. It shares states, clocks and rows with the
ordinary procedure; what differs is who speaks for whom, one single notice within five working days, and the bench.
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure import conditions_collective as k
from shiquan.procedure.conditions_arbitration import (
    award_not_yet_served,
    hearing_notice_not_yet_served,
    three_arbitrators,
    tribunal_is_lawful,
)
from shiquan.procedure.conditions_service import conditions_of
from shiquan.procedure.effects import arbitration_collective as g
from shiquan.procedure.effects.arbitration_award import award_served
from shiquan.procedure.effects.arbitration_hearing import notice_served_on_all
from shiquan.procedure.effects.arbitration_papers import proof_of
from shiquan.procedure.language import Clock, Role, Step
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import fields as f
from shiquan.procedure.tables.arbitration_opening import ACTIVE, APPLICANT, CLERK, LAW, RULES, STAFF
from shiquan.procedure.tables.arbitration_ordinary import BENCH_TOLD, Track, build
from shiquan.procedure.tables.papers import CHANNELS, tried_by

ALL_AT_ONCE = tuple(x for x in tried_by(CHANNELS) if x.name != "outcome")
"""One notice for all has reached all; who was not reached gets it by a service of their own."""
CLAIMED = f.money("claimed", "请求金额（元）", "Sum claimed (yuan)", required=False)
OWN_CLAIMED = f.money("own_claimed", "第一申请人自己的请求金额（元）", "Sum the first applicant claims (yuan)", required=False)
WORKER = (*forms.APPLICANT_WORKER, CLAIMED, f.yes_no("represents", "推举为代表人", "Representative"))
WORKERS = f.rows("workers", "其他劳动者", "The other workers", WORKER, most=200)
CONSENTS = f.rows("consents", "同意的劳动者", "Workers who consent", (f.row_id("party", "劳动者", "Worker", "party"),), most=200)


def collective_steps() -> Iterator[Step]:
    yield Step("add_workers", Label("登记其他劳动者和代表人", "Add the workers and their representatives"), APPLICANT | CLERK | {Role.COUNTER},
               frozenset({"filed", "correction"}), form=(WORKERS, OWN_CLAIMED), effects=(g.add_workers, g.renew_application), articles=(f"{LAW}第7条", f"{RULES}第63条"),
               help=Label("受理以前，申请书随名单重新制作，原来的作废；提交即由您签名。", "Until acceptance the application is made anew with the list, the one before is void; sending signs it."))
    yield Step("change_representatives", Label("更换代表人", "Change the representatives"), APPLICANT | CLERK, ACTIVE | {"filed"},
               form=(f.rows("representatives", "代表人", "Representatives", (f.row_id("party", "劳动者", "Worker", "party"),), most=5), forms.REASON),
               conditions=(k.three_to_five,), effects=(g.change_representatives, g.renew_application), articles=(f"{RULES}第63条",))
    yield Step("give_single_notice", Label("登记一次性通知", "Record the single notice"), STAFF, ACTIVE - {"accepted"}, form=ALL_AT_ONCE,
               conditions=(k.notice_not_yet_sent, *conditions_of("copy")), effects=(g.single_notice, proof_of("copy")), closes=("GROUP_SINGLE_NOTICE",), articles=(f"{RULES}第64条",),
               help=Label("组庭、答辩期、举证期、开庭时间地点一次告知。", "Tribunal, defence, evidence, day and place in one notice."))
    yield Step("serve_hearing_on_all", Label("向全体送达开庭通知", "Serve the hearing notice on all"), STAFF, frozenset({"scheduled"}), form=ALL_AT_ONCE,
               conditions=(hearing_notice_not_yet_served, *conditions_of("hearing")), effects=(g.hearing_for_all, proof_of("hearing"), notice_served_on_all), articles=(f"{RULES}第38条、第64条",))
    yield Step("serve_award_on_all", Label("向全体送达裁决书", "Serve the award on all"), STAFF, frozenset({"serving"}), form=ALL_AT_ONCE,
               conditions=(award_not_yet_served, *conditions_of("award")), effects=(g.award_for_all, proof_of("award"), award_served), articles=(f"{RULES}第20条", f"{LAW}第50条"))
    yield Step("note_consents", Label("登记被代表人的同意", "Note the consent of those represented"), STAFF | APPLICANT, ACTIVE, form=(CONSENTS, forms.REASON),
               effects=(g.note_consents,), articles=(f"{RULES}第63条",),
               help=Label("变更、放弃请求，承认对方请求，和解，都要被代表人同意。", "Changing or waiving claims, admitting, settling: all need it."))


COLLECTIVE = build(Track(
    "arbitration/collective", Label("集体争议仲裁", "Collective arbitration"), may_accept=(k.ten_and_represented,), acceptance_starts=("GROUP_SINGLE_NOTICE",),
    tribunal=(tribunal_is_lawful, three_arbitrators), more_clocks=(Clock("GROUP_SINGLE_NOTICE", tells=BENCH_TOLD),), more_steps=tuple(collective_steps()),
    settling=(k.represented_consent,), converts=False,
))  # fmt: skip
