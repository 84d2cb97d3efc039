"""The catalogue of finding codes.

A code is never reused; its wording at each place stands where it is found.

SRC: reading and assembling. PAGE: what rendering reports.
"""

from handoutkit.findings import Code, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Files
UNREADABLE_FILE = Code("SRC-001", _ERROR, "a file cannot be read as UTF-8 text")
MISSING_FILE = Code("SRC-002", _ERROR, "a file that must be there is not")
BAD_FILE_NAME = Code("SRC-003", _ERROR, "a file's name is not an id")
OUTSIDE_LIBRARY = Code("SRC-004", _ERROR, "a path leaves the library")
# YAML and JSON
BROKEN_YAML = Code("SRC-010", _ERROR, "the YAML cannot be read")
ANCHOR_OR_ALIAS = Code("SRC-011", _ERROR, "anchors and aliases are not used here")
DUPLICATE_KEY = Code("SRC-012", _ERROR, "a key is written twice")
UNKNOWN_KEY = Code("SRC-013", _ERROR, "a key is not known")
MISSING_KEY = Code("SRC-014", _ERROR, "a key that must be there is missing")
WRONG_TYPE = Code("SRC-015", _ERROR, "a value is of the wrong kind")
NO_HEAD = Code("SRC-016", _ERROR, "a file has no head between two lines of ---")
BROKEN_JSON = Code("SRC-017", _ERROR, "the JSON cannot be read")
# References to what is not there
UNKNOWN_LANGUAGE = Code("SRC-020", _ERROR, "a language is not known")
UNKNOWN_SECTION = Code("SRC-021", _ERROR, "an article or section does not exist")
UNKNOWN_DISCLAIMER_WORDING = Code("SRC-022", _ERROR, "a canonical wording is not known")
REWORDED_DISCLAIMER = Code("SRC-023", _ERROR, "a disclaimer is not in its canonical wording")
UNKNOWN_REFERENCE = Code("SRC-024", _ERROR, "a citation has no reference")
UNKNOWN_NOTE = Code("SRC-025", _ERROR, "a note mark has no note")
UNKNOWN_TOPIC = Code("SRC-026", _ERROR, "a topic is not one that the disclaimers know")
MISSING_TRANSLATION = Code("SRC-027", _ERROR, "a text is missing in a language")
UNKNOWN_CITATION_STYLE = Code("SRC-028", _ERROR, "a citation style does not exist")
LANGUAGE_MISMATCH = Code("SRC-029", _ERROR, "a head's language is not that of its file's name")
# Bodies
RAW_HTML = Code("SRC-030", _ERROR, "raw HTML is not printed")
NO_WORD_FOR = Code("SRC-031", _ERROR, "the vocabulary has no word for this")
TEXT_OUTSIDE_SECTION = Code("SRC-032", _ERROR, "text stands before the first section")
HEADING_LEVEL = Code("SRC-033", _ERROR, "a heading's level does not follow")
DUPLICATE_SECTION = Code("SRC-034", _ERROR, "a section id is used twice")
UNKNOWN_CALLOUT = Code("SRC-035", _ERROR, "a callout is of no known kind")
UNCLOSED_CALLOUT = Code("SRC-036", _ERROR, "a callout is not closed")
LEFTOVER_BRACES = Code("SRC-037", _ERROR, "braces that mean nothing would be printed")
MALFORMED_CITATION = Code("SRC-038", _ERROR, "a citation cannot be understood")
BAD_LINK = Code("SRC-039", _ERROR, "a link leads nowhere")
MISPLACED_IMAGE = Code("SRC-040", _ERROR, "an image does not stand alone in its paragraph")
NO_ALT = Code("SRC-041", _ERROR, "an image has no alternative text")
UNUSED_NOTE = Code("SRC-042", _ERROR, "a note is never marked in the text")
BAD_SECTION_ID = Code("SRC-043", _ERROR, "a section id is not an id")
EMPTY_SECTION = Code("SRC-044", _ERROR, "a section has no content")
TABLE_CAPTION = Code("SRC-045", _ERROR, "a table caption has no table, or a table no caption")
NO_SECTIONS = Code("SRC-046", _ERROR, "an article has no section")
TOO_DEEP = Code("SRC-047", _ERROR, "text is nested too deeply or too long to be read")
DUPLICATE_NOTE = Code("SRC-048", _ERROR, "a note is written twice")
BROKEN_TABLE = Code("SRC-049", _ERROR, "a table's rows do not fit its header")
# References
BAD_REFERENCE = Code("SRC-050", _ERROR, "a reference is not CSL-JSON")
DUPLICATE_REFERENCE = Code("SRC-051", _ERROR, "a reference id is used twice")
# Disclaimers
EMPTY_DISCLAIMER = Code("SRC-055", _ERROR, "a disclaimer has no text")
DISCLAIMER_DIFFERS = Code("SRC-056", _ERROR, "a disclaimer is required otherwise in a language")
# Images
BAD_IMAGE = Code("SRC-060", _ERROR, "an image is not what its name says")
UNSAFE_SVG = Code("SRC-061", _ERROR, "an SVG holds script or reaches outside")
LARGE_IMAGE = Code("SRC-062", _ERROR, "an image is too large")
# Assembling
ALWAYS_INSERTED = Code("SRC-070", _NOTE, "a section that is always included was added")
CLAIM_WITHOUT_STATEMENT = Code("SRC-071", _ERROR, "a claim has no required statement to link to")
CHOSEN_TWICE = Code("SRC-072", _ERROR, "a recipe chooses a section twice")
EMPTY_RECIPE = Code("SRC-073", _ERROR, "a recipe names no section")
LINK_LEFT_OUT = Code("SRC-074", _NOTE, "a link leads to a section that the handout leaves out")
# Rendering
MISSING_GLYPH = Code("PAGE-001", _ERROR, "no installed font has a character")
MISSING_RESOURCE = Code("PAGE-002", _ERROR, "an image or style sheet could not be loaded")
REFUSED_FETCH = Code("PAGE-003", _ERROR, "the page asked for something outside the library")
STYLE_IGNORED = Code("PAGE-004", _WARNING, "a style was ignored")
RENDERER_ERROR = Code("PAGE-005", _ERROR, "the renderer reported an error")
