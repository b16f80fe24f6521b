"""Words of the bank as HTML, and numbers and lengths in words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.web.text import count, duration, inline, marked, number

OURS = re.compile(r'</?(?:em|strong|code)>|<br />\n?|<mark class="clue">|</mark>')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("plain words", "plain words", id="plain"),
        pytest.param("an *odd* and a **bold** step", "an <em>odd</em> and a <strong>bold</strong> step", id="emphasis"),
        pytest.param("set `a < b`", "set <code>a &lt; b</code>", id="code"),
        pytest.param("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;", id="tag"),
        pytest.param("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", id="script"),
        pytest.param("<!-- hidden -->", "&lt;!-- hidden --&gt;", id="comment"),
        pytest.param("R&D, 3 < 4", "R&amp;D, 3 &lt; 4", id="lone signs"),
        pytest.param("&lt;b&gt;", "&lt;b&gt;", id="entities"),
        pytest.param("[here](javascript:alert(1))", "[here](javascript:alert(1))", id="link"),
        pytest.param("![a](https://example.org/a.png)", "![a](https://example.org/a.png)", id="image"),
        pytest.param("<https://example.org>", "&lt;https://example.org&gt;", id="address in angle brackets"),
        pytest.param("# 1. step", "# 1. step", id="block syntax"),
        pytest.param(' "quoted" ', " &quot;quoted&quot; ", id="quotation marks and spaces at the ends"),
    ],
)
def test_words_become_safe_html(text: str, html: str) -> None:
    assert str(inline(text)) == html


SIGNS = st.text(alphabet="<>&\"'`*_[]()!/\\ abscript=:#{}\n", max_size=40)


@settings(max_examples=60)
@given(SIGNS)
def test_no_text_makes_a_tag_that_is_not_ours(text: str) -> None:
    rest = OURS.sub("", str(inline(text)))

    assert [sign for sign in "<>" if sign in rest] == []


@settings(max_examples=60)
@given(SIGNS, SIGNS.filter(bool), SIGNS)
def test_no_clue_makes_a_tag_that_is_not_ours(before: str, clue: str, after: str) -> None:
    rest = OURS.sub("", str(marked(before + clue + after, clue)))

    assert [sign for sign in "<>" if sign in rest] == []


@pytest.mark.parametrize(
    ("stem", "clue", "html"),
    [
        pytest.param("It is late now.", "late", 'It is <mark class="clue">late</mark> now.', id="amid"),
        pytest.param("Late, it is.", "Late", '<mark class="clue">Late</mark>, it is.', id="first words"),
        pytest.param("It is late", "late", 'It is <mark class="clue">late</mark>', id="last words"),
        pytest.param("late, later", "late", '<mark class="clue">late</mark>, later', id="the first of two places"),
        pytest.param("It is late.", "early", "It is late.", id="words that do not occur"),
        pytest.param("It is <b>late</b>.", "early", "It is &lt;b&gt;late&lt;/b&gt;.", id="tags without the clue"),
        pytest.param("It is Late.", "late", "It is Late.", id="words in another case"),
        pytest.param(
            "<i> a <b> {} <i>", "<b>", '&lt;i&gt; a <mark class="clue">&lt;b&gt;</mark> {} &lt;i&gt;', id="tags"
        ),
        pytest.param(
            "It is *very late* now, **at last**.",
            "now",
            'It is <em>very late</em> <mark class="clue">now</mark>, <strong>at last</strong>.',
            id="emphasis around it",
        ),
        pytest.param(
            "It is **very late** now.",
            "very late",
            'It is <strong><mark class="clue">very late</mark></strong> now.',
            id="inside emphasis",
        ),
    ],
)
def test_the_clue_is_marked_in_its_stem(stem: str, clue: str, html: str) -> None:
    assert str(marked(stem, clue)) == html


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 0, "0"),
        (1000, 0, "1,000"),
        (100, 0, "100"),
        (1234567.5, 2, "1,234,567.5"),
        (60.0, 2, "60"),
        (0.25, 2, "0.25"),
        (10.10, 2, "10.1"),
        (-1234.5, 1, "-1,234.5"),
    ],
)
def test_a_number_has_its_thousands_separated_and_no_needless_zeros(value: float, places: int, text: str) -> None:
    assert number(value, places) == text


@pytest.mark.parametrize(
    ("value", "one", "many", "text"),
    [
        (0, "question", None, "0 questions"),
        (1, "question", None, "1 question"),
        (2, "question", None, "2 questions"),
        (1200, "question", None, "1,200 questions"),
        (1, "reply", "replies", "1 reply"),
        (2, "reply", "replies", "2 replies"),
    ],
)
def test_a_number_stands_with_the_right_form_of_its_noun(value: int, one: str, many: str | None, text: str) -> None:
    assert count(value, one, many) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (0.4, "0 s"),
        (59, "59 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (1600, "26 min 40 s"),
        (3600, "1 h"),
        (3601, "1 h 1 s"),
        (14400, "4 h"),
        (13859, "3 h 50 min 59 s"),
    ],
)
def test_a_length_stands_in_words_without_parts_that_are_nothing(seconds: float, text: str) -> None:
    assert duration(seconds) == text
