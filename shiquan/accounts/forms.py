"""What people type to come in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shiquan.organisations.models import Person
from shiquan.organisations.phones import is_mobile, normal_phone


class LoginForm(forms.Form):
    """User name and password of staff."""

    username = forms.CharField(
        label=_("用户名"),
        max_length=60,
        error_messages={"required": _("请填写用户名。")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=200,
        strip=False,
        error_messages={"required": _("请填写密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SecondFactorForm(forms.Form):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("动态验证码"),
        max_length=20,
        error_messages={"required": _("请填写动态验证码。")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "class": "code-box",
            }
        ),
    )


class RecoveryForm(SecondFactorForm):
    """The same field, worded and typed for a recovery code."""

    code = forms.CharField(
        label=_("备用码"),
        max_length=20,
        help_text=_("格式如 AB2C3-D4E5F，每个备用码只能用一次。"),
        error_messages={"required": _("请填写备用码。")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class PhoneForm(forms.Form):
    """The phone of a party."""

    phone = forms.CharField(
        label=_("手机号"),
        max_length=30,
        error_messages={"required": _("请填写手机号。")},
        widget=forms.TextInput(
            attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "autofocus": True}
        ),
    )

    def clean_phone(self) -> str:
        """Return the bare number."""
        phone = normal_phone(self.cleaned_data["phone"])
        if not is_mobile(phone):
            raise ValidationError(
                _("手机号应为 11 位数字，以 1 开头，例如 13812345678。请检查是否多写或漏写。")
            )
        return phone


class CodeForm(forms.Form):
    """The six digits of an SMS."""

    code = forms.CharField(
        label=_("短信验证码"),
        max_length=12,
        error_messages={"required": _("请填写短信里的 6 位数字。")},
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "autofocus": True,
                "class": "code-box",
            }
        ),
    )

    def clean_code(self) -> str:
        """Return six digits without blanks."""
        code = "".join(self.cleaned_data["code"].split())
        if len(code) != 6 or not code.isascii() or not code.isdigit():
            raise ValidationError(_("验证码是 6 位数字，请照短信填写。"))
        return code


class PasswordForm(forms.Form):
    """A new password, given twice, and the present one."""

    present = forms.CharField(
        label=_("当前密码"),
        max_length=200,
        strip=False,
        error_messages={"required": _("请填写当前密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    fresh = forms.CharField(
        label=_("新密码"),
        max_length=200,
        strip=False,
        help_text=_("至少 10 个字符。用几个不相干的词连起来，比一个词加符号更好记、更安全。"),
        error_messages={"required": _("请填写新密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一次新密码"),
        max_length=200,
        strip=False,
        error_messages={"required": _("请再输一次新密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_present(self) -> str:
        """Check the present password."""
        present = str(self.cleaned_data["present"])
        if not self.person.check_password(present):
            raise ValidationError(_("当前密码不对，请重新填写。"))
        return present

    def clean(self) -> dict[str, Any]:
        """Compare both and ask the validators of the settings."""
        given = self.cleaned_data
        fresh = given.get("fresh")
        if fresh and given.get("again") and fresh != given["again"]:
            self.add_error("again", _("两次输入的新密码不一样，请重新填写。"))
        elif fresh:
            try:
                password_validation.validate_password(fresh, self.person)
            except ValidationError as error:
                self.add_error("fresh", error)
        return given


class LanguageForm(forms.Form):
    """The language of the interface."""

    language = forms.ChoiceField(label=_("界面语言"), choices=lambda: settings.LANGUAGES)
