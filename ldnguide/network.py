"""Where a request comes from, without keeping an address in clear; and whether it still waits."""

import ipaddress
import select
import socket

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# Internet providers give a household or a clinic so many leading bits of an IPv6 address.
PREFIX_OF_IPV6 = 64


def network_of(request: HttpRequest) -> str:
    """A keyed hash of the visitor's network; the same for everybody behind one address."""
    header = "HTTP_X_REAL_IP" if settings.BEHIND_PROXY else "REMOTE_ADDR"
    return salted_hmac(__name__, _network(request.META.get(header, ""))).hexdigest()


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, PREFIX_OF_IPV6), strict=False))


def has_gone(request: HttpRequest) -> bool:
    """Whether the visitor has closed the connection; False where the server does not let us see."""
    connection = request.META.get("gunicorn.socket")
    return isinstance(connection, socket.socket) and is_closed(connection)


def is_closed(connection: socket.socket) -> bool:
    """Whether the other end has closed it. Does not wait, and reads nothing away."""
    try:
        if not select.select([connection], [], [], 0)[0]:
            return False
        return not connection.recv(1, socket.MSG_PEEK)
    except OSError:
        return True
