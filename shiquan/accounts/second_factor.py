"""The second factor of staff: an authenticator app (TOTP, RFC 6238) and recovery codes on paper."""

import secrets

import pyotp
from django.db import transaction
from django.utils.crypto import salted_hmac

from shiquan.cases.clock import now
from shiquan.organisations.models import Person

from .models import RecoveryCode, SecondFactor

STEP_SECONDS = 30
RECOVERY_CODES = 10
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that can be misread on paper


def is_enrolled(person: Person) -> bool:
    """Say whether the person has an authenticator."""
    return bool(person.totp_secret_sealed)


def new_secret() -> str:
    """Return a fresh secret in base32 (160 bits)."""
    return pyotp.random_base32()


def enrolment_address(person: Person, secret: str) -> str:
    """Return the otpauth:// address that an authenticator app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=person.username or person.name, issuer_name="石泉方案")


def enrol(person: Person, secret: str, code: str) -> list[str] | None:
    """Keep the secret if the code proves that the app has it; return the recovery codes, None for a wrong code."""
    counter = _find_counter(secret, code)
    if counter is None:
        return None
    with transaction.atomic():
        person.set_totp_secret(secret)
        person.save(update_fields=["totp_secret_sealed"])
        SecondFactor.objects.update_or_create(
            person=person, defaults={"enrolled_at": now(), "last_counter": counter}
        )
        return _replace_recovery_codes(person)


def verify(person: Person, code: str) -> bool:
    """Say whether a code of the app or an unused recovery code is right, and use it up."""
    typed = "".join(code.split()).replace("-", "").upper()
    if len(typed) == 6:
        counter = _find_counter(person.totp_secret, typed)
        # One update that names the old value: of two equal codes sent at once, one wins.
        fresh = SecondFactor.objects.filter(person=person, last_counter__lt=counter or 0)
        return counter is not None and fresh.update(last_counter=counter) == 1
    unused = RecoveryCode.objects.filter(person=person, used_at__isnull=True, code_hash=_hash(person, typed))
    return unused.update(used_at=now()) == 1


def remove(person: Person) -> None:
    """Take the second factor away, for somebody who lost phone and paper; the next log-in asks to enrol again."""
    with transaction.atomic():
        person.set_totp_secret("")
        person.save(update_fields=["totp_secret_sealed"])
        SecondFactor.objects.filter(person=person).delete()
        RecoveryCode.objects.filter(person=person).delete()


def _find_counter(secret: str, code: str) -> int | None:
    """Return the time step whose code this is: the present one or a neighbour, for clocks that differ."""
    if not secret or not code.isascii() or not code.isdigit():
        return None
    totp = pyotp.TOTP(secret)
    present = int(now().timestamp()) // STEP_SECONDS
    for counter in (present, present - 1, present + 1):
        if secrets.compare_digest(totp.generate_otp(counter), code):
            return counter
    return None


def _replace_recovery_codes(person: Person) -> list[str]:
    RecoveryCode.objects.filter(person=person).delete()
    plain = ["".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, code_hash=_hash(person, code)) for code in plain
    )
    return [f"{code[:5]}-{code[5:]}" for code in plain]


def _hash(person: Person, code: str) -> str:
    value = f"{person.pk}|{code}"
    return salted_hmac("shiquan.accounts.recovery", value, algorithm="sha256").hexdigest()
