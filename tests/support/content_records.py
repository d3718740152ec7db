"""Starter records that tests change, one of each kind, and how tests publish and read them."""

from django.urls import reverse
from django.utils import timezone

from content.editions.review_clock import a_year_on
from content.editions.values import values_of
from content.models import Caution, Edition, Organisation, Page, Study
from content.publishing import publish_starter
from tests.support.staff import approved, submitted

# Words for a changed text, without a claim.
NEW = "<p>Words that nobody has read before.</p>"


def page(slug="side-effects"):
    return Page.objects.get(slug=slug)


def opioids():
    return Caution.objects.get(key="opioids")


def text_at(client, address):
    """The HTML at a public address."""
    return client.get(address).content.decode()


def liver():
    return Caution.objects.get(key="liver")


def cree():
    return Study.objects.get(reference__key="cree-2010")


def trust():
    return Organisation.objects.get(name="MS Trust")


def address(model, action, *args):
    """The address of an admin page of this model."""
    return reverse(f"admin:content_{model._meta.model_name}_{action}", args=args)


def editions():
    """The stored values of every edition."""
    return list(Edition.objects.order_by("pk").values())


def saved(response):
    """Whether the form was saved: Django then redirects to the list."""
    return response.status_code == 302


def publish_unchecked(record):
    """Publish the rows unchanged, as the loader does, without the checks of a form."""
    return publish_starter(record, values_of(record), a_year_on(timezone.localdate()))


def publish(record):
    """Submit and approve the working text as it was saved in the admin."""
    return approved(submitted(record))
