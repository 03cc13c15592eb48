"""Sealed values open only where they belong; indexes meet; masks hide."""

import json
import stat
from uuid import uuid4

import pytest

from shiquan.organisations import keyring
from shiquan.organisations.personal import (
    SealBroken,
    blind_index,
    mask_bank_account,
    mask_id_number,
    mask_name,
    mask_phone,
    needs_resealing,
    open_text,
    seal_text,
)


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    settings.SHIQUAN_DATA = tmp_path


def test_a_sealed_text_opens_in_its_own_field_and_row():
    row = uuid4()
    token = seal_text("13812345678", field="phone", row=row)
    assert "13812345678" not in token
    assert open_text(token, field="phone", row=row) == "13812345678"


def test_the_same_text_is_never_sealed_to_the_same_token():
    row = uuid4()
    assert seal_text("张三", field="name", row=row) != seal_text("张三", field="name", row=row)


def test_it_refuses_a_token_copied_to_another_row():
    token = seal_text("13812345678", field="phone", row=uuid4())
    with pytest.raises(SealBroken):
        open_text(token, field="phone", row=uuid4())


def test_it_refuses_a_token_copied_to_another_field():
    row = uuid4()
    token = seal_text("13812345678", field="phone", row=row)
    with pytest.raises(SealBroken):
        open_text(token, field="id_number", row=row)


@pytest.mark.parametrize("token", ["x", "1.k1", "1.k1.", "1.k1.AAAA", "1.k1.中文", "2.k1.AAAA", "1.k9.AAAA"])
def test_it_refuses_what_is_not_a_sealed_value(token):
    with pytest.raises(SealBroken):
        open_text(token, field="phone", row=uuid4())


def test_it_refuses_an_altered_token():
    row = uuid4()
    token = seal_text("13812345678", field="phone", row=row)
    swapped = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]
    with pytest.raises(SealBroken):
        open_text(swapped, field="phone", row=row)


def test_an_empty_text_stays_empty():
    assert seal_text("", field="phone", row=uuid4()) == ""
    assert open_text("", field="phone", row=uuid4()) == ""
    assert blind_index("", "phone") == ""


def test_after_rotation_old_values_open_and_new_ones_use_the_new_key():
    row = uuid4()
    old = seal_text("13812345678", field="phone", row=row)
    index = blind_index("13812345678", "phone")
    assert not needs_resealing(old)
    assert keyring.add_key() == "k2"
    new = seal_text("13812345678", field="phone", row=row)
    assert needs_resealing(old) and not needs_resealing(new)
    assert open_text(old, field="phone", row=row) == open_text(new, field="phone", row=row)
    assert blind_index("13812345678", "phone") == index


def test_a_key_added_by_another_process_is_found(settings):
    row = uuid4()
    seal_text("x", field="phone", row=row)
    stale = keyring.get_keyring()
    keyring.add_key()
    token = seal_text("y", field="phone", row=row)
    keyring._loaded[settings.SHIQUAN_DATA] = stale
    assert open_text(token, field="phone", row=row) == "y"


def test_the_key_file_is_readable_by_its_owner_only():
    blind_index("x", "phone")
    path = keyring.key_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["personal.json"]


def test_the_first_of_two_writers_wins():
    blind_index("x", "phone")
    before = keyring.key_file().read_text()
    keyring._write(keyring.key_file(), keyring._new_keyring(), replace=False)
    assert keyring.key_file().read_text() == before


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"current": "k1", "keys": {"k1": "AA=="}, "index": "AA=="}']
)
def test_a_damaged_key_file_says_what_to_do(content):
    path = keyring.key_file()
    path.parent.mkdir()
    path.write_text(content)
    with pytest.raises(keyring.KeyFileDamaged, match="备份"):
        blind_index("x", "phone")


def test_a_current_key_that_is_missing_counts_as_damage():
    blind_index("x", "phone")
    raw = json.loads(keyring.key_file().read_text())
    keyring.key_file().write_text(json.dumps({**raw, "current": "k7"}))
    with pytest.raises(keyring.KeyFileDamaged):
        keyring.get_keyring(fresh=True)


def test_equal_values_meet_however_they_are_typed():
    index = blind_index("13812345678", "phone")
    assert index == blind_index("138 1234 5678", "phone") == blind_index("１３８-1234-5678", "phone")
    assert index != blind_index("13812345678", "id_number")
    assert len(index) == 64


def test_another_installation_has_another_index(settings, tmp_path):
    here = blind_index("13812345678", "phone")
    settings.SHIQUAN_DATA = tmp_path / "other"
    assert blind_index("13812345678", "phone") != here


def test_masks_hide_what_identifies():
    assert mask_phone("13812345678") == "138****5678"
    assert mask_phone("5550123") == "*****23"
    assert mask_id_number("11010119900307123X") == "110***********123X"
    assert mask_id_number("123456") == "****56"
    assert mask_name("王小明") == "王**"
    assert mask_name("欧阳静") == "欧阳*"
    assert mask_name("欧阳") == "欧*"
    assert mask_name("王") == "王"
    assert mask_bank_account("6222 0212 3456 7890") == "************7890"
    assert mask_bank_account("12") == "**"
    assert mask_phone("") == mask_name("") == mask_bank_account("") == ""
