"""What the votes of the cities cannot say about divisions; used to derive our tables, not at run time."""

from collections.abc import Mapping
from types import MappingProxyType

NAMES_BY_HAND: Mapping[str, str] = MappingProxyType(
    {
        # Named by no city of the older list, or made since.
        "AO.CUB": "Cubango",
        "AO.CBG": "Cuando",
        "AO.04": "Cuando Cubango",
        "AZ.33": "Mingachevir",
        "BI.13": "Gitega",
        "GY.16": "Pomeroon-Supenaam",
        "GY.17": "Potaro-Siparuni",
        "GY.19": "Upper Takutu-Upper Essequibo",
        "IQ.19": "Halabja",
        "KZ.1537272": "Shymkent",
        "LV.B5": "Ropaži",
        "MD.76": "Glodeni",
        "MD.82": "Orhei",
        "MD.84": "Rîșcani",
        "MR.04": "Gorgol",
        "MR.12": "Inchiri",
        "SR.18": "Sipaliwini",
        "UA.12": "Kyiv City",
        "VU.17": "Penama",
        # Viet Nam merged its provinces in July 2025: the cities remember the old ones.
        "VN.08": "Tuyên Quang",
        "VN.15": "Lào Cai",
        "VN.19": "Thái Nguyên",
        "VN.24": "Bắc Ninh",
        "VN.25": "Phú Thọ",
        "VN.31": "Haiphong",
        "VN.33": "Hưng Yên",
        "VN.37": "Ninh Bình",
        "VN.44": "Quảng Trị",
        "VN.48": "Da Nang",
        "VN.51": "Quảng Ngãi",
        "VN.52": "Gia Lai",
        "VN.56": "Khánh Hòa",
        "VN.66": "Đắk Lắk",
        "VN.68": "Lâm Đồng",
        "VN.75": "Đồng Nai",
        "VN.79": "Ho Chi Minh City",
        "VN.80": "Tây Ninh",
        "VN.82": "Đồng Tháp",
        "VN.86": "Vĩnh Long",
        "VN.91": "An Giang",
        "VN.92": "Can Tho",
        "VN.96": "Cà Mau",
    }
)
"""Names of divisions by code, where the cities are divided, mistaken or silent."""

COUNTY_CITIES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("CA", "San Francisco"): "San Francisco County",
        ("NV", "Carson City"): "Carson City",
        # Connecticut's counties gave way to planning regions in 2022, but not in the language.
        ("CT", "Bridgeport"): "Fairfield County",
        ("CT", "Danbury"): "Fairfield County",
        ("CT", "Greenwich"): "Fairfield County",
        ("CT", "Norwalk"): "Fairfield County",
        ("CT", "Stamford"): "Fairfield County",
        ("CT", "Bristol"): "Hartford County",
        ("CT", "Enfield"): "Hartford County",
        ("CT", "Hartford"): "Hartford County",
        ("CT", "New Britain"): "Hartford County",
        ("CT", "Litchfield"): "Litchfield County",
        ("CT", "New Milford"): "Litchfield County",
        ("CT", "Torrington"): "Litchfield County",
        ("CT", "Middletown"): "Middlesex County",
        ("CT", "Old Saybrook"): "Middlesex County",
        ("CT", "Meriden"): "New Haven County",
        ("CT", "New Haven"): "New Haven County",
        ("CT", "Waterbury"): "New Haven County",
        ("CT", "New London"): "New London County",
        ("CT", "Norwich"): "New London County",
        ("CT", "Rockville"): "Tolland County",
        ("CT", "Storrs"): "Tolland County",
        ("CT", "Putnam"): "Windham County",
        ("CT", "Willimantic"): "Windham County",
    }
)
"""Counties of some cities, by state and name, where the list of cities does not say."""
