"""What waits for the visitor, and the choice of mail about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.inbox.digest import is_on
from duixian.site.inbox.forms import MailForm
from duixian.site.inbox.items import waiting_for
from duixian.site.inbox.models import MailChoice
from duixian.site.inbox.services import choose_mail
from duixian.site.inbox.shown import arranged
from duixian.site.pages.submission import submit


@needs(Right.INBOX)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Everything that waits, by kind."""
    today = timezone.localdate()
    context = {"groups": arranged(waiting_for(actor(request), today), today), "today": today, "mail": is_on()}
    return render(request, "inbox/inbox.html", context)


@needs(Right.INBOX)
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """Whether the daily mail is wanted, and in which language."""
    person = actor(request)
    known = MailChoice.objects.filter(person=person).first() or MailChoice(person=person)
    form = MailForm(
        request.POST if request.method == "POST" else None,
        initial={"wanted": known.wanted, "language": known.language},
    )
    if request.method == "POST":
        chosen = submit(form, lambda: choose_mail(person, person, **form.cleaned_data))
        if chosen is not None:
            messages.success(request, _("Your choice is kept."))
            return redirect("inbox")
    context = {"form": form, "mail": is_on(), "address": person.email}
    return render(request, "inbox/mail.html", context, status=422 if form.errors else 200)
