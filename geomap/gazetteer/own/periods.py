"""Dates of the proleptic Gregorian calendar as numbers: a year, a month or a day is a span of days.

Written as ISO 8601 has them, years before 1 with a minus: `1991`, `1991-12`, `1991-12-26`, `-0043-03-15` (44 BC).
"""

import calendar
import re

_DATE = re.compile(r"(?P<year>-?\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?", re.ASCII)
_YEAR, _MONTH = 10_000, 100
_MONTHS = 12
_LEAP_CYCLE = 400

EARLIEST, LATEST = -(10**8), 10**8
"""Before and after every date."""


def span_of(text: str) -> tuple[int, int]:
    """Give the first and the last day of a date; days compare as numbers.

    Raises:
        ValueError: the text is no such date.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        message = f"a date is written 1991, 1991-12 or 1991-12-26, not {text!r}"
        raise ValueError(message)
    year = int(found["year"]) * _YEAR
    if found["month"] is None:
        return year + _MONTH + 1, year + _MONTHS * _MONTH + 31
    month = int(found["month"])
    if not 1 <= month <= _MONTHS:
        message = f"there is no month {month} in {text!r}"
        raise ValueError(message)
    # The calendar repeats every 400 years, and Python's begins with year 1.
    last = calendar.monthrange(int(found["year"]) % _LEAP_CYCLE + _LEAP_CYCLE, month)[1]
    if found["day"] is None:
        return year + month * _MONTH + 1, year + month * _MONTH + last
    day = int(found["day"])
    if not 1 <= day <= last:
        message = f"there is no day {day} in that month: {text!r}"
        raise ValueError(message)
    return (year + month * _MONTH + day,) * 2
