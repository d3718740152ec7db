"""Uploaded files: only one page takes them, and they are kept in memory only."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler

PAGE_THAT_TAKES_A_FILE = "earlier-pack"


class InMemoryOnOnePage(MemoryFileUploadHandler):
    """Drops files that are sent to any other page, or are larger than the settings allow."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> Any:
        handled = super().handle_raw_input(*args, **kwargs)
        page = self.request.resolver_match if self.request else None
        wanted = page is not None and page.view_name == PAGE_THAT_TAKES_A_FILE
        self.activated = self.activated and wanted
        return handled
