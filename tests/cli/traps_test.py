# SPDX-License-Identifier: MIT
"""What real exports hold, trap by trap: what a careless reader would make of it, and what is done about it here."""

import pytest

START = "2026-03-01T09:00:00Z"


def table(header, *rows, separator=","):
    """A CSV file with the columns that every table needs before the ones asked for."""
    lines = [separator.join(["contact_id", "customer_id", "journey", "started_at", *header])]
    for number, cells in enumerate(rows, 1):
        lines.append(separator.join([str(number), f"c{number}", "bill", START, *map(str, cells)]))
    return "\n".join(lines) + "\n"


def mean(column):
    return {"name": "mean", "column": column}


@pytest.mark.parametrize(("unit", "cell"), [("ms", "90000"), ("s", "90"), ("min", "1.5"), ("h", "0.025")])
def test_milliseconds_seconds_and_minutes_are_told_apart_by_the_unit_that_is_declared(calls, unit, cell):
    mapping = {"columns": {"handle_s": {"from": "tHandle", "unit": unit}}}
    assert calls(table(["tHandle"], [cell]), mapping=mapping, metric=mean("handle_s"))[0] == {"bill": 90}
    assert calls(table([f"handle_{unit}"], [cell]), metric=mean("handle_s"))[0] == {"bill": 90}


def test_business_and_calendar_time_are_two_columns_and_the_mapping_says_which(calls):
    text = table(["reply_time_in_minutes.calendar", "reply_time_in_minutes.business"], [600, 45])
    for name, seconds in [("calendar", 36000), ("business", 2700)]:
        mapping = {"columns": {"queue_min": {"from": f"reply_time_in_minutes.{name}"}}}
        assert calls(text, mapping=mapping, metric=mean("queue_s"))[0] == {"bill": seconds}


def test_of_two_columns_of_one_name_the_second_is_renamed_and_that_is_said(calls):
    counts, said = calls(table(["score", "score"], [1, 2]), metric=mean("score.2"))
    assert counts == {"bill": 2}
    assert 'the name "score"' in said or '"score.2"' in said


def test_a_customer_id_of_0_on_half_the_rows_is_named_and_can_be_declared_missing(calls):
    text = "contact_id,customer_id,journey,started_at\n" + "".join(
        f"{i},{0 if i % 2 else i},bill,{START}\n" for i in range(1, 41)
    )
    customers = {"name": "customers"}
    counts, said = calls(text, metric=customers)
    assert counts == {"bill": 21}
    assert '50 % (20 of 40) of the contacts have the customer_id "0", which is no customer' in said
    counts, said = calls(text, metric=customers, mapping={"columns": {"customer_id": {"missing": ["0"]}}})
    assert counts == {"bill": 20}
    assert "customer_id is empty (20 rows)" in said
    assert "which is no customer" not in said


def test_a_call_id_that_is_not_unique_is_said_when_its_customers_differ(calls):
    text = (
        "contact_id,customer_id,journey,started_at\n"
        f"7,ann,bill,{START}\n7,bob,bill,{START}\n8,eve,bill,{START}\n8,eve,bill,{START}\n"
    )
    counts, said = calls(text)
    assert counts == {"bill": 2}
    assert "1 contact_id was delivered for several customers" in said
    counts, said = calls(text, mapping={"columns": {"contact_id": {"row_number": True}}})
    assert counts == {"bill": 4}
    assert "equals an earlier one (1 row)" in said


@pytest.mark.parametrize("marker", ["?", "NA", "N/A", "-", "unknown"])
def test_a_text_for_nothing_is_doubted_until_it_is_declared(calls, marker):
    text = table(["ces"], [marker], [2]).replace("c1,", f"{marker},")
    counts, said = calls(text, metric=mean("ces"))
    assert counts == {"bill": 2}
    assert "ces is no number, or beyond 2^53 (1 row)" in said
    assert "customer_id is a text that often stands for nothing (1 row)" in said
    counts, said = calls(text, metric=mean("ces"), mapping={"missing": [marker]})
    assert counts == {"bill": 2}
    assert "often stands for nothing" not in said
    assert "no number" not in said


def test_999_is_missing_in_the_column_that_says_so_and_a_number_elsewhere(calls):
    text = table(["ces", "queue_s"], [999, 999], [3, 1])
    mapping = {"columns": {"ces": {"missing": ["999"]}}}
    assert calls(text, mapping=mapping, metric=mean("ces"))[0] == {"bill": 3}
    assert calls(text, mapping=mapping, metric=mean("queue_s"))[0] == {"bill": 500}


def test_a_byte_order_mark_is_no_part_of_the_first_name(calls):
    assert calls(b"\xef\xbb\xbf" + table([], []).encode())[0] == {"bill": 1}
    line = f'{{"contact_id": 1, "journey": "bill", "started_at": "{START}"}}\n'.encode()
    assert calls(b"\xef\xbb\xbf" + line, name="t.jsonl")[0] == {"bill": 1}


def test_semicolons_are_found_and_a_decimal_comma_is_declared(calls):
    text = table(["handle_s"], ["1,5"], separator=";")
    assert calls(text, mapping={"decimal": ","}, metric=mean("handle_s"))[0] == {"bill": 1.5}
    counts, said = calls(text, mapping={}, metric=mean("handle_s"))
    assert counts == {"bill": None}
    assert "handle_s is no number" in said


def test_day_first_dates_need_their_format_and_are_never_guessed(calls):
    text = table([], []).replace(START, "03/04/2026 10:00")
    failed = {"columns": {"started_at": {"format": "%d/%m/%Y %H:%M", "tz": "UTC"}}}
    rate = {"name": "rate", "column": "duration_s", "at_most": 3600}
    ended = text.replace("started_at\n", "started_at,ended_at\n").replace("10:00\n", "10:00,2026-04-03T11:00:00Z\n")
    assert calls(ended, mapping=failed, metric=rate)[0] == {"bill": 1}


def test_dates_without_a_declared_format_are_refused_with_what_to_do(journeyrank, tmp_path, model):
    (tmp_path / "t.csv").write_text(table([], []).replace(START, "03/04/2026 10:00"), encoding="utf-8")
    ran = journeyrank("measure", tmp_path / "t.csv", "--model", model)
    assert ran.returncode == 7
    assert "declare its format and zone in the mapping" in ran.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read_as_text(calls, encoding):
    text = table([], []).replace("bill", "Rückruf 😀")
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert calls((mark + text).encode(encoding))[0] == {"Rückruf 😀": 1}


def test_latin_1_bytes_are_refused_unless_declared(calls, journeyrank, tmp_path, model):
    text = table([], []).replace("bill", "Rückruf").encode("latin-1")
    assert calls(text, "--encoding", "latin1")[0] == {"Rückruf": 1}
    ran = journeyrank("measure", tmp_path / "contacts.csv", "--model", model)
    assert ran.returncode == 13
    assert "2:7" in ran.stderr


def test_a_line_break_in_quotes_is_part_of_the_cell(calls):
    counts, said = calls(table(["note"], ['"two\nlines, ""quoted"""'], ["x"]))
    assert counts == {"bill": 2}
    assert "2 rows: 2 used" in said


def test_a_ragged_row_is_left_out_with_its_line(calls):
    counts, said = calls(table([], [], ["extra"], []))
    assert counts == {"bill": 2}
    assert "3 rows: 2 used, 1 left out" in said
    assert "contacts.csv:3" in said


def test_a_contact_that_ended_before_it_started_counts_without_an_end(calls):
    counts, said = calls(table(["ended_at"], ["2026-03-01T08:00:00Z"]))
    assert counts == {"bill": 1}
    assert "ended_at is before started_at (1 row)" in said


def test_a_survey_score_of_0_is_doubted_until_it_is_declared_missing(calls):
    text = table(["csat"], [0], [0], [4])
    counts, said = calls(text, metric=mean("csat"))
    assert counts["bill"] == pytest.approx(4 / 3)
    assert "csat is 0 (2 rows)" in said
    counts, said = calls(text, metric=mean("csat"), mapping={"columns": {"csat": {"missing": ["0"]}}})
    assert counts == {"bill": 4}
    assert "csat is 0" not in said


def test_equal_rows_without_ids_are_different_contacts_and_said(calls):
    text = f"journey,started_at\nbill,{START}\nbill,{START}\n"
    counts, said = calls(text, mapping={"columns": {"contact_id": {"row_number": True}}})
    assert counts == {"bill": 2}
    assert "contact_id numbers a row that equals an earlier one (1 row)" in said


def test_15_and_18_letters_of_one_record_are_one_customer_when_declared(calls):
    text = table([], [], []).replace("c1,", "500D0000001AbCd,").replace("c2,", "500D0000001AbCdIAK,")
    customers = {"name": "customers"}
    assert calls(text, metric=customers)[0] == {"bill": 2}
    mapping = {"columns": {"customer_id": {"ids": "salesforce"}}}
    assert calls(text, metric=customers, mapping=mapping)[0] == {"bill": 1}


def test_ids_in_scientific_notation_are_doubted(calls):
    counts, said = calls(table([], [], []).replace("c1,", "4.91761E+11,").replace("c2,", "4.91761E+11,"))
    assert counts == {"bill": 2}
    assert "customer_id was rounded by a spreadsheet (2 rows)" in said


def test_transfer_legs_as_rows_are_one_contact(calls):
    text = table(["parent_contact_id"], [""], ["1"], ["2"])
    assert calls(text)[0] == {"bill": 1}
