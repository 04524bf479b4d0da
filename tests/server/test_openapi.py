"""The description of the interface: laws that every endpoint must fulfil, and that it is true."""

import re

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sync_server.app import create_app
from sync_server.openapi import operations
from sync_server.settings import ServerSettings


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    app = create_app(ServerSettings(data=tmp_path_factory.mktemp("server")))
    yield app.openapi()
    app.state.parts.database.close()


def every(schema):
    return [(f"{method.upper()} {path}", told) for path, method, told in operations(schema)]


def resolved(schema, node):
    while "$ref" in node:
        found = schema
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node


def test_it_has_a_title_a_version_and_a_description(schema):
    assert schema["openapi"].startswith("3.1")
    assert all(schema["info"][name] for name in ("title", "version", "description", "license"))


def test_every_operation_says_what_it_does(schema):
    for name, told in every(schema):
        assert told["summary"], name
        assert len(told.get("description", "")) > 15, name
        assert told["tags"], name


def test_every_operation_has_a_name_of_its_own(schema):
    names = [told["operationId"] for _, told in every(schema)]
    assert len(names) == len(set(names))


def test_every_operation_says_how_it_refuses(schema):
    for name, told in every(schema):
        expected = {"400", "429", "500", "503", "default"}
        if "security" in told:
            expected |= {"401", "403"}
        if "requestBody" in told:
            expected |= {"413"}
        assert expected <= set(told["responses"]), name
        assert "422" not in told["responses"], name
        for code in expected:
            said = resolved(schema, told["responses"][code])
            assert said["description"], (name, code)


def test_every_success_has_a_form(schema):
    for name, told in every(schema):
        fine = [code for code in told["responses"] if code[0] in "23"]
        assert fine, name
        for code in fine:
            said = resolved(schema, told["responses"][code])
            assert code in {"204", "302", "303", "304", "307"} or said.get("content"), (name, code)


OPEN = re.compile(r"/(hello|health|ready|metrics|auth/.*|\.well-known/.*)$")


def test_only_those_that_are_open_do_without_signing_in(schema):
    schemes = set(schema["components"]["securitySchemes"])
    for name, told in every(schema):
        if OPEN.search(name):
            continue
        assert {scheme for each in told["security"] for scheme in each} == schemes, name


def test_every_parameter_is_bounded_and_typed(schema):
    for name, told in every(schema):
        for parameter in told.get("parameters", []):
            form = parameter["schema"]
            kinds = form.get("anyOf", [form])
            for kind in kinds:
                kind = resolved(schema, kind)
                assert kind.get("type") or kind.get("enum"), (name, parameter["name"])


def test_every_message_is_described(schema):
    for name, form in schema["components"]["schemas"].items():
        is_own = not name.startswith(("Envelope_", "Body_")) and form.get("type") == "object"
        assert not is_own or form.get("description"), name


def test_every_request_shows_an_example(schema):
    """On the operation, on the message, or on each of its fields that must be given."""
    for name, told in every(schema):
        for content in told.get("requestBody", {}).get("content", {}).values():
            assert exampled(schema, content) or exampled(schema, content["schema"]), name


def exampled(schema, node, depth=0):
    node = resolved(schema, node)
    if {"example", "examples", "enum", "const", "default", "pattern"} & set(node):
        return True
    if node.get("type") in ("boolean", "integer", "number"):
        return True
    if "anyOf" in node:
        return all(exampled(schema, each, depth + 1) for each in node["anyOf"])
    if node.get("type") == "array":
        return depth < 8 and exampled(schema, node["items"], depth + 1)
    if node.get("type") == "object" or "properties" in node:
        fields = node.get("properties", {})
        needed = node.get("required", [])
        return depth < 8 and all(exampled(schema, fields[n], depth + 1) for n in needed)
    return node.get("type") in ("null", "string") and (
        node.get("type") == "null" or bool(node.get("format") or node.get("contentMediaType"))
    )


CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.mark.slow
@pytest.mark.timeout(1400)
def test_any_request_is_answered_as_described(serve):
    """Requests of any form, by an admin: none fails the server, all answers are as described."""
    served = serve(requests_per_minute=10**6, exchanges_per_minute=10**6)
    described = schemathesis.openapi.from_dict(served.app.openapi())
    failures: list[str] = []
    statuses: list[int] = []
    for result in described.get_all_operations():
        operation = result.ok()
        # anew for each: some of them sign out, or close the account
        admin = served.client("admin", "00000000-0000-4000-8000-000000000001")
        try:
            asked_at_random(operation, served.url, f"Bearer {admin.auth.fresh()}", statuses)
        except (AssertionError, ExceptionGroup) as error:
            failures.append(f"{operation.label}: {error}")
    assert not failures, "\n\n".join(failures)
    assert statuses.count(200) > len(statuses) / 10  # it got past the door
    assert statuses.count(400) > 10


def asked_at_random(operation, url, token, statuses):
    @settings(
        max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(operation.as_strategy())
    def ask(case):
        response = case.call(base_url=url, headers={"Authorization": token}, timeout=60)
        statuses.append(response.status_code)
        case.validate_response(response, checks=CHECKS)

    ask()


def test_the_description_is_served(served):
    said = requests.get(f"{served.url}/openapi.json", timeout=20).json()
    assert said == served.app.openapi()
