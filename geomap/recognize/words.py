"""Words that tell the rules what stands around a name; the long lists lie in `data/`, the short ones here."""

import functools
from importlib import resources


def listed(words: str) -> frozenset[str]:
    """Give the words of a text that lists them with white space between."""
    return frozenset(words.split())


TITLES = listed("""adm atty brig capt cmdr col cpl cpt det dr drs fr gen gov hon insp lt maj messrs mr mrs ms mt ofc pfc pres prof
    pvt rep reps rev sen sens sgt st supt ven ft""")
"""Abbreviations before a name, in lower case without the full stop: no sentence ends after them."""

ABBREVIATIONS = listed("""ala ariz ark assn ave bldg blvd bros calif co colo conn corp ct dak dec dept dist e.g etc feb fla ga i.e ill inc
    ind jan jr jul jun kan ky la ltd mass md mich minn miss mo mont n.e neb nev nov oct okla ont ore pa ph.d rd rte s.e
    sen sept ser sr tenn tex univ va vs vt w.va wash wis wyo""")
"""Other abbreviations, in lower case without the last full stop: a sentence may end after them."""

BEGINNERS = listed("""a about after all also although among an and another any are as at because before both but by despite during each
    earlier even every few for from had has have he her here his how however i if in instead is it its just last later
    many may meanwhile more most my no nobody none nor not now of on once one only or other others our over people police
    several she since so some soon still such that the their then there these they this those though through thus to
    today under until we what when where whether which while who why will with yesterday yet you your""")
"""Words in lower case that, capitalised after an abbreviation's full stop, begin a new sentence."""

CALENDAR = listed("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept
    oct nov dec""")
"""Days and months in lower case."""

PERSON_TITLES = listed("""adm. admiral ambassador archbishop ayatollah baron bishop brig. capt. captain cardinal chancellor chief cmdr. coach
    col. colonel commander commissioner congressman congresswoman constable corporal councillor councilman councilwoman
    count cpl. dame deputy det. detective dr dr. emir father fr. gen. general gov. governor imam inspector judge justice
    king lady lieutenant lord lt. maj. major mayor minister miss mr mr. mrs mrs. ms ms. mullah officer pastor pope
    premier pres. president prime prince princess principal private prof. professor queen rabbi rep. reps. representative rev.
    reverend saint secretary sen. senator sens. sergeant sgt. sheikh sheriff sir sister spokesman spokeswoman sultan supt.
    trooper tsar undersecretary""")
"""Words in lower case that stand before a person's name."""

SPEECH_VERBS = listed("""accepted accused added admitted agreed announced argued asked called claimed complained concluded conceded
    confirmed declared declined demanded denied described explained expressed hoped insisted noted pledged pointed
    promised recalled refused rejected remarked replied reported responded said saying says stated suggested testified
    think thinks told tells tweeted urged vowed wants wanted warned warns welcomed wondered wrote writes""")
"""Verbs of saying and wanting, as they stand beside who speaks."""

REPORTING = listed("said says saying told added according reported spokesman spokeswoman")
"""Words by which news tells what others said."""


LOCATING = listed(
    "in near outside around across throughout into toward towards inside within beyond via amid northeast northwest southeast southwest north south east west"
)
"""Words after which a name is mostly a place."""

DIRECTING = listed("at from to of between over against on off through for with by")
"""Words after which a name may be a place as well as a person or an organisation."""

_REMEMBERED = 50_000
"""Words whose properties are kept in mind, of each kind: texts say the same ones again and again."""


@functools.cache
def load_words(name: str) -> frozenset[str]:
    """Read a list of `data/` in lower case: `first_names`, `surnames` or `common_words`."""
    lines = (resources.files(__package__) / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(
        word.lower()
        for line in lines.splitlines()
        if not line.startswith("#")
        for word in line.split()
    )


@functools.lru_cache(_REMEMBERED)
def is_common(word: str) -> bool:
    """Whether a word, in any case, is an English word of general use before it is a name."""
    return word.lower() in load_words("common_words")


@functools.lru_cache(_REMEMBERED)
def is_first_name(word: str) -> bool:
    """Whether a word, in any case, is a usual first name."""
    return word.lower() in load_words("first_names")


@functools.lru_cache(_REMEMBERED)
def is_surname(word: str) -> bool:
    """Whether a word, in any case, is a usual surname."""
    return word.lower() in load_words("surnames")


@functools.lru_cache(_REMEMBERED)
def is_name_word(word: str) -> bool:
    """Whether a word is written like part of a name: «Homs», «O'Fallon», «d'Ivoire», «3rd» is not."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’‘" and word[2].isupper())  # noqa: PLR2004 - the three characters looked at


@functools.lru_cache(_REMEMBERED)
def is_caseless(word: str) -> bool:
    """Whether a word is of a script without capitals: Arabic, Hebrew, Chinese."""
    return (
        word[0].isalpha() and not word[0].isupper() and not word[0].islower() and not word.isascii()
    )
