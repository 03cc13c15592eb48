"""A paper that waits for two signatures."""

from shiquan.cases.models import Case, Document
from tests.cases import road
from tests.people import Cast


def record_to_sign(cast: Cast) -> tuple[Case, Document]:
    """The record of the joint session, rendered, waiting for both sides."""
    case = road.mediating(cast)
    for person in (cast.worker, cast.employer):
        party = case.dispute.parties.get(person=person)
        road.perform(case, "record_caucus", cast.mediator, {"party": str(party.pk), "text": "谈过"})
    road.perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "各述", "result": "谈成"})
    road.complete_papers(case)
    return case, case.documents.get(kind="session_record")
