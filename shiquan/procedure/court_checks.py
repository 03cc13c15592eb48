"""What a court checks before it confirms an agreement, and how the answers become the reasons of the ruling.

民事诉讼法 (2023) arts. 205-206; 民诉法解释 (2022) arts. 351-358. Rulings are Chinese only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shiquan.law.text import Label

INTERPRETATION = "《民诉法解释》（2022）"


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the list: ``fine`` is what the ruling says when it is met, ``ground`` why it rejects otherwise."""

    key: str
    question: Label
    hint: Label
    fine: str
    ground: str
    article: str


CHECKS: tuple[Check, ...] = (
    Check("joint", Label("双方共同申请，且在协议生效后三十日内", "Both sides apply, within 30 days of the agreement"),
          Label("看申请书的签名和日期、协议的生效日期。", "Compare signatures and dates of application and agreement."),
          "双方当事人在调解协议生效之日起三十日内共同提出申请，符合法定条件", "other", "《民事诉讼法》（2023）第205条"),
    Check("identity", Label("双方身份、代理权限清楚", "Identities and powers of representatives are clear"),
          Label("看身份证明、营业执照信息和送达地址确认书。", "See the identities and the confirmation of address for service."),
          "双方当事人身份明确，具有相应的民事行为能力", "other", f"{INTERPRETATION}第354条"),
    Check("voluntary", Label("协议出于双方自愿，没有欺诈、胁迫", "Made freely, without fraud or duress"),
          Label("有疑问的，通知双方到庭询问。", "In doubt, call both parties and ask them."),
          "调解协议系双方当事人真实意思表示，不存在违反自愿原则的情形", "voluntary", f"{INTERPRETATION}第358条"),
    Check("lawful", Label("内容不违反法律强制性规定", "Nothing in it breaks mandatory law"),
          Label("特别注意最低工资、工伤待遇和社会保险的约定。", "Mind minimum wage, work-injury benefits and social insurance."),
          "协议内容不违反法律、行政法规的强制性规定", "illegal", f"{INTERPRETATION}第358条"),
    Check("others", Label("不损害国家、社会公共利益和他人权益", "Harms neither the state, nor the public, nor others"),
          Label("看付款义务人、款项来源是否牵涉案外人。", "See whether anybody outside the case is affected."),
          "不损害国家利益、社会公共利益和他人合法权益", "public", f"{INTERPRETATION}第358条"),
    Check("order", Label("不违背公序良俗", "Not against public order and good morals"),
          Label("看附加的承诺，例如保密、放弃举报的约定。", "See added promises, such as silence or waiving complaints."),
          "不违背公序良俗", "order", f"{INTERPRETATION}第358条"),
    Check("clear", Label("金额、期限、方式明确，可以强制执行", "Sum, dates and manner are clear enough to enforce"),
          Label("看谁、向谁、何时、用什么方式、付多少。", "Who pays whom, when, how and how much."),
          "协议约定的给付主体、金额、期限和方式明确，具有可执行内容", "unclear", f"{INTERPRETATION}第358条"),
    Check("scope", Label("属于本院管辖和受理范围", "Within this court's jurisdiction and scope"),
          Label("确认身份关系、适用其他特别程序的，不在范围内。", "Personal status and other special procedures are outside."),
          "申请属于人民法院受理司法确认案件的范围和本院管辖", "other", f"{INTERPRETATION}第352条、第355条"),
)  # fmt: skip
BY_KEY: Mapping[str, Check] = {c.key: c for c in CHECKS}


def failed(answers: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The answers that say no."""
    return [a for a in answers if a.get("answer") == "no"]


def unanswered(answers: Iterable[Mapping[str, Any]]) -> list[Check]:
    """The questions without an answer."""
    given = {a.get("item") for a in answers if a.get("answer") in ("yes", "no")}
    return [c for c in CHECKS if c.key not in given]


def write_findings(answers: Iterable[Mapping[str, Any]]) -> str:
    """The findings of a ruling that confirms: what was met, with the judge's notes. Empty without answers."""
    met = [a for a in answers if a.get("answer") == "yes" and a.get("item") in BY_KEY]
    if not met:
        return ""
    notes = [str(a["note"]).strip("。 ") for a in met if a.get("note")]
    found = "经审查，" + "；".join(BY_KEY[str(a["item"])].fine for a in met) + "。"
    return found + ("".join(f"\n{n}。" for n in notes))


def write_reason(answers: Iterable[Mapping[str, Any]]) -> str:
    """The reasons of a ruling that rejects: each question that was not met, with the judge's note."""
    lines = []
    for answer in failed(answers):
        check = BY_KEY.get(str(answer.get("item")))
        if check is not None:
            note = str(answer.get("note") or "").strip("。 ")
            lines.append(f"经审查，调解协议不符合“{check.question.zh}”的要求" + (f"：{note}。" if note else "。"))
    return "\n".join(lines)


def ground_of(answers: Iterable[Mapping[str, Any]]) -> str:
    """The ground of rejection that the first question not met stands for; empty when all are met."""
    for answer in failed(answers):
        check = BY_KEY.get(str(answer.get("item")))
        if check is not None:
            return check.ground
    return ""
