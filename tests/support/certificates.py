"""Certificates, good and bad, for a web on this machine."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
SIGNS_CERTIFICATES = x509.KeyUsage(
    key_cert_sign=True, crl_sign=True, digital_signature=False, content_commitment=False,
    key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
    decipher_only=False,
)  # fmt: skip


class Issuer:
    """An issuer that clients trust only if they load the file `path`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name, self.key = _named("An issuer for tests"), _new_key()
        issued = _certificate(self.name, self.key, 30)
        issued = issued.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        issued = issued.add_extension(SIGNS_CERTIFICATES, critical=True)
        self.path = folder / "issuer.pem"
        self.path.write_bytes(_pem(_signed(issued, self.name, self.key)))

    def context(self, host: str = HERE, *, days: int = 1, by_itself: bool = False) -> Any:
        """The TLS context of a server whose certificate names `host` and is valid for `days`."""
        key = _new_key()
        names = [x509.IPAddress(ip_address(host))] if host == HERE else [x509.DNSName(host)]
        issued = _certificate(_named(host), key, days)
        issued = issued.add_extension(x509.SubjectAlternativeName(names), critical=False)
        name, signing_key = (_named(host), key) if by_itself else (self.name, self.key)
        path = self.folder / "server.pem"
        path.write_bytes(_private_pem(key) + _pem(_signed(issued, name, signing_key)))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _new_key() -> Any:
    return ec.generate_private_key(ec.SECP256R1())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(subject: x509.Name, key: Any, days: int) -> Any:
    end = datetime.now(UTC) + timedelta(days=days)
    mark = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder(
            subject_name=subject,
            public_key=key.public_key(),
            serial_number=x509.random_serial_number(),
            not_valid_before=end - timedelta(days=60),
            not_valid_after=end,
        )
        .add_extension(mark, critical=False)
    )  # fmt: skip


def _signed(certificate: Any, issuer: x509.Name, key: Any) -> x509.Certificate:
    mark = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    complete = certificate.issuer_name(issuer).add_extension(mark, critical=False)
    return complete.sign(key, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private_pem(key: Any) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
