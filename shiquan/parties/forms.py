"""What stands on a paper invitation, typed in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shiquan.accounts.forms import PhoneForm


class NumberForm(PhoneForm):
    """The number of the case, and the phone to which the invitation went."""

    number = forms.CharField(
        label=_("案件编号"),
        max_length=60,
        help_text=_("在邀请书右上角或短信里，例如：石新调〔2026〕12号。括号可以不写。"),
        error_messages={"required": _("请照邀请书填写案件编号。")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autofocus": True}),
    )
    field_order = ["number", "phone"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["phone"].widget.attrs.pop("autofocus", None)
        self.fields["phone"].help_text = _("收到邀请的那个手机号；验证码只发到这个号码。")
