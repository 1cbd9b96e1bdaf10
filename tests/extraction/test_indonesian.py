"""Indonesian: what is its own grammar, in sentences that no sample has."""

from typing import Any

import pytest

from servanda.extraction.reading import read
from servanda.extraction.reading_json import as_json


def made(text: str) -> dict[str, Any]:
    """Read a text as printed on 21 February 2026."""
    return as_json(read(text, language="id", published="2026-02-21"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Menteri Dewi Lestarini tiba. "Kapal itu sudah siap," katanya.', "Kapal itu sudah siap,"),
        ('Presiden Dewi Lestarini pulang. "Hujan belum reda," ujarnya kepada wartawan.', "Hujan belum reda,"),
        ('Duta Besar Dewi Lestarini hadir. "Jalan akan dibuka," kata Dewi.', "Jalan akan dibuka,"),
        ("Gubernur Dewi Lestarini menegaskan bahwa pasar tetap buka.", "pasar tetap buka"),
    ],
)  # fmt: skip
def test_who_says_it(text: str, said: str) -> None:
    found = [(s["quote"], s["speaker"]) for s in made(text)["statements"]]
    assert found == [(said, "person:dewi-lestarini")]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Kenya mengirim satu helikopter.", "helicopter", 1),
        ("Biayanya Rp3,5 miliar.", "IDR", 3_500_000_000),
        ("Ada 12.400 pengungsi di kamp itu.", "refugee", 12_400),
        ("Swiss membeli dua puluh lima ambulans.", "ambulance", 25),
        ("Utangnya 1,25 triliun rupiah.", "IDR", 1_250_000_000_000),
    ],
)
def test_amounts(text: str, unit: str, value: int) -> None:
    assert [(a["unit"], a["value"]) for a in made(text)["amounts"]] == [(unit, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sidang dimulai pada 7 Agustus 2026.", "2026-08-07"),
        ("Sidang digelar pada Rabu (11/2/2026).", "2026-02-11"),
        ("Sidang akan digelar pada kuartal ketiga tahun 2026.", "2026-Q3"),
        ("Sidang akan digelar bulan depan.", "2026-03"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert [d["value"] for d in made(text)["dates"]] == [value]


@pytest.mark.parametrize(
    ("text", "modality", "strength", "obligors"),
    [
        ("Kuba akan mengirim 30 dokter ke Haiti.", "pledge", 4, ["country:CU"]),
        ("Kuba dan Peru berjanji membangun dua klinik.", "pledge", 4, ["country:CU", "country:PE"]),
        ("Kuba siap menerima para pengungsi.", "intent", 2, ["country:CU"]),
        ("Kuba mungkin mengirim 30 dokter.", "intent", 1, ["country:CU"]),
        ("Kuba mendesak Peru, Cile, dan Ghana untuk membuka pelabuhan.", "request", 0, ["country:PE", "country:CL", "country:GH"]),
        ("Kuba dan Peru sepakat membuka pelabuhan.", "agreement", 3, ["country:CU", "country:PE"]),
        ("Kuba telah menyalurkan 4 juta euro.", "past_delivery", 4, ["country:CU"]),
    ],
)  # fmt: skip
def test_promises(text: str, modality: str, strength: int, obligors: list[str]) -> None:
    found = [(p["modality"], p["strength"], p["obligor"]) for p in made(text)["promises"]]
    assert found == [(modality, strength, obligors)]


@pytest.mark.parametrize(
    "text",
    [
        "Kuba tidak akan mengirim dokter.",
        "Konferensi itu akan berlangsung di Lima.",
        "Apakah Kuba akan mengirim dokter?",
        "Perdana Menteri Kuba akan mengunjungi Peru.",
    ],
)
def test_no_promise(text: str) -> None:
    assert made(text)["promises"] == []
