"""Who appears in these tests, and a sender that keeps what it is given."""

PASSWORD = "long enough to be good"
PHONE = "13812345678"
LETTERS: list[tuple[str, str]] = []


def drop(phone, text):
    LETTERS.append((phone, text))
