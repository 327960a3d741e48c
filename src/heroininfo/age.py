"""How old this copy of the numbers is. Pure: the clock is the caller's.

A copy is as old as the newest day in its data, so that building or installing it again does not
make it look newer than it is.
"""

from datetime import date, datetime

from heroininfo.emergency_data import DATA_DAY

OLD, VERY_OLD = 12, 24
"""Months from which on pages with numbers say so; and say so louder."""
WARNING = "Warning:"
"""Begins what is said of a very old copy."""


def months_old(moment: datetime, day: str = DATA_DAY) -> int:
    """Return how many whole months lie between a day, as `YYYY-MM-DD`, and a moment."""
    newest = date.fromisoformat(day)
    months = 12 * (moment.year - newest.year) + moment.month - newest.month
    return months - (moment.day < newest.day)


def age_words(moment: datetime, day: str = DATA_DAY) -> str:
    """Return that this copy is old, for every page with numbers; empty while it is not."""
    months = months_old(moment, day)
    words = f"his copy is {months} months old; numbers may have changed."
    if months < OLD:
        return ""
    if months < VERY_OLD:
        return f"T{words}"
    return f"{WARNING} t{words} If one fails, ask people near you. Get a newer copy of heroininfo."
