"""The words a document kind is declared in. Pure: no Django, no clock, no files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from shiquan.law.text import Label


class Kind(StrEnum):
    """Every document of mediation, confirmation, follow-up and arbitration."""

    MEDIATION_APPLICATION = "mediation_application"
    SERVICE_ADDRESS = "service_address"
    ACCEPTANCE_NOTICE = "acceptance_notice"
    REFUSAL_NOTICE = "refusal_notice"
    SUPPLEMENT_NOTICE = "supplement_notice"
    INVITATION = "invitation"
    RIGHTS_NOTICE = "rights_notice"
    SESSION_RECORD = "session_record"
    EXTENSION_CONSENT = "extension_consent"
    EXPERT_OPINION = "expert_opinion"
    MEDIATION_AGREEMENT = "mediation_agreement"
    FAILURE_RECORD = "failure_record"
    PROOF_OF_SERVICE = "proof_of_service"
    CONFIRMATION_APPLICATION = "confirmation_application"
    DOCKETING_NOTICE = "docketing_notice"
    COURT_SUPPLEMENT_NOTICE = "court_supplement_notice"
    COURT_REFUSAL = "court_refusal"
    CONFIRMING_RULING = "confirming_ruling"
    REJECTING_RULING = "rejecting_ruling"
    FOLLOWUP_RECORD = "followup_record"
    CLOSING_REPORT = "closing_report"
    ARBITRATION_ACCEPTANCE = "arbitration_acceptance"
    ARBITRATION_REFUSAL = "arbitration_refusal"
    ARBITRATION_CORRECTION_NOTICE = "arbitration_correction_notice"
    RESPONSE_NOTICE = "response_notice"
    TRIBUNAL_NOTICE = "tribunal_notice"
    HEARING_NOTICE = "hearing_notice"
    EXTENSION_DECISION = "extension_decision"
    STAY_DECISION = "stay_decision"
    WITHDRAWAL_DECISION = "withdrawal_decision"
    DEEMED_WITHDRAWAL_DECISION = "deemed_withdrawal_decision"
    AWARD = "award"
    CONCILIATION_STATEMENT = "conciliation_statement"
    EXTENSION_APPROVAL = "extension_approval"
    STAY_APPROVAL = "stay_approval"
    RESUMPTION_NOTICE = "resumption_notice"
    INTERIM_APPLICATION = "interim_application"
    INTERIM_AWARD = "interim_award"
    INTERIM_TRANSFER = "interim_transfer"
    WITHDRAWAL_APPLICATION = "withdrawal_application"
    CANCELLATION_DECISION = "cancellation_decision"
    TERMINATION_DECISION = "termination_decision"
    CORRECTION_DECISION = "correction_decision"
    REVIEW_APPLICATION = "review_application"
    REVIEW_STATEMENT = "review_statement"
    REVIEW_REJECTION = "review_rejection"
    REVIEW_TERMINATION = "review_termination"
    EFFECT_CERTIFICATE = "effect_certificate"
    CLOSING_APPROVAL = "closing_approval"
    FILE_COVER = "file_cover"
    ELECTRONIC_RECEIPT = "electronic_receipt"
    PAYMENT_ORDER_APPLICATION = "payment_order_application"
    ARBITRATION_APPLICATION = "arbitration_application"
    EVIDENCE_LIST = "evidence_list"
    FILING_RECEIPT = "filing_receipt"
    FILING_APPROVAL = "filing_approval"
    JURISDICTION_STATEMENT = "jurisdiction_statement"
    MEDIATION_SUGGESTION = "mediation_suggestion"
    EVIDENCE_NOTICE = "evidence_notice"
    POWER_OF_ATTORNEY = "power_of_attorney"
    REPRESENTATIVE_PROOF = "representative_proof"
    DEFENCE = "defence"
    JURISDICTION_OBJECTION = "jurisdiction_objection"
    COUNTERCLAIM_APPLICATION = "counterclaim_application"
    CLAIM_CHANGE_APPLICATION = "claim_change_application"
    JOINDER_NOTICE = "joinder_notice"
    RECUSAL_APPLICATION = "recusal_application"
    POSTPONEMENT_APPLICATION = "postponement_application"
    ARBITRATION_DECISION = "arbitration_decision"
    INVESTIGATION_LETTER = "investigation_letter"
    INVESTIGATION_RECORD = "investigation_record"
    INSPECTION_RECORD = "inspection_record"
    APPRAISAL_COMMISSION = "appraisal_commission"
    TRANSFER_LETTER = "transfer_letter"
    PUBLIC_NOTICE = "public_notice"
    EXAMINATION_RECORD = "examination_record"
    HEARING_RECORD = "hearing_record"
    TESTIMONY_RECORD = "testimony_record"
    DELIBERATION_RECORD = "deliberation_record"
    ELEMENT_FORM = "element_form"


class Issuer(StrEnum):
    """In whose name a document goes out."""

    ORGANISATION = "organisation"
    PARTY = "party"
    COURT = "court"
    MEDIATOR = "mediator"
    EXPERT = "expert"
    COMMISSION = "commission"


class Signer(StrEnum):
    """Who puts a hand under a document: the role on the case, and the name of the signature's place."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    MEDIATOR = "mediator"
    EXPERT = "expert"
    JUDGE = "judge"
    ARBITRATOR = "arbitrator"
    CLERK = "clerk"
    DIRECTOR = "director"
    PARTY = "party"
    """Whichever side makes the paper: its own row, named in the field ``filer``."""
    SECRETARY = "secretary"
    THIRD_PARTY = "third_party"
    AGENT = "agent"
    WITNESS = "witness"
    APPRAISER = "appraiser"
    INTERPRETER = "interpreter"


SEAL_PLACE = "seal"
"""The name of the place of the seal, which is always put on last."""

SIGNER_LABELS: dict[Signer, Label] = {
    Signer.APPLICANT: Label("申请人", "Applicant"),
    Signer.RESPONDENT: Label("被申请人", "Respondent"),
    Signer.MEDIATOR: Label("调解员", "Mediator"),
    Signer.EXPERT: Label("专家", "Expert"),
    Signer.JUDGE: Label("审判员", "Judge"),
    Signer.ARBITRATOR: Label("仲裁员", "Arbitrator"),
    Signer.CLERK: Label("经办人", "Official in charge"),
    Signer.DIRECTOR: Label("审批人", "Approved by"),
    Signer.PARTY: Label("当事人", "Party"),
    Signer.SECRETARY: Label("书记员", "Secretary"),
    Signer.THIRD_PARTY: Label("第三人", "Third party"),
    Signer.AGENT: Label("委托代理人", "Agent"),
    Signer.WITNESS: Label("证人", "Witness"),
    Signer.APPRAISER: Label("鉴定人", "Appraiser"),
    Signer.INTERPRETER: Label("翻译", "Interpreter"),
}


def signer_of(place: str) -> str:
    """The role behind a place of a signature: ``third_party`` for ``third_party_2``."""
    stem, _, turn = place.rpartition("_")
    return stem if turn.isdigit() else place


class Reader(StrEnum):
    """Who may read the issued document."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    MEDIATOR = "mediator"
    CENTRE = "centre"
    EXPERT = "expert"
    COURT = "court"
    ARBITRATOR = "arbitrator"
    """Who sits on the case, by name: the secondary file of an arbitration."""


class Manner(StrEnum):
    """How a document may be served so that it counts."""

    ELECTRONIC = "electronic"
    DIRECT = "direct"
    MAIL = "mail"
    LEFT = "left"
    NOTICE = "notice"
    SMS = "sms"
    PHONE = "phone"


class Shape(StrEnum):
    """What a field holds in the content (all of it JSON)."""

    TEXT = "text"  # one line
    LONG = "long"  # paragraphs, separated by line breaks
    DATE = "date"  # "2026-11-24"
    TIME = "time"  # "2026-11-24T10:30:00+08:00"
    MONEY = "money"  # yuan as text with two places: "12800.00"
    COUNT = "count"  # a whole number
    FLAG = "flag"  # true or false
    ITEMS = "items"  # a list of texts
    PARTIES = "parties"  # a list of party objects, see PARTY_FIELDS
    ROWS = "rows"  # a list of objects with the columns of the field


@dataclass(frozen=True, slots=True)
class DocField:
    """One field of a document. ``personal`` marks personal data; ``columns`` belongs to ROWS only."""

    name: str
    label: Label
    required: bool = True
    personal: bool = False
    shape: Shape = Shape.TEXT
    columns: tuple["DocField", ...] = ()

    def optional(self) -> "DocField":
        """The same field, not required."""
        return replace(self, required=False)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One row per kind: everything that the platform must know about a document.

    ``series`` is the stem of its own gapless number series (``劳调受``); None means that the document bears
    the number of its case. ``signers`` sign in any order, the seal comes last. ``manners`` are the manners of
    service that count; none means that the document is filed and shown, not served. ``secondary`` marks the papers of
    the secondary file (副卷), which no party ever reads: 劳动人事争议仲裁办案规则 (2017) arts. 22-23.
    """

    key: Kind
    title: Label
    issuer: Issuer
    signers: tuple[Signer, ...]
    sealed: Issuer | None
    readers: tuple[Reader, ...]
    manners: tuple[Manner, ...]
    series: str | None
    articles: tuple[str, ...]
    fields: tuple[DocField, ...]
    secondary: bool = False

    @property
    def template(self) -> str:
        """The file name of the layout."""
        return f"{self.key.value}.typ"

    def get_field(self, name: str) -> DocField:
        """The field of this name. Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def personal_fields(self) -> Iterator[DocField]:
        """The fields that hold personal data."""
        return (field for field in self.fields if field.personal)
