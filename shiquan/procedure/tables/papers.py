"""Steps about papers, the same in every procedure: sign, complete, receive, serve by hand, add evidence."""

from shiquan.law.text import Label
from shiquan.procedure import conditions as c
from shiquan.procedure.effects import papers as e
from shiquan.procedure.language import HEARD_ROLES, PARTY_ROLES, Effect, Field, FieldKind, Role, Step
from shiquan.procedure.service import SIMPLE, Outcome, Way
from shiquan.procedure.tables import fields as f

WAYS = tuple((w.value, w.label.zh, w.label.en) for w in Way)
CHANNELS = tuple(one for one in WAYS if one[0] not in SIMPLE)


def tried_by(manners: tuple[tuple[str, str, str], ...]) -> tuple[Field, ...]:
    """How a paper was served, or was tried to be: manner, outcome, time, proof."""
    return (
        f.choice("channel", "送达方式", "Manner", manners),
        f.choice("outcome", "结果（不选就是已送达）", "Outcome (empty: served)", tuple((o.value, o.label.zh, o.label.en) for o in Outcome), required=False),
        f.instant("at", "送达（退回、张贴、刊登）时间", "When served, returned, posted or published"),
        f.text("receipt", "凭证说明（谁签收、怎样记录、刊登在哪里）", "Proof: who signed, how it was recorded, where it was published", most=300),
        f.text("tracking", "邮件单号", "Tracking number", required=False, most=40),
        f.text("witness", "见证人", "Witnesses", required=False, most=100),
        f.row_id("file", "回证、回执或照片", "Receipt, slip or photo", "file", required=False),
        f.yes_no("address_confirmed", "受送达人签过送达地址确认书", "The addressee has confirmed this address"),
    )  # fmt: skip


EVIDENCE = (
    f.row_id("file", "文件", "File", "file"),
    f.text("title", "证据名称", "Name", most=100),
    f.text("proves", "证明什么", "What it proves", required=False, most=300),
)
HANDWRITING = f.row_id("handwriting", "手写签名", "Handwriting", "file", required=False)
PROOF = f.choice(
    "proof",
    "身份核验方式",
    "How identity was checked",
    (("otp", "短信验证码", "one-time code"), ("session", "已登录", "logged in"), ("counter", "窗口核验", "at the counter")),
)


def paper_steps(states: frozenset[str], staff: frozenset[Role], *on_complete: Effect) -> tuple[Step, ...]:
    """The paper steps for a procedure: in which states, which staff, and what a completed document sets off."""
    return (
        Step(
            "note_expiry",
            Label("期限届满", "Time ran out"),
            frozenset({Role.SYSTEM}),
            states,
            form=(
                f.text("clock", "期限", "Clock", most=40),
                f.text("subject", "对象", "Subject", required=False, most=40),
                f.text("tells", "告知", "Tells", required=False),
                f.text("name", "名称", "Name", required=False),
            ),
            effects=(e.note_expiry,),
            automatic=True,
            articles=("《劳动争议调解仲裁法》（2008）第14条",),
        ),
        Step(
            "sign",
            Label("签署文书", "Sign a document"),
            PARTY_ROLES | HEARD_ROLES | staff | {Role.EXPERT, Role.MEDIATOR, Role.JUDGE},
            states,
            form=(
                f.row_id("document", "文书", "Document", "document"),
                f.text("sha256", "文书指纹", "Fingerprint", most=64),
                HANDWRITING,
                PROOF,
            ),
            conditions=(c.document_waits_for_actor,),
            effects=(e.sign,),
            articles=("《电子签名法》（2019）第13条、第14条",),
        ),
        Step(
            "complete_document",
            Label("文书生效", "Document completed"),
            frozenset({Role.SYSTEM}),
            states,
            form=(
                f.row_id("document", "文书", "Document", "document"),
                f.text("sha256", "文书指纹", "Fingerprint", most=64),
            ),
            conditions=(c.document_is_signed_by_all,),
            effects=(e.complete_document, *on_complete),
            automatic=True,
            articles=("《劳动争议调解仲裁法》（2008）第14条",),
        ),
        Step(
            "receive_document",
            Label("收到文书", "Document received"),
            PARTY_ROLES,
            states,
            form=(f.row_id("document", "文书", "Document", "document"), f.text("device", "设备", "Device", required=False, most=60)),
            conditions=(c.names_own_side,),
            effects=(e.receive_document,),
            power="receive",
            automatic=True,
            articles=("《民事诉讼法》（2023）第90条",),
        ),
        Step(
            "record_service",
            Label("登记送达", "Record service"),
            staff,
            states,
            form=(
                f.row_id("document", "文书", "Document", "document"),
                f.row_id("party", "受送达人", "Addressee", "party"),
                *tried_by(CHANNELS),
            ),
            conditions=(c.party_exists,),
            effects=(e.record_service,),
            articles=("《劳动人事争议仲裁办案规则》（2017）第20条",),
        ),
        Step(
            "add_evidence",
            Label("补充证据", "Add evidence"),
            PARTY_ROLES | staff,
            states,
            form=(Field("evidence", Label("证据", "Evidence"), FieldKind.ROWS, fields=EVIDENCE),),
            effects=(e.add_evidence,),
            notices=("evidence_added>mediator",),
            articles=("《劳动争议调解仲裁法》（2008）第6条",),
        ),
    )
