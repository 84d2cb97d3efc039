"""The catalogue of finding codes.

A code is never reused; its wording at each place stands where it is found. Below each stands what
it means and what to do, as docs/findings.md has it; `make docs` writes that page.

SRC: reading, assembling and styles. IMP: importing. PAGE: what rendering reports. CSV: tables of
persons; these never repeat what a table says.
"""

from handoutkit.findings import Code, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Files
UNREADABLE_FILE = Code("SRC-001", _ERROR, "a file cannot be read as UTF-8 text")
"""Save the file as text with the encoding UTF-8, without a byte order mark."""
MISSING_FILE = Code("SRC-002", _ERROR, "a file that must be there is not")
"""Add the file, or correct the name where it is asked for."""
BAD_FILE_NAME = Code("SRC-003", _ERROR, "a file's name is not an id")
"""Names of files and folders are ids, `[a-z0-9-]+`; a file of another name would not be read."""
OUTSIDE_LIBRARY = Code("SRC-004", _ERROR, "a path leaves the library")
"""A handout is made of files of its library only: move the file in, and let no link lead out."""
# YAML and JSON
BROKEN_YAML = Code("SRC-010", _ERROR, "the YAML cannot be read")
"""Most often a quotation mark, a bracket or a space after a colon is missing here or just above."""
ANCHOR_OR_ALIAS = Code("SRC-011", _ERROR, "anchors and aliases are not used here")
"""YAML's `&`, `*` and `!` are not read: write the value out, in quotes if it begins with one."""
DUPLICATE_KEY = Code("SRC-012", _ERROR, "a key is written twice")
"""Only one of the two could count: remove the other."""
UNKNOWN_KEY = Code("SRC-013", _ERROR, "a key is not known")
"""A key that is misspelt or in the wrong place would do nothing: correct it or remove it."""
MISSING_KEY = Code("SRC-014", _ERROR, "a key that must be there is missing")
"""Add the key; the README and the sample library show it."""
WRONG_TYPE = Code("SRC-015", _ERROR, "a value is of the wrong kind")
"""The value is not what the key takes: a day that exists, a list, one of the words it knows."""
NO_HEAD = Code("SRC-016", _ERROR, "a file has no head between two lines of ---")
"""Begin the file with its head: `---`, the keys, and `---` on a line of its own."""
BROKEN_JSON = Code("SRC-017", _ERROR, "the JSON cannot be read")
"""JSON takes double quotes, and no comma after the last value: mend it here or just before."""
# References to what is not there
UNKNOWN_LANGUAGE = Code("SRC-020", _ERROR, "a language is not known")
"""Write a language tag such as `en` or `pt-BR`, one of those that `library.yaml` names."""
UNKNOWN_SECTION = Code("SRC-021", _ERROR, "an article or section does not exist")
"""Correct the name, `article/section`; a section's id stands in `{#…}` behind its heading."""
UNKNOWN_DISCLAIMER_WORDING = Code("SRC-022", _ERROR, "a canonical wording is not known")
"""`wording` names a text that the program knows: correct the name, or leave the key out."""
REWORDED_DISCLAIMER = Code("SRC-023", _ERROR, "a disclaimer is not in its canonical wording")
"""The law gives these words: write them exactly so, or leave `wording` out."""
UNKNOWN_REFERENCE = Code("SRC-024", _ERROR, "a citation has no reference")
"""Add the reference to the article's `references.json`, or correct the key."""
UNKNOWN_NOTE = Code("SRC-025", _ERROR, "a note mark has no note")
"""Write the note, `[^name]: text`, in the same file, or remove its mark."""
UNKNOWN_TOPIC = Code("SRC-026", _ERROR, "a topic is not one that the disclaimers know")
"""The topic is nearly one that a disclaimer is required for, which would be left out: mend it."""
MISSING_TRANSLATION = Code("SRC-027", _ERROR, "a text is missing in a language")
"""Write the text in the library's default language as well."""
UNKNOWN_CITATION_STYLE = Code("SRC-028", _ERROR, "a citation style does not exist")
"""Put the style into `styles/citations`, or name one that is there."""
LANGUAGE_MISMATCH = Code("SRC-029", _ERROR, "a head's language is not that of its file's name")
"""`article.es.md` says `lang: es`: correct the head or the name."""
# Bodies
RAW_HTML = Code("SRC-030", _ERROR, "raw HTML is not printed")
"""Write it in Markdown and the words of the README; a `<` of the text itself is written `\\<`."""
NO_WORD_FOR = Code("SRC-031", _ERROR, "the vocabulary has no word for this")
"""Handouts have no form for it, so that it would be lost: say it as text, list, table or box."""
TEXT_OUTSIDE_SECTION = Code("SRC-032", _ERROR, "text stands before the first section")
"""Recipes choose sections: put a heading before the text."""
HEADING_LEVEL = Code("SRC-033", _ERROR, "a heading's level does not follow")
"""Use `##` for a section, `###` for one inside it, and so on without leaving a level out."""
DUPLICATE_SECTION = Code("SRC-034", _ERROR, "a section id is used twice")
"""Recipes and links could not tell the two apart: give one another id."""
UNKNOWN_CALLOUT = Code("SRC-035", _ERROR, "a callout is of no known kind")
"""Use `::: key-points`, `warning`, `call` or `tip`."""
UNCLOSED_CALLOUT = Code("SRC-036", _ERROR, "a callout is not closed")
"""End the box with `:::` on a line of its own."""
LEFTOVER_BRACES = Code("SRC-037", _ERROR, "braces that mean nothing would be printed")
"""Correct what stands in the braces, or write `\\{` where a reader is meant to see one."""
MALFORMED_CITATION = Code("SRC-038", _ERROR, "a citation cannot be understood")
"""Write `[@key]`, `[@key, p. 3]` or `[@key; @other]`."""
BAD_LINK = Code("SRC-039", _ERROR, "a link leads nowhere")
"""Write an address (`https://`, `mailto:`, `tel:`) or `#id` of a section of this article."""
MISPLACED_IMAGE = Code("SRC-040", _ERROR, "an image does not stand alone in its paragraph")
"""Put the image into a paragraph of its own."""
NO_ALT = Code("SRC-041", _ERROR, "an image has no alternative text")
"""Say between `![` and `]` what the image shows, for those who cannot see it."""
UNUSED_NOTE = Code("SRC-042", _ERROR, "a note is never marked in the text")
"""Mark the place that the note belongs to with `[^name]`, or remove the note."""
BAD_SECTION_ID = Code("SRC-043", _ERROR, "a section id is not an id")
"""Write `{#id}` with small letters, digits and hyphens only."""
EMPTY_SECTION = Code("SRC-044", _ERROR, "a section has no content")
"""Write the text, or remove the heading or the empty part."""
TABLE_CAPTION = Code("SRC-045", _ERROR, "a table caption has no table, or a table no caption")
"""Each table has a line `Table: what it shows` directly before it."""
NO_SECTIONS = Code("SRC-046", _ERROR, "an article has no section")
"""Recipes choose sections: give the article at least one, `## Heading {#id}`."""
TOO_DEEP = Code("SRC-047", _ERROR, "text is nested too deeply or too long to be read")
"""Divide the text into shorter or plainer parts."""
DUPLICATE_NOTE = Code("SRC-048", _ERROR, "a note is written twice")
"""Only one of the two could be printed: give one another name."""
BROKEN_TABLE = Code("SRC-049", _ERROR, "a table's rows do not fit its header")
"""Each row has as many cells as the header; a `|` in a cell is written `\\|`."""
# References
BAD_REFERENCE = Code("SRC-050", _ERROR, "a reference is not CSL-JSON")
"""Correct the variable: its name, its value, or what every reference needs (id, type, title)."""
DUPLICATE_REFERENCE = Code("SRC-051", _ERROR, "a reference id is used twice")
"""A citation could not tell the two apart: give one another id."""
# Disclaimers
EMPTY_DISCLAIMER = Code("SRC-055", _ERROR, "a disclaimer has no text")
"""Write the text below the head."""
DISCLAIMER_DIFFERS = Code("SRC-056", _ERROR, "a disclaimer is required otherwise in a language")
"""`required`, `place` and `wording` are the same in each language of a disclaimer."""
# Directions
TORN_TEXT = Code("SRC-057", _ERROR, "marks tear a number or a name in a right-to-left text")
"""Its parts would change places on the page: put all of it inside the marks, or none of it."""
# Templates
LEFT_OUT_KIND = Code("SRC-058", _ERROR, "a template leaves out a kind of content")
"""Its words would be lost without a sign: print each kind that the program's template prints."""
# Images
BAD_IMAGE = Code("SRC-060", _ERROR, "an image is not what its name says")
"""Save the image anew as what its name says: whole, and a drawing with `<title>` and a size."""
UNSAFE_SVG = Code("SRC-061", _ERROR, "an SVG holds script or reaches outside")
"""Save the drawing as plain SVG: no script, no style that loads, no address outside the file."""
LARGE_IMAGE = Code("SRC-062", _ERROR, "an image is too large")
"""Save it smaller: 40 million pixels and 10 MB are the most."""
# Assembling
ALWAYS_INSERTED = Code("SRC-070", _NOTE, "a section that is always included was added")
"""The article says that the section goes into every handout; name it to choose its place."""
CLAIM_WITHOUT_STATEMENT = Code("SRC-071", _ERROR, "a claim has no required statement to link to")
"""Give the article the topic that the required statement is for, or take `{.claim}` away."""
CHOSEN_TWICE = Code("SRC-072", _ERROR, "a recipe chooses a section twice")
"""Name the section once; a section comes with those inside it."""
EMPTY_RECIPE = Code("SRC-073", _ERROR, "a recipe names no section")
"""Name at least one section under `sections`, as `article/section`."""
LINK_LEFT_OUT = Code("SRC-074", _NOTE, "a link leads to a section that the handout leaves out")
"""The words stay and lead nowhere: choose the section too, or take the link away."""
# Styles
BROKEN_SHEET = Code("SRC-080", _ERROR, "a style sheet cannot be understood")
"""A sheet is used whole or not at all: mend what is open, or is neither rule nor declaration."""
UNKNOWN_TOKEN = Code("SRC-081", _ERROR, "a style sheet uses a token that has no value")
"""Define the token in `tokens.css`, and use it as `var(--name)`: books cannot have other values."""
BROKEN_TEMPLATE = Code("SRC-082", _ERROR, "a template cannot be understood or filled")
"""Mend the template at its line; Jinja tells no column."""
UNKNOWN_NAME = Code("SRC-083", _ERROR, "a template reads what it is not given")
"""Correct the name: of a value, of something in one, or of a template."""
BROKEN_CITATION_STYLE = Code("SRC-084", _ERROR, "a citation style cannot be used")
"""Use a complete, independent CSL 1.0.2 style."""
# Translations
UNTRACKED_TRANSLATION = Code("SRC-090", _ERROR, "nothing tells what a text was translated from")
"""`handout translate ARTICLE LANG` writes it into the head; `--accept`, that you have compared."""
NOT_TRANSLATED = Code("SRC-091", _ERROR, "a block waits to be translated")
"""Write it in the language. If nothing of it changes, take `~…` from its digest in the head."""
SOURCE_CHANGED = Code("SRC-092", _ERROR, "a block is not translated from its source as it is now")
"""Bring it up to date; `handout translate ARTICLE LANG` marks what waits."""
NO_TRANSLATION = Code("SRC-093", _ERROR, "a part of the source has no translation")
"""`handout translate ARTICLE LANG` puts the source's words in its place, to be translated."""
NO_SOURCE = Code("SRC-094", _ERROR, "a translation has a part that its source does not have")
"""Remove it, or write it into the source first: all languages say the same."""
OTHER_FORM = Code("SRC-095", _ERROR, "a translation has another form than its source")
"""Kinds, items, rows, images, citations, claims, notes and the order are those of the source."""
OTHER_NUMBERS = Code("SRC-096", _ERROR, "a translation has other numbers than its source")
"""A wrong dose harms someone. Write numbers with digits where the source does, in any script."""
OTHER_HEAD = Code("SRC-097", _ERROR, "a translation's head says otherwise than its source's")
"""Leave `topics`, `always`, `source` and `review-by` out: a translation has those of its source."""
UNTRACKED_DISCLAIMER = Code(
    "SRC-098", _WARNING, "nothing tells what a disclaimer was translated from"
)
"""`handout translate ID LANG` writes it into the head; `--accept`, that you have compared."""
# Rendering
MISSING_GLYPH = Code("PAGE-001", _ERROR, "no installed font has a character")
"""Install a font that has the character (`handout doctor` checks the languages), or reword."""
MISSING_RESOURCE = Code("PAGE-002", _ERROR, "an image or style sheet could not be loaded")
"""Mend or replace the image or style sheet."""
REFUSED_FETCH = Code("PAGE-003", _ERROR, "the page asked for something outside the library")
"""Pages load nothing but the library's own images: take the address out of the style."""
STYLE_IGNORED = Code("PAGE-004", _WARNING, "a style was ignored")
"""The renderer does not know this style and goes on without it: mend the style sheet."""
RENDERER_ERROR = Code("PAGE-005", _ERROR, "the renderer reported an error")
"""The handout was not made: follow what the message says of its styles, templates or references."""
OUTSIDE_SHEET = Code("PAGE-006", _ERROR, "a page's head or foot reaches over the sheet's edge")
"""Give it more room: raise --room-foot or --room-head in styles/tokens.css, or shorten the text."""
STATEMENT_LOST = Code("PAGE-007", _ERROR, "a required statement does not stand whole on every page")
"""The foot of the template must print it, and its room must hold it: see --room-foot."""
UNCOVERED = Code("PAGE-008", _ERROR, "no font that the style sheets name has a character")
"""Install the package that the hint names; where it names none, write it otherwise."""
SMALL_LETTERS = Code("PAGE-009", _WARNING, "letters are printed too small to be read")
"""Under 9 pt, in large print under 14 pt: give the picture larger letters, or the styles sizes."""
TORN_NUMBER = Code("PAGE-010", _WARNING, "a number is broken over two lines")
"""A narrow column does that: give the table fewer columns, or make two of it."""
WORKER_LOST = Code("PAGE-012", _ERROR, "the process that rendered a handout was lost twice")
"""It ended or took too long, also when tried again. Look for extreme sizes in what the handout is \
made of; where memory is short, build with `--jobs 1`."""
BOX_NOT_WHOLE = Code("PAGE-011", _ERROR, "the box for a person is not whole on page one")
"""The copy was not made: shorten its note. Large print has the least room for one."""
# Importing: what comes in
FOREIGN_UNREADABLE = Code("IMP-001", _ERROR, "a file to import cannot be read")
"""It is of no kind that is imported, or broken: save it anew from the program it comes from."""
FOREIGN_TOO_LARGE = Code("IMP-002", _ERROR, "a file to import is beyond a limit")
"""Files that grow without end when they are opened are refused: split it, or save it smaller."""
FOREIGN_STOPPED = Code("IMP-003", _ERROR, "reading a file to import was stopped")
"""Reading took too long, too much memory, or broke down: save the file anew, or as plain text."""
ENCODING_GUESSED = Code("IMP-004", _NOTE, "a text's encoding was guessed")
"""The text is not UTF-8: look at its accents and signs, or save it as UTF-8 and import it again."""
NO_ARTICLE = Code("IMP-005", _ERROR, "a file to import holds no article")
"""Nothing that reads like an article was found: look at what was left out, and why."""
ALREADY_THERE = Code("IMP-006", _ERROR, "an article of this name is there already")
"""`--update` takes a newer version of it; `--id NAME` imports the text under another name."""
IMPORTED_BEFORE = Code("IMP-007", _WARNING, "a file was imported before")
"""The article that it made is there: `--update` takes the file again."""
NO_ARTICLE_NAMED = Code("IMP-008", _ERROR, "references come without an article")
"""Name the article with `--into ARTICLE`, or import its text in the same run."""
LINK_DROPPED = Code("IMP-010", _WARNING, "a link was dropped, its words stay")
"""It led to no address that a reader can follow: to script, data, or a file of some computer."""
PICTURE_LEFT_OUT = Code("IMP-011", _WARNING, "a picture was left out")
"""It was not there, could not be drawn, or is beyond a limit: add it to the article by hand."""
PICTURE_WITHOUT_ALT = Code("IMP-012", _WARNING, "a picture has no alternative text")
"""Say between `![` and `]` what it shows; until then the article's handouts are not built."""
FORM_LOST = Code("IMP-013", _WARNING, "something has no form in a handout")
"""Its words were kept as plain text; look whether they still say what they should."""
REFERENCE_UNREADABLE = Code("IMP-020", _WARNING, "an entry of a bibliography cannot be read")
"""It was left out: mend it in the program it comes from, or add it to `references.json`."""
REFERENCE_INCOMPLETE = Code("IMP-021", _WARNING, "a reference says too little")
"""Only what the text gives was taken; complete it in `references.json`."""
CITATION_WITHOUT_REFERENCE = Code("IMP-022", _WARNING, "a citation points to no reference")
"""The mark was kept as text: add the reference and cite it, or remove the mark."""
REFERENCE_TWICE = Code("IMP-023", _NOTE, "two references are the same work")
"""One of them stays, with what both say: look whether they are the same work indeed."""
ALREADY_LISTED = Code("IMP-024", _NOTE, "a reference is there already")
"""The article's `references.json` has the same work: that one was kept."""
NEVER_CITED = Code("IMP-025", _WARNING, "references are cited nowhere in the text")
"""Handouts list only what their text cites: put `[@key]` where a statement rests on a reference."""
CLAIM_WITHOUT_REFERENCE = Code("IMP-030", _NOTE, "a study is named that no reference gives")
"""Find the study and add its reference, or take the statement away: readers cannot check it."""
DISCLAIMER_DRAFTED = Code("IMP-031", _NOTE, "a disclaimer was drafted")
"""It was written to `disclaimers/`, for this article only: read it, and say what requires it."""
NO_TITLE = Code("IMP-032", _WARNING, "a source names no title")
"""The first heading was taken: write a better one into the article's head."""
LEFT_BEHIND = Code("IMP-033", _NOTE, "text of a section is in no proposed recipe")
"""A recipe that took the section would take each condition in it: give the text its own section."""
WORDS_CHANGED = Code("IMP-040", _ERROR, "words would not be the same as in the source")
"""Nothing was written: tell us of the file, it meets a fault of the program."""
REVIEW_VOID = Code("IMP-050", _WARNING, "a review is void")
"""The text has changed since it was reviewed: have it reviewed again."""
TRANSLATION_VOID = Code("IMP-051", _WARNING, "a translation has to be brought up to date")
"""Parts of its source have changed: `handout translate ARTICLE LANG` marks them."""
EDITED_HERE = Code("IMP-052", _WARNING, "a section was edited here since it was imported")
"""It was left as it is: bring the two together by hand."""
VERSIONS_APART = Code("IMP-054", _ERROR, "two versions of an article cannot be put together")
"""A section might come below a wrong heading, or the head is written in too unusual a way."""
RECIPE_THERE = Code("IMP-053", _NOTE, "a condition of this name is there already")
"""It was left as it is: add the sections to its recipe by hand."""
# Tables of persons
ROW_BROKEN = Code("CSV-001", _ERROR, "a row of a table cannot be read")
"""A quotation mark is missing, or stands alone inside of others: the row is not printed."""
ROW_CELLS = Code("CSV-002", _ERROR, "a row has more or fewer cells than the header")
"""Nobody can tell which cell is missing: mend the row, in a text editor if need be."""
ROW_UNPRINTABLE = Code("CSV-003", _ERROR, "a row's words cannot be printed")
"""A name is missing, or words are too long or have characters that nobody sees: mend the row."""
ROW_DATE = Code("CSV-004", _ERROR, "a row's date is not written year-month-day")
"""03/04/2026 is a day in March here and in April there: write 2026-03-04."""
ROW_LANGUAGE = Code("CSV-005", _ERROR, "a row asks for a language that the library does not have")
"""Write one of the tags that `library.yaml` names under `languages`."""
ROW_FILE = Code("CSV-006", _ERROR, "a row's cell cannot be the name of a file")
"""The column that `--file-column` names has names of files: letters, digits, hyphens and dots."""
ROW_FILE_TELLS = Code("CSV-007", _ERROR, "the name of a row's file would tell the patient's name")
"""Names of files are seen in folders, logs and mails: name them by a number."""
ROW_FILE_TAKEN = Code("CSV-008", _ERROR, "two rows would have the same file")
"""The first row has the file, the other is not printed: give each a name of its own."""
ROW_NOT_MADE = Code("CSV-009", _ERROR, "the copy of a row cannot be made")
"""The handout is stopped in its language, no font has its letters, or rendering broke down."""
TABLE_ENCODING_GUESSED = Code("CSV-010", _WARNING, "a table's encoding was guessed")
"""Accents in names may be wrong on paper: look at a copy, or save the table as UTF-8."""
COPIES_IN_FULL = Code("CSV-011", _WARNING, "copies of a handout are laid out one by one")
"""Lines filled by hand would not look as a full layout has them, so it takes much longer."""
