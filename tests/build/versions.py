"""Versions of an article, read from texts that tests write."""

from textwrap import dedent

from handoutkit.build.updating import Version
from handoutkit.disk import MemoryDisk
from handoutkit.read.article import Surroundings, read_article
from tests.builders import article_path

PATH = article_path("sleep")
HEAD = """\
    # By hand.
    title: Sleep
    lang: en
    always: [care]
    updated: 2026-01-02
    reviewed: {on: 2026-01-03, by: nurse}  # on paper
"""


def version(body: str, head: str = HEAD) -> Version:
    text = f"---\n{dedent(head)}---\n\n{dedent(body).strip()}\n"
    around = Surroundings(id="sleep", languages=("en",))
    read = read_article(MemoryDisk({PATH: text.encode()}), PATH, around, None)
    assert read.value is not None
    return Version(article=read.value, text=text)


OLD = """
    ## Why {#why}

    You need sleep.
    Much of it.

    ## Care {#care}

    Do not take more than 3 mg.

    ## Nap {#nap}

    Naps help.
"""
