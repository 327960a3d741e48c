"""Which services are in a town, or by a postcode."""

from collections import Counter
from collections.abc import Iterable

from heroininfo.model import name_key
from heroininfo.services.records import Service, Services

ZIP_START = 3
"""Digits by which an area of ZIP codes is known."""
WHOLE_POSTCODE = 5


def chosen(found: Services) -> list[Service]:
    """Return the services that a reader asked for: all, or those near a place."""
    return near(found.services, found.where) if found.where else list(found.services)


def near(services: Iterable[Service], where: str) -> list[Service]:
    """Return the services in a town, region or street, or with a postcode or the start of one."""
    key = name_key(where)
    return [service for service in services if key and _is_near(service, key)]


def towns(services: Iterable[Service]) -> list[str]:
    """Return the towns of some services, those with the most first."""
    return [town for town, _ in Counter(s.town for s in services if s.town).most_common()]


def _is_near(service: Service, key: str) -> bool:
    """Return whether the address of a service has these words, or its postcode begins with them.

    `G12` is in "G12 8QQ", and `G1` is not. `021` is in "02118".
    """
    address, code = name_key(f"{service.address} {service.town}"), name_key(service.postcode)
    whole, asked = code.replace(" ", ""), key.replace(" ", "")
    if f" {key} " in f" {address} {code} ":
        return True
    if " " in key and code.startswith(key):
        return True
    if key.isdecimal() and len(key) >= ZIP_START and whole.startswith(key):
        return True
    long = len(asked) >= WHOLE_POSTCODE and any(character.isdecimal() for character in asked)
    return long and (asked == whole or asked in address.replace(" ", ""))
