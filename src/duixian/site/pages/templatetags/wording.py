"""`{% load wording %}`: sentences of the library in the language of the page, and numbers as people read them."""

from __future__ import annotations

from django import template

from duixian.site.keeping.wording import number
from duixian.site.pages.language import spoken

register = template.Library()
register.filter("said", spoken)
register.filter("figure", number)
