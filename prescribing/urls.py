"""Addresses of the letter. They are the same for everyone, and no answer can be read from one."""

from django.urls import path, register_converter

from prescribing.pack.pdf import Scope
from prescribing.views import (
    blank,
    confirm_earlier,
    download,
    earlier_pack,
    list_item,
    medicine_list,
    message,
    pack,
    reminder,
    resume,
    start_and_erase,
    step,
    task_list,
)


class ScopeConverter:
    """What a download holds if not everything, as a part of an address."""

    regex = f"{Scope.PRACTICE.value}|{Scope.LETTER.value}"

    def to_python(self, value: str) -> Scope:
        return Scope(value)

    def to_url(self, value: Scope | str) -> str:
        return Scope(value).value


register_converter(ScopeConverter, "scope")

urlpatterns = [
    path("", start_and_erase.start, name="letter"),
    path("tasks/", task_list.task_list, name="task-list"),
    path("earlier-pack/", earlier_pack.upload, name="earlier-pack"),
    path("earlier-pack/choose/", earlier_pack.choose, name="earlier-pack-choice"),
    path("earlier-pack/too-large/", earlier_pack.too_large, name="earlier-pack-too-large"),
    path("still-true/", confirm_earlier.confirm_section, name="still-true"),
    path("blank.pdf", blank.blank_pack, name="blank-pack"),
    path("check/", pack.check_answers, name="check-answers"),
    path("preview/", pack.preview, name="preview"),
    path("message/", message.online_form, name="message"),
    path("ask-for-the-reply.ics", reminder.reminder, name="reminder"),
    path("ready/", download.ready, name="ready"),
    path("ready/<scope:scope>/", download.ready, name="ready"),
    path("download/", download.download, name="download"),
    path("download/<scope:scope>/", download.download, name="download"),
    path("forget/", start_and_erase.forget, name="forget"),
    path("forgotten/", start_and_erase.forgotten, name="forgotten"),
    path("erase/", start_and_erase.erase, name="erase"),
    path("erased/", start_and_erase.erased, name="erased"),
    path("stop/", resume.stop, name="stop"),
    path("stop/card/", resume.card, name="pause-card"),
    path("stop/words.txt", resume.words_file, name="return-words"),
    path("return/", resume.come_back, name="return"),
    path("return/welcome/", resume.welcome_back, name="welcome-back"),
    path("<slug:slug>/", step.step_page, name="step"),
    path("<slug:slug>/add/", list_item.add_item, name="add-item"),
    path("<slug:slug>/text/", medicine_list.list_text, name="list-text"),
    path("<slug:slug>/review/", medicine_list.list_review, name="list-review"),
    path("<slug:slug>/<slug:item_id>/", list_item.item, name="item"),
    path("<slug:slug>/<slug:item_id>/remove/", list_item.remove_item, name="remove-item"),
]
