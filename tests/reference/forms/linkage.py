"""Records of one person: learning from patterns, rare terms, and a whole table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from goldthread.analysis.checking import refuse
from goldthread.analysis.linkage.comparisons import Alike, Comparison
from goldthread.analysis.linkage.deduplicate import Plan, accuracy, deduplicate
from goldthread.analysis.linkage.fellegi_sunter import learn, term_frequency_factors

THRESHOLDS = (0.5, 0.8, 0.9, 0.95)
KINDS = {"jaro-winkler": Alike.JARO_WINKLER, "levenshtein": Alike.LEVENSHTEIN, "exact": Alike.EXACT}


def answer(method: str, parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    if "patterns" in given:
        return _learned(parameters, given)
    if "rows" in given:
        return _deduplicated(parameters, given)
    counts = next((value for name, value in given.items() if name.endswith("_counts")), None)
    if counts is None:
        refuse("input", "there are neither patterns, rows nor counts of terms.")
    return _rare(parameters, counts)


def _learned(parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    patterns = given["patterns"]
    gammas = [each["gamma"] for each in patterns]
    model = learn(
        gammas,
        [each["n"] for each in patterns],
        most_rounds=int(parameters.get("max_iterations", 200)),
        tolerance=float(parameters.get("em_convergence", 1e-5)),
    )
    chances = model.probabilities(gammas)
    found = [{"gamma": gamma, "p": chance} for gamma, chance in zip(gammas, chances, strict=True)]
    columns = {f"col_{at}": {"m": m, "u": u} for at, (m, u) in enumerate(zip(model.m, model.u, strict=True), 1)}
    whole = {"m": model.m, "u": model.u, "probabilities": chances}
    return {"prob_two_random_records_match": model.prior, **columns, "match_probability": found, **whole}


def _rare(parameters: Mapping[str, Any], counts: Mapping[str, int]) -> dict[str, Any]:
    m, u = parameters["m"], parameters["u"]
    out: dict[str, Any] = {"bayes_factor_unadjusted": m / u}
    for least in parameters.get("tf_minimum_u_value", [None]):
        name = "" if least is None else f"_with_minimum_u_{str(least).replace('.', '_')}"
        out[f"bayes_factor{name}"] = term_frequency_factors(counts, m=m, u=u, least_u=least)
    return {**out, "factors": out["bayes_factor"]} if "bayes_factor" in out else out


def _deduplicated(parameters: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    records = [dict(zip(given["columns"], row, strict=True)) for row in given["rows"]]
    records = [{name: "" if value is None else str(value) for name, value in row.items()} for row in records]
    plan = Plan(
        comparisons=tuple(_comparisons(parameters["comparisons"])),
        blocks=_rules(parameters["blocking"]),
        sure_rules=_rules(parameters["deterministic_rules"]),
        sure_recall=parameters["deterministic_recall"],
        learn_within=_rules(parameters["em_blocking"]),
    )
    pairs = deduplicate(records, plan)
    clusters = [row["cluster"] for row in records]
    found = {threshold: accuracy(pairs, clusters, threshold) for threshold in THRESHOLDS}
    results = {
        str(threshold): {"precision": each.precision, "recall": each.recall, "f1": each.f1}
        for threshold, each in found.items()
    }
    true = sum(count * (count - 1) // 2 for count in Counter(clusters).values())
    return {"true_pairs": true, "n_records": len(records), "n_clusters": len(set(clusters)), "results": results}


def _rules(texts: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split("+")) for text in texts)


def _comparisons(text: str) -> Iterator[Comparison]:
    """From words like "Jaro-Winkler 0.9/0.7 on a and b; Levenshtein 1,2 on c; exact d with term frequencies"."""
    for part in text.split(";"):
        words = re.fullmatch(r"\s*([\w-]+)(?: ([\d.,/ ]+?) on)? (.+?)( with term frequencies)?\s*", part)
        kind = KINDS.get(words[1].lower()) if words else None
        if words is None or kind is None:
            refuse("comparisons", f"“{part.strip()}” is not known.")
        limits = tuple(float(each) for each in re.split(r"[,/ ]+", words[2] or "") if each)
        for column in re.split(r",\s*|\s+and\s+", words[3].removeprefix("on ")):
            yield Comparison(column, kind, limits, bool(words[4]))
