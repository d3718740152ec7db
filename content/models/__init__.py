"""The records that staff edit, and the editions in which they are published."""

from content.models.caution import Caution
from content.models.edition import ClinicalApprover, Edition, Submission
from content.models.effect import Effect
from content.models.organisation import Organisation
from content.models.page import Page, Section
from content.models.publishable import Publishable
from content.models.published_state import PublishedState
from content.models.reference import Reference
from content.models.starter import StarterRecord
from content.models.study import Study

__all__ = [
    "Caution",
    "ClinicalApprover",
    "Edition",
    "Effect",
    "Organisation",
    "Page",
    "Publishable",
    "PublishedState",
    "Reference",
    "Section",
    "StarterRecord",
    "Study",
    "Submission",
]
