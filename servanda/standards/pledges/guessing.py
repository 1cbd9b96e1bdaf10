"""What the columns of a table of pledges mean, guessed from headings in five languages.

    use_of("Pledged (USD million)")  # ("amount:pledge", 90)
    stage_of("delivered")            # "disbursement"

A use is `party`, `stage`, `amount`, `amount:` and a stage, `currency`, `unit`, `as-of`, `receiver`,
`place`, `reporter`, `address`, `note`, or "".
"""

import re
from functools import cache

from servanda.standards.cell_values import folded

_STAGES = {
    "disbursement": (
        *(
            "disbursed",
            "disbursement",
            "disbursements",
            "paid",
            "received",
            "delivered",
            "delivery",
        ),
        *("décaissé", "décaissements", "versé", "versés", "reçu", "desembolsado", "desembolsos"),
        *(
            "pagado",
            "recibido",
            "المصروف",
            "المدفوع",
            "المستلم",
            "المدفوعات",
            "giải ngân",
            "đã nhận",
        ),
    ),
    "expenditure": ("spent", "expenditure", "dépensé", "gastado", "đã chi", "المنفق"),
    "scheduled": (
        *("scheduled", "planned", "due", "prévu", "échéancier", "programado", "previsto"),
        *("المجدول", "المخطط", "dự kiến", "theo kế hoạch", "kế hoạch"),
    ),
    "allocation": ("allocated", "allocation", "alloué", "asignado", "المخصص", "phân bổ"),
    "commitment": (
        *("committed", "commitment", "commitments", "signed", "engagé", "engagés", "comprometido"),
        *("compromisos", "الالتزامات", "الملتزم به", "ملتزم", "ký kết", "đã ký"),
    ),
    "pledge": (
        *("pledge", "pledged", "pledges", "announced", "announcement", "promesse", "promesses"),
        *("promis", "annoncé", "annonces", "prometido", "promesas", "anunciado", "تعهد", "التعهد"),
        *("تعهدات", "التعهدات", "المتعهد به", "cam kết", "cam kết tài trợ", "hứa tài trợ"),
    ),
}
_USES = {
    "party": (
        *(
            "donor",
            "donors",
            "donor country",
            "country",
            "party",
            "contributor",
            "bailleur",
            "donateur",
        ),
        *("pays", "partenaire", "donante", "país", "المانح", "الجهة المانحة", "الدولة", "المانحون"),
        *(
            "nhà tài trợ",
            "nước",
            "quốc gia",
            "bên",
            "bên tài trợ",
            "state",
            "government",
            "partner",
        ),
    ),
    "stage": ("stage", "kind", "type", "status", "étape", "etapa", "المرحلة", "giai đoạn", "loại"),
    "currency": ("currency", "devise", "monnaie", "moneda", "العملة", "tiền tệ", "loại tiền"),
    "unit": ("unit", "unité", "unidad", "الوحدة", "đơn vị"),
    "as-of": ("as of", "date", "as-of", "fecha", "التاريخ", "ngày", "à la date"),
    "note": (
        "note",
        "notes",
        "remarks",
        "comment",
        "comments",
        "what",
        "purpose",
        "ملاحظات",
        "ghi chú",
    ),
    "receiver": (
        "receiver",
        "recipient",
        "beneficiary",
        "bénéficiaire",
        "beneficiario",
        "bên nhận",
        "nơi nhận",
        "المستفيد",
        "المتلقي",
    ),
    "place": ("place", "location", "where", "lieu", "lugar", "địa điểm", "nơi", "المكان", "الموقع"),
    "reporter": (
        "reported by",
        "reporter",
        "according to",
        "counted by",
        "selon",
        "según",
        "theo",
        "nguồn báo cáo",
        "بحسب",
        "المبلغ عنه",
    ),
    "address": (
        "source",
        "source url",
        "url",
        "link",
        "address",
        "lien",
        "enlace",
        "nguồn",
        "địa chỉ",
        "liên kết",
        "المصدر",
        "الرابط",
    ),
    "amount": (
        "amount",
        "amounts",
        "montant",
        "monto",
        "importe",
        "المبلغ",
        "số tiền",
        "value",
        "sum",
    ),
}
_RATIO = re.compile(
    r"%|\bpct\b|\bpercent\b|\bper cent\b|\bratio\b|\bshare\b|\bpourcentage\b|نسبة|tỷ lệ"
)


@cache
def _words(group: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = _STAGES if group == "stages" else _USES
    return tuple((name, tuple(map(folded, words))) for name, words in table.items())


def stage_of(words: str) -> str:
    """Return the stage that some words name, "" for none."""
    name = folded(words)
    for stage, known in _words("stages"):
        if any(_stands(word, name) for word in known):
            return stage
    return ""


def use_of(heading: str) -> tuple[str, int]:
    """Return what a column means by its heading, and how sure that is in per cent."""
    name = folded(heading)
    if _RATIO.search(heading.casefold().replace("_", " ")):
        return "", 0
    for use, known in _words("uses"):
        if name in known:
            return use, 95
    if stage := stage_of(heading):
        return f"amount:{stage}", 90
    for use, known in _words("uses"):
        if any(_stands(word, name) for word in known):
            return use, 75
    return "", 0


def _stands(word: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name) is not None
