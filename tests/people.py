"""One cast for every story: worker, employer, mediator, duty holders, judge, director, and an outsider who must see nothing."""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from shiquan.organisations.models import Membership, Office, Person, Post

SINCE = date(2020, 1, 1)
WORKER_ID = "612422199003124217"
COMPANY_CODE = "91610922MA70ABCD5N"


@dataclass(frozen=True)
class Cast:
    centre: Office
    town: Office
    court: Office
    commission: Office
    worker: Person
    employer: Person
    mediator: Person
    duty: Person
    duty_b: Person
    supervisor: Person
    expert: Person
    judge: Person
    director: Person
    counter: Person
    outsider: Person


def make_cast() -> Cast:
    """Makes a small county with one of each; needs a database."""
    bureau = _office("石泉县人力资源和社会保障局", "石人社", "human_resources", None)
    centre = _office("石泉县新就业形态劳动者纠纷一站式调解中心", "石新", "mediation_centre", bureau, prefix="石新调")
    town = _office("城关镇劳动争议调解中心", "石城", "town_centre", centre, level="town")
    court = _office("石泉县人民法院", "陕0922", "court", None)
    commission = _office("石泉县劳动人事争议仲裁委员会", "石劳人仲", "arbitration_commission", bureau)
    staff = {
        "mediator": ("李调解", centre), "duty": ("王值班", centre), "supervisor": ("赵主管", centre), "expert": ("孙专家", centre),
        "judge": ("钱法官", court), "director": ("周主任", bureau), "counter": ("吴窗口", centre),
    }  # fmt: skip
    people = {role: _staff(role, name, office) for role, (name, office) in staff.items()}
    duty_b = _staff("duty", "郑B岗", centre, username="duty_b")
    Post.objects.create(
        office=centre, name="值班岗", key="duty", holder_a=people["duty"], holder_b=duty_b, supervisor=people["supervisor"]
    )
    return Cast(
        centre=centre, town=town, court=court, commission=commission, duty_b=duty_b,
        worker=Person.objects.create_party("13891512345", "陈骑手"),
        employer=Person.objects.create_party("13709150001", "刘经理"),
        outsider=Person.objects.create_party("13609150002", "路人甲"), **people,
    )  # fmt: skip


def _office(name: str, code: str, kind: str, parent: Office | None, *, level: str = "county", prefix: str = "") -> Office:
    return Office.objects.create(
        name=name, short_name=name[:12], code=code, kind=kind, parent=parent, level=level, region="石泉县",
        number_prefix=prefix, phone="0915-6312345", address="石泉县城关镇向阳路1号",
    )  # fmt: skip


def _staff(role: str, name: str, office: Office, username: str | None = None) -> Person:
    person = Person.objects.create_user(username or role, "correct-horse-battery", name=name)
    Membership.objects.create(person=person, office=office, role=role, since=SINCE)
    return person


def enter(person: Person) -> Client:
    """A client that is logged in as somebody."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def application() -> dict:
    """A rider's application: three months of unpaid order income and a withheld deposit."""
    return {
        "story": "我在站点跑单三个月，站长说考核不合格，扣了两个月的单费和押金，一直不给。",
        "started_on": "2026-03-01", "happened_on": "2026-10-08", "place": "石泉县城关镇", "channel": "phone",
        "applicant": [{"name": "陈骑手", "id_number": WORKER_ID, "phone": "13891512345", "address": "石泉县城关镇江南社区3栋", "platform_work": "rider"}],
        "respondents": [{"name": "安康快送网络科技有限公司", "kind": "partner", "phone": "13709150001", "contact": "刘经理",
                         "credit_code": COMPANY_CODE, "address": "石泉县城关镇滨江大道8号"}],
        "claims": [{"kind": "order_income", "title": "拖欠的订单报酬", "amount": "12800.00", "basis": "两个月跑单 3200 单，每单 4 元"},
                   {"kind": "deposit", "title": "退还押金", "amount": "1000", "basis": "入职押金"}],
        "evidence": [], "electronic_service": True, "truthful": True,
    }  # fmt: skip
