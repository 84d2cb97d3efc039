"""A Dask cluster as an executor. The only user of Dask; knows not what is carried out there.

What goes over the wire: tasks with all that they hold (the words of a handout and its pictures, the
styles, and in a merge the lines of persons), and the bytes that come back. They are sealed against
being shown or logged, not against being read: where others listen, Dask's own TLS is the way, set
up in its configuration, which is heeded here. Whoever can reach a scheduler can run code on its
workers; what they send is opened here. A worker that is short of memory may put results on its own
disk while it has them, unless it was started with `--memory-limit 0`.
"""

import asyncio
import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from handoutkit.build.cluster_calls import ClusterCalls, lost
from handoutkit.build.equipment import Difference, differences, equipment
from handoutkit.build.sealing import seal
from handoutkit.errors import DependencyMissing, UsageProblem

if TYPE_CHECKING:
    from distributed import Client

SCHEME = "dask://"
_ADDRESS = re.compile(r"([\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})", re.ASCII)
_PATIENCE = 10.0
"""Seconds for a scheduler to answer, and for its first worker to be there."""
_FAREWELL = 2.0
"""Seconds for a scheduler to take leave."""

_LOGGERS = ("distributed", "distributed.client", "distributed.gc", "tornado", "asyncio")
_SILENT = logging.CRITICAL + 1
_CONFIG = {
    # Styles and pictures go along with each task; it would warn of that.
    "distributed.admin.large-graph-warning-threshold": "1 TiB",
}


@contextmanager
def cluster_executor(address: str, families: Iterable[str] = ()) -> Iterator[Executor]:
    """Give the cluster whose scheduler is at `address`, written `dask://HOST:PORT`.

    Its workers make the same bytes as this computer: `families` are those whose fonts must be the
    same, beside all versions. Where an exception leaves the block, what is not done is
    cancelled.

    Raises:
        UsageProblem: the address is not written so.
        DependencyMissing: Dask is not installed, nobody answers, or a worker differs.
        ClusterLost: the scheduler goes meanwhile.
    """
    families = tuple(families)
    with _connected(address) as client:
        with _still_there(address):
            unlike = {worker: one for worker, one in compared(client, families).items() if one}
            if unlike:
                raise _refusal(address, unlike)
            executor = ClusterCalls(client, address, families)
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        executor.shutdown()


def compare(address: str, families: Iterable[str] = ()) -> Mapping[str, tuple[Difference, ...]]:
    """Say of each worker of a cluster, by its address, in what it differs from this computer.

    Raises:
        UsageProblem: the address is not written as `dask://HOST:PORT`.
        DependencyMissing: Dask is not installed, or nobody answers.
        ClusterLost: the scheduler goes meanwhile.
    """
    with _connected(address) as client, _still_there(address):
        return compared(client, tuple(families))


def compared(client: "Client", families: tuple[str, ...]) -> Mapping[str, tuple[Difference, ...]]:
    """Say of each worker that is connected in what it differs from this computer.

    The scheduler is there as well if it cannot take tasks apart, for which it needs the program.
    """
    here = equipment(families)
    told = client.run(equipment, families, on_error="return")
    unlike = {worker: _differences(here, there) for worker, there in sorted(told.items())}
    try:
        client.run_on_scheduler(seal, None)
    except OSError:
        raise
    except Exception as error:  # whatever it is, it comes of what is not there
        return {"the scheduler": _differences(here, error), **unlike}
    return unlike


def _differences(here: Mapping[str, str], there: object) -> tuple[Difference, ...]:
    if isinstance(there, Mapping):
        return differences(here, there)
    # It could not even be asked: what asks is not there, or something that it looks for.
    missing = there.name if isinstance(there, ImportError) and there.name else "handoutkit"
    what = missing.partition(".")[0]
    return (Difference(what, here.get(what, "installed"), ""),)


def _refusal(address: str, unlike: Mapping[str, tuple[Difference, ...]]) -> DependencyMissing:
    told = "; ".join(
        f"{worker} in {', '.join(one.what for one in found)}" for worker, found in unlike.items()
    )
    return DependencyMissing(
        f"workers of the cluster would make other files than this computer: {told}",
        remedy=f"`handout doctor --executor {address}` shows what they have. Give them the same "
        "program, libraries and fonts, and start them anew.",
    )


@contextmanager
def _still_there(address: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # Dask's own for a connection that is closed, or cannot be made
        raise lost(address, "its scheduler is gone") from error


@contextmanager
def _connected(address: str) -> Iterator["Client"]:
    if not address.startswith(SCHEME) or not _ADDRESS.fullmatch(address.removeprefix(SCHEME)):
        raise UsageProblem(
            f"“{address}” is not the address of a cluster",
            remedy=f"Write it as {SCHEME}HOST:PORT, such as {SCHEME}127.0.0.1:8786.",
        )
    try:
        import dask
        import distributed
    except ImportError as error:
        raise DependencyMissing(
            "Dask is not installed here, which speaks to clusters",
            remedy="Install it: python -m pip install 'handoutkit[dask]'",
        ) from error
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(_SILENT)
    with dask.config.set(_CONFIG), warnings.catch_warnings():
        # What has to be alike is compared; it warns of more.
        warnings.simplefilter("ignore", distributed.versions.VersionMismatchWarning)
        client = _client(address)
        try:
            yield client
        finally:
            # It may have gone, and left nobody to take leave of.
            with suppress(OSError, TimeoutError):
                client.close(timeout=_FAREWELL)


def _client(address: str) -> "Client":
    """Connect to a scheduler that has a worker.

    Raises:
        DependencyMissing: no scheduler answers, or it has no worker.
    """
    from distributed import Client

    where = address.removeprefix(SCHEME)
    _ask_who_answers(where)
    client = Client(where, timeout=_PATIENCE, set_as_default=False)
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close(timeout=_FAREWELL)
        raise DependencyMissing(
            f"the cluster at {where} has no workers",
            remedy=f"Start one: dask worker {where} --nthreads 1",
        ) from error
    return client


def _ask_who_answers(where: str) -> None:
    """Ask before a client does, which waits for ever where somebody listens and says nothing.

    Raises:
        DependencyMissing: it is no scheduler.
    """
    try:
        kind = asyncio.run(_identity(where))
    except Exception as error:  # what is no scheduler may say anything
        raise DependencyMissing(
            f"no Dask scheduler answers at {where}",
            remedy="Start one there (dask scheduler), or mend the address. Where TLS is used, "
            "Dask's configuration has to say so here too.",
        ) from error
    if kind != "Scheduler":
        raise DependencyMissing(
            f"what answers at {where} is not a Dask scheduler but a {kind}",
            remedy="Give the address of the cluster's scheduler.",
        )


async def _identity(where: str) -> str:
    from distributed import Security, rpc

    # Without a scheme in the address it is TCP or TLS, as Dask's configuration says.
    security = Security().get_connection_args("client")
    async with asyncio.timeout(_PATIENCE):
        async with rpc(where, connection_args=security, timeout=_PATIENCE) as answering:
            identity: Mapping[str, object] = await answering.identity()
    return str(identity["type"])
