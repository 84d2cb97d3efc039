"""BibTeX and biblatex: what is broken costs only itself, names and accents are what they say."""

import time

import pytest

from handoutkit.codes import REFERENCE_INCOMPLETE, REFERENCE_TWICE, REFERENCE_UNREADABLE
from handoutkit.findings import Place
from handoutkit.importers.csl import Csl
from tests.importers.bibliographies.house import bibliography


def entry(fields: str, kind: str = "article", key: str = "k") -> Csl:
    (found,) = bibliography(f"@{kind}{{{key},\n{fields}\n}}", "r.bib").references
    return found.csl


def authors(written: str) -> object:
    return entry(f"title = {{T}}, author = {{{written}}}")["author"]


BROKEN = """\
@article{whole2020,
  title = {Whole}
}
@article{open2020,
  title = {Open {brace,
  year = 2020
}
@article{after2021,
  title = {After},
}
"""


def test_a_broken_entry_costs_only_itself() -> None:
    read = bibliography(BROKEN, "r.bib")

    assert [found.key for found in read.references] == ["whole2020", "after2021"]
    (finding,) = read.findings
    assert (finding.code, finding.place) == (REFERENCE_UNREADABLE.id, Place("r.bib", 4))


def test_an_entry_without_a_title_takes_that_of_what_it_stands_in() -> None:
    read = bibliography("@article{a, journal = {Neuron}, year = 2010}", "r.bib")

    assert read.references[0].csl["title"] == "Neuron"
    assert [finding.code for finding in read.findings] == [REFERENCE_INCOMPLETE.id]


def test_entries_with_one_key_are_both_kept() -> None:
    text = "@book{a, title = {Of magnesium}}\n@book{a, title = {Of calcium salts}}"

    assert [found.key for found in bibliography(text, "r.bib").references] == ["a", "a-b"]


_DOUBLE = (("a", "year=2011"), ("b", "isbn=9780987073051"))


def test_the_same_work_is_kept_once_and_said() -> None:
    form = "@book{{{}, title={{T}}, doi={{10.1000/1}}, {}}}\n"
    one, other = (form.format(*pair) for pair in _DOUBLE)
    read = bibliography(one + other, "r.bib")

    assert [(found.key, found.csl["ISBN"]) for found in read.references] == [("a", "9780987073051")]
    assert [finding.code for finding in read.findings] == [REFERENCE_TWICE.id]


def test_chapters_that_carry_the_doi_of_their_book_stay_apart() -> None:
    form = "@inbook{{a, title={{{}}}, doi={{10.1000/1}}}}\n"
    chapters = (form.format(title) for title in ("Bones", "Heart"))

    assert len(bibliography("".join(chapters), "r.bib").references) == 2


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("{Brain Study Group}", [{"literal": "Brain Study Group"}]),
        ("World Health Organization", [{"literal": "World Health Organization"}]),
        ("{CHEN Jun} and {LIU Danping}", [{"literal": "CHEN Jun"}, {"literal": "LIU Danping"}]),
        ("{{CHEN Jun} and {LIU Danping}}", [{"literal": "CHEN Jun"}, {"literal": "LIU Danping"}]),
        ("Vink, Robert and others", [{"family": "Vink", "given": "Robert"}]),
        ("Robert Vink", [{"family": "Vink", "given": "Robert"}]),
        (r"M{\"u}ller, J{\'e}r{\^o}me", [{"family": "Müller", "given": "Jérôme"}]),
        (r"Garc{\'\i}a, Jos{\'e}", [{"family": "García", "given": "José"}]),
        (r"{\'E}mile Zola", [{"family": "Zola", "given": "Émile"}]),
        ("van der Berg, Jan", [{"family": "van der Berg", "given": "Jan"}]),
        ("King, Jr., Martin", [{"family": "King", "given": "Martin", "suffix": "Jr."}]),
        ("King, Martin, Jr.", [{"family": "King", "given": "Martin", "suffix": "Jr."}]),
        ("family=Berg, given=Jan, prefix=van der", [{"family": "van der Berg", "given": "Jan"}]),
        (
            r"{Barnes {\&} Noble} and Vink, R.",
            [{"literal": "Barnes & Noble"}, {"family": "Vink", "given": "R."}],
        ),
    ],
)
def test_names_are_what_they_say(written: str, names: object) -> None:
    assert authors(written) == names


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{COVID}-19 in {South} {Korea}", "COVID-19 in South Korea"),
        (r"50\% of A \& B", "50% of A & B"),
        ("100% sure", "100% sure"),
        (r"{\textless}p{\textgreater} 0.05", "<p> 0.05"),
        (r"$\alpha$-tocopherol, $\mu$g and Mg$^{2+}$", "α-tocopherol, μg and Mg²⁺"),
        (r"H$_2$O at 37$^\circ$C", "H₂O at 37°C"),
        ("Ten--twelve~mg", "Ten–twelve mg"),
        (r"\emph{In vitro}: {\ss}, {\o}, \c{c}, \v{S}", "In vitro: ß, ø, ç, Š"),
    ],
)
def test_latex_is_made_plain(written: str, words: str) -> None:
    assert entry(f"title = {{{written}}}")["title"] == words


@pytest.mark.parametrize(
    ("fields", "variable", "value"),
    [
        ("year = 2020, month = mar", "issued", {"date-parts": [[2020, 3]]}),
        ("year = {2020}, month = {September}, day = 4", "issued", {"date-parts": [[2020, 9, 4]]}),
        ("date = {2020-03-30}", "issued", {"date-parts": [[2020, 3, 30]]}),
        ("date = {2020-02-31}", "issued", {"date-parts": [[2020, 2]]}),
        ("date = {2019/2020}", "issued", {"date-parts": [[2019], [2020]]}),
        ("year = {in press}", "issued", {"literal": "in press"}),
        ("urldate = {2020-04-06}", "accessed", {"date-parts": [[2020, 4, 6]]}),
        ("journaltitle = {Neuron}", "container-title", "Neuron"),
        ("langid = {ngerman}", "language", "de"),
        ("pages = {165--177}", "page", "165-177"),
        ("number = 2", "issue", "2"),
        (
            "doi = {https://doi.org/10.1016/j.neuron.2009.12.026}",
            "DOI",
            "10.1016/j.neuron.2009.12.026",
        ),
        (r"doi = {10.1007/978-1\_2}", "DOI", "10.1007/978-1_2"),
        ("doi = {10/drbx}", "DOI", "10/drbx"),
        ("pmid = {20152124}", "PMID", "20152124"),
        ("eprint = {20152124}, eprinttype = {pubmed}", "PMID", "20152124"),
        ("pmcid = {8371721}", "PMCID", "PMC8371721"),
        (r"url = {https://example.org/a\_b\%20c}", "URL", "https://example.org/a_b%20c"),
        ("howpublished = {\\url{https://example.org/x}}", "URL", "https://example.org/x"),
        ("issn = {1008-9292}", "ISSN", "1008-9292"),
        ("note = {cited By 3}", "note", None),
        ("abstract = {Long}", "abstract", None),
    ],
)
def test_fields_are_variables(fields: str, variable: str, value: object) -> None:
    assert entry(f"title = {{T}}, {fields}").get(variable) == value


@pytest.mark.parametrize(
    ("kind", "fields", "csl"),
    [
        ("inbook", "booktitle = {B}", "chapter"),
        ("phdthesis", "school = {S}", "thesis"),
        ("online", "url = {https://example.org}", "webpage"),
        ("misc", "howpublished = {\\url{https://example.org}}", "webpage"),
        ("misc", "note = {x}", "document"),
        ("dataset", "", "dataset"),
        ("techreport", "number = 3", "report"),
        ("quipu", "", "document"),
    ],
)
def test_types_are_types_of_csl(kind: str, fields: str, csl: str) -> None:
    assert entry(f"title = {{T}}, {fields}", kind)["type"] == csl


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("doi:10.1101/2020.01.27.20018952", "doi:10.1101/2020.01.27.20018952"),
        ("https://doi.org/10.1098/rspa.1927.0118", "https://doi.org/10.1098/rspa.1927.0118"),
        ("müller 2020", "muller-2020"),
        ("", "t"),
    ],
)
def test_keys_stay_as_far_as_the_house_knows_them(key: str, kept: str) -> None:
    (found,) = bibliography(f"@book{{{key}, title = {{T}}}}", "r.bib").references

    assert found.key == kept


def test_a_key_may_say_a_number() -> None:
    assert entry("title = {T}", key="PMID:20152124")["PMID"] == "20152124"


def test_macros_and_joined_values_are_written_out() -> None:
    text = '@string{jn = "Neuron"}\n@article{a, title = "On " # jn # { cells}, journal = jn}'
    (found,) = bibliography(text, "r.bib").references

    assert (found.csl["title"], found.csl["container-title"]) == ("On Neuron cells", "Neuron")


def test_a_part_takes_over_what_its_whole_says() -> None:
    text = "@inbook{a, title={A}, crossref={b}}\n@book{b, title={B}, author={Vink, R.}, year=2011}"
    part = bibliography(text, "r.bib").references[0].csl

    assert (part["container-title"], part["title"]) == ("B", "A")
    assert part["issued"] == {"date-parts": [[2011]]}


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = " + "{" * 100_000 + "}" * 100_000 + "}",
        "@article{a, title = " + "{" * 200_000,
        '@article{a, title = "' + '"' * 200_000,
        "@a{\n" * 20_000,
        "@article{a, title = {" + "\\'" * 100_000 + "}}",
        "@article{a, title = {T}, author = {" + "a and " * 40_000 + "b}}",
        "".join(f"@string{{m{i + 1} = {f'm{i} # ' * 9}m{i}}}\n" for i in range(40))
        + "@article{a, title = m40}",
    ],
    ids=["deep", "open", "quotes", "starts", "accents", "names", "macros"],
)
def test_hostile_files_end_soon(text: str) -> None:
    begun = time.monotonic()
    bibliography(text, "r.bib")

    assert time.monotonic() - begun < 5
