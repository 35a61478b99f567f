"""Addresses of pages, for duties and links."""

from __future__ import annotations

from django.urls import reverse

from .models import BarrierReport, LinkList


def of_legal_text(key: str) -> str:
    return reverse("portal_inside:legal_text", args=[key])


def of_barrier(report: BarrierReport) -> str:
    return reverse("portal_inside:barrier", args=[report.pk])


def of_link_list(link_list: LinkList) -> str:
    return reverse("portal_inside:link_list", args=[link_list.pk])
