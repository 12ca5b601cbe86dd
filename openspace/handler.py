"""Django's handler, without the threads it takes to each request.

Django sends two signals around every request and closes every response in a thread, made for that
request and thrown away after it: half of what an action costs. They are for database connections
that a view opened. Here those belong to lanes (sessions_app/board/lanes.py), which keep them and
close one that failed, so nothing is left to tidy up. docs/decisions/0010-no-thread-for-a-request.md
"""

import logging
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any, cast

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from sessions_app.board.lanes import Busy
from sessions_app.pages.errors import busy
from sessions_app.pages.page_lane import on_screen_lane

logger = logging.getLogger(__name__)

View = Callable[..., Any]


class LeanHandler(ASGIHandler):
    """For all that uses neither sessions nor accounts. Views that are no coroutines run on a lane.

    A phone that hangs up does not stop what it asked for: an action under way is finished.
    """

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            request, refusal = self.create_request(scope, body)
            response = refusal or await self.run_get_response(cast(HttpRequest, request))
            try:
                await self.send_response(response, send)
            finally:
                response.close()

    def make_view_atomic(self, view: View) -> View:
        """Where Django decides how a view is called."""
        return view if iscoroutinefunction(view) else on_a_lane(super().make_view_atomic(view))


def on_a_lane(view: View) -> Callable[..., Awaitable[HttpResponseBase]]:
    async def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            answer: HttpResponseBase = await on_screen_lane(lambda: view(request, *args, **kwargs))
        except (Busy, DatabaseError) as error:
            logger.warning("%s: %r", getattr(view, "__name__", "a page"), error)
            return busy(request)
        return answer

    return called
