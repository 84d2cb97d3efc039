"""What must run left to right in a right-to-left text is found, whole and nothing more."""

import time

import pytest

from handoutkit.language.bidi import has_right_to_left, left_to_right_runs

# Each is one run, whatever stands around it.
WHOLE = (
    *("200–400 mg", "200 – 400 mg", "200-400", "5 mg/kg/day", "2 × 500 mg", "1.5–2.5 mg"),
    *(
        "1,000 mg",
        "0.5 µg",
        "10^9/L",
        "m2",
        "H2O",
        "Ca2+",
        "Na+",
        "Cl−",
        "pH 7.4",
        "1½",
        "1½ tablets",
    ),
    *(
        "50%",
        "50 %",
        "40–60%",
        "37 °C",
        "37.5°",
        "−5 °C",
        "-5 °C",
        "+3.5 mg",
        "±0.5",
        "5′",
        "6 ft 2 in",
    ),
    *("≥ 65", "≤5", "< 3 mg", ">= 4", "~10 min", "$5", "€ 10", "5 €", "65+", "#5", ".5 mg", "+/-2"),
    *("555-0100 ext. 12", "+1 (555) 010-0100 ext. 12345"),
    *("(555) 010-0100", "+1 555-0100", "+1 (555) 010-0100", "1-800-222-1222", "24/7", "9-1-1"),
    *(
        "2026-11-22",
        "22/11/2026",
        "Nov 22, 2026",
        "7:30–9:00",
        "7:30 p.m.",
        "12:00",
        "8 a.m.–5 p.m.",
    ),
    *(
        "https://clinic.example/a?b=1",
        "https://clinic.example/",
        "www.clinic.example/a/",
        "a-b@c.example",
    ),
    *("p. 165", "pp. 3–5", "vol. 2(3)", "G43.909", "doi:10.1000/x-1", "21 CFR 101.93", "COVID-19"),
    *(
        "Escherichia coli",
        "E. coli",
        "Lactobacillus rhamnosus GG",
        "Magnesium (Mg)",
        "vitamin D (D3)",
    ),
    *(
        "Smith, John",
        "Tylenol®",
        "A/B",
        "x = y",
        "α-tocopherol",
        "Ελλάδα",
        "中文",
        "café",
        "cafe\u0301",
    ),
    *("12 Hill Street, Springfield, IL 62701", "Mg \ufffc and Ca", "B١٢", "5٫5 mg"),
    *("5،5 mg", "N. Engl. J. Med", "«Mg» 5", 'the "big" 5', "U.S."),
)
AROUND = (
    "نص {} نص",
    "{} نص",
    "نص {}",
    "نص، {}، نص",
    "نص {}.",
    "نص {}؟ نص",
    "(نص {}) نص",
    "«{}» نص",
    "نص: {}; نص",
    "בדיקה {} בדיקה",
)


@pytest.mark.parametrize("text", WHOLE)
@pytest.mark.parametrize("around", AROUND)
def test_one_piece_is_found_whole_whatever_stands_around_it(text: str, around: str) -> None:
    assert pieces(around.format(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        *("200–400", "200 – 400 mg", "(555) 010-0100", "2026-11-22", "+1 555-0100", "50%", "≥ 65"),
        *("7:30–9:00", "1½"),
    ],
)
def test_one_piece_alone_is_found(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Take 5 mg, with food.",
        "12 Hill Street, Springfield.",
        "Adams R. Minerals. 2020;12(3):45–51.",
        "(Mg)",
        "Take 20 mg, 30 mg.",
        "Take it \ufffc.",
    ],
)
def test_a_line_without_right_to_left_letters_is_one_piece(text: str) -> None:
    assert pieces(f" {text} ") == [text]
    assert pieces(f"نص\u2029{text}\u2029نص") == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A lone number stands right by itself, and lists of them are read from the right.
        ("نص 5 نص", []),
        ("نص 1,000.5 نص", []),
        ("5, 10", []),
        ("نص 5, 10, 15 نص", []),
        ("نص 5؛ 10 نص", []),
        ("نص ½ نص", []),
        ("5", []),
        ("", []),
        ("نص", []),
        ("نص – (…) نص", []),
        # Two amounts with a comma between are a list, too.
        ("نص 5, 10 mg نص", ["10 mg"]),
        ("نص 20 mg, 30 mg نص", ["20 mg", "30 mg"]),
        ("نص 20 mg; 30–40 mg نص", ["20 mg", "30–40 mg"]),
        ("لا تتجاوز 200 mg. 400 mg كثير", ["200 mg", "400 mg"]),
        ("نص 20 mg \ufffc, 30 mg \ufffc نص", ["20 mg", "30 mg"]),
        ("نص 555-0100, 555-0101 نص", ["555-0100", "555-0101"]),
        ("نص 5 mg، 10 mg نص", ["5 mg", "10 mg"]),
        ("نص aspirin، ibuprofen نص", ["aspirin", "ibuprofen"]),
        # Names hold commas, and a number may follow them.
        ("نص Nov 22, 2026 نص", ["Nov 22, 2026"]),
        ("نص Doe J, 2020 نص", ["Doe J, 2020"]),
        # Signs that belong to the text around.
        ("نص - 5 mg نص", ["5 mg"]),
        ("كوفيد-19 نص", []),
        ("ب-200 mg نص", ["200 mg"]),
        ("5 mg/يوم", ["5 mg"]),
        ("قرص/5 mg", ["5 mg"]),
        ("نص × 500 mg", ["500 mg"]),
        ("نص (Mg) نص", ["Mg"]),
        ("نص [5 mg] نص", ["5 mg"]),
        ("(نص Mg) 5 mg نص", ["Mg", "5 mg"]),
        ("نص 5 mg (نص) نص", ["5 mg"]),
        ("نص 5 mg (Mg نص) نص", ["5 mg", "Mg"]),
        ("نص 5 mg!", ["5 mg"]),
        ("نص 5 mg…", ["5 mg"]),
        ("نص 5 mg \ufffc.", ["5 mg"]),
        ("نص 5 mg* نص", ["5 mg"]),
        ("نص a) نص b) نص", ["a", "b"]),
        ("نص https://a.example/b/. نص", ["https://a.example/b/"]),
        ("نص µ، α نص", ["µ", "α"]),
        # Arabic and Persian digits are left to the algorithm, which reads them from the right.
        ("نص ٢٠٠–٤٠٠ ملغ", []),
        ("نص ۲۰۰–۴۰۰ میلی‌گرم", []),
        ("٢٠٠–٤٠٠ mg", ["mg"]),
        ("نص ٢٠٠–٤٠٠mg نص", ["٤٠٠mg"]),
        ("نص 200–400 ملغ", ["200–400"]),
        ("نص 50٪ نص", []),
        # Signs of direction that an author has set work as they were meant.
        ("نص \u2066a\u2069 نص", ["a"]),
        ("نص a\u200f, b نص", ["a", "b"]),
    ],
)
def test_what_stands_around_is_left_outside(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_no_piece_goes_over_a_cut() -> None:
    text = "نص 200–400 mg نص"
    at = text.index(" mg")
    assert left_to_right_runs(text, [at]) == ((3, at), (at + 1, at + 3))
    assert left_to_right_runs("Take: 5 mg", [5]) == ((0, 4), (6, 10))


def test_letters_tell_the_direction() -> None:
    assert has_right_to_left("5 ملغ")
    assert has_right_to_left("ב")
    assert not has_right_to_left("5 mg – ٥")


@pytest.mark.parametrize(
    "text", ["(", "()", "a(", "<", "5 ", "a.", "5,", "5 a", "-", "ن5mg/", "٥a"]
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    before = time.process_time()
    left_to_right_runs("نص " + text * (20_000 // len(text)) + "! نص")
    assert time.process_time() - before < 2


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in left_to_right_runs(text)]
