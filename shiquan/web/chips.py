"""Which tone a status has: one table for cases, documents, notices, clocks and offers alike."""

from typing import Any

# fmt: off
TONES: dict[str, frozenset[str]] = {
    "ok": frozenset((
        "accepted", "agreed", "answered", "closed", "confirmed", "delivered", "done", "executed", "fulfilled",
        "joined", "met", "paid", "read", "ready", "served", "settled", "signed", "valid", "verified",
    )),
    "soon": frozenset((
        "awaiting_signature", "correcting", "invited", "on_hold", "partial", "paused", "pending", "proposed",
        "sent", "soon", "supplement", "to_sign", "waiting",
    )),
    "bad": frozenset((
        "bounced", "breached", "expired", "failed", "invalid", "missed", "not_agreed", "overdue", "refused",
        "rejected", "urgent",
    )),
    "info": frozenset((
        "assigned", "drafting", "filed", "in_progress", "mediating", "new", "offered", "open", "opened",
        "received", "referred", "reviewing", "running", "scheduled", "submitted",
    )),
}
# fmt: on


def tone_of(status: Any) -> str:
    """ok, soon, bad, info, or an empty text (quiet) for a code that no table knows."""
    code = str(getattr(status, "value", None) or getattr(status, "key", None) or status).lower()
    return next((tone for tone, codes in TONES.items() if code in codes), "")
