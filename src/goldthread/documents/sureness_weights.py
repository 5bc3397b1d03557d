"""The weight of each sign in log odds: what speaks for a field is above nought, what speaks against it below.

Learned by ``benchmarks/calibration.py --fit``: logistic regression with a ridge penalty on the shared corpus (each of
its papers counting three times) and on some two hundred invented papers in thirty layouts and nine formats, half of
them made worse on purpose (odd headings, names and dates that fit no pattern, shifted cells). Judged by weights
learned from other papers only, of the fields said to be 90 to 95 % sure 91 % were right, and the mean gap between
said and right over all bands was 1 %. No weight against a field is let below -2, and words beside a date weigh less
than was learned: the invented papers call right readings of such timescales wrong more often than real ones do.
Words that give no date, assumed years and rows joined over a page break are held back too: they come out right, but
a person should look at them. "rules' own odds" is what the reading rules themselves say.
"""

WEIGHTS = {
    "timescale: further words": -1.2,
    "owners: joined by and": -2.0,
    "text: short": -2.0,
    "any": 2.67,
    "rules' own odds": 1.8,
    "owners: several": -1.58,
    "stands for another": 1.33,
    "field ref": 1.03,
    "field rag": 0.93,
    "owners: no name": -0.93,
    "something assumed": -1.6,
    "several dates": 0.8,
    "text: no instruction": -0.74,
    "text: nobody and never": -0.73,
    "divided row": 0.62,
    "field owners": -0.56,
    "field outcomes": 0.52,
    "timescale: no date": -1.5,
    "field recommendations": 0.45,
    "field text": 0.3,
    "runs over a page break": -0.5,
    "known by what stands in it": 0.26,
    "known by its colour": 0.23,
    "kind text": 0.21,
    "text: long": 0.2,
    "field progress": 0.19,
    "owners: odd name": 0.18,
    "owners: many": 0.17,
    "field priority": -0.16,
    "field status": -0.13,
    "kind pdf": -0.11,
    "field timescale": 0.1,
    "text: parts": 0.1,
    "running text": 0.09,
}
