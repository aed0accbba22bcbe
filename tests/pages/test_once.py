"""What is the same on every page is drawn once, and can be nobody's own."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.urls import set_script_prefix

ENGINE = Engine(libraries={"once": "construction.templatetags.once"})


def page(source):
    template = ENGINE.from_string("{% load once %}" + source)
    return lambda **values: template.render(Context(values))


def test_it_is_drawn_once_for_each_value():
    draw = page("{% once here=where %}{{ here }}{% endonce %}")
    assert [draw(where="wall"), draw(where="plan"), draw(where="wall")] == ["wall", "plan", "wall"]


def test_it_sees_nothing_but_what_it_names():
    assert page("{% once here=where %}[{{ visitor }}]{% endonce %}")(where="wall", visitor="Jon") == "[]"


def test_a_value_is_escaped():
    assert page("{% once here=where %}{{ here }}{% endonce %}")(where="<b>") == "&lt;b&gt;"


def test_it_is_drawn_anew_below_another_address():
    draw = page("{% once %}{% url 'profile_list' %}{% endonce %}")
    assert draw() == "/profiles/"
    set_script_prefix("/wall/")
    try:
        assert draw() == "/wall/profiles/"
    finally:
        set_script_prefix("/")


def test_it_takes_names_and_values_only():
    with pytest.raises(TemplateSyntaxError, match="once takes name=value, not where"):
        page("{% once where %}{% endonce %}")
