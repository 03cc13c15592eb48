"""`manage name_court`: the intermediate court that a commission's final awards name."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shiquan.organisations.models import Office


class Command(BaseCommand):
    """Writes the court into the set-up of a commission; without a court it says which one is set."""

    help = "登记仲裁委员会的中级人民法院  Name the intermediate court of a commission"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The commission by its short code, and the court's full name."""
        parser.add_argument("code", help="仲裁委员会代字，如 石劳人仲  the commission's code")
        parser.add_argument("court", nargs="?", default="", help="法院全称，如 安康市中级人民法院  the court's full name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where no commission has the code, or the name is no intermediate court's."""
        known = Office.objects.filter(kind="arbitration_commission")
        office = known.filter(code=options["code"]).first()
        if office is None:
            codes = "、".join(known.order_by("code").values_list("code", flat=True)) or "（还没有仲裁委员会）"
            raise CommandError(f"没有代字为“{options['code']}”的仲裁委员会。已有：{codes}  No commission has this code.")
        court = options["court"].strip()
        if court:
            if not court.endswith("中级人民法院"):
                raise CommandError("请写法院全称，如 安康市中级人民法院。  Give the full name of an intermediate court.")
            office.intermediate_court = court
            office.save(update_fields=["intermediate_court"])
        self.stdout.write(f"{office.name}：{office.intermediate_court or '（未登记）'}")
