"""What to say and to ask on a visit, before and after a payment date."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from shiquan.cases.models import Instalment, Party
from shiquan.law.money import plain


@dataclass(frozen=True)
class Lines:
    """What to say to one side."""

    party: Party
    say: tuple[str, ...]
    ask: tuple[str, ...]


def script_for(when: str, parties: list[Party], instalment: Instalment | None, office: str) -> list[Lines]:
    """The lines for each side; ``when`` is before or after the payment date."""
    applicants = [p for p in parties if p.side == "applicant"]
    respondents = [p for p in parties if p.side != "applicant"]
    build = _before if when == "before" else _after
    return build(applicants, respondents, _payment(instalment), office)


def _payment(instalment: Instalment | None) -> dict[str, str]:
    if instalment is None:
        return {"day": _("约定的付款日"), "sum": _("约定的款项")}
    return {"day": instalment.due_on.isoformat(), "sum": f"¥{plain(instalment.amount)}"}


def _hello(party: Party, office: str) -> str:
    return _("您好，是%(name)s吗？这里是%(office)s，就调解协议的履行情况做个回访。") % {"name": party.name, "office": office}


def _before(applicants: list[Party], respondents: list[Party], payment: dict[str, str], office: str) -> list[Lines]:
    to_pay = (_("按照协议，请在%(day)s前支付%(sum)s。") % payment, _("付款后请把凭证拍照上传，或发给我们。"))
    pay_asks = (_("能按期付款吗？打算哪天付？"), _("资金有没有困难？需要我们帮忙沟通吗？"), _("收款账户核对过了吗？"))
    get = (_("%(sum)s应在%(day)s前付给您。") % payment,)
    get_asks = (_("收款账户有没有变化？"), _("对方最近有没有联系您？"))
    return [
        *(Lines(p, (_hello(p, office), *to_pay), pay_asks) for p in respondents),
        *(Lines(p, (_hello(p, office), *get), get_asks) for p in applicants),
    ]


def _after(applicants: list[Party], respondents: list[Party], payment: dict[str, str], office: str) -> list[Lines]:
    get = (_("%(sum)s应在%(day)s前付给您。") % payment,)
    get_asks = (_("钱收到了吗？收到多少？哪天到的？"), _("对我们的服务满意吗？还有什么要帮忙？"), _("没收到的话，您愿意走哪条路？我们可以帮您准备材料。"))
    paid = (_("按照协议，%(sum)s应在%(day)s前付清。") % payment,)
    paid_asks = (_("付了吗？有没有转账凭证？"), _("没有付的话，是什么原因？哪天能付？"))
    return [
        *(Lines(p, (_hello(p, office), *get), get_asks) for p in applicants),
        *(Lines(p, (_hello(p, office), *paid), paid_asks) for p in respondents),
    ]
