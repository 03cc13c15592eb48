"""Numbers for invented people: right in form, and in ranges kept for the demo."""

from shiquan.law.identity import credit_check_character, id_check_character

REGION = "610922"


def phone(number: int) -> str:
    """A mobile number of the demo: 1990915 and four digits."""
    return f"1990915{number:04d}"


def id_number(number: int, year: int, man: bool) -> str:
    """An ID-card number with a right check character."""
    first = f"{REGION}{year}{number % 12 + 1:02d}{number % 28 + 1:02d}{90 + number % 10:02d}{number % 5 * 2 + (1 if man else 0)}"
    return first + id_check_character(first)


def credit_code(number: int) -> str:
    """A unified social credit code with a right check character."""
    first = f"91{REGION}MADEM{number:04d}"[:17]
    return first + credit_check_character(first)


def bank_card(number: int) -> str:
    """A card number of 19 digits that passes the Luhn check."""
    first = f"62309900000000{number:04d}"
    digits = [int(d) for d in reversed(first)]
    total = sum(digits[1::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[::2])
    return f"{first}{-total % 10}"
