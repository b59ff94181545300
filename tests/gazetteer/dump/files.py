"""Dumps made by tests, in GeoNames' layout: a small one by hand, and a large one of made-up names."""

import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ADMIN1 = (
    "SY.11\tHims Governorate\tHims Governorate\t169575",
    "SY.99\tNew Governorate\tNew Governorate\t999",
)
ADMIN2 = ("US.TX.491\tWilliamson County\tWilliamson County\t4741100",)
COUNTRIES = (
    "# a comment",
    "\t".join(["SY", "SYR", "760", "SY", "Syria", "Damascus", *[""] * 10, "163843", "", ""]),
)
FEATURES = ("P.PPL\tpopulated place\ta city, town, village",)


def place_row(  # noqa: PLR0913 - a builder names every field of what it builds
    number: int,
    name: str,
    *,
    feature: str = "P/PPL",
    country: str = "SY",
    countries: str = "",
    division: str = "11",
    at: tuple[float, float] = (34.7, 36.7),
    population: int = 0,
    ascii_name: str = "",
    others: str = "",
    changed: str = "2025-10-14",
) -> str:
    """Give a row of a country's file."""
    letter, _, code = feature.partition("/")
    admin = [country, countries, division, "", "", ""]
    end = [str(population), "", "", "Asia/Damascus", changed]
    start = [str(number), name, ascii_name or name, others, str(at[0]), str(at[1]), letter, code]
    return "\t".join([*start, *admin, *end])


def name_row(place: int, text: str, language: str = "", flags: str = "0000") -> str:
    """Give a row of alternateNamesV2; the flags are preferred, short, colloquial, historic."""
    said = ["1" if flag == "1" else "" for flag in flags]
    return "\t".join(["1", str(place), language, text, *said, "", ""])


SYRIA = (
    place_row(
        163843, "Syrian Arab Republic", feature="A/PCLI", division="00", population=24_000_000
    ),
    place_row(169575, "Muḩāfaz̧at Ḩimş", feature="A/ADM1", at=(34.2, 38.2), population=1_800_000),
    place_row(999, "Muḩāfaz̧at Jadīdah", feature="A/ADM1", division="99"),
    place_row(
        169577,
        "Ḩimş",
        feature="P/PPLA",
        ascii_name="Hims",
        others="Homs,Emesa,HMS",
        population=775_404,
    ),
    place_row(1234, "Kafr Zaytā", ascii_name="Kafr Zayta", others="kfr zyta", division="99"),
    place_row(
        88, "Sinai", feature="T/PEN", country="EG", division="", at=(29.5, 33.9), others="Sina"
    ),
    place_row(89, "Sinai", feature="T/HLL", country="SY", at=(35.0, 38.0)),
    place_row(77, "Orontes", feature="H/STM", countries="SY,LB,TR"),
    place_row(66, "Qadaa Tadmur", feature="A/ADM2"),
)
"""A country with what a dump brings: real divisions, villages without inhabitants, rivers through several countries."""

NAMES = (
    name_row(169577, "Homs", "en", "1000"),
    name_row(169577, "حمص", "ar"),
    name_row(169577, "https://en.wikipedia.org/wiki/Homs", "link"),
    name_row(169577, "Emesa", "la", "0001"),
    name_row(169577, "QHS", "iata"),
    name_row(1234, "Kafr Zita", "en", "0100"),
    name_row(1234, "Kfar Zeita", "en"),
    name_row(66, "Palmyra District", "en", "1000"),
    name_row(77, "ORO", "abbr"),
)


def write(path: Path, rows: Iterable[str]) -> None:
    """Write rows into a text file, or zipped into a file of that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{row}\n" for row in rows)
    if path.suffix == ".zip":
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(f"{path.stem}.txt", "w", force_zip64=True) as packed,
        ):
            packed.writelines(line.encode() for line in lines)
    else:
        path.write_text("".join(lines), encoding="utf-8")


def write_lists(folder: Path) -> None:
    """Write the small files."""
    write(folder / "admin1CodesASCII.txt", ADMIN1)
    write(folder / "admin2Codes.txt", ADMIN2)
    write(folder / "countryInfo.txt", COUNTRIES)
    write(folder / "featureCodes_en.txt", FEATURES)


def write_dump(folder: Path) -> Path:
    """Write the small dump, of one country."""
    write_lists(folder)
    write(folder / "SY.zip", SYRIA)
    write(folder / "alternatenames" / "SY.zip", NAMES)
    return folder


def write_large(folder: Path, places: int) -> Path:
    """Write a dump of made-up places over the whole world: a name each, and three in four more names."""
    write_lists(folder)
    write(folder / "allCountries.zip", _made_up_places(places))
    write(folder / "alternateNamesV2.zip", _made_up_names(places))
    return folder


_FIRST_NUMBER = 20_000_000
_STEP = 7_919
"""A prime: neighbours in the file have numbers far apart, as in GeoNames', whose file goes by countries."""
_SYLLABLES = "al ba cor da el far gan hol is jar kem lo mun nor os pra qua ri sul tam ur vel wan xi yor zen".split()  # noqa: SIM905 - a list takes a line for each
_FEATURES = (
    "P/PPL",
    "P/PPL",
    "P/PPL",
    "S/HTL",
    "S/SCH",
    "H/STM",
    "T/HLL",
    "T/MT",
    "L/LCTY",
    "A/ADM4",
)
_COUNTRIES = ("CN", "US", "IN", "ID", "MX", "RU", "NO", "IR", "PK", "TH", "BR", "FR", "DE", "SY")


def _made_up_name(random_: random.Random) -> str:
    words = (
        "".join(random_.choices(_SYLLABLES, k=random_.randint(2, 4))).capitalize()
        for _ in range(random_.randint(1, 2))
    )
    return " ".join(words)


def _made_up_places(count: int) -> Iterator[str]:
    random_ = random.Random(7)  # noqa: S311 - the same names every time
    for number in range(count):
        name = _made_up_name(random_)
        others = ",".join(_made_up_name(random_) for _ in range(random_.choice((0, 0, 1, 2))))
        yield place_row(
            _FIRST_NUMBER + number * _STEP % count,
            name,
            feature=random_.choice(_FEATURES),
            country=random_.choice(_COUNTRIES),
            division=f"{random_.randint(1, 30):02}",
            at=(round(random_.uniform(-60, 75), 5), round(random_.uniform(-180, 180), 5)),
            population=random_.choice((0, 0, 0, 250, 4_000)),
            others=others,
        )


def _made_up_names(count: int) -> Iterator[str]:
    random_ = random.Random(8)  # noqa: S311 - the same names every time
    for _ in range(count * 3 // 2):
        place = _FIRST_NUMBER + random_.randrange(count)
        language = random_.choice(("en", "fr", "ar", "", "link", "wkdt"))
        yield name_row(place, _made_up_name(random_), language)
