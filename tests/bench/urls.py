"""An empty Django POST view, beside Openspace in the same server."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"{}", content_type="application/json")


@csrf_exempt
async def empty_coroutine(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"{}", content_type="application/json")


urlpatterns = [
    path("bench/empty", empty),
    path("bench/django/empty", empty),
    path("bench/empty_coroutine", empty_coroutine),
    path("", include("openspace.urls")),
]
