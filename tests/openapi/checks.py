"""What Schemathesis checks beside its own: schema-valid data is refused for reasons of the domain alone.

A schema cannot say that a name is taken, that a section is another profile's, which day it is, or that a column is
named both forwards and backwards. Its own check of accepted data would have to forgive every 400 for that; this one
forgives the sentences below and nothing else.
"""

import re
from urllib.parse import urlencode

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

DOMAIN_REFUSALS = re.compile(
    r"A profile with this name already exists\."
    r"|This profile already has a section with this name\."
    r"|This section already has a record for this day\."
    r"|Profile \d+ does not exist"
    r"|This profile has no section \d+"
    r"|This address is another profile's"
    r"|Date may be one day ahead at most"
    r"|End date is before start date"
    r"|This would be .* at most: choose a shorter range( or longer periods)?"
    r"|Together with the .* this is over .*"
    r"|Name each column once"
    r"|Give profile_ids or group, not both"
    r"|Choose at least one profile"
    r"|Only a day of 0 ft has a reason for no work\."
    r"|.* is over 3 times what this section usually gains in a day, .*"
    r"|The section would come to .*, past its target of .*"
)

LONGEST_ADDRESS = 60_000
SETTLED_BY_CONDITIONS = (304, 412)


@schemathesis.check
def only_the_domain_refuses(ctx, response, case):
    """Schema-valid data is accepted, unless all that speaks against it is the domain or the client's own condition."""
    if response.status_code in SETTLED_BY_CONDITIONS:
        return None
    if response.status_code == 400 and _refused_by_the_domain(response):
        return None
    return positive_data_acceptance(ctx, response, case)


def _refused_by_the_domain(response):
    sentences = [text for texts in response.json()["details"].values() for text in texts]
    return bool(sentences) and all(DOMAIN_REFUSALS.fullmatch(text) for text in sentences)


@schemathesis.hook
def filter_case(context, case):
    """An address too long for the server to read never comes to us."""
    return len(urlencode(case.query or {}, doseq=True)) < LONGEST_ADDRESS


@schemathesis.hook
def map_body(context, body):
    """JSON Schema calls 5.0 an integer, the contract does not: send 5."""
    if not isinstance(body, dict):
        return body
    return {key: _plain(value) if key.endswith("_id") else value for key, value in body.items()}


def _plain(value):
    return int(value) if isinstance(value, float) and value.is_integer() else value
