"""What counts is looked at by a thread as soon as all files are cut, and asked where that cannot tell."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from servanda.actions import dataset_judging
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.dataset_jobs import Job, work
from servanda.actions.datasets import How, import_files
from servanda.flows.drafts import Done
from servanda.flows.snapshot import open_snapshot
from servanda.flows.standing import Plain
from tests.actions import toy
from tests.actions.importing import NOW, lines, many


@pytest.mark.parametrize(("ids", "plain"), [(["A0", "A1"], True), (["A0", "A0"], False)])
def test_it_is_looked_at_before_the_last_record_is_read(
    db: None,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ids: list[str],
    plain: bool,
) -> None:
    """Once, and not by the thread that reads; an identifier that is claimed twice is judged by questions."""
    settings.FLOWS = tmp_path / "flows"
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    looked, judged = list[str](), list[object]()
    begun, look = threading.Event(), dataset_judging.seen
    judge = dataset_judging.Judging.judged

    def watched(*given: Any, **more: Any) -> Plain | None:
        looked.append(threading.current_thread().name)
        begun.set()
        return look(*given, **more)

    def reading(jobs: Iterator[Job]) -> Iterator[Done]:
        for job in jobs:
            assert begun.wait(5)  # all is cut by the time that the only job is there
            yield work(job)

    def kept(*given: Any) -> object:
        judged.append(judge(*given))
        return judged[-1]

    monkeypatch.setattr(dataset_judging, "seen", watched)
    monkeypatch.setattr(dataset_judging.Judging, "judged", kept)
    records = [one | {"id": name} for one, name in zip(many(2), ids, strict=True)]
    file = lines(tmp_path / "a", records)
    found = import_files([file], "d", how=How(executor=reading), actor=COMMAND_LINE, now=NOW)
    assert found.records == len(set(ids))
    assert len(looked) == 1
    assert looked[0] != threading.main_thread().name
    assert [isinstance(one, Plain) for one in judged] == [plain]
    with open_snapshot(settings.FLOWS / "d" / found.snapshot).connect() as con:
        assert con.execute("SELECT count(*) FROM activity").fetchall() == [(len(set(ids)),)]
