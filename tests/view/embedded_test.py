# SPDX-License-Identifier: MIT
"""The header that holds the view is what its maker would write."""

import embed_view
import pytest


def test_the_header_holds_the_module():
    assert embed_view.HEADER.read_text(encoding="utf-8") == embed_view.header_text(), "run tools/embed_view.py"


@pytest.mark.parametrize("text", ['x)js"', "</script>", "</SCRIPT>", "<!-- x"])
def test_a_module_that_would_end_its_surroundings_is_refused(monkeypatch, tmp_path, text):
    (tmp_path / "view.js").write_text(text, encoding="utf-8")
    monkeypatch.setattr(embed_view, "MODULE", tmp_path / "view.js")
    with pytest.raises(SystemExit):
        embed_view.header_text()


def test_no_piece_is_longer_than_compilers_need_to_take():
    pieces = embed_view.header_text().split('R"js(')[1:]
    assert len(pieces) > 1
    assert max(len(piece.split(')js"')[0].encode()) for piece in pieces) < 16000
