"""People, offices, roles, posts, panel and rooms."""

from .membership import Membership, Role
from .office import Office, OfficeKind, OfficeLevel
from .panel import Honour, PanelMember
from .person import DemoRole, Person, PersonManager
from .post import Absence, Post
from .relation import DeclaredRelation, RelationKind
from .venue import Venue, VenueKind

__all__ = [
    "Absence",
    "DeclaredRelation",
    "DemoRole",
    "Honour",
    "Membership",
    "Office",
    "OfficeKind",
    "OfficeLevel",
    "PanelMember",
    "Person",
    "PersonManager",
    "Post",
    "RelationKind",
    "Role",
    "Venue",
    "VenueKind",
]
