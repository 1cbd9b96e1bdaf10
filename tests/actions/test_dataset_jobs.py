"""What is wanted becomes jobs: of one file each, of much the same size, the same each time."""

from pathlib import Path

from servanda.actions.dataset_jobs import EDGE, Job, jobs_of, work
from servanda.flows.drafts import Draft
from servanda.flows.planning import Wanted
from tests.actions import toy

DRAFT = Draft(folder=Path("00001.partial"))


def cut(*given: tuple[str, int, bytes | None], size: int = 0) -> list[Job]:
    """Make jobs of records that are given as file, length and content."""
    wanted = [
        Wanted(file=file, offset=0, length=length, record=n, content=content)
        for n, (file, length, content) in enumerate(given)
    ]
    contexts = {"a": b"A", "b": b"B"}
    return list(jobs_of(wanted, DRAFT, module=toy.MODULE, contexts=contexts, size=size))


def test_a_job_is_of_one_file_and_of_a_size() -> None:
    half = EDGE // 2
    jobs = cut(("a", half, None), ("a", half, None), ("a", 1, None), ("b", 1, None))
    assert [(job.source, len(job.pieces)) for job in jobs] == [("a", 2), ("a", 1), ("b", 1)]
    assert [job.number for job in jobs] == [0, 1, 2]
    assert [job.context for job in jobs] == [b"A", b"A", b"B"]


def test_rows_of_sheets_go_along() -> None:
    jobs = cut(("a", 0, b"[1]"), ("a", 0, b"[2]"), ("a", 5, None))
    assert [job.contents for job in jobs] == [(b"[1]", b"[2]"), ()]


def test_a_large_import_has_larger_jobs_and_small_ones_at_its_ends() -> None:
    """In half megabytes: a job is full when it has what its limit is, or more."""
    given = [("a", 1 << 19, None)] * 768
    sizes = [len(job.pieces) for job in cut(*given, size=768 << 19)]
    assert (sum(sizes), sizes[:2], sizes[2:20]) == (768, [3, 3], [32] * 18)
    assert sizes[20:] == [32, 32, 31, 23, 17, 13, 10, 7, 6, 4, 3, 3, 3, 2]
    assert {len(job.pieces) for job in cut(*given)} == {3}


def test_the_fingerprint_says_what_was_read() -> None:
    marks = {
        cut(("a", 1, None))[0].fingerprint,
        cut(("b", 1, None))[0].fingerprint,
        cut(("a", 1, None), ("a", 1, None))[0].fingerprint,
    }
    assert len(marks) == 3


def test_a_job_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    draft = tmp_path / "d" / "00001.partial"
    (tmp_path / "d" / "sources").mkdir(parents=True)
    (tmp_path / "d" / "sources" / "a").write_bytes(b'{"id": "A"}')
    job = Job(
        number=0,
        draft=draft,
        source="a",
        module=toy.MODULE,
        context=b"",
        pieces=((0, 11, 5),),
    )
    done = work(job)
    assert done.parts["activity"].rows == 1
    (tmp_path / "d" / "sources" / "a").unlink()
    assert work(job) == done
