"""Signing in, for organisers where only they may make events."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ..addresses import client_address
from ..board.limits import Buckets
from .form_pages import point_at_first_error
from .language import in_visitors_language

# Wrong passwords: for one account from one address, and for one address in all. Not per account
# alone, or anybody could lock its owner out.
wrong_here = Buckets(burst=6, rate=1 / 60)
wrong_from = Buckets(burst=40, rate=1 / 30)


class SignInForm(AuthenticationForm):
    """Each wrong password counts; those who have used theirs up are not even checked."""

    waits = 0.0  # seconds, when it was not checked

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        # AuthenticationForm begins at the name; on errors the page begins at the first of them.
        self.fields["username"].widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        assert self.request is not None
        address = client_address(self.request)
        account = (str(self.cleaned_data.get("username", "")).casefold(), address)
        if wait := max(wrong_here.wait(account), wrong_from.wait(address)):
            self.waits = wait
            raise ValidationError(
                _("Too many tries. Wait %(n)s min, then try again.") % {"n": int(wait // 60) + 1}
            )
        try:
            return super().clean()
        except ValidationError:
            wrong_here.take(account)
            wrong_from.take(address)
            raise


class SignIn(LoginView):
    template_name = "account/in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = False

    def form_invalid(self, form: Any) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 429 if form.waits else 400
        if form.waits:
            response["Retry-After"] = str(int(form.waits) + 1)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if not point_at_first_error([form]):
            blamed = "password" if form.is_bound else "username"
            form.fields[blamed].widget.attrs["autofocus"] = True
        return context | {"forms": [form]}


sign_in = in_visitors_language(SignIn.as_view())
