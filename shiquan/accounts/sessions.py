"""Sessions in the database, found with a plain statement: every page asks for one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from shiquan.cases.clock import now
from shiquan.organisations.rows import find


class SessionStore(db.SessionStore):
    """Django's own, but for how a session is looked for."""

    def _get_session_from_db(self) -> Session | None:
        found = find(Session, "session_key = %s AND expire_date > %s", self.session_key, now())
        if found is None:
            self._session_key = None
        return found

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session
