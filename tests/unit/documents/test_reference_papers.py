"""The reference papers beside the repository, where they are at hand: scored as their own scorer does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
GOLD = sorted(CORPUS.glob("*.gold.json"))
PAPERS = [
    (path, gold)
    for gold in GOLD
    for path in sorted(CORPUS.rglob(gold.name.replace(".gold.json", ".*")))
    if path != gold
]
LEAST = 94.0
pytestmark = pytest.mark.skipif(not GOLD, reason=f"NOT CHECKED: no reference papers in {CORPUS}")


@pytest.mark.parametrize(("paper", "gold"), PAPERS, ids=[path.name for path, _ in PAPERS])
def test_a_reference_paper_is_read_as_its_readers_read_it(paper, gold, tmp_path):
    candidate = tmp_path / "candidate.json"
    candidate.write_text(json.dumps(to_corpus(read_plan(paper)), ensure_ascii=False), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(CORPUS / "score_plan.py"), str(gold), str(candidate), "--json"],
        capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert json.loads(scored.stdout)["overall"] >= LEAST


def test_a_news_page_holds_no_plan():
    with pytest.raises(InputError, match="No table of actions was found"):
        read_plan(CORPUS / "dundee-news-2019.txt")
