"""From a draft to a dispute. The draft's id is the key of the step, so however often it is sent, it is filed once."""

from typing import Any
from uuid import UUID

from shiquan.accounts.session import person_for_phone
from shiquan.cases.models import Case, Event
from shiquan.cases.perform import AT_COUNTER, Done, open_dispute
from shiquan.intake import questions as q
from shiquan.intake.answers import Flat, flat_name, nest
from shiquan.intake.models import ApplicationDraft
from shiquan.law.text import Label
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Office, Person
from shiquan.organisations.rows import find
from shiquan.procedure import forms
from shiquan.procedure.language import InvalidData

MEDIATING = ("mediation_centre", "town_centre", "enterprise_committee", "industry_committee")


class Incomplete(Exception):
    """Something is missing that the form itself leaves open; ``faults``: flat name → how to mend it."""

    def __init__(self, faults: dict[str, Label]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


class NoCentre(Exception):
    """The installation has no active mediation centre to file with."""


def step_data(answers: Flat, *, channel: str, phone: str = "", person: Person | None = None) -> dict[str, Any]:
    """The data of the step ``file`` from the answers; ``phone`` is the checked one, ``person`` the applicant's account."""
    data = nest(q.file_step().form, answers)
    applicant = data["applicant"][0]
    applicant["kind"] = q.side_of(answers)
    if phone:
        applicant["phone"] = phone
    if person is not None:
        applicant["person"] = str(person.pk)
    data["channel"] = channel
    return data


def find_gaps(data: dict[str, Any], answers: Flat) -> dict[str, Label]:
    """Everything that keeps an application from being filed: flat name → how to mend it."""
    faults: dict[str, Label] = {}
    try:
        forms.clean(q.file_step(), data)
    except InvalidData as invalid:
        faults = {flat_name(path, answers): label for path, label in invalid.errors.items()}
    if q.side_of(answers) == q.EMPLOYER:
        for name, label in (("applicant-0-credit_code", "统一社会信用代码"), ("applicant-0-contact", "经办人")):
            if not str(answers.get(name, "")).strip():
                faults[name] = Label(f"请填写{label}。", "This is needed.")
    return faults


def file_own(draft_id: UUID, person: Person, answers: Flat, *, handwriting: str = "") -> Done:
    """Files for the person who is logged in. Raises InvalidData, Incomplete, Refused, NoCentre."""
    data = step_data(answers, channel="phone", phone=person.phone)
    if q.side_of(answers) == q.EMPLOYER and (faults := find_gaps(data, answers)):
        raise Incomplete(faults)
    data["handwriting"] = handwriting
    return _open(draft_id, find_centre(), person, data, as_counter=False)


def file_at_counter(draft_id: UUID, clerk: Person, answers: Flat, *, proof: str) -> Done:
    """Files for somebody at the counter; ``proof``: "counter" (signed on paper) or "otp" (a code to the own phone)."""
    data = step_data(answers, channel="counter")
    clean = forms.clean(q.file_step(), data)  # nobody's account is made for an application that can't be filed
    if q.side_of(answers) == q.EMPLOYER and not (clean["applicant"][0]["credit_code"] and clean["applicant"][0]["contact"]):
        raise Incomplete(find_gaps(data, answers))
    applicant = data["applicant"][0]
    applicant["person"] = str(person_for_phone(applicant["phone"], applicant["name"]).pk)
    data["proof"] = proof
    return _open(draft_id, find_office_of(clerk), clerk, data, as_counter=True)


def drop_draft(draft_id: UUID) -> None:
    """Deletes a draft that became a dispute: what it said stands in the file now."""
    rows = ApplicationDraft.objects.filter(pk=draft_id)
    rows._raw_delete(rows.db)


def _open(draft_id: UUID, office: Office, person: Person, data: dict[str, Any], *, as_counter: bool) -> Done:
    return open_dispute(q.PROCEDURE, office, person, data, as_counter=as_counter, key=str(draft_id))


def find_filed(draft_id: UUID) -> Event | None:
    """The filing that a draft became, if it was filed."""
    return Event.objects.filter(key=str(draft_id), step="file").select_related("case__dispute", "case__office").first()


def case_of(draft_id: UUID) -> Case | None:
    """The case that a draft became."""
    event = find_filed(draft_id)
    return event.case if event else None


def find_centre() -> Office:
    """The office that applications by phone go to: the county's one-stop centre. Raises NoCentre."""
    found = find(Office, "is_active AND kind = 'mediation_centre' ORDER BY level, code")
    if found is None:
        raise NoCentre
    return found


def find_office_of(clerk: Person) -> Office:
    """Where a clerk files: with the own office if it mediates (a town's counter with the town), else with the centre."""
    held = [office for role, office in active_roles(clerk) if role in AT_COUNTER]
    own = find(Office, "id = ANY(%s) AND is_active AND kind = ANY(%s) ORDER BY level, code", held, list(MEDIATING))
    return own or find_centre()
