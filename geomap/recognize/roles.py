"""What a toponym does in its sentence, told from the words beside it.

There are no parts of speech to go by: closed lists of function words and of verbs that only somebody can do
stand in for them.
"""

from geomap.mentions import Role
from geomap.recognize.reading import Reading
from geomap.recognize.words import (
    DIRECTING,
    LOCATING,
    PERSON_TITLES,
    SPEECH_VERBS,
    is_name_word,
    listed,
)

AGENT_VERBS = SPEECH_VERBS | listed("""abandoned aims annexed approved attacked attacks backed backs banned became beat bombed bombs boycotted broke
    condemned condemns considers continues controls decided decides defeated defends demands denies deployed deploys
    detect drew ended expects expelled faces failed fears fights fired fought gives gave halted helped helps hopes
    imposed imposes improved invaded invades joined joins knows launched launches lost maintains needs offered offers opposed opposes
    ordered pays planned plans played plays pledges promises proposed provided provides pulled pushed recognised
    recognized refuses rejects remains responded retaliated sat scored seeks seized sees sends sent severed shares signed
    spends spent started stopped stops struck suffered supplied supplies supported supports suspended takes threatened
    threatens took tries tried understands unveiled uses voted waged wins won worked works""")
_BARE_VERBS = listed("""accept act agree attack back ban bomb call continue condemn decide defend deploy fight give hold help impose intend interfere invade join keep
    launch make need offer oppose pay play provide pull push refuse respond retaliate say see seek send share sign start stop
    support take target tell try use veto vote want warn win withdraw work""")
_ADVERBS = listed("already also still now never only even once always often then soon not just")
AUXILIARIES = listed(
    "has have had will would should could may might must can cannot did does do wo n't 'd 'll"
)
_BEFORE_VERB = _ADVERBS | AUXILIARIES
FUNCTION_WORDS = _BEFORE_VERB | listed("""a about above across after again against ago all alone along although am amid among an and any are around as at away back
    be because been before behind being below between both but by during each earlier early either else ever every
    except few first for from further half here how if in inside instead into is it its itself last late later least less
    like many more most much near next no nor not of off on one onto or other out outside over own past per rather same second
    several since so some such than that the their them themselves there these they this those though three through throughout
    to today together tomorrow tonight too toward towards twice two under until up upon versus very via vs was we well were what when
    where whether which while who whom whose why with within without yesterday yet you your""")
_COUNTERPARTS = listed("""accord agreement alliance ceasefire clash clashes conflict cooperation deal dealings dialogue dispute friction links meeting
    negotiations pact partnership peace rapprochement relation relations relationship rift row showdown talk talks tension
    tensions tie ties trade treaty truce war""")
_DEALING_WITH = listed(
    "told urged accused blamed warned asked criticised criticized condemned pressed persuaded convinced sanctioned"
)
_ACTS = listed("""aim aims aggression allies ally alliance ambassador attempt claim claims decision demand demands diplomacy effort efforts
    goal government hopes insistence intentions intention interest interests involvement leader leaders leadership move objectives offer plan plans
    pledge pledges policy position president promise promises proposal refusal response role sharing stance strategy
    support threat threats win withdrawal""")
_HYPHENATED = listed(
    "based backed born bound controlled held led made owned run occupied sponsored wide trained"
)
_DEALT = listed(
    "agreed cooperated dealt fought met negotiated quarreled quarrelled sat spoke talked traded worked works"
)
_DETERMINERS = frozenset({"the", "The"})
_OBJECT_STARTS = listed("that the a an its it his her their no any")
PREPOSITIONS = (
    LOCATING | DIRECTING | listed("within toward towards along above below during since until")
)
_REACHING = listed("""bombed crossed crossing enter entered entering hit leave leaves leaving left reach reached reaching shelled struck
    tour toured touring visit visited visiting""")
PLACING = LOCATING | _REACHING | listed("above along below between over")
"""Words that govern the name of a place itself: where something is, goes or falls."""
_NEAR = 5
_LONGEST_LIST = 8
_LIST_LINKS = frozenset({"the", "and", ","}) | listed("northern southern eastern western central")


def tell_role(reading: Reading, first: int, stop: int, bounds: tuple[int, int]) -> Role:
    """Tell literal, metonymic and modifier apart for the toponym first … stop of a sentence."""
    if _is_modifier(reading, stop, bounds[1]):
        return Role.MODIFIER
    acts = _acts(reading, stop, bounds[1]) and not governor(reading, first, bounds[0])
    if acts or _is_dealt_with(reading, first, bounds[0]):
        return Role.METONYMIC
    return Role.LITERAL


def _is_modifier(reading: Reading, stop: int, end: int) -> bool:
    """Whether a noun follows that the name modifies: «U.S. officials», «Paris police», «US-based»."""
    if stop >= end:
        return False
    after = reading.word(stop)
    if after == "-":
        return stop + 1 < end and reading.word(stop + 1) in _HYPHENATED
    if after.lower() in PERSON_TITLES:
        return True
    return (
        after.isalpha()
        and after.islower()
        and after not in FUNCTION_WORDS
        and after not in AGENT_VERBS
        and not after.endswith(("ed", "ly"))
        and not _takes_object(reading, stop)
    )


def governor(reading: Reading, first: int, start: int) -> str:
    """Give the preposition or verb of motion that governs the name, alone or in a list: «in Jordan and the Emirates»; empty where none does."""
    for index in range(first - 1, max(start, first - _LONGEST_LIST) - 1, -1):
        word = reading.word(index)
        if word in PREPOSITIONS or word in PLACING:
            return word
        if not (is_name_word(word) or word in _LIST_LINKS):
            return ""
    return ""


def _acts(reading: Reading, stop: int, end: int) -> bool:
    """Whether the name is what says, wants or does something: «Moscow already maintains», «Russia’s pledges»."""
    index = stop
    if reading.word(index) in {"'s", "’s", "'", "’"}:
        return any(reading.word(near) in _ACTS for near in range(index + 1, min(end, index + 3)))
    while index < end and (
        reading.word(index) in _BEFORE_VERB or reading.word(index).endswith("ly")
    ):
        index += 1
    word = reading.word(index) if index < end else ""
    if index > stop and reading.word(index - 1) in AUXILIARIES and word in _BARE_VERBS:
        return True
    return word in AGENT_VERBS or _takes_object(reading, index)


def _takes_object(reading: Reading, index: int) -> bool:
    """Whether a word in -s is a verb by what follows it: «answers that», «wants a», and not «officials in»."""
    word = reading.word(index)
    is_verb_form = word.endswith("s") and word not in FUNCTION_WORDS
    return is_verb_form and reading.word(index + 1) in _OBJECT_STARTS


def _is_dealt_with(reading: Reading, first: int, start: int) -> bool:
    """Whether the name is a party that something is done to or with: «told Ankara», «ties to Damascus», «backed by the U.S.»."""
    index = first - 1
    if index > start and reading.word(index) in _DETERMINERS:
        index -= 1
    if index < start:
        return False
    before = reading.word(index).lower()
    if before in _DEALING_WITH:
        return True
    nearby = range(max(start, index - _NEAR), index)
    if before == "with" and any(reading.word(near) in _DEALT for near in nearby):
        return True
    if before == "by":
        return index > start and reading.word(index - 1).endswith(("ed", "wn", "en"))
    if before not in {"to", "with", "between", "and", "against"}:
        return False
    return any(reading.word(near).lower() in _COUNTERPARTS for near in nearby)
