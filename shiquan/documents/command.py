"""``shiquan verify FILE`` and ``shiquan verify --chain``: exit code 0 valid, 1 not valid, 2 not readable."""

import argparse
import json
import sys
from pathlib import Path

from cryptography import x509

from shiquan.documents.authority import authority_folder
from shiquan.documents.verify import LIMIT_BYTES, Verification, verify_pdf

VALID, INVALID, UNREADABLE = 0, 1, 2


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the ``shiquan`` program."""
    parser = subparsers.add_parser(
        "verify",
        help="核验文书或者全部事件链 / verify a document, or every chain of events",
        description="核验一份文书的编号、哈希和签名，或者（--chain）核验每个案件的事件链。",
    )
    parser.add_argument("file", nargs="?", type=Path, help="PDF文件 / a PDF file")
    parser.add_argument("--chain", action="store_true", help="核验全部事件链 / verify every chain of events")
    parser.add_argument("--json", action="store_true", help="输出JSON / print JSON")
    parser.add_argument("--root", type=Path, help="另外信任的根证书（PEM） / a further root to trust (PEM)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The exit code of ``shiquan verify``."""
    if arguments.chain:
        return verify_chains(as_json=arguments.json)
    if arguments.file is None:
        print("请给出PDF文件，或者使用 --chain。 / Give a PDF file, or use --chain.", file=sys.stderr)
        return UNREADABLE
    return verify_file(arguments.file, extra_root=arguments.root, as_json=arguments.json)


def verify_file(path: Path, *, extra_root: Path | None, as_json: bool) -> int:
    """Check one file against the installation's root; no database is needed."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
        roots = find_roots(extra_root)
    except FileNotFoundError as error:
        print(f"没有这个文件：{error.filename} / there is no such file", file=sys.stderr)
        return UNREADABLE
    except (OSError, ValueError) as error:
        print(f"无法读取：{error} / cannot read", file=sys.stderr)
        return UNREADABLE
    result = verify_pdf(data, roots)
    print(json.dumps(result.as_json(), ensure_ascii=False, indent=2) if as_json else describe(result))
    if result.valid:
        return VALID
    return INVALID if result.readable else UNREADABLE


def find_roots(extra: Path | None) -> list[x509.Certificate]:
    """The root of the data folder's authority, certificates an operator put into ``authority/trusted``, and ``extra``.

    Raises OSError and ValueError for a certificate that cannot be read.
    """
    folder = authority_folder()
    paths = [folder / "root.pem", *sorted((folder / "trusted").glob("*.pem"))]
    paths = [path for path in paths if path.exists()] + ([extra] if extra else [])
    return [root for path in paths for root in x509.load_pem_x509_certificates(path.read_bytes())]


def describe(result: Verification) -> str:
    """The answer in words, Chinese first."""
    lines = [
        "有效 / VALID" if result.valid else "无效 / NOT VALID",
        f"编号 / number: {result.number or '—'}",
        f"SHA-256: {result.sha256}",
    ]
    for entry in result.signatures:
        mark = "✓" if entry.valid else "✗"
        at = entry.at.isoformat() if entry.at else "—"
        lines.append(f"{mark} {entry.signer} ({entry.role}) {at} {entry.reason}")
    lines += [f"! {problem.zh} / {problem.en}" for problem in result.problems]
    return "\n".join(lines)


def verify_chains(*, as_json: bool) -> int:
    """Check every case's chain of events; 1 if any link is broken."""
    import django

    django.setup()
    from shiquan.cases.chain import verify_all_chains

    checked, broken = 0, []
    for case_number, good, first_bad, *_rest in verify_all_chains():
        checked += 1
        if not good:
            broken.append({"case": case_number, "event": first_bad})
    if as_json:
        print(
            json.dumps(
                {"valid": not broken, "chains": checked, "broken": broken}, ensure_ascii=False, default=str
            )
        )
    else:
        print(f"事件链 / chains: {checked}；损坏 / broken: {len(broken)}")
        for entry in broken:
            print(f"✗ {entry['case']}: {entry['event']}")
    return INVALID if broken else VALID
