"""Placeholder until the form is in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def new(request: HttpRequest) -> HttpResponse:
    return render(request, "new/new.html")


def made(request: HttpRequest) -> HttpResponse:
    return render(request, "new/made.html")
