"""The weight of each sign in log odds: what speaks for a field is above nought, what speaks against it below.

Learned by ``benchmarks/calibration.py --fit``: logistic regression with a ridge penalty on the shared corpus (each
of its papers counting three times) and on some five hundred invented papers in some ninety layouts and eight
formats, many of them made worse on purpose (odd headings, names and dates that fit no pattern, shifted cells).
Judged by weights learned from other layouts only, of the fields said to be 90 to 95 % sure 92 % were right, and the
mean gap between said and right over all bands was 0.7 %. On the shared corpus, with what is read now, the gap is
2.4 %. On a hundred published texts as a crawl of the web left them, their cells run together or scattered, it is
9.5 %: what is said to be all but certain is right there in 92 of 100 cases, and what is said to be 95 to 98 % sure
in 82. Rows joined over a page break are held back a little by hand, and assumed years to below what is shown as
doubtful: they come out right, but a person should look.
The "network" weights were learned on 71 published texts; with the network that ships, on 101 published texts, the
mean gap between said and right was 2.1 %. Those of the "second reading" were learned on the same 101, one by one:
owners said to be 97 % sure were right in 56 of 100 cases where the words alone named others, and in 92 where they
named the same.
"rules' own odds" is what the reading rules themselves say.
"""

WEIGHTS = {
    "text: short": -3.995,
    "timescale: further words": -2.487,
    "timescale: no date": -2.263,
    "any": 2.229,
    "text: no instruction": -2.086,
    "rules' own odds": 1.352,
    "owners: odd name": -1.318,
    "stands for another": 1.273,
    "running text": 1.075,
    "field rag": 0.884,
    "field timescale": 0.819,
    "known by its colour": -0.75,
    "text: nobody and never": -0.674,
    "divided row": 0.627,
    "kind text": 0.621,
    "field ref": 0.519,
    "field progress": 0.507,
    "field outcomes": -0.503,
    "owners: several": -0.498,
    "text: long": 0.446,
    "known by what stands in it": -0.379,
    "runs over a page break": -0.3,
    "something assumed": -1.3,
    "owners: no name": -0.294,
    "field priority": -0.234,
    "field recommendations": 0.184,
    "several dates": 0.164,
    "kind pdf": -0.118,
    "said in the statement": 0.096,
    "field owners": 0.087,
    "field text": -0.082,
    "field status": 0.048,
    "owners: many": -0.039,
    "owners: joined by and": -0.036,
    "text: parts": -0.001,
    "network's own odds": 1.823,
    "network's odds of priority": 1.317,
    "network ref": 1.043,
    "network owners": -0.9,
    "network progress": -0.752,
    "network rag": 0.717,
    "network's odds of ref": 0.681,
    "network's odds of timescale": -0.629,
    "network status": 0.627,
    "network text": -0.517,
    "network timescale": 0.469,
    "network outcomes": -0.41,
    "network's odds of text": 0.309,
    "network": 0.154,
    "network's odds of progress": 0.146,
    "network priority": -0.121,
    "network's odds of rag": 0.095,
    "network's odds of owners": -0.071,
    "network's odds of outcomes": -0.028,
    "second reading: other timescale": -2.5,
    "second reading: other owners": -3.2,
    "second reading: other text": -2.1,
    "second reading: same timescale": -0.07,
    "second reading: same owners": -1.2,
    "second reading: same text": -0.17,
}
