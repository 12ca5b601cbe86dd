"""The language a visitor asks for, by this site's cookie or the browser's own setting."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


def wished_language(request: HttpRequest) -> str:
    """Either of ours, or "" when none of ours is asked for: then the event's own counts."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for wish in (remembered, *(language for language, _weight in accepted)):
        try:
            return translation.get_supported_language_variant(wish)
        except (LookupError, ValueError):
            continue
    return ""
