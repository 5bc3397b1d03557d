"""The quasi-Poisson fit inside Farrington's method, stopped where R stops, so that its bounds come out the same.

Source: Noufaily and others 2013; surveillance 1.26.0. Going on past R's stop (a relative change of deviance of
1e-8) moves bounds by up to 6e-5. After reweighting, the error of the trend and of the forecast rests on the
dispersion that R's summary finds with prior weights, not on Pearson's: copied, for the reference's sake.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.analysis.checking import Floats

ROUNDS = 25
STILL = 1e-8
LEAST_MEAN = 2.220446049250313e-16


@dataclass(frozen=True)
class QuasiFit:
    """Coefficients, fitted means, Pearson dispersion (at least one), and what errors are scaled by."""

    coefficients: Floats
    unscaled: Floats
    fitted: Floats
    leverage: Floats
    phi: float
    error_scale: float
    converged: bool


def quasi_poisson(design: Floats, counts: Floats, offset: Floats, weights: Floats, *, reweighted: bool) -> QuasiFit:
    """Iterated weighted least squares with log link from R's start."""
    from scipy.special import xlogy

    mean = counts + 0.1
    linear = np.log(mean)
    deviance = np.inf
    converged = False
    coefficients: Floats = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        working = linear - offset + (counts - mean) / mean
        root = np.sqrt(weights * mean)
        solved = np.linalg.lstsq(design * root[:, None], working * root, rcond=1e-12)[0]
        coefficients = np.asarray(solved, dtype=float)
        linear = design @ coefficients + offset
        fitted_with = root
        mean = np.maximum(np.exp(np.minimum(linear, 500)), LEAST_MEAN)
        before, deviance = deviance, float(2 * (weights * (xlogy(counts, counts / mean) - counts + mean)).sum())
        if abs(deviance - before) / (abs(deviance) + 0.1) < STILL:
            converged = True
            break
    scaled = design * fitted_with[:, None]
    unscaled = np.asarray(np.linalg.pinv(scaled.T @ scaled), dtype=float)
    leverage = np.einsum("ij,jk,ik->i", scaled, unscaled, scaled)
    df = len(counts) - design.shape[1]
    apart = ((counts - mean) / mean) ** 2
    pearson = float((fitted_with**2 * apart).sum()) / df  # as R: weights of the last round, residuals after it
    quirk = float((weights * apart).sum()) / df
    return QuasiFit(
        coefficients, unscaled, mean, leverage, max(1.0, pearson), quirk if reweighted else pearson, converged
    )


def anscombe(fit: QuasiFit, counts: Floats) -> Floats:
    """Standardised Anscombe residuals: close to normal for counts."""
    mean = fit.fitted
    found: Floats = 1.5 * (counts ** (2 / 3) * mean ** (-1 / 6) - mean**0.5)
    return found / np.sqrt(fit.phi * np.maximum(1 - fit.leverage, 1e-12))


def weights_of(residuals: Floats, threshold: float) -> Floats:
    """Less weight for past points that were outbreaks themselves."""
    over = residuals > threshold
    pull = np.where(over, np.where(over, residuals, 1.0) ** -2.0, 1.0)
    found: Floats = len(residuals) / pull.sum() * pull
    return found
