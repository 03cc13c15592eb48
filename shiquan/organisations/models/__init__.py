"""People, offices, roles, posts, panel and rooms."""

from .membership import Membership, Role
from .office import Office, OfficeKind, OfficeLevel
from .panel import Honour, PanelMember
from .person import DemoRole, Person, PersonManager
from .post import Absence, Post
from .venue import Venue, VenueKind

__all__ = [
    "Absence",
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
    "Role",
    "Venue",
    "VenueKind",
]
