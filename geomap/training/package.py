"""Step 6: the trained pipeline as it is shipped: named, credited, and without the training texts' vocabulary."""

from pathlib import Path

import spacy

VERSION = "1.2.0"
"""Goes up with every model that is shipped."""

_SOURCES = (
    {"name": "Re-DocRED / DocRED-HWE", "license": "MIT (text: Wikipedia, CC BY-SA)"},
    {"name": "Universal NER English EWT", "license": "CC BY-SA 4.0"},
    {"name": "CrossNER", "license": "MIT (text: Wikipedia, CC BY-SA)"},
    {"name": "LitBank", "license": "CC BY 4.0"},
    {"name": "Broad Twitter Corpus", "license": "CC BY 4.0"},
    {"name": "GUM (genres with free text)", "license": "CC BY 4.0"},
    {"name": "WNUT-17 emerging entities", "license": "CC BY 4.0"},
    {"name": "re3d", "license": "public domain, OGL 3.0, CC BY 3.0, CC BY-SA"},
    {"name": "Groningen Meaning Bank (texts alone)", "license": "public domain"},
    {"name": "GloVe (vectors of 200,000 words, compressed)", "license": "PDDL 1.0"},
    {"name": "GeoNames", "license": "CC BY 4.0"},
)


def package(trained: Path, target: Path) -> None:
    """Write a trained pipeline to the directory that geomap ships."""
    language = spacy.load(trained)
    language.meta.update(
        {
            "name": "geomap_places",
            "version": VERSION,
            "description": "Places, persons, organisations and demonyms in English text; CARD.md says how good it is.",
            "author": "The geomap authors",
            "license": "CC BY-SA 4.0",
            "sources": list(_SOURCES),
        }
    )
    language.meta.pop("performance", None)
    language.to_disk(target, exclude=["vocab"])
