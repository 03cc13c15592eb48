"""What a signer hands in: that the paper was read, which version, a handwriting, a code."""

import base64
import binascii

from django import forms
from django.utils.translation import gettext_lazy as _

from shiquan.documents.handwriting import LIMIT_BYTES, BadHandwriting, read_handwriting

PREFIX = "data:image/png;base64,"


class SigningForm(forms.Form):
    """The form of a signature; staff who came in with a second factor need neither handwriting nor code."""

    read = forms.BooleanField(label=_("我已从头到尾读过这份文书，同意签署"), error_messages={"required": _("请先读完文书，再勾选这一项。")})
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)
    signature = forms.CharField(required=False, max_length=LIMIT_BYTES * 2, widget=forms.HiddenInput)
    signature_typed = forms.CharField(required=False, max_length=60)
    code = forms.CharField(
        label=_("短信验证码"), max_length=12, required=False,
        error_messages={"required": _("请先点“获取验证码”，再填写短信里的6位数字。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip

    def __init__(self, *args: object, asks_code: bool, asks_hand: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.asks_code, self.asks_hand = asks_code, asks_hand
        self.fields["code"].required = asks_code

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())

    def clean_signature(self) -> bytes:
        """The cleaned picture of the handwriting as PNG; empty without one."""
        given = str(self.cleaned_data["signature"])
        if not given:
            if self.asks_hand and not str(self.data.get("signature_typed", "")).strip():
                raise forms.ValidationError(_("请在签名框里签名，或者输入您的姓名。"))
            return b""
        try:
            if not given.startswith(PREFIX):
                raise BadHandwriting(_("手写签名必须是PNG图片，请在签名框内重新签名。"))
            return read_handwriting(base64.b64decode(given.removeprefix(PREFIX), validate=True)).as_png()
        except (BadHandwriting, binascii.Error) as bad:
            words = str(bad) if isinstance(bad, BadHandwriting) else _("手写签名图片已损坏，请在签名框内重新签名。")
            raise forms.ValidationError(words) from bad
