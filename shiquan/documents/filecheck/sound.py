"""Recordings and videos, known by their first bytes. They are kept as they are: they may be evidence of the bytes."""

M4A_BRANDS = {b"M4A ", b"M4B "}
MP4_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"MSNV",
    b"dash",
    b"3gp4",
    b"3gp5",
}


def find_media(data: bytes) -> str | None:
    """The media type of an MP3, M4A, WAV or MP4; None for anything else."""
    if data[:3] == b"ID3" and len(data) > 128:
        return "audio/mpeg"
    if _is_mp3_frame(data):
        return "audio/mpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in M4A_BRANDS:
            return "audio/mp4"
        if brand in MP4_BRANDS:
            return "video/mp4"
    return None


def _is_mp3_frame(data: bytes) -> bool:
    """Two MPEG audio layer III frames in a row: a single sync pattern occurs in arbitrary bytes."""
    size = _frame_size(data[:4])
    return size is not None and _frame_size(data[size : size + 4]) is not None


def _frame_size(head: bytes) -> int | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in {0, 15} or sampling == 3:
        return None
    first = version == 3
    kilobits = (
        (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
        if first
        else (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    )[rate]
    hertz = (44100, 48000, 32000)[sampling] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if first else 72) * kilobits * 1000 // hertz + (head[2] >> 1 & 1)
