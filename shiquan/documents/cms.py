"""The detached CMS signature inside a PDF (PAdES baseline B-B, ETSI EN 319 142-1; CMS: RFC 5652; RFC 5035).

Written out by hand because the general ASN.1 library needs ten times as long for it; the tests check the result with
three independent readers.
"""

from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from shiquan.documents.authority import Credential

ID_DATA = "1.2.840.113549.1.7.1"
ID_SIGNED_DATA = "1.2.840.113549.1.7.2"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
SHA256 = "2.16.840.1.101.3.4.2.1"

SEQUENCE, SET, OCTETS, INTEGER, OID = 0x30, 0x31, 0x04, 0x02, 0x06
CONTEXT_0 = 0xA0


def der(tag: int, *parts: bytes) -> bytes:
    """One DER value."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + content


def oid(dotted: str) -> bytes:
    """An object identifier."""
    first, second, *rest = (int(part) for part in dotted.split("."))
    content = bytearray((first * 40 + second,))
    for number in rest:
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.append(0x80 | number & 0x7F)
        content += bytes(reversed(septets))
    return der(OID, bytes(content))


def integer(number: int) -> bytes:
    """A non-negative integer."""
    return der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def attribute(name: str, value: bytes) -> bytes:
    """A signed attribute with one value."""
    return der(SEQUENCE, oid(name), der(SET, value))


def sign_digest(digest: bytes, credential: Credential) -> bytes:
    """The SignedData over a SHA-256 digest of the document's byte range, as DER."""
    certificate = credential.certificate
    encoded = certificate.public_bytes(Encoding.DER)
    hashed = der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, der(OCTETS, sha256(encoded).digest()))))
    # DER wants the members of a set in the order of their encodings.
    attributes = b"".join(
        sorted(
            (
                attribute(CONTENT_TYPE, oid(ID_DATA)),
                attribute(MESSAGE_DIGEST, der(OCTETS, digest)),
                attribute(SIGNING_CERTIFICATE_V2, hashed),
            )
        )
    )
    signature = credential.sign(der(SET, attributes))
    algorithm = der(SEQUENCE, oid(SHA256))
    signer = der(
        SEQUENCE,
        integer(1),
        der(SEQUENCE, certificate.issuer.public_bytes(), integer(certificate.serial_number)),
        algorithm,
        der(CONTEXT_0, attributes),
        der(SEQUENCE, oid(credential.algorithm)),
        der(OCTETS, signature),
    )
    certificates = b"".join(_encode(each) for each in (certificate, *credential.chain))
    signed = der(
        SEQUENCE,
        integer(1),
        der(SET, algorithm),
        der(SEQUENCE, oid(ID_DATA)),
        der(CONTEXT_0, certificates),
        der(SET, signer),
    )
    return der(SEQUENCE, oid(ID_SIGNED_DATA), der(CONTEXT_0, signed))


def largest_size(credential: Credential) -> int:
    """An upper bound of the size of ``sign_digest``'s answer in bytes."""
    return sum(len(_encode(each)) for each in (credential.certificate, *credential.chain)) + 1024


def _encode(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
