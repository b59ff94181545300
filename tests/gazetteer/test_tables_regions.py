"""The table of regions, waters, terrain and historic countries: each where the cities say it is."""

from collections.abc import Collection, Mapping

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.tables import items, point
from geomap.places import FeatureClass
from tests.gazetteer.facts import (
    SHARED,
    all_names,
    boxes,
    city,
    countries,
    countries_around,
    countries_in,
    overlap,
    rows_by,
)

ROWS = rows_by("regions", "id")
BOXES = boxes("regions", "id")
COUNTRY_BOXES = boxes("countries", "iso2")

HOLDS: Mapping[str, str] = {
    "middle-east": "SY/Damascus IQ/Baghdad IR/Tehran EG/Cairo TR/Ankara YE/Sanaa AE/Dubai IL/Jerusalem",
    "levant": "SY/Aleppo LB/Beirut JO/Amman PS/Gaza",
    "maghreb": "MA/Casablanca DZ/Algiers TN/Tunis LY/Tripoli",
    "north-africa": "EG/Alexandria SD/Khartoum MA/Rabat",
    "sahel": "ML/Gao NE/Niamey TD/N'Djamena BF/Djibo",
    "horn-of-africa": "SO/Mogadishu ET/Addis_Ababa ER/Asmara DJ/Djibouti",
    "sub-saharan-africa": "NG/Lagos ZA/Cape_Town KE/Nairobi SN/Dakar",
    "west-africa": "GH/Accra NG/Kano LR/Monrovia",
    "southern-africa": "ZA/Johannesburg ZW/Harare MZ/Maputo",
    "balkans": "BA/Sarajevo GR/Athens BG/Sofia XK/Pristina AL/Tirana",
    "baltic-states": "EE/Tallinn LV/Riga LT/Vilnius",
    "scandinavia": "SE/Stockholm NO/Oslo DK/Copenhagen",
    "benelux": "BE/Brussels NL/Amsterdam LU/Luxembourg",
    "caucasus": "GE/Tbilisi AM/Yerevan AZ/Baku RU/Grozny",
    "central-asia": "UZ/Tashkent KZ/Almaty TM/Ashgabat TJ/Dushanbe KG/Bishkek",
    "south-asia": "IN/Delhi PK/Karachi BD/Dhaka LK/Colombo AF/Kabul",
    "southeast-asia": "TH/Bangkok VN/Hanoi ID/Jakarta PH/Manila MM/Yangon",
    "east-asia": "CN/Beijing JP/Tokyo KR/Seoul TW/Taipei",
    "asia-pacific": "AU/Sydney JP/Tokyo SG/Singapore NZ/Auckland",
    "latin-america": "MX/Mexico_City BR/Rio_de_Janeiro CL/Santiago CU/Havana",
    "central-america": "GT/Guatemala_City PA/Panama CR/San_José",
    "caribbean": "CU/Havana JM/Kingston HT/Port-au-Prince BB/Bridgetown",
    "eastern-europe": "PL/Warsaw UA/Kyiv RO/Bucharest RU/Moscow",
    "western-europe": "FR/Paris DE/Berlin GB/London IE/Dublin",
    "africa": "EG/Cairo ZA/Durban SN/Dakar SO/Mogadishu",
    "europe": "PT/Lisbon RU/Moscow NO/Oslo GR/Athens",
    "asia": "TR/Ankara JP/Tokyo RU/Vladivostok ID/Jakarta",
    "north-america": "CA/Toronto US/Los_Angeles MX/Monterrey PA/Panama US/Anchorage",
    "south-america": "BR/Recife CO/Bogotá AR/Ushuaia",
    "oceania": "AU/Perth NZ/Auckland FJ/Suva PF/Papeete",
    "donbas": "UA/Donetsk UA/Luhansk UA/Mariupol UA/Bakhmut UA/Kramatorsk UA/Avdiivka",
    "crimea": "UA/Simferopol UA/Sevastopol UA/Yalta UA/Kerch",
    "kurdistan": "IQ/Erbil TR/Diyarbakır SY/Kobani IR/Sanandaj",
    "iraqi-kurdistan": "IQ/Erbil IQ/Sulaymaniyah IQ/Dahuk",
    "rojava": "SY/Al_Qamishli SY/Kobani SY/Raqqa SY/Al_Hasakah",
    "golan-heights": "SY/Al_Qunaytirah IL/Katsrin",
    "sinai": "EG/Arish EG/Sharm_el-Sheikh EG/Dahab",
    "negev": "IL/Beersheba IL/Dimona",
    "galilee": "IL/Nazareth IL/Safed",
    "bekaa-valley": "LB/Zahlé LB/Baalbek",
    "nagorno-karabakh": "AZ/Xankandi AZ/Şuşa",
    "south-ossetia": "GE/Tskhinvali",
    "northern-cyprus": "CY/Kyrenia CY/Famagusta",
    "kashmir": "IN/Srinagar PK/Muzaffarabad IN/Leh",
    "darfur": "SD/El_Fasher SD/Nyala SD/Geneina",
    "somaliland": "SO/Hargeysa SO/Berbera",
    "biafra": "NG/Enugu NG/Port_Harcourt NG/Aba",
    "niger-delta": "NG/Port_Harcourt NG/Warri",
    "katanga": "CD/Lubumbashi CD/Kolwezi",
    "kivu": "CD/Goma CD/Bukavu",
    "soviet-union": "RU/Moscow UA/Kyiv UZ/Tashkent LV/Riga RU/Vladivostok GE/Tbilisi MD/Chisinau",
    "yugoslavia": "RS/Belgrade HR/Zagreb SI/Ljubljana BA/Sarajevo MK/Skopje",
    "czechoslovakia": "CZ/Prague SK/Bratislava SK/Košice",
    "east-germany": "DE/Leipzig DE/Dresden DE/Rostock",
    "west-germany": "DE/Bonn DE/Munich DE/Hamburg",
    "austria-hungary": "AT/Vienna HU/Budapest UA/Lviv IT/Trieste",
    "ottoman-empire": "TR/Istanbul SY/Damascus GR/Thessaloníki IQ/Basrah LY/Tripoli",
    "east-prussia": "RU/Kaliningrad PL/Olsztyn",
    "north-vietnam": "VN/Hanoi VN/Haiphong",
    "south-vietnam": "VN/Ho_Chi_Minh_City VN/Da_Nang VN/Huế",
    "mesopotamia": "IQ/Baghdad IQ/Mosul",
    "transylvania": "RO/Cluj-Napoca RO/Sibiu",
    "silesia": "PL/Wrocław PL/Katowice",
    "bohemia": "CZ/Prague CZ/Pilsen",
    "ruhr": "DE/Essen DE/Dortmund",
    "siberia": "RU/Novosibirsk RU/Irkutsk RU/Yakutsk",
    "patagonia": "AR/Ushuaia CL/Punta_Arenas",
    "amazon": "BR/Manaus PE/Iquitos",
    "manchuria": "CN/Harbin CN/Shenyang",
    "korean-peninsula": "KR/Seoul KP/Pyongyang KR/Busan",
    "anatolia": "TR/Ankara TR/Konya",
    "hejaz": "SA/Mecca SA/Medina SA/Jeddah",
    "fergana-valley": "UZ/Fergana KG/Osh UZ/Andijon",
    "midwest": "US/Chicago US/Detroit US/Minneapolis US/Omaha",
    "new-england": "US/Boston US/Hartford US/Providence",
    "deep-south": "US/Birmingham US/Jackson US/Atlanta",
    "gulf-coast": "US/Houston US/New_Orleans US/Tampa",
    "bay-area": "US/San_Francisco US/Oakland US/San_Jose",
    "silicon-valley": "US/Palo_Alto US/Cupertino US/Mountain_View",
    "pacific-northwest": "US/Seattle US/Portland CA/Vancouver",
    "rust-belt": "US/Detroit US/Cleveland US/Pittsburgh",
    "english-midlands": "GB/Birmingham GB/Nottingham GB/Derby",
    "yorkshire": "GB/Leeds GB/York GB/Sheffield",
    "scottish-highlands": "GB/Inverness GB/Fort_William",
    "java": "ID/Jakarta ID/Surabaya",
    "borneo": "MY/Kuching ID/Balikpapan BN/Bandar_Seri_Begawan",
    "mindanao": "PH/Davao PH/Zamboanga PH/Marawi_City",
    "luzon": "PH/Manila PH/Baguio",
    "honshu": "JP/Tokyo JP/Osaka JP/Hiroshima",
    "hispaniola": "HT/Port-au-Prince DO/Santo_Domingo",
    "tigris": "IQ/Baghdad IQ/Mosul TR/Diyarbakır IQ/Tikrit",
    "euphrates": "SY/Raqqa SY/Deir_ez-Zor IQ/Ramadi IQ/Al_Fallujah",
    "nile": "EG/Cairo EG/Aswan SD/Khartoum EG/Luxor",
    "danube": "AT/Vienna HU/Budapest RS/Belgrade DE/Ulm",
    "rhine": "DE/Köln CH/Basel NL/Rotterdam FR/Strasbourg",
    "volga": "RU/Volgograd RU/Kazan RU/Samara RU/Nizhniy_Novgorod RU/Astrakhan",
    "dnieper": "UA/Kyiv UA/Dnipro UA/Kherson UA/Zaporizhzhya RU/Smolensk",
    "mekong": "LA/Vientiane KH/Phnom_Penh VN/Can_Tho",
    "yangtze": "CN/Wuhan CN/Nanjing CN/Chongqing CN/Shanghai",
    "yellow-river": "CN/Lanzhou CN/Zhengzhou CN/Jinan",
    "ganges": "IN/Varanasi IN/Kanpur IN/Patna",
    "indus": "PK/Hyderabad PK/Sukkur",
    "mississippi-river": "US/New_Orleans US/Memphis US/Minneapolis US/St._Louis",
    "rio-grande": "US/El_Paso US/Laredo US/Albuquerque MX/Ciudad_Juárez",
    "amazon-river": "BR/Manaus PE/Iquitos",
    "congo-river": "CD/Kinshasa CG/Brazzaville CD/Kisangani",
    "niger-river": "ML/Bamako NE/Niamey ML/Tombouctou",
    "zambezi": "ZM/Livingstone MZ/Tete",
    "rhone": "FR/Lyon CH/Genève FR/Avignon",
    "seine": "FR/Paris FR/Rouen",
    "thames": "GB/London GB/Oxford GB/Reading",
    "elbe": "DE/Dresden DE/Hamburg DE/Magdeburg",
    "oder": "PL/Wrocław PL/Szczecin",
    "vistula": "PL/Warsaw PL/Kraków PL/Gdańsk",
    "don-river": "RU/Rostov-na-Donu RU/Voronezh",
    "colorado-river": "US/Yuma US/Grand_Junction",
    "saint-lawrence-river": "CA/Montréal CA/Québec",
}
"""Cities that lie in a region or on a river, as `country/name`; `_` stands for a space."""

LACKS: Mapping[str, str] = {
    "middle-east": "US/Baltimore IN/Delhi MA/Casablanca GB/London RU/Grozny",
    "crimea": "UA/Kherson UA/Odesa UA/Melitopol RU/Krasnodar",
    "donbas": "UA/Kharkiv UA/Zaporizhzhya UA/Kyiv RU/Voronezh",
    "kurdistan": "IQ/Baghdad SY/Damascus TR/Ankara IQ/Ramadi",
    "iraqi-kurdistan": "IQ/Baghdad IQ/Ramadi TR/Diyarbakır",
    "rojava": "SY/Homs SY/Damascus SY/Latakia",
    "golan-heights": "SY/Damascus IL/Haifa",
    "sinai": "EG/Cairo EC/Guayaquil SA/Jeddah",
    "baltic-states": "PL/Warsaw FI/Helsinki",
    "balkans": "HU/Budapest IT/Rome UA/Kyiv",
    "benelux": "FR/Paris DE/Hamburg",
    "scandinavia": "DE/Berlin PL/Warsaw",
    "maghreb": "EG/Cairo SN/Dakar",
    "south-asia": "TH/Bangkok UZ/Tashkent",
    "central-asia": "IN/Delhi IR/Shiraz",
    "southeast-asia": "CN/Beijing IN/Delhi AU/Darwin",
    "west-germany": "PL/Wrocław CZ/Brno",
    "east-germany": "DE/Bonn DE/Munich",
    "texas-panhandle": "US/Dallas US/Houston",
    "silicon-valley": "US/San_Francisco US/Sacramento",
    "darfur": "SD/Khartoum SS/Juba",
    "nagorno-karabakh": "AZ/Baku AM/Yerevan",
    "south-ossetia": "GE/Tbilisi RU/Vladikavkaz",
    "yorkshire": "GB/Nottingham GB/Newcastle_upon_Tyne",
    "new-england": "US/New_York_City US/Philadelphia",
    "tigris": "SY/Damascus",
    "java": "ID/Denpasar ID/Medan",
}
"""Cities that do not lie there."""

MANY_STRANGERS = 0.9
"""A rectangle holds others' cities too, but the countries that a region lies in have a tenth of those in its box."""
WITHOUT_OWN_CITIES = frozenset({"al-tanf", "ellesmere-island"})
"""A garrison in the desert and an island of ice: the nearest towns are over the border."""
NEARER_TO_OTHERS = frozenset({"aconcagua", "yeonpyeong-island"})
"""Points at a border: the nearest cities are Chilean, North Korean."""


def cells(handles: str) -> list[str]:
    """Give the cities of a cell of the tables above."""
    return [handle.replace("_", " ") for handle in handles.split()]


@pytest.mark.parametrize("region", HOLDS)
def test_a_region_holds_its_cities(region: str) -> None:
    """Everybody knows where these are."""
    outside = [name for name in cells(HOLDS[region]) if not BOXES[region].contains(city(name))]
    assert outside == []


@pytest.mark.parametrize("region", LACKS)
def test_a_region_ends_somewhere(region: str) -> None:
    """And where these are not."""
    inside = [name for name in cells(LACKS[region]) if BOXES[region].contains(city(name))]
    assert inside == []


def test_a_box_holds_its_point() -> None:
    """The label stands in the region."""
    assert [key for key, row in ROWS.items() if not BOXES[key].contains(point(row))] == []


def test_countries_are_known() -> None:
    """By their codes, each once."""
    listed = {key: items(row["countries"]) for key, row in ROWS.items()}
    assert {iso for isos in listed.values() for iso in isos} <= set(COUNTRY_BOXES)
    assert [key for key, isos in listed.items() if len(set(isos)) < len(isos)] == []


def test_a_region_reaches_every_country_that_it_lies_in() -> None:
    """The boxes overlap, or a city of that country lies in the region's: Tenerife is far from Spain."""
    astray = [
        (key, iso)
        for key, row in ROWS.items()
        for iso in items(row["countries"])
        if not overlap(BOXES[key], COUNTRY_BOXES[iso]) and iso not in countries_in(BOXES[key])
    ]
    assert astray == []


def test_the_cities_in_a_region_belong_to_its_countries() -> None:
    """At least a tenth of them."""
    astray = {
        key
        for key, row in ROWS.items()
        if row["countries"] and foreign_share(key, items(row["countries"])) > MANY_STRANGERS
    }
    assert astray == WITHOUT_OWN_CITIES


def foreign_share(region: str, own: Collection[str]) -> float:
    """Give the share of the cities in a region's box that lie in other countries than its own; 0 where there are none."""
    counts = countries_in(BOXES[region])
    foreign = sum(count for iso, count in counts.items() if iso not in own)
    return foreign / max(counts.total(), 1)


def test_a_point_lies_in_the_countries_of_its_region() -> None:
    """One of the three nearest cities is in a country that the region lies in, or there are none near."""
    astray = {
        key
        for key, row in ROWS.items()
        if row["countries"]
        and (near := countries_around(point(row)))
        and not near & set(items(row["countries"]))
    }
    assert astray == NEARER_TO_OTHERS


def test_feature_codes_are_geonames() -> None:
    """Class and code stand together in GeoNames' list of codes."""
    path = SHARED / "featureCodes_en.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    known = {line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()}
    used = {f"{row['feature_class']}.{row['feature_code']}" for row in ROWS.values()}
    assert used <= known
    assert {row["feature_class"] for row in ROWS.values()} <= set(FeatureClass)


def test_every_continent_is_there_but_the_icy_one() -> None:
    """Antarctica is in the table of countries."""
    assert {row["name"] for row in ROWS.values() if row["feature_code"] == "CONT"} == {
        "Africa",
        "Asia",
        "Europe",
        "North America",
        "South America",
        "Oceania",
    }


def test_a_continent_lists_its_countries() -> None:
    """All that GeoNames counts to it; Russia is in two, and GeoNames puts Christmas Island far from where it lies."""
    names = {"AF": "africa", "AS": "asia", "EU": "europe", "OC": "oceania"}
    names |= {"NA": "north-america", "SA": "south-america"}
    for code, region in names.items():
        theirs = {iso for iso, record in countries().items() if record["continentcode"] == code}
        assert theirs ^ set(items(ROWS[region]["countries"])) <= {"RU", "CX"}


def test_a_river_is_found_with_and_without_its_word() -> None:
    """«Tigris», «Tigris River», «River Tigris»."""
    assert set(all_names(ROWS["tigris"])) == {"Tigris", "Tigris River", "River Tigris"}
    streams = [row for row in ROWS.values() if row["feature_code"] == "STM"]
    keys = [[normalise(name).split() for name in all_names(row)] for row in streams]
    assert all(any("river" in words for words in names) for names in keys)


def test_no_region_has_the_bare_name_of_a_person_or_a_company() -> None:
    """The Don, the Po and the Lena go with their word."""
    bare = {normalise(name) for row in ROWS.values() for name in all_names(row)}
    assert bare.isdisjoint({"don", "po", "ob", "lena", "main", "spree", "arno", "channel", "med"})
