"""Make a desk login, or change its role or password. The password is asked for, or made and printed."""

import argparse
import getpass
import secrets
import sys

from servanda.cli.faults import Fault, Misuse
from servanda.cli.framework import wake

EXAMPLES = """examples:
  servanda user lan --role secretary
  servanda user minh --role contributor --generate
  servanda user minh --role monitor             (a new role; the password stays)
  servanda user minh                            (a new password)
  servanda user --list
"""
ROLES = ("secretary", "contributor", "implementer", "monitor")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("name", nargs="?", default="", help="the login name")
    parser.add_argument("--role", choices=ROLES, default="", help="what the person may do")
    parser.add_argument("--generate", action="store_true", help="make a password and print it")
    parser.add_argument("--list", action="store_true", help="list the logins")


def run(options: argparse.Namespace) -> int:
    """Make or change the login."""
    wake()
    from servanda.accounts.models import User

    if options.list:
        for user in User.objects.order_by("username"):
            print(f"{user.username}\t{user.role}")
        return 0
    if not options.name:
        raise Misuse("name the login, or use --list")
    user = User.objects.filter(username=options.name).first() or User(username=options.name)
    if user.pk is None and not options.role:
        raise Misuse(f"{options.name} is new: give a role with --role {'|'.join(ROLES)}")
    user.role = options.role or user.role
    if user.pk is not None and options.role and not options.generate:
        user.save(update_fields=["role"])
        print(f"{user.username}  {user.role}")
        return 0
    word = secrets.token_urlsafe(15) if options.generate else _asked()
    set_password(user, word)
    if options.generate:
        print(f"{user.username}  {word}")
    return 0


def set_password(user: object, word: str) -> None:
    """Check the password against the rules, store its hash, and keep the user."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from servanda.accounts.models import User

    assert isinstance(user, User)
    try:
        user.full_clean(exclude=["password", "email"])
        validate_password(word, user)
    except ValidationError as fault:
        raise Fault(" ".join(fault.messages)) from None
    user.set_password(word)
    user.save()


def _asked() -> str:
    if not sys.stdin.isatty():
        raise Fault("there is no terminal to ask for a password on; use --generate")
    word = getpass.getpass("Password (12 characters or more): ")
    if word != getpass.getpass("Again: "):
        raise Fault("the two passwords differ; nothing was changed")
    return word
