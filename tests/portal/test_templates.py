"""The error pages stand without a request, in their language."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_an_error_page_needs_nothing(code: str, language: str) -> None:
    with override(language):
        body = render_to_string(f"{code}.html")
    assert f'<html lang="{language}"' in body
    assert "<h1>" in body
    assert f'href="/{language}/"' in body
