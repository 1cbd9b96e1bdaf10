"""The plan on one page."""

from django.test import Client

from tests.portal import exercise


def body_of(stranger: Client) -> str:
    return stranger.get(f"/en/plans/{exercise.PLAN}/").content.decode()


def test_the_plain_sentence_stands_first(plan: str, stranger: Client) -> None:
    body = body_of(stranger)
    assert "5 promises by 3 parties stand on record." in body
    assert "0 kept, 1 overdue or broken, 2 unverifiable." in body
    assert body.index("5 promises by") < body.index("<section")


def test_three_figures_stand_apart_each_with_its_rows_date_and_what_it_leaves_out(
    plan: str, stranger: Client
) -> None:
    body = body_of(stranger)
    assert "at least 1.2 billion\u00a0USD" in body
    assert 'href="/en/plans/river-valley/promises/?counted=pledged"' in body
    assert "from one promise" in body
    assert "?counted=pledged.part-of-aggregate" in body
    assert "nothing on record" in body, "no commitment is not a commitment of zero"
    assert "100 million\u00a0USD" in body
    assert 'datetime="2026-06-30"' in body
    assert "Everything in the valley." in body, "the boundary is named"
    assert "1.3 billion" not in body, "stages are never added"


def test_directions_instruments_roles_and_doubts_are_there(plan: str, stranger: Client) -> None:
    body = body_of(stranger)
    for said in (
        "Calm the valley",
        "Water",
        'id="instrument-charter"',
        "RV/1",
        "First meeting",
        "donor",
        "1.2 billion or 212 million?",
        "What nobody can verify",
    ):
        assert said in body
    assert 'fill="url(#hatch-standing)"' in body, "what is not known is hatched"


def test_a_plan_without_promises_says_so(db: None, stranger: Client, now: object) -> None:
    from servanda.ledger import store
    from servanda.records import Plan, Wording

    store.keep([Plan(id="empty", title=Wording(en="Empty"))], recorded=now)  # type: ignore[arg-type]
    for path in ("", "promises/", "parties/", "timeline/", "contradictions/", "documents/"):
        response = stranger.get(f"/en/plans/empty/{path}")
        assert response.status_code == 200
        assert 'class="banner"' not in response.content.decode()
    assert "No promise has been accepted" in stranger.get("/en/plans/empty/").content.decode()
