"""What a template may print."""

from pathlib import Path

import pytest

from components.publish.html_templates import html_templates


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one template, which prints `value`."""
    templates = tmp_path / "leaflet" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "leaflet" / "__init__.py").touch()
    (templates / "page.html").write_text("<p>{{ value }}</p>", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "leaflet"


def test_words_are_printed_as_text(package: str) -> None:
    page = html_templates(package).get_template("page.html")
    assert page.render(value="a <b>") == "<p>a &lt;b&gt;</p>"
    assert page.render(value=3) == "<p>3</p>"


def test_a_function_that_was_not_called_is_refused(package: str) -> None:
    page = html_templates(package).get_template("page.html")
    with pytest.raises(TypeError, match="it must be called"):
        page.render(value="text".upper)
