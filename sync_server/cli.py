"""``wafer-studio-server``: serve, back up, restore, verify, upgrade."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sync_server.settings import ServerSettings

_COMMANDS: Final = ("serve", "backup", "restore", "verify", "upgrade")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; its exit code is 0 where all went well, 2 where words say what did not."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0] not in _COMMANDS and given[0] not in ("-h", "--help", "--version")):
        given = ["serve", *given]
    options = _parser().parse_args(given)
    from pydantic import ValidationError

    from sync_server import commands
    from sync_server.errors import Refused

    try:
        settings = _settings(options)
        return int(getattr(commands, options.command)(settings, options) or 0)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = " ".join(str(part) for part in first["loc"])
        told = first["msg"].removeprefix("Value error, ")
        return _fail(f"{place}: {told}" if place else told)
    except Refused as error:
        return _fail(error.message)


def _fail(message: str) -> int:
    print(f"wafer-studio-server: {message}", file=sys.stderr)
    return 2


def _settings(options: argparse.Namespace) -> "ServerSettings":
    from sync_server.settings import ServerSettings

    given = {
        name: value
        for name in ServerSettings.model_fields
        if (value := getattr(options, name, None)) is not None
    }
    return ServerSettings(**given)


def _parser() -> argparse.ArgumentParser:
    from sync_server.version import __version__

    parser = argparse.ArgumentParser(
        prog="wafer-studio-server",
        description="The server that workstations sync with. Each option may come as an "
        "environment variable, too: WAFER_SERVER_DATA, WAFER_SERVER_PORT and so on.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _serve_options(_command(commands, "serve", "serve until stopped (the default)"))
    _backup_options(_command(commands, "backup", "write an archive of a data folder, online"))
    _restore_options(_command(commands, "restore", "make a fresh data folder of an archive"))
    _command(commands, "verify", "check the database, the blobs and the audit trail")
    _command(commands, "upgrade", "bring a data folder to this version")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told, description=told.capitalize() + ".")
    parser.add_argument("--data", type=Path, help="folder of the database and the blobs")
    return parser


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (8077); 0 for any free one")
    parser.add_argument("--name", help="as the lab calls the server")
    parser.add_argument("--tls-certificate", type=Path, help="PEM file of the certificate")
    parser.add_argument("--tls-key", type=Path, help="PEM file of the certificate's key")
    parser.add_argument(
        "--allow-plain-http",
        action="store_true",
        default=None,
        help="something before the server does TLS",
    )
    parser.add_argument("--log-level", help="DEBUG, INFO, WARNING or ERROR (INFO)")


def _backup_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, help="the archive to write")
    _key_options(parser, "encrypt-with")


def _restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="archive", type=Path, required=True, help="the archive")
    _key_options(parser, "decrypt-with")


def _key_options(parser: argparse.ArgumentParser, name: str) -> None:
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(f"--{name}", dest="key_file", type=Path, help="file that holds the key")
    keys.add_argument(
        "--passphrase-env", metavar="NAME", help="environment variable that holds a passphrase"
    )


if __name__ == "__main__":
    raise SystemExit(main())
