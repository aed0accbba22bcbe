"""`{% once %}`: parts of pages that are the same on every one of them, drawn once per process."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.urls import get_script_prefix

register = template.Library()


class OnceNode(template.Node):
    """Draws its contents once for each combination of the values named.

    The contents see those values and nothing else of the page's context, so that what is kept cannot be another
    visitor's; the values have to be few, as all that is drawn is kept.
    """

    def __init__(self, contents: NodeList, values: dict[str, FilterExpression]) -> None:
        self.nodelist, self.values = contents, values
        self.drawn: dict[tuple[Any, ...], str] = {}

    def render(self, context: template.Context) -> str:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        key = (get_script_prefix(), *values.values())
        if key not in self.drawn:
            self.drawn[key] = self.nodelist.render(context.new(values))
        return self.drawn[key]


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """`{% once here=request.resolver_match.url_name %}…{% endonce %}`"""
    _, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"once takes name=value, not {' '.join(bits)}")
    contents = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(contents, values)
