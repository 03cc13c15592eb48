"""Numbers people type: identity card, unified social credit code, mobile number, bank card. Checked, never looked up.

Sources: GB 11643-1999 (citizen identification number, check digit by ISO 7064 MOD 11-2), GB 32100-2015 (unified social
credit code, MOD 31-3), Luhn check of bank cards (ISO/IEC 7812-1).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shiquan.law.errors import LawError

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_PROVINCES = {
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
    83,
}


class IdentityError(LawError):
    """A number that cannot be right, with what to do."""


class Sex(StrEnum):
    """Sex as the identity number states it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class IdCard:
    """What an identity number says."""

    number: str
    born: date
    sex: Sex
    province_code: str

    def age_on(self, day: date) -> int:
        """Full years of age on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


def _clean(text: str) -> str:
    return re.sub(r"[\s\-—·]", "", unicodedata.normalize("NFKC", text)).upper()


def read_id_card(text: str, *, today: date | None = None) -> IdCard:
    """Check an 18-digit identity number and read birth date and sex. Raises ``IdentityError`` saying what to mend."""
    number = _clean(text)
    if re.fullmatch("[0-9]{15}", number):
        raise IdentityError(
            "这是15位旧身份证号，请填写现用的18位身份证号",
            "this is an old 15-digit number; give the present 18-digit number",
        )
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise IdentityError(
            f"身份证号应为18位（前17位数字，末位数字或X），现为{len(number)}位，请对照身份证核对",
            f"an identity number has 18 characters (17 digits, then a digit or X); this has {len(number)}",
        )
    if int(number[:2]) not in _PROVINCES:
        raise IdentityError(
            "身份证号前两位不是有效的省份代码，请核对开头", "the first two digits are no province code"
        )
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as error:
        raise IdentityError(
            f"身份证号第7至14位“{number[6:14]}”不是有效日期，请核对出生日期部分",
            f"digits 7 to 14 ({number[6:14]}) are no date; check the birth date",
        ) from error
    if born.year < 1900 or (today is not None and born > today):
        raise IdentityError(
            "身份证号中的出生日期不合理，请核对第7至14位",
            "the birth date cannot be right; check digits 7 to 14",
        )
    if number[17] != id_check_character(number[:17]):
        raise IdentityError(
            "身份证号校验不通过，可能有一位输错或两位颠倒，请逐位核对",
            "the check character does not fit: a digit is wrong or two are swapped",
        )
    return IdCard(number, born, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, number[:2])


def id_check_character(first17: str) -> str:
    """The check character of the first 17 digits (GB 11643-1999)."""
    return _ID_CHECKS[
        sum(int(digit) * weight for digit, weight in zip(first17, _ID_WEIGHTS, strict=True)) % 11
    ]


def check_credit_code(text: str) -> str:
    """Check a unified social credit code and give it back cleaned. Raises ``IdentityError``."""
    code = _clean(text)
    if len(code) != 18:
        raise IdentityError(
            f"统一社会信用代码应为18位，现为{len(code)}位，请对照营业执照核对",
            f"a unified social credit code has 18 characters; this has {len(code)}",
        )
    wrong = sorted(set(code) - set(_CREDIT_ALPHABET))
    if wrong:
        raise IdentityError(
            f"统一社会信用代码不使用 {'、'.join(wrong)}（字母I、O、S、V、Z不用），是否把1、0、5、2看错",
            f"the code never contains {', '.join(wrong)} (I, O, S, V, Z are not used); perhaps 1, 0, 5 or 2",
        )
    if code[17] != credit_check_character(code[:17]):
        raise IdentityError(
            "统一社会信用代码校验不通过，请对照营业执照逐位核对",
            "the check character does not fit; compare with the licence",
        )
    return code


def credit_check_character(first17: str) -> str:
    """The check character of the first 17 characters (GB 32100-2015)."""
    total = sum(_CREDIT_ALPHABET.index(c) * w for c, w in zip(first17, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def check_mobile(text: str) -> str:
    """Check a mobile number of the mainland and give back its 11 digits. Raises ``IdentityError``."""
    number = _clean(text).removeprefix("+")
    if len(number) == 13 and number.startswith("86"):
        number = number[2:]
    if not re.fullmatch(r"1[3-9][0-9]{9}", number):
        raise IdentityError(
            "手机号应为11位数字，以13至19开头，请核对；座机请填在“其他联系方式”",
            "a mobile number has 11 digits and starts with 13 to 19; a landline belongs under other contacts",
        )
    return number


def check_bank_card(text: str) -> str:
    """Check a bank card number (16 to 19 digits, Luhn) and give back its digits. Raises ``IdentityError``."""
    number = _clean(text)
    if not re.fullmatch(r"[0-9]{16,19}", number):
        raise IdentityError("银行卡号应为16至19位数字，请核对卡面", "a bank card number has 16 to 19 digits")
    digits = [int(digit) for digit in reversed(number)]
    total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    if total % 10 or not any(digits):
        raise IdentityError(
            "银行卡号校验不通过，可能有一位输错，请逐位核对", "the card number does not fit: a digit is wrong"
        )
    return number
