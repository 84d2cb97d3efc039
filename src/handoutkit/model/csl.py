"""The words of CSL 1.0.2: types and variables of a reference. Knows neither files nor styles."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """
)

NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director editor-translator executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
    """
)

DATES = _words("accessed available-date container event-date issued original-date submitted")

# Variables that hold a text or a number.
TEXTS = _words(
    """
    abstract annote archive archive-place archive_collection archive_location authority call-number
    chapter-number citation-key citation-label citation-number collection-number collection-title
    container-title container-title-short dimensions division DOI edition event event-place
    event-title first-reference-note-number genre ISBN ISSN issue journalAbbreviation jurisdiction
    keyword language locator medium note number number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page page-first part part-title
    PMCID PMID printing publisher publisher-place references reviewed-genre reviewed-title scale
    section shortTitle source status supplement title title-short URL version volume volume-title
    volume-title-short year-suffix
    """
)

# Variables that no style prints and that may hold anything.
FREE = frozenset({"categories", "custom"})

VARIABLES = NAMES | DATES | TEXTS | FREE | {"id", "type"}

# Parts of a name that are texts, and parts that are marks.
NAME_TEXTS = frozenset({"family", "given", "literal", "suffix"}) | {
    "dropping-particle",
    "non-dropping-particle",
}
NAME_MARKS = frozenset({"comma-suffix", "static-ordering", "parse-names"})

# Parts of a date beside date-parts.
DATE_PARTS = frozenset({"date-parts", "literal", "circa", "season"})
