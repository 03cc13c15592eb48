"""`shiquan manage api_token`: makes, lists and revokes tokens for machines."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shiquan.api.models import Token, make_token
from shiquan.cases.clock import now
from shiquan.organisations.models import Office, Person


class Command(BaseCommand):
    help = "接口令牌：签发、列出、停用  tokens of the API: make, list, revoke"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("make", "list", "revoke"))
        parser.add_argument("--username", help="以谁的身份 whom the machine acts as")
        parser.add_argument("--office", help="机构代字：只带在该机构的职务 code of the office whose roles it carries")
        parser.add_argument("--label", help="用途 what it is for", default="")
        parser.add_argument("--days", type=int, default=365, help="有效天数 valid for how many days")
        parser.add_argument("--id", help="要停用的令牌 the token to revoke")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "make":
            self.stdout.write(self._make(options))
        elif options["what"] == "revoke":
            if not Token.objects.filter(pk=options["id"], revoked_at=None).update(revoked_at=now()):
                raise CommandError("没有这个有效的令牌。 There is no such valid token.")
        else:
            for row in Token.objects.select_related("person", "office").order_by("created_at"):
                state = "revoked" if row.revoked_at else f"until {row.expires_at:%Y-%m-%d}" if row.expires_at else "valid"
                self.stdout.write(f"{row.pk}  {row.person}  {row.office or '-'}  {row.label}  {state}")

    def _make(self, options: dict[str, Any]) -> str:
        person = Person.objects.filter(username=options["username"], is_active=True).first()
        office = Office.objects.filter(code=options["office"]).first()
        if person is None or (options["office"] and office is None):
            raise CommandError("没有这个用户或机构。 There is no such user or office.")
        until = now() + timedelta(days=options["days"])
        return make_token(person, options["label"] or "API", office, until)
