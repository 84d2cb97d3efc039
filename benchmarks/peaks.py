"""The most memory that each tool needs for one PDF, looked at in runs that are not timed."""

from benchmarks import product
from benchmarks.bench import Bench
from benchmarks.memory import watch
from benchmarks.report import Peak


def peaks(bench: Bench) -> list[Peak]:
    """Make one PDF with the product and with each peer, and watch."""
    bench.say("watching the memory of each tool")
    page = bench.pages(bench.sample)[0]
    ours = product.build(
        bench.sample, page.stem, "--lang", "en", "--format", "pdf", "--out", bench.fresh()
    )
    commands = {"handout": ours}
    for name, peer in bench.peers.items():
        commands[name] = peer.one(page, bench.fresh() / f"{page.stem}.pdf")
    looked = {name: watch(command, every=0.01) for name, command in commands.items()}
    return [(name, one.largest, one.together) for name, one in looked.items()]
