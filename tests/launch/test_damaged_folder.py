"""A data folder that lost a part is not quietly filled anew."""

import pytest

from shiquan.launch.folder import claim_folder
from shiquan.launch.trouble import Trouble


def test_a_new_folder_is_made_and_claimed_again(tmp_path):
    for _ in range(2):
        claim_folder(tmp_path / "data")


@pytest.mark.parametrize(("spoil", "words"), [
    (lambda folder: (folder / "files").rmdir(), "files 不见了"),
    (lambda folder: (folder / "VERSION").write_text("{"), "VERSION 读不出来"),
    (lambda folder: (folder / "VERSION").write_text('{"format": 9}'), "更新的版本"),
    (lambda folder: (folder / "VERSION").write_text('{"format": 1, "database": true}'), "数据库不见了"),
])  # fmt: skip
def test_what_is_gone_or_foreign_is_named_with_what_to_do(tmp_path, spoil, words):
    claim_folder(tmp_path)
    spoil(tmp_path)
    with pytest.raises(Trouble, match=words):
        claim_folder(tmp_path)
