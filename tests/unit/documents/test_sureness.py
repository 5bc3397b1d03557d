"""Every field says where it was read, how sure the reader is and why; and it is right as often as it says."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from goldthread.documents.model import DraftAction, DraftOwner, Evidence, Source
from goldthread.documents.reading import read_plan
from goldthread.documents.sureness import LEAST, MOST, signs, sure
from goldthread.documents.timescales import parse_timescale

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
HEAD = (
    "<tr><td>Ref</td><td>Action</td><td>Lead</td><td>By when</td><td>Outcome</td><td>Progress</td><td>RAG</td></tr>"
)
ROWS = [
    ("1.1", "Open a drop-in on two evenings", "Night Service", "May 2031", "Shorter waits", "Agreed.", "G"),
    ("1.2", "Train hostel staff to carry naloxone", "Training Team", "June 2031", "Kits held", "Begun.", "A"),
    ("1.3", "Visit each family within a week", "Family Service", "Ongoing", "Families helped", "Begun.", "R"),
]


def page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    title = "<h1>Brackley Partnership Action Plan 2031</h1><h2>Priority 1: Ask early</h2>"
    return f"<html><body>{title}<table>{HEAD}{rows}</table></body></html>".encode()


def test_every_field_has_its_place_its_sureness_and_its_reasons():
    for number, action in enumerate(read_plan(page(), "page.html").plan.actions):
        evidence = action.evidence
        assert {"ref", "text", "owners", "timescale", "outcomes", "progress", "rag", "priority"} <= set(evidence)
        for name, column in (("ref", 0), ("text", 1), ("owners", 2), ("timescale", 3), ("rag", 6)):
            source = evidence[name].source
            assert (source.table, source.row, source.col) == (1, number + 2, column + 1)
            assert source.quote == ROWS[number][column]
        assert all(LEAST <= each.confidence <= MOST and each.why for each in evidence.values())


def action(text="Open a drop-in", owners=("Night Service",), when="May 2031") -> DraftAction:
    timescale = parse_timescale(when) if when else None
    return DraftAction(text=text, owners=tuple(DraftOwner(name) for name in owners), timescale=timescale)


def sureness(name: str, of: DraftAction, evidence: Evidence | None = None) -> float:
    return sure(signs(name, evidence or Evidence(Source(table=1), 0.97, ()), of, "html"))


def test_what_looks_wrong_is_less_sure():
    assert sureness("timescale", action(when="May 2031 subject to the review of rotas")) < sureness(
        "timescale", action()
    )
    assert sureness("text", action(text="Rotas", owners=(), when="")) < sureness("text", action())
    assert sureness("owners", action(owners=("Brighter Days", "New Leaf"))) < sureness("owners", action())
    assumed = Evidence(Source(table=1), 0.97, ("assumed: the year",))
    assert sureness("timescale", action(), assumed) < sureness("timescale", action())


def test_the_rules_own_doubts_count():
    doubted = Evidence(Source(table=1), 0.4, ())

    assert sureness("owners", action(), doubted) < sureness("owners", action()) - 0.05


def test_bands_of_a_reliability_table():
    calibration = module()
    fields = [calibration.Judged("a", "text", {}, 0.92, right) for right in [True] * 9 + [False]]
    rows = calibration.table(fields, [one.sure for one in fields])

    assert rows == [{"from": 0.9, "to": 0.95, "fields": 10, "said": 0.92, "right": 0.9}]
    assert calibration.expected_error(rows) == 0.02


def test_weights_that_are_learned_tell_signs_of_wrong_fields_from_signs_of_right_ones():
    calibration = module()
    fields = [
        calibration.Judged(str(paper), "text", {"any": 1.0, "odd": float(odd)}, 0.5, not odd or paper % 4 == 0)
        for paper in range(40)
        for odd in (False, True)
    ]
    weights = calibration.fitted(fields)

    assert weights["odd"] < -0.5 < 0.5 < weights["any"]


def test_signs_are_taken_before_the_evidence_is_weighed(tmp_path):
    (tmp_path / "page.html").write_bytes(page())
    weighed, by_rules = module()._read(tmp_path / "page.html")

    sure_now = [one.evidence["text"].confidence for one in weighed.plan.actions]
    for action_now, before, told in zip(weighed.plan.actions, by_rules.plan.actions, sure_now, strict=True):
        assert action_now.text == before.text
        assert told == sure(signs("text", before.evidence["text"], action_now, "html"))


def test_the_corpus_is_found_where_it_is_named(tmp_path, monkeypatch):
    shared = module().shared_corpus
    monkeypatch.setattr(shared, "BESIDE", tmp_path / "nowhere")
    monkeypatch.delenv(shared.VARIABLE, raising=False)
    with pytest.raises(SystemExit, match="--corpus FOLDER"):
        shared.needed()
    with pytest.raises(SystemExit, match="holds no score_plan"):
        shared.find(tmp_path)

    (tmp_path / "score_plan.py").write_text("")
    monkeypatch.setenv(shared.VARIABLE, str(tmp_path))
    assert shared.needed() == tmp_path


@pytest.mark.slow
def test_of_the_fields_said_to_be_sure_as_many_are_right(tmp_path):
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not beside the repository")
    for name in ("inverclyde-2020", "tower-hamlets-2012", "hepatitis-c-2006"):
        for ending in ("gold.json", "txt"):
            shutil.copy(CORPUS / f"{name}.{ending}", tmp_path)
    found = module().calibration([tmp_path])

    assert found["fields"] > 300
    assert found["expected_error"] < 0.08
    assert all(row["right"] >= 0.9 for row in found["table"] if row["from"] >= 0.9 and row["fields"] > 30)


def module():
    spec = importlib.util.spec_from_file_location("calibration", ROOT / "benchmarks" / "calibration.py")
    loaded = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded
