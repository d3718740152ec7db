"""What editors keep: pages and their sections, cautions, references, studies, organisations."""

from content.models.caution import Caution
from content.models.organisation import Organisation
from content.models.page import Page, Section
from content.models.reference import Reference
from content.models.starter import StarterRecord
from content.models.study import Study

__all__ = [
    "Caution",
    "Organisation",
    "Page",
    "Reference",
    "Section",
    "StarterRecord",
    "Study",
]
