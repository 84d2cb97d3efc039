"""The tiny library in two languages, translated as a translator leaves it."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.build import tiny
from tests.build.tiny import BACK_PAIN, INSOMNIA, SETTINGS, SLEEP
from tests.translations import record_translations

ARTICLE = SLEEP
SPANISH = "handouts/articles/sleep/article.es.md"
WALKING_SPANISH = "handouts/articles/walking/article.es.md"
GENERAL_SPANISH = "handouts/disclaimers/general.es.md"
SUPPLEMENT_SPANISH = "handouts/disclaimers/supplement.es.md"

_FILES: Mapping[str, str] = {
    **tiny.FILES,
    SETTINGS: """\
schema: 1
clinic: {name: Hill Clinic}
languages: [en, es]
""",
    ARTICLE: """\
---
title: Sleep
lang: en
topics: [dietary-supplement]
always: [noise]
source: {title: Sleep at home}
updated: 2026-03-04
review-by: 2027-03-04
---

## Rest {#rest}

Rest is good [@doe2020]. A powder [supports sleep]{.claim}.[^1]

![The moon over a house](images/moon.svg "The moon")

- Go to bed at 10.
- Get up at 6.

[^1]: A quiet hour helps.

## Noise {#noise}

Noise is bad.

## A title {#title}

Words.
""",
    SPANISH: """\
---
title: El sueño
lang: es
updated: 2026-03-05
translation:
  of: en
---

## Descanso {#rest}

Descansar es bueno [@doe2020]. Un polvo [apoya el sueño]{.claim}.[^1]

![La luna sobre una casa](images/moon.svg "La luna")

- Acuéstese a las 10.
- Levántese a las 6.

[^1]: Una hora de calma ayuda.

## Ruido {#noise}

El ruido es malo.

## Un título {#title}

Palabras.
""",
    WALKING_SPANISH: """\
---
title: Caminar
lang: es
updated: 2026-02-02
translation:
  of: en
---

## Pasos {#steps}

Camine un poco cada día.
""",
    INSOMNIA: """\
name: {en: Insomnia, es: Insomnio}
codes: {icd-10-cm: [G47.00]}
title: {en: Sleep and you, es: El sueño y usted}
sections:
  - sleep/rest
""",
    BACK_PAIN: """\
name: {en: Back pain, es: Dolor de espalda}
codes: {icd-10-cm: [M54.9], snomed-ct: [161891005]}
title: {en: Walking and your back, es: Caminar y su espalda}
sections:
  - walking/steps
""",
    GENERAL_SPANISH: """\
---
title: Tenga en cuenta
lang: es
required: {always: true}
place: end
translation:
  of: en
---

Pregunte a su equipo de atención.
""",
    SUPPLEMENT_SPANISH: """\
---
title: Declaración obligatoria
lang: es
required: {topics: [dietary-supplement]}
place: every-page
translation:
  of: en
---

Estas declaraciones no han sido evaluadas por la Administración de Alimentos y Medicamentos. Este \
producto no pretende diagnosticar, tratar, curar ni prevenir ninguna enfermedad.
""",
}


def write_library(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the library into a folder: files of `changes` differ, or are left out where none."""
    for path, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            tiny.edit(root, path, text)
    return root


def _recorded() -> Mapping[str, str]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in _FILES.items():
            tiny.edit(root, path, text)
        record_translations(root)
        return {path: (root / path).read_text(encoding="utf-8") for path in _FILES}


FILES = _recorded()
