"""What somebody wants by mail."""

from __future__ import annotations

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.inbox.models import MailChoice


@action("mail.choose", needs=Right.INBOX)
def choose_mail(record: Recorder, person: User, *, wanted: bool, language: str) -> MailChoice:
    """Choose whether the daily mail is sent, and in which language.

    Raises:
        ValidationError: the application does not speak the language.
        ValueError: the choice is somebody else's.
    """
    if not isinstance(record.by, System) and record.by.pk != person.pk:
        raise ValueError("Everybody chooses for themselves.")
    known = MailChoice.objects.select_for_update().filter(person=person).first()
    if known is None:
        return record.create(MailChoice(person=person, wanted=wanted, language=language))
    with record.change(known):
        known.wanted, known.language = wanted, language
    return known
