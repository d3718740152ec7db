"""The accounts of staff: closed by unticking “Active”, never deleted (ADR 11)."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from content.accounts import KEPT

User = get_user_model()
HOW_TO_CLOSE = "To close an account, open it and untick “Active”. Accounts are not deleted."
ACTIVE = "Untick this to close the account. Accounts are not deleted."
admin.site.unregister(User)


@admin.register(User)
class StaffAccountAdmin(UserAdmin):
    """Django's form, without a way to delete."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any) -> HttpResponse:
        """Say how to close the account instead."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        self.message_user(request, KEPT, messages.WARNING)
        return redirect("admin:auth_user_change", object_id)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"subtitle": HOW_TO_CLOSE, **(extra_context or {})})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "is_active":
            kwargs["help_text"] = ACTIVE
        return super().formfield_for_dbfield(db_field, request, **kwargs)
