# SPDX-License-Identifier: MIT
"""Contacts that nobody would send in good faith: each is refused or counted, in seconds and in little memory."""

import resource
import subprocess

import pytest

START = "2026-03-01T09:00:00Z"
HEADER = "contact_id,customer_id,journey,started_at"
MEGABYTE = 1 << 20


def feed(program, model, pieces, *words, memory=512 * MEGABYTE):
    """Runs the program on a stream, in so much memory; returns how much of it was taken, and what it said.

    A program built with sanitizers reserves terabytes of addresses: it runs without the limit.
    """
    memory = resource.RLIM_INFINITY if b"__asan_init" in program.read_bytes() else memory
    limits = (memory, memory)
    with subprocess.Popen(
        [program, "measure", "-", "--model", model, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limits),
    ) as run:
        taken = 0
        try:
            for piece in pieces:
                taken += run.stdin.write(piece)
            run.stdin.close()
        except BrokenPipeError:
            pass
        said = run.stderr.read().decode()
        return taken, run.wait(timeout=60), said


def gigabyte(before, after=b""):
    yield before
    for _ in range(1024):
        yield b"x" * MEGABYTE
    yield after


@pytest.mark.parametrize(
    ("before", "words", "limit"),
    [
        (f'{HEADER}\n1,a,"'.encode(), [], "max_field_bytes"),
        (f"{HEADER}\n1,a,".encode(), [], "max_field_bytes"),
        (b'{"contact_id": "', ["--format", "jsonl"], "max_line_bytes"),
        (b'<log><string key="a" value="', ["--format", "xes"], "one piece of the text"),
    ],
)
def test_a_field_of_a_gigabyte_is_refused_after_a_few_megabytes(program, model, before, words, limit):
    taken, code, said = feed(program, model, gigabyte(before), *words)
    assert (code, limit in said or "16777216" in said) == (18, True), said
    assert taken < 64 * MEGABYTE


def test_a_million_columns_are_refused(journeyrank, tmp_path, model):
    (tmp_path / "t.csv").write_text(HEADER + "".join(f",c{i}" for i in range(10**6)) + "\n", encoding="utf-8")
    ran = journeyrank("measure", tmp_path / "t.csv", "--model", model)
    assert (ran.returncode, "100000" in ran.stderr.replace(",", "")) == (18, True), ran.stderr


def test_a_line_of_a_million_members_is_left_out(calls):
    good = f'{{"contact_id": 1, "customer_id": 1, "journey": "bill", "started_at": "{START}"}}\n'
    bad = "{" + ",".join(f'"{i}":0' for i in range(10**6)) + "}\n"
    counts, said = calls(good + bad, name="t.jsonl")
    assert counts == {"bill": 1}
    assert "2 rows: 1 used, 1 left out" in said


def test_a_hundred_thousand_brackets_are_left_out(calls):
    good = f'{{"contact_id": 1, "customer_id": 1, "journey": "bill", "started_at": "{START}"}}\n'
    counts, said = calls(good + '{"a": ' + "[" * 100_000 + "\n", name="t.jsonl")
    assert counts == {"bill": 1}
    assert "more than 64 brackets inside one another" in said


@pytest.mark.parametrize("format", ["csv", "jsonl", "xes"])
def test_a_stream_larger_than_memory_is_read_to_its_end(program, model, format):
    note = "x" * 1000
    if format == "csv":
        head, row, tail = HEADER + ",note\n", f"{{}},a,bill,{START},{note}\n", ""
    elif format == "jsonl":
        head, tail = "", ""
        row = f'{{{{"contact_id": {{}}, "journey": "bill", "started_at": "{START}", "note": "{note}"}}}}\n'
    else:
        head, tail = "<log>", "</log>"
        row = (
            f'<trace><string key="note" value="{note}"/><event><int key="contact_id" value="{{}}"/>'
            f'<string key="journey" value="bill"/><date key="started_at" value="{START}"/></event></trace>\n'
        )
    piece = "".join(row.format(number % 500) for number in range(2000)).encode()
    pieces = [head.encode(), *[piece] * 75, tail.encode()]
    taken, code, said = feed(program, model, pieces, "--format", format, memory=100 * MEGABYTE)
    assert (code, taken > 140 * MEGABYTE) == (0, True), said
    assert "150,000 rows: 500 used, 0 left out, 149,500 repeated" in said


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_an_id_of_ten_megabytes_is_an_id(calls, name):
    ids = ["i" * 10 * MEGABYTE + letter for letter in "ab"]
    if name == "t.csv":
        text = HEADER + "\n" + "".join(f"{id},{id},bill,{START}\n" for id in ids)
    else:
        text = "".join(
            f'{{"contact_id": "{id}", "customer_id": 1, "journey": "bill", "started_at": "{START}"}}\n' for id in ids
        )
    assert calls(text, name=name)[0] == {"bill": 2}


def test_the_year_0_is_no_year_and_9999_is_the_last(calls):
    times = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00"]
    text = HEADER + "\n" + "".join(f"{i},c{i},bill,{time}\n" for i, time in enumerate(times))
    counts, said = calls(text)
    assert counts == {"bill": 2}
    assert "started_at is no readable time (2 rows)" in said


def test_clocks_that_go_back_are_counted_in_any_order(calls):
    rows = [
        f"1,a,bill,{START},2026-02-01T00:00:00Z,2020-01-01T00:00:00Z",
        "2,a,bill,2020-01-01T00:00:00Z,2020-01-01T00:00:01Z,2019-01-01T00:00:00Z",
        f"1,a,move,{START},,2021-01-01T00:00:00Z",
    ]
    header = HEADER + ",ended_at,last_update_at\n"
    found = [calls(header + "\n".join(order) + "\n") for order in (rows, rows[::-1])]
    assert found[0][0] == found[1][0] == {"bill": 1, "move": 1}
    assert "ended_at is before started_at (1 row)" in found[0][1]


def test_parents_in_a_circle_are_one_contact(calls):
    text = HEADER + ",parent_contact_id\n" + "".join(f"{i},a,bill,{START},{(i + 1) % 50_000}\n" for i in range(50_000))
    assert calls(text)[0] == {"bill": 1}
