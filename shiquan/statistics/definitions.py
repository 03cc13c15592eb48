"""Every figure with its definition: what is counted, out of what, from where. The page shows these very words."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from shiquan.law.text import Label

MEDIATIONS = Label("一站式调解案件，按提交申请的月份计", "Mediations, by the month of filing")
CLOCKS = Label("案件的期限记录（受理环节自动关闭）", "The clocks of the cases, closed by their steps")
CLAIMS = Label("请求事项和谈妥金额的记录", "Claims and settled sums")
PAYMENTS = Label("回访中确认到账的付款记录", "Payments confirmed in the follow-up")
PARTIES = Label("当事人进入案件的记录", "When parties joined")
NOW = Label("此刻未办结的调解案件，不受月份筛选影响", "Mediations open at this moment, whatever the months chosen")


class Shape(StrEnum):
    """How a figure is shown."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    MINUTES = "minutes"
    HOURS = "hours"
    STARS = "stars"


@dataclass(frozen=True)
class Figure:
    """One figure. ``top`` and ``bottom`` name sums; ``rows`` chooses the cases behind it, ``bottom_rows`` those behind the whole."""

    key: str
    name: Label
    shape: Shape
    top: str
    top_words: Label
    source: Label
    bottom: str = ""
    bottom_words: Label | None = None
    rows: Q | None = None
    icon: str = ""

    @property
    def is_live(self) -> bool:
        return self.source is NOW


FIGURES: tuple[Figure, ...] = (
    Figure("open", Label("在办", "Open"), Shape.COUNT, "open", Label("没有办结的案件数", "Cases not closed"), NOW, rows=Q(is_open=True)),
    Figure("due_today", Label("今日到期", "Due today"), Shape.COUNT, "due_today",
           Label("最近一个期限在今天之内的案件数", "Cases whose nearest clock ends today"), NOW),
    Figure("overdue", Label("已逾期", "Overdue"), Shape.COUNT, "overdue",
           Label("有期限已经超过而没有办的案件数", "Cases with a clock that ran out"), NOW),
    Figure("opened", Label("收到申请", "Filed"), Shape.COUNT, "opened", Label("收到的申请数", "Applications filed"), MEDIATIONS, rows=Q()),
    Figure("answered", Label("一小时内答复", "Answered within 1 hour"), Shape.SHARE, "answer_kept",
           Label("第一次答复在一小时之内的案件数", "Cases first answered within an hour"), CLOCKS,
           "answer_decided", Label("已答复或一小时已过的案件数", "Cases answered, or whose hour has passed"), Q(answer_kept=True)),
    Figure("not_answered", Label("超过一小时", "Answered later"), Shape.COUNT, "answer_late",
           Label("第一次答复超过一小时的案件数", "Cases answered after more than an hour, or not yet"), CLOCKS, rows=Q(answer_kept=False)),
    Figure("answer_median", Label("答复用时中位数", "Median time to answer"), Shape.MINUTES, "answer_spread",
           Label("从提交到第一次答复的中位数，按时间段计数推算", "From filing to the first answer, from counts by stretch of time"), CLOCKS),
    Figure("closed", Label("办结", "Closed"), Shape.COUNT, "closed", Label("已经办结的案件数", "Cases closed"), MEDIATIONS, rows=Q(is_open=False)),
    Figure("closed_7d", Label("七天内办结", "Closed within 7 days"), Shape.SHARE, "close_kept",
           Label("在七天承诺期内办结的案件数", "Cases closed within the promised seven days"), CLOCKS,
           "close_decided", Label("已办结或七天已过的案件数", "Cases closed, or whose seven days have passed"), Q(close_kept=True)),
    Figure("agreed", Label("调解成功率", "Settlement rate"), Shape.SHARE, "agreed",
           Label("达成协议的案件数", "Cases with an agreement"), MEDIATIONS,
           "ended", Label("达成协议和调解不成的案件数（不含撤回、不予受理）", "Cases agreed or not agreed (without withdrawals and refusals)"),
           Q(result="agreed")),
    Figure("not_agreed", Label("调解不成", "Not agreed"), Shape.COUNT, "not_agreed",
           Label("调解不成的案件数", "Cases that ended without agreement"), MEDIATIONS, rows=Q(result="not_agreed")),
    Figure("claimed", Label("请求金额", "Claimed"), Shape.MONEY, "claimed", Label("全部请求事项的金额", "Sum of all claims"), CLAIMS, rows=Q(claimed__gt=0)),
    Figure("settled", Label("协议金额", "Settled"), Shape.MONEY, "settled",
           Label("达成协议的案件中谈妥的金额", "Sums settled in agreed cases"), CLAIMS, rows=Q(settled__gt=0)),
    Figure("recovered", Label("追回金额", "Recovered"), Shape.MONEY, "recovered",
           Label("确认到账的金额", "Sums confirmed as received"), PAYMENTS, rows=Q(recovered__gt=0)),
    Figure("performed", Label("履行率", "Performed"), Shape.SHARE, "recovered", Label("确认到账的金额", "Sums received"), PAYMENTS,
           "settled", Label("协议金额", "Sums settled")),
    Figure("joined", Label("对方进入率", "Join rate"), Shape.SHARE, "joined",
           Label("已进入案件的被申请人数", "Respondents who joined"), PARTIES,
           "invited", Label("已发出邀请的被申请人数", "Respondents invited"), Q(joined__gt=0)),
    Figure("not_joined", Label("对方没有进入", "Not joined"), Shape.COUNT, "not_joined",
           Label("已邀请而没有进入的被申请人数", "Respondents invited who have not joined"), PARTIES, rows=Q(invited__gt=0, joined=0)),
    Figure("join_median", Label("进入用时中位数", "Median time to join"), Shape.HOURS, "join_spread",
           Label("从邀请到第一位被申请人进入的中位数，按时间段计数推算", "From invitation to the first respondent's joining, from counts by stretch of time"), PARTIES),
    Figure("confirmed", Label("司法确认率", "Confirmed by the court"), Shape.SHARE, "confirmed",
           Label("法院裁定确认的案件数", "Cases whose agreement the court confirmed"), MEDIATIONS,
           "agreed", Label("达成协议的案件数", "Cases with an agreement"), Q(confirmed=True)),
    Figure("rating", Label("满意度", "Rating"), Shape.STARS, "stars", Label("申请人评的星数", "Stars given by applicants"),
           Label("申请人在回访中的评价", "Ratings in the follow-up"), "rated", Label("评价的人数", "How many rated"), Q(rating__isnull=False)),
)  # fmt: skip
BY_KEY = {f.key: f for f in FIGURES}
