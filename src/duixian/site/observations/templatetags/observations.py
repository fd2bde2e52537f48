"""`{% load observations %}{{ value|figure }}`: a number as people write it."""

from __future__ import annotations

from django import template

from duixian.site.keeping.wording import number

register = template.Library()
register.filter("figure", number)
