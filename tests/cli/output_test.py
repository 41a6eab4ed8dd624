# SPDX-License-Identifier: MIT
"""Where results go and how they look: formats, files, full disks, closed pipes, signals, terminals, hostile names."""

import csv
import io
import json
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import termios
import time
from fcntl import ioctl

import pytest

WRITE_FAILED = 20
MODEL = {
    "schema": 1,
    "name": "two criteria",
    "criteria": [
        {"id": "pain", "direction": "maximize", "scale": {"name": "anchored", "at_0": 0, "at_1": 10}},
        {"id": "cost", "direction": "maximize", "scale": {"name": "anchored", "at_0": 0, "at_1": 10}},
    ],
}
JOURNEYS = "journey,pain,cost\nbill,1,2\nfault,3,4\n"
RANK = ["rank", "journeys.csv", "--model", "model.json"]
MISSING_MODEL = {**MODEL, "criteria": [{**each, "missing": "interval"} for each in MODEL["criteria"]]}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.json").write_text(json.dumps(MODEL), encoding="utf-8")
    (tmp_path / "journeys.csv").write_text(JOURNEYS, encoding="utf-8")
    return tmp_path


def rank(journeyrank, folder, *words, journeys=None, **how):
    if journeys is not None:
        (folder / "journeys.csv").write_text(journeys, encoding="utf-8", newline="")
    return journeyrank(*RANK, *words, cwd=folder, **how)


def on_a_terminal(program, words, folder, columns=80, feed=None):
    """Everything the program writes when stdin (unless fed), stdout and stderr are one terminal."""
    parent, child = pty.openpty()
    ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    running = subprocess.Popen(
        [program, *words], cwd=folder, env=environment, stdin=subprocess.PIPE if feed else child, stdout=child, stderr=child
    )
    os.close(child)
    if feed:
        feed(running.stdin)
        running.stdin.close()
    written = b""
    while select.select([parent], [], [], 30)[0]:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(parent)
    assert running.wait() == 0, written
    return written.decode().replace("\r\n", "\n")


# Formats.


def test_a_table_is_the_same_on_a_terminal_and_in_a_file(program, journeyrank, folder):
    shown = on_a_terminal(program, RANK, folder, columns=100)
    assert shown == rank(journeyrank, folder, check=0).stdout


def test_json_is_one_document_with_its_schema_and_nothing_on_stderr(journeyrank, folder):
    ran = rank(journeyrank, folder, "--json", "--weight", "pain=3", check=0)
    document = json.loads(ran.stdout)
    assert (document["schema"], document["kind"]) == (1, "ranking")
    assert [line["id"] for line in document["journeys"]] == ["fault", "bill"]
    assert [note["code"] for note in document["notes"]] == ["weight_changed"]
    assert ran.stderr == ""


@pytest.mark.parametrize("command", ["rank", "explain", "measure", "gaps", "validate", "methods"])
def test_each_command_writes_json_with_a_schema(journeyrank, data, command):
    model = ["--model", data / "contact_centre.json"]
    contacts = [data / "contacts.csv", "--map", data / "contacts_map.json", *model]
    words = {
        "rank": ["--contacts", *contacts],
        "explain": ["bill_query", "--contacts", *contacts],
        "measure": contacts,
        "gaps": [*contacts, "--targets", data / "targets.csv"],
        "validate": [data / "contact_centre.json"],
        "methods": [],
    }[command]
    assert json.loads(journeyrank(command, *words, "--json", check=0).stdout)["schema"] == 1


def test_csv_holds_every_digit_and_adds_up_to_the_bit(journeyrank, data):
    ran = journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--csv", check=0)
    lines = list(csv.DictReader(io.StringIO(ran.stdout)))
    document = json.loads(journeyrank("rank", data / "telecom.csv", "--model", data / "telecom.json", "--json").stdout)
    assert [line["journey"] for line in lines] == [line["id"] for line in document["journeys"]]
    for line, other in zip(lines, document["journeys"]):
        total = 0.0
        for criterion in ("pain", "revenue", "retention", "cost"):
            total += float(line[f"added_{criterion}"])
        assert total == float(line["score"]) == other["score"]


def test_notes_go_to_stderr_and_quiet_leaves_them_out(journeyrank, folder):
    ran = rank(journeyrank, folder, "--weight", "pain=3", check=0)
    assert ran.stderr == 'note: the weight of "pain" is 3 instead of 1, as --weight asks\n'
    assert rank(journeyrank, folder, "--weight", "pain=3", "--quiet", check=0).stderr == ""


@pytest.mark.parametrize(
    ("name", "flags", "begins"),
    [
        ("out.json", [], "{"),
        ("out.csv", [], "rank,"),
        ("out.txt", [], "two criteria"),
        ("out", [], "two criteria"),
        ("out.txt", ["--json"], "{"),
        ("out.json", ["--csv"], "rank,"),
        ("out.md", [], "| rank | journey | score |"),
        ("out.csv", ["--raw-csv"], "rank,"),
        ("out.json", ["--markdown"], "| rank |"),
    ],
)
def test_the_format_is_what_the_flag_says_else_the_name_of_the_file(journeyrank, folder, name, flags, begins):
    ran = rank(journeyrank, folder, "-o", name, *flags, check=0)
    assert ran.stdout == ""
    assert (folder / name).read_text(encoding="utf-8").startswith(begins)


def test_a_dash_is_stdin_and_stdout(journeyrank, folder):
    ran = journeyrank("rank", "-", "--model", "model.json", "-o", "-", stdin=JOURNEYS, cwd=folder, check=0)
    assert ran.stdout == rank(journeyrank, folder, check=0).stdout
    ran = journeyrank("rank", "journeys.csv", "--model", "-", stdin=json.dumps(MODEL), cwd=folder, check=0)
    assert ran.stdout == rank(journeyrank, folder, check=0).stdout


def test_a_message_calls_stdin_stdin(journeyrank, folder):
    ran = journeyrank("rank", "-", "--model", "model.json", stdin="journey,pain,cost\nbill,x,2\n", cwd=folder, check=6)
    assert "stdin:2:6: " in ran.stderr


# Tables.


def test_a_table_fits_the_width_it_is_given(journeyrank, data):
    for width in (70, 80, 100, 140):
        ran = journeyrank(
            "rank", data / "telecom.csv", "--model", data / "telecom.json", environment={"COLUMNS": str(width)}, check=0
        )
        assert max(len(line) for line in ran.stdout.splitlines()) <= width
        assert ("█" in ran.stdout) == (width >= 100)


def test_a_table_lines_up_under_wide_letters_and_accents(journeyrank, folder):
    ran = rank(journeyrank, folder, journeys="journey,label,pain,cost\na,日本語,1,2\nb,e\u0301te\u0301,3,4\nc,Straße,5,6\n")

    def width(text):
        return sum(2 if "\u3000" < letter < "\ua000" else 0 if letter == "\u0301" else 1 for letter in text)

    lines = [line for line in ran.stdout.splitlines() if re.match(r" +\d", line)]
    assert len(lines) == 3
    assert len({width(re.match(r".*?\d\.\d", line).group(0)) for line in lines}) == 1


def test_equal_scores_share_a_rank(journeyrank, folder):
    ran = rank(journeyrank, folder, journeys="journey,pain,cost\nd,1,1\nb,2,2\nc,2,2\na,9,9\n", check=0)
    ranks = [line.split()[:2] for line in ran.stdout.splitlines() if re.match(r" +\d", line)]
    assert ranks == [["1", "a"], ["2=", "b"], ["2=", "c"], ["4", "d"]]


def test_top_leaves_the_rest_out_and_says_how_many(journeyrank, folder):
    ran = rank(journeyrank, folder, "--top", "1", check=0)
    assert "fault" in ran.stdout and "bill" not in ran.stdout
    assert ran.stdout.endswith("and 1 more\n")
    assert len(json.loads(rank(journeyrank, folder, "--top", "1", "--json").stdout)["journeys"]) == 1
    assert rank(journeyrank, folder, "--top", "9", check=0).stdout == rank(journeyrank, folder).stdout


def test_what_is_missing_is_shown_and_never_invented(journeyrank, folder):
    (folder / "model.json").write_text(json.dumps(MISSING_MODEL), encoding="utf-8")
    ran = rank(journeyrank, folder, journeys="journey,pain,cost\nbill,,2\nfault,3,4\n", check=0)
    (bill,) = [line for line in ran.stdout.splitlines() if " bill " in line]
    assert "35.0 (10.0–60.0)" in bill and "25.0?" in bill
    assert ran.stderr == 'note: criterion "pain" is missing for 1 of 2 journeys (bill); the policy is interval\n'


def test_a_pinned_journey_is_marked_and_keeps_its_rank_by_score(journeyrank, folder):
    pin = {"journey": "bill", "place": 1, "reason": "duty of care", "author": "A. Person", "expires": "2026-06-30"}
    (folder / "pins.json").write_text(json.dumps({"schema": 1, "pins": [pin]}), encoding="utf-8")
    ran = rank(journeyrank, folder, "--pins", "pins.json", "--today", "2026-06-30", check=0)
    assert re.search(r"^ +1\* +2 +bill ", ran.stdout, re.MULTILINE)
    assert ran.stdout.endswith("* bill is at place 1 by decree: duty of care (A. Person, until 2026-06-30)\n")
    ran = rank(journeyrank, folder, "--pins", "pins.json", "--today", "2026-07-01", check=0)
    assert "*" not in ran.stdout
    assert "expired on 2026-06-30" in ran.stderr


HOSTILE = "\x1b[31mred\x1b[0m\x07 a\nb \x9b2J \u202etxt\u202c \u200b"


def test_hostile_names_are_spelt_out_in_tables_notes_and_messages(journeyrank, folder):
    rows = f'journey,pain,cost\n"{HOSTILE}",1,2\nfault,3,4\n'
    ran = rank(journeyrank, folder, journeys=rows, check=0)
    assert r"\x1b[31mred\x1b[0m\x07 a\nb \u009b2J \u202etxt\u202c \u200b" in ran.stdout
    ran = journeyrank("explain", "journeys.csv", HOSTILE, "--model", "model.json", cwd=folder, check=0)
    assert r"\x1b[31mred" in ran.stdout
    assert not set("\x1b\x07\x9b\u202e\u200b") & set(ran.stdout)
    ran = journeyrank("rank", f"{HOSTILE}.csv", "--model", "model.json", cwd=folder, check=19)
    assert ran.stderr.count("\n") == 1
    assert not set("\x1b\x07\x9b\u202e\u200b") & set(ran.stderr)


def test_hostile_names_reach_json_and_csv_unchanged(journeyrank, folder):
    rank(journeyrank, folder, journeys=f'journey,pain,cost\n"{HOSTILE}",1,2\n', check=0)
    assert json.loads(rank(journeyrank, folder, "--json").stdout)["journeys"][0]["id"] == HOSTILE
    assert next(csv.DictReader(io.StringIO(rank(journeyrank, folder, "--csv").stdout)))["journey"] == HOSTILE


FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "=1,2"]


def test_no_text_in_csv_is_a_formula_but_where_programs_ask_for_it(journeyrank, folder):
    rows = "".join(f'"{name}",{i},2\n' for i, name in enumerate(FORMULAS))
    words = ["explain", "journeys.csv", "=1+1", "--model", "model.json"]
    safe = rank(journeyrank, folder, "--csv", journeys="journey,pain,cost\n" + rows, check=0).stdout
    raw = rank(journeyrank, folder, "--raw-csv", check=0).stdout
    assert sorted(row["journey"] for row in csv.DictReader(io.StringIO(raw, newline=""))) == sorted(FORMULAS)
    assert sorted(row["journey"] for row in csv.DictReader(io.StringIO(safe, newline=""))) == sorted("'" + each for each in FORMULAS)
    assert journeyrank(*words, "--raw-csv", cwd=folder, check=0).stdout == journeyrank(*words, "--csv", cwd=folder).stdout


def test_numbers_below_0_are_numbers_in_csv(journeyrank, data):
    words = ["why", data / "telecom.csv", "bill_query", "tech_fault", "--model", data / "telecom.json"]
    assert ",-0." in journeyrank(*words, "--csv", check=0).stdout
    assert "'-" not in journeyrank(*words, "--csv", check=0).stdout


def test_several_formats_are_refused(journeyrank, folder):
    for flags, said in ((["--json", "--csv"], "--json and --csv"), (["--raw-csv", "--markdown"], "--raw-csv and --markdown")):
        assert f"found both {said}; allowed: one" in rank(journeyrank, folder, *flags, check=2).stderr


def test_markdown_is_a_table_for_a_pull_request(journeyrank, folder):
    ran = rank(journeyrank, folder, "--markdown", check=0)
    assert ran.stdout == (
        "| rank | journey | score | pain | cost |\n|---:|---|---:|---:|---:|\n"
        "| 1 | fault | 35.0 | 15.0 | 20.0 |\n| 2 | bill | 15.0 | 5.0 | 10.0 |\n\n"
        "two criteria: 2 journeys, points out of 100. Weights: pain 50 %, cost 50 % (stated 1, 1)\n"
    )
    hostile = rank(journeyrank, folder, "--markdown", journeys='journey,pain,cost\n"a|<b>@ann",1,2\n', check=0).stdout
    assert "| 1 | a\\|\\<b\\>@<!-- -->ann | 15.0 |" in hostile


@pytest.mark.parametrize(
    "words",
    [
        ["stability"], ["robustness"], ["dominance"], ["compare-methods"], ["agree"], ["weigh"], ["lint", "--journeys"],
        ["explain", "tech_fault"], ["why", "tech_fault", "bill_query"], ["what-if", "--weight", "retention=0.9"],
    ],
)  # fmt: skip
def test_each_answer_is_a_table_in_markdown(journeyrank, data, words):
    command, *others = words
    if others == ["--journeys"]:
        others = ["--journeys", data / "telecom.csv"]
    else:
        others = [data / "telecom.csv", *others]
    ran = journeyrank(command, *others, "--model", data / "telecom.json", "--markdown", check=0)
    head, line, *rows = ran.stdout.splitlines()
    assert head.startswith("| ")
    assert set(line) <= set("|-:")
    assert rows
    assert len({row.count("|") - row.count("\\|") for row in (head, *(row for row in rows if row.startswith("|")))}) == 1


def test_notes_are_set_apart_on_a_terminal(program, folder):
    shown = on_a_terminal(program, [*RANK, "--weight", "pain=3"], folder)
    assert "\n\nnote: the weight" in shown
    assert "\x1b" not in shown


# Files, disks, pipes.


def test_a_file_is_replaced_only_by_a_whole_one(journeyrank, folder):
    (folder / "out.txt").write_text("before", encoding="utf-8")
    (folder / "journeys.csv").write_text("journey,pain,cost\nbill,x,2\n", encoding="utf-8")
    journeyrank(*RANK, "-o", "out.txt", cwd=folder, check=6)
    assert (folder / "out.txt").read_text(encoding="utf-8") == "before"
    rank(journeyrank, folder, "-o", "out.txt", journeys=JOURNEYS, check=0)
    assert "fault" in (folder / "out.txt").read_text(encoding="utf-8")
    assert sorted(os.listdir(folder)) == ["journeys.csv", "model.json", "out.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("flags", [[], ["--json"], ["--csv"]])
def test_a_full_disk_is_an_error(program, journeyrank, folder, flags):
    ran = rank(journeyrank, folder, "-o", "/dev/full", *flags, check=WRITE_FAILED)
    assert ran.stderr == "journeyrank: write_failed: /dev/full: cannot be written: No space left on device\n"
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([program, *RANK, *flags], cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == WRITE_FAILED
    assert ran.stderr == b"journeyrank: write_failed: stdout: cannot be written: No space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rank", "--help"], ["methods"], ["schema"], ["template"]])
def test_no_command_passes_over_a_full_disk(program, words):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([program, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == WRITE_FAILED, words


def test_a_file_that_may_not_grow_leaves_nothing_behind(program, folder):
    rows = "".join(f"journey_{i},1,2\n" for i in range(2000))
    (folder / "journeys.csv").write_text("journey,pain,cost\n" + rows, encoding="utf-8")
    (folder / "out.csv").write_text("before", encoding="utf-8")
    ran = subprocess.run(
        [program, *RANK, "-o", "out.csv"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert ran.returncode == WRITE_FAILED
    assert ran.stderr == "journeyrank: write_failed: out.csv: cannot be written: File too large\n"
    assert (folder / "out.csv").read_text(encoding="utf-8") == "before"
    assert sorted(os.listdir(folder)) == ["journeys.csv", "model.json", "out.csv"]


@pytest.mark.parametrize("flags", [[], ["--json"], ["--csv"]])
def test_a_reader_that_has_seen_enough_ends_it_quietly(program, folder, flags):
    rows = "".join(f"journey_{i},{i % 10},2\n" for i in range(20000))
    (folder / "journeys.csv").write_text("journey,pain,cost\n" + rows, encoding="utf-8")
    running = subprocess.Popen([program, *RANK, *flags], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout.read(10)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(60) == -signal.SIGPIPE


def wait_until_caught(running, number):
    """Waits until the program has its handler of a signal."""
    status = f"/proc/{running.pid}/status"
    deadline = time.monotonic() + 10
    while os.path.exists(status) and time.monotonic() < deadline:
        with open(status, encoding="utf-8") as lines:
            caught = int(re.search(r"^SigCgt:\s*(\w+)", lines.read(), re.MULTILINE).group(1), 16)
        if caught >> (number - 1) & 1:
            return
        time.sleep(0.01)
    time.sleep(0.5)


def interrupted(program, folder, number):
    """Sends a signal while the program waits for its input; returns the exit code and what it said."""
    running = subprocess.Popen(
        [program, "rank", "-", "--model", "model.json", "-o", "out.csv"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    running.stdin.write(b"journey,pain,cost\nbill,1,2\n")
    running.stdin.flush()
    wait_until_caught(running, number)
    running.send_signal(number)
    code = running.wait(10)
    said = running.stderr.read()
    for stream in (running.stdin, running.stdout, running.stderr):
        stream.close()
    return code, said


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_no_file(program, folder, number, code):
    found, said = interrupted(program, folder, number)
    assert (found, said) == (code, b"\njourneyrank: interrupted\n")
    assert sorted(os.listdir(folder)) == ["journeys.csv", "model.json"]


def test_an_interrupt_while_a_pipe_is_written_to_ends_it_at_once(program, folder):
    os.mkfifo(folder / "out.csv")  # writing waits until somebody reads
    rows = "".join(f"journey_{i},{i % 10},2\n" for i in range(60000))
    (folder / "journeys.csv").write_text("journey,pain,cost\n" + rows, encoding="utf-8")
    running = subprocess.Popen([program, *RANK, "-o", "out.csv"], cwd=folder, stderr=subprocess.PIPE)
    with open(folder / "out.csv", "rb") as reader:
        reader.read(10)
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 130
    running.stderr.close()


def test_an_interrupt_while_a_file_is_written_leaves_the_whole_of_it_or_nothing(program, folder):
    rows = "".join(f"journey_{i},{i % 10},2\n" for i in range(100000))
    (folder / "journeys.csv").write_text("journey,pain,cost\n" + rows, encoding="utf-8")
    running = subprocess.Popen([program, *RANK, "--csv", "-o", "out"], cwd=folder, stderr=subprocess.PIPE)
    while running.poll() is None and not any(name.endswith(".part") for name in os.listdir(folder)):
        pass
    running.send_signal(signal.SIGINT)
    code = running.wait(60)
    assert code in (0, 130)
    assert ("interrupted" in running.stderr.read().decode()) == (code == 130)
    running.stderr.close()
    assert sorted(os.listdir(folder)) == ["journeys.csv", "model.json", *(["out"] if code == 0 else [])]
    assert code == 130 or (folder / "out").read_text(encoding="utf-8").count("\n") == 100001


def test_an_interrupt_while_a_tally_is_kept_leaves_the_whole_of_it_or_nothing(program, folder, load_model):
    rows = "".join(f"{i},bill,2026-01-01T00:00:00Z\n" for i in range(50000))
    (folder / "calls.csv").write_text("contact_id,journey,started_at\n" + rows, encoding="utf-8")
    words = ["measure", "calls.csv", "--model", "load.json", "--save-tally", "kept", "-o", "out"]
    before = sorted(os.listdir(folder))
    running = subprocess.Popen([program, *words], cwd=folder, stderr=subprocess.PIPE)
    while running.poll() is None and not any(name.endswith(".part") for name in os.listdir(folder)):
        pass
    running.send_signal(signal.SIGINT)
    code = running.wait(60)
    running.stderr.close()
    assert code in (0, 130)
    left = set(os.listdir(folder)) - set(before)
    assert left in ([{"kept", "out"}] if code == 0 else [set(), {"kept"}, {"kept", "out"}])


# Progress.


def slowly(pipe):
    contacts = "".join(f"{i},bill,2026-01-01T00:00:00Z\n" for i in range(30000)).encode()
    pipe.write(b"contact_id,journey,started_at\n" + contacts[:400000])
    pipe.flush()
    time.sleep(2.3)
    pipe.write(contacts[400000:])


@pytest.fixture
def load_model(folder):
    criterion = {**MODEL["criteria"][0], "id": "load", "metric": {"name": "contacts"}}
    (folder / "load.json").write_text(json.dumps({"schema": 1, "criteria": [criterion]}), encoding="utf-8")
    return ["rank", "--contacts", "-", "--model", "load.json"]


def test_progress_is_shown_on_a_terminal_after_two_seconds_and_wiped_out(program, folder, load_model):
    shown = on_a_terminal(program, load_model, folder, feed=slowly)
    assert re.search(r"\rreading stdin: \d\.\d MB\x1b\[K", shown)
    assert "\r\x1b[K" in shown
    assert "stdin: 30,000 rows: 30,000 used, 0 left out, 0 repeated" in shown


def test_progress_is_not_shown_elsewhere_or_sooner(program, journeyrank, folder, load_model):
    contacts = "contact_id,journey,started_at\n" + "".join(f"{i},bill,2026-01-01T00:00:00Z\n" for i in range(9000))
    assert "reading" not in journeyrank(*load_model, stdin=contacts, cwd=folder, check=0).stderr
    assert "reading" not in on_a_terminal(program, load_model, folder, feed=lambda pipe: pipe.write(contacts.encode()))


def test_dev_stdout_adds_to_where_stdout_goes(program, folder):
    command = f'{{ echo before; "{program}" rank journeys.csv --model model.json --csv -o /dev/stdout; echo after; }} > all'
    subprocess.run(["bash", "-c", command], cwd=folder, check=True)
    lines = (folder / "all").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "before"
    assert lines[1].startswith("rank,")
    assert lines[-1] == "after"
