"""Tokens as a message."""

from sync_server.auth.sign_ins import Tokens
from sync_server.contract.accounts import RoleName, TokenReply, User
from sync_server.parts import Parts
from sync_server.store.tables import Account, Person


def told(parts: Parts, tokens: Tokens) -> TokenReply:
    """Tokens, and who signed in."""
    with parts.database.reading() as session:
        account = session.get_one(Account, tokens.account_id)
        person = session.get(Person, tokens.account_id)
        user = User(
            user_id=account.account_id,
            username=account.account_id if person is None else person.username,
            full_name=None if person is None else person.full_name,
            role=RoleName(account.role),
        )
    return TokenReply(
        access_token=tokens.access,
        refresh_token=tokens.refresh,
        expires_in=tokens.seconds,
        user=user,
    )
