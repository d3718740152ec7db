"""Addresses of the letter. They are the same for everyone, and no answer can be read from one."""

from django.urls import path

from prescribing.views import earlier_pack, interview, lists, pack, pages, returning, still_true

urlpatterns = [
    path("", pages.start, name="letter"),
    path("tasks/", interview.task_list, name="task-list"),
    path("earlier-pack/", earlier_pack.earlier_pack, name="earlier-pack"),
    path("earlier-pack/choose/", earlier_pack.choose, name="earlier-pack-choice"),
    path("earlier-pack/too-large/", earlier_pack.too_large, name="earlier-pack-too-large"),
    path("still-true/", still_true.still_true, name="still-true"),
    path("check/", pack.check_answers, name="check-answers"),
    path("preview/", pack.preview, name="preview"),
    path("download/", pack.download, name="download"),
    path("erase/", pages.erase, name="erase"),
    path("erased/", pages.erased, name="erased"),
    path("stop/", returning.stop, name="stop"),
    path("stop/card/", returning.card, name="pause-card"),
    path("stop/words.txt", returning.words_file, name="return-words"),
    path("return/", returning.come_back, name="return"),
    path("return/welcome/", returning.welcome_back, name="welcome-back"),
    path("<slug:slug>/", interview.step, name="step"),
    path("<slug:slug>/add/", lists.add_item, name="add-item"),
    path("<slug:slug>/<slug:item_id>/", lists.item, name="item"),
    path("<slug:slug>/<slug:item_id>/remove/", lists.remove_item, name="remove-item"),
]
