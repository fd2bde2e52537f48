"""Whom a number is about that leaves its owner out, because the number before has named it."""

from __future__ import annotations

from typing import Final

from duixian.statements.coordination import head_of, verb_of
from duixian.statements.named import Named
from duixian.statements.wording import wording

_SHARES: Final = ("占比", "比重")


def same_owner(previous: Named, subject: str) -> str:
    """Whom further figures of the same kind are about, "" for nobody known.

    国有企业资产总额10亿元，利润1亿元; 清洁能源装机占比50%、发电量占比40%.
    """
    accounts = wording().accounts
    if subject in accounts:
        head = max((account for account in accounts if previous.name.endswith(account)), key=len, default="")
        owner = previous.name[: len(previous.name) - len(head)] if head else ""
        return "" if len(owner) < 3 or verb_of(owner) else owner
    if not subject.endswith(_SHARES):
        return ""
    share = next((share for share in _SHARES if subject.endswith(share) and previous.name.endswith(share)), "")
    of = subject.removesuffix(share)
    if not share or not of or head_of(of) != of:
        return ""
    whole = previous.name.removesuffix(share)
    return whole[: len(whole) - len(head_of(whole))] if head_of(whole) != whole else ""


def doer(previous: Named, subject: str) -> str:
    """Who does what the number before counts, where this one counts what else it does, "" for nobody known.

    实验室集聚人才90名、转化成果9项.
    """
    if previous.verb or not verb_of(subject):
        return ""
    if previous.base:
        return previous.base
    verb = wording().action_within.search(previous.name, 3)
    return previous.name[: verb.start()] if verb is not None and len(previous.name) - verb.end() >= 2 else ""
