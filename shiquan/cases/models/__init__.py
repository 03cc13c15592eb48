"""The rows of the case file. Foreign keys run one way: documents, notices → cases → organisations."""

from .case import Case, CaseRole, Event, NumberSeries
from .clock import Deadline
from .dispute import Claim, Dispute, Evidence, Instalment, Party, StoredFile
from .document import Delivery, Document, Signature
from .hearing import Participant
from .negotiation import Appointment, Note, Offer
from .notice import Notice
from .signal import Signal

__all__ = [
    "Appointment", "Case", "CaseRole", "Claim", "Deadline", "Delivery", "Dispute", "Document", "Event", "Evidence",
    "Instalment", "Note", "Notice", "NumberSeries", "Offer", "Participant", "Party", "Signal", "Signature", "StoredFile",
]  # fmt: skip
