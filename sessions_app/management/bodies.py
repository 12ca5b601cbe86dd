"""What Daphne does with the body of a request: keep what could be taken, and pass it on."""

from typing import Any

MOST_KEPT = 8 * 1024 * 1024  # bytes; no page or action takes as many


def leave_bodies_alone() -> None:
    """Have Daphne drop what is sent beyond MOST_KEPT, and not look into the rest.

    It holds a whole body in memory before anybody can refuse it. What is beyond is still read, so
    that whoever sends it hears the refusal; the app sees too much either way.

    And Twisted would read each form before Django does, for nobody, and the type of every body with
    the standard library's parser of letters: a tenth of what a sign-up cost the loop.
    """
    from daphne import http_protocol

    class Request(http_protocol.WebRequest):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, parsePOSTFormSubmission=False, **kwargs)

        def handleContentChunk(self, data: bytes) -> None:
            if self.content.tell() <= MOST_KEPT:
                super().handleContentChunk(data)

    http_protocol.WebRequest = Request
