"""Phone numbers as people type them."""

import re
import unicodedata


def normal_phone(typed: str) -> str:
    """Return the bare digits of a mainland number: no spaces, hyphens, full-width digits or +86."""
    text = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", typed))
    return re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", text)


def is_mobile(phone: str) -> bool:
    """Say whether a normal number is a mainland mobile number (eleven digits, the second is 3 to 9)."""
    return re.fullmatch(r"1[3-9][0-9]{9}", phone) is not None
