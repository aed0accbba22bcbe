"""The same resources twice: as pages at `/`, as JSON at `/api/`."""

from django.contrib import admin
from django.urls import include, path

from construction.urls import operations, pages, resources

urlpatterns = [
    path("api/", include((resources, "api"))),
    path("admin/", admin.site.urls),
    *operations,
    *pages,
    *resources,
]

handler400 = "construction.errors.bad_request"
handler403 = "construction.errors.permission_denied"
handler404 = "construction.errors.not_found"
handler500 = "construction.errors.server_error"
