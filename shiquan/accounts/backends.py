"""How a session finds its person again."""

from django.contrib.auth.backends import ModelBackend

from shiquan.organisations.models import Person


class PhoneBackend(ModelBackend):
    """People who came in by phone: party to a case and nothing else.

    A one-time code is weaker than password and second factor; a member of staff who comes in by phone (about
    their own dispute) therefore holds no role of any office in that session.
    """

    def authenticate(self, request: object, **credentials: object) -> None:  # type: ignore[override]
        """Never takes a password."""
        del request, credentials

    def get_user(self, user_id: object) -> Person | None:
        """Return the person without roles."""
        person = super().get_user(user_id)  # type: ignore[arg-type]
        if person is None:
            return None
        assert isinstance(person, Person)
        person.drop_roles()
        return person
