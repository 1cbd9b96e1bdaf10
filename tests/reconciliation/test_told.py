"""A document as it is compared: its quotations, its sentences, and what a reading offers."""

from types import SimpleNamespace as Any

from servanda.reconciliation.told import told
from servanda.records import When
from tests.reconciliation.making import document, usd

TEXT = "Nước A hứa 5 tỷ USD.\n\nNghị quyết 2803 ngày 17-11."


def test_a_quotation_is_the_exact_words():
    found = document("a.txt", TEXT).quotation(11, 19)
    assert (found.file, found.quote, TEXT[found.start : found.end]) == (
        "a.txt",
        "5 tỷ USD",
        "5 tỷ USD",
    )


def test_the_sentence_around_a_place():
    kept = document("a.txt", TEXT)
    assert kept.sentence(11, 19) == (0, 20)
    assert kept.sentence(33, 37) == (22, len(TEXT))
    assert kept.sentence(20, 21) == (20, 21), "a place between sentences stands for itself"


def test_any_reading_with_these_names_becomes_a_told_document():
    """The shapes of reading are not imported here; only their names count."""
    seventeenth = When("2025-11-17")
    reading = Any(
        language="vi",
        published=seventeenth,
        outlet="Báo A",
        agency="TTXVN",
        parties=[Any(id="country:VN", mentions=[Any(start=0, end=6)])],
        sentences=[Any(start=0, end=20, paragraph=0, zone="body")],
        dates=[Any(start=43, end=48, quote="17-11", value=seventeenth)],
        amounts=[Any(start=11, end=19, amount=usd(5))],
        identifiers=[Any(start=33, end=37, kind="resolution", value="2803")],
        statements=[Any(start=0, end=20, speaker="country:VN", kind="direct")],
        occasions=[Any(start=22, end=48, kind="vote", date=seventeenth, place="")],
    )
    made = told("a.txt", TEXT, reading)
    assert (made.file, made.text, made.sentences) == ("a.txt", TEXT, ((0, 20),))
    assert made.dates[0].value == made.occasions[0].date == seventeenth
    assert made.amounts[0].amount == usd(5)
    assert (made.identifiers[0].kind, made.identifiers[0].value) == ("resolution", "2803")
    assert made.speakers[0].speaker == "country:VN"
    assert (made.language, made.published, made.outlet, made.agency) == (
        "vi",
        seventeenth,
        "Báo A",
        "TTXVN",
    )
    assert [(p.start, p.end, p.party) for p in made.parties] == [(0, 6, "country:VN")]


def test_an_amount_of_which_the_number_is_cut_off_is_left_out():
    """Of "about5,4 billion dollars" nobody has read the number."""
    text = "They gave about5,4 billion dollars and 7 dollars."
    cut, whole = (Any(start=s, end=s + n, amount=usd(1)) for s, n in ((19, 15), (39, 9)))
    empty = dict.fromkeys(
        ("parties", "sentences", "dates", "identifiers", "statements", "occasions"), ()
    )
    reading = Any(
        language="en", published=None, outlet="", agency="", amounts=[cut, whole], **empty
    )
    assert [(a.start, a.end) for a in told("a", text, reading).amounts] == [(39, 48)]
