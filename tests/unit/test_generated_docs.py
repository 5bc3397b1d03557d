"""The pages that are written from the code say what the code says."""

from __future__ import annotations

from goldthread.config import generated_docs


def test_every_machine_is_drawn_with_every_move():
    text = generated_docs.pages()["states.md"]
    assert text.count("stateDiagram-v2") == 6
    assert "overdue --> owed: climb" in text
    assert "decided --> [*]" in text


def test_a_page_that_differs_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(generated_docs, "FOLDER", tmp_path)
    assert generated_docs.main(["--check"]) == 1
    assert generated_docs.main([]) == 0
    assert generated_docs.main(["--check"]) == 0
    (tmp_path / "states.md").write_text("something else")
    assert generated_docs.out_of_date() == ["states.md"]
