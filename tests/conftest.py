"""What every test gets: nothing may be logged at WARNING or above unless the test expects it."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def expected_log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The log of a test that expects warnings and looks at them itself."""
    return caplog


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    if "expected_log" in request.fixturenames:
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    said = [
        f"{record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
    ]
    if said:
        pytest.fail("logged, and not expected:\n" + "\n".join(said), pytrace=False)
