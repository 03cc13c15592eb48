"""A hearing as it is held: presence, agenda, live record with its corrections, exhibits, the papers of it, deliberation, element form.

劳动争议调解仲裁法 (2008) arts. 36, 38-40, 42, 45; 劳动人事争议仲裁办案规则 (2017) arts. 18, 22, 39, 41-42, 52.
"""

from collections.abc import Iterator

from shiquan.law.text import Label
from shiquan.procedure import conditions_hearing as c
from shiquan.procedure import conditions_testimony as w
from shiquan.procedure.conditions import names_own_side
from shiquan.procedure.effects import arbitration_record as r
from shiquan.procedure.effects import arbitration_testimony as t
from shiquan.procedure.language import HEARD_ROLES, Role, Step
from shiquan.procedure.tables import arbitration_record_forms as forms
from shiquan.procedure.tables.arbitration_opening import (
    ACTIVE,
    ALL,
    ARBITRATOR,
    BENCH,
    LAW,
    RULES,
    SESSIONS,
    SIDES,
    STAFF,
    SYSTEM,
    TRIAL,
)

HEARD = SESSIONS | {"interrupted", "deliberating"}
"""From the first session until the award is written: while the record may still be put right."""
AWARD_SIGNED = HEARD | {"preparing", "scheduled", "serving"}
"""Where an award, a partial or an interim one may wait for a hand."""
SIGNING = HEARD | {"signing", "deemed_withdrawn"}


def record_steps() -> Iterator[Step]:
    """Who is here, where the hearing stands, what is said."""
    yield Step("note_presence", Label("登记到庭", "Note who is here"), BENCH, SESSIONS | {"scheduled", "interrupted"}, form=forms.PRESENCE,
               effects=(r.note_presence,), articles=(f"{RULES}第41条",))
    yield Step("appear", Label("我已到庭（线上）", "I am here (online)"), SIDES, SESSIONS, conditions=(names_own_side,), effects=(r.appear,), articles=(f"{RULES}第41条",))
    yield Step("turn_agenda", Label("进入下一环节", "Go on in the agenda"), BENCH, SESSIONS, form=forms.TURN, effects=(r.turn_agenda,), articles=(f"{RULES}第41条", f"{LAW}第38条、第42条"))
    yield Step("record_entry", Label("记录发言", "Record what is said"), BENCH, SESSIONS, form=forms.ENTRY, effects=(r.record_entry, t.take_down), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("correct_entry", Label("更正笔录", "Correct the record"), BENCH, HEARD, form=forms.CORRECTION, conditions=(c.entry_exists, c.record_is_open, w.testimony_is_unsigned),
               effects=(r.correct_entry, t.renew), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("ask_record_correction", Label("申请补正笔录", "Ask to correct the record"), SIDES | HEARD_ROLES, HEARD, form=forms.ASK_CORRECTION,
               conditions=(w.may_ask_for_correction, c.entry_exists, c.record_is_open, w.testimony_is_unsigned), effects=(r.ask_correction, t.renew), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("decide_record_correction", Label("处理补正申请", "Decide on a correction"), BENCH, HEARD, form=forms.DECIDE_CORRECTION,
               conditions=(c.request_waits, c.record_is_open, w.testimony_is_unsigned), effects=(r.decide_correction, t.renew), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("show_exhibit", Label("出示证据", "Show an exhibit"), BENCH, SESSIONS, form=forms.EXHIBIT, effects=(r.show_exhibit,), articles=(f"{LAW}第39条", f"{RULES}第41条"))


def testimony_steps() -> Iterator[Step]:
    """Who is heard without being a side: named, called, released, and what becomes of the paper of what was said."""
    yield Step("name_participant", Label("登记证人、鉴定人、翻译", "Name a witness, appraiser or interpreter"), BENCH, TRIAL, form=forms.NAME_PARTICIPANT, conditions=(w.is_not_a_side,),
               effects=(t.register,), articles=(f"{LAW}第39条", f"{RULES}第41条"), help=Label("本人凭短信里的链接和验证码，只能看到自己的陈述，在手机上核对、签名。", "By link and code this person sees the own testimony alone, and signs it on the phone."))
    yield Step("enter_testimony", Label("进入自己的笔录", "Come in to the own testimony"), SYSTEM, ALL, form=forms.COME_IN, conditions=(w.participant_is_named,), effects=(t.enter,), automatic=True, articles=(f"{LAW}第40条",))
    yield Step("call_participant", Label("传到庭", "Call into the hearing"), BENCH, SESSIONS, form=forms.CALL_PARTICIPANT, conditions=(w.waits_to_be_called,), effects=(t.call,), articles=(f"{LAW}第39条", f"{RULES}第41条"))
    yield Step("release_participant", Label("陈述完毕，退庭", "Heard: may leave"), BENCH, SESSIONS, form=(forms.WHO_IS_HEARD,), conditions=(w.is_being_heard,), effects=(t.release,), articles=(f"{LAW}第40条", f"{RULES}第41条、第42条"))
    yield Step("note_refused_testimony", Label("记明拒绝在证言笔录上签名", "Note a refusal to sign testimony"), BENCH, SIGNING, form=forms.REFUSED_TESTIMONY, conditions=(w.testimony_waits,),
               effects=(t.note_refusal,), articles=(f"{LAW}第40条", f"{RULES}第42条"))


def hearing_paper_steps() -> Iterator[Step]:
    """The papers of a hearing and of what goes before and after it."""
    yield Step("make_hearing_record", Label("制作庭审笔录", "Make the record's paper"), BENCH, SIGNING - SESSIONS, conditions=(c.something_recorded, c.record_is_open),
               effects=(r.make_record,), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("note_refusal_to_sign", Label("记明拒绝签名", "Note a refusal to sign"), BENCH, SIGNING - SESSIONS, form=forms.REFUSED_TO_SIGN, conditions=(c.record_waits_for_side, c.no_request_waits),
               effects=(r.note_refusal,), articles=(f"{LAW}第40条", f"{RULES}第42条"))
    yield Step("make_examination_record", Label("制作质证笔录", "Make the record of evidence"), BENCH, TRIAL, effects=(r.make_examination,), articles=(f"{LAW}第39条", f"{RULES}第18条"))
    yield Step("make_deliberation_record", Label("制作合议笔录", "Make the record of deliberation"), ARBITRATOR, frozenset({"interrupted", "deliberating", "signing"}), form=forms.VIEWS,
               effects=(r.make_deliberation,), private=True, articles=(f"{LAW}第45条", f"{RULES}第22条、第52条"))
    yield Step("leave_unsigned", Label("持不同意见，不签名", "Dissent, and do not sign"), ARBITRATOR, AWARD_SIGNED, form=forms.DISSENT, conditions=(c.may_leave_unsigned,),
               effects=(r.leave_unsigned,), private=True, articles=(f"{LAW}第45条", f"{RULES}第52条"), help=Label("理由只进副卷，当事人看不到；裁决书上您的签名处空着。", "The reason goes into the secondary file alone; your place on the award stays empty."))
    yield Step("fill_elements", Label("填写要素表", "Fill in the element form"), SIDES - {Role.THIRD_PARTY}, ACTIVE, form=forms.ELEMENTS, conditions=(names_own_side,), effects=(r.fill_elements,),
               articles=(f"{RULES}第18条、第60条",))
    yield Step("make_element_form", Label("制作要素表", "Make the element form"), STAFF, ACTIVE, conditions=(c.elements_are_filled,), effects=(r.make_element_form,),
               articles=(f"{RULES}第18条、第60条",))
