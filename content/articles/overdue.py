"""Mark the overdue cautions in an article, which may have been frozen before they were due."""

from dataclasses import replace
from datetime import date

from content.articles.compose import Article, CautionCard, Part
from content.editions.review_clock import Clock
from content.models import Edition
from content.models.edition import Kind


def with_overdue_cautions(article: Article, today: date) -> Article:
    """The article with its overdue cautions marked. One query if it shows cautions."""
    keys = {card.key for part in article.parts for card in part.cards}
    if not keys:
        return article
    editions = Edition.objects.current().light().filter(kind=Kind.CAUTION, key__in=keys)
    overdue = {one.key: one.due for one in editions if Clock(one.due).is_overdue(today)}
    parts = tuple(_marked(part, overdue) for part in article.parts) if overdue else article.parts
    return replace(article, parts=parts)


def _marked(part: Part, overdue: dict[str, date]) -> Part:
    cards: tuple[CautionCard, ...] = tuple(
        replace(card, overdue_since=overdue.get(card.key)) for card in part.cards
    )
    return replace(part, cards=cards)
