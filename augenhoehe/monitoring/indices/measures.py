"""The indices, in a few lines of NumPy each.

D: Duncan and Duncan 1955. Isolation and exposure: Lieberson 1981. H: Theil and Finizza 1971, as in Reardon and
Firebaugh 2002. Spatial D: Morrill 1991. All take counts of persons per area.
"""

from __future__ import annotations

from typing import Any

import numpy

Counts = Any
# Always the same draws: the same file gives the same sentence.
SEED, DRAWS = 20261122, 200


def dissimilarity(group: Counts, total: Counts) -> float:
    """D: which share of the group (or of the rest) would have to move for equal shares everywhere. 0 to 1."""
    rest = total - group
    return float(0.5 * numpy.abs(group / group.sum() - rest / rest.sum()).sum())


def isolation(group: Counts, total: Counts) -> float:
    """The share of the own group in the area of an average member of the group."""
    lived_in = total > 0
    return float((group[lived_in] / group.sum() * group[lived_in] / total[lived_in]).sum())


def exposure(group: Counts, other: Counts, total: Counts) -> float:
    """The share of another group in the area of an average member of this one."""
    lived_in = total > 0
    return float((group[lived_in] / group.sum() * other[lived_in] / total[lived_in]).sum())


def theil(groups: Counts) -> float:
    """H over several groups (rows) and areas (columns): 0 is evenly mixed, 1 is wholly apart."""
    per_area = groups.sum(axis=0)
    everybody = per_area.sum()
    whole = _entropy(groups.sum(axis=1) / everybody)
    shares = numpy.divide(groups, per_area, out=numpy.zeros(groups.shape), where=per_area > 0)
    return float((per_area * (whole - _entropy(shares))).sum() / (everybody * whole)) if whole else 0.0


def _entropy(shares: Counts) -> Counts:
    """Sum of p·ln(1/p) down the first axis; nothing where nobody is."""
    told = numpy.where(shares > 0, shares, 1.0)
    return -(told * numpy.log(told)).sum(axis=0)


def spatial_dissimilarity(group: Counts, total: Counts, neighbours: Counts) -> float:
    """D less what neighbouring areas already share: crossing a street is not crossing a town."""
    share = numpy.divide(group, total, out=numpy.zeros(len(total)), where=total > 0)
    apart = (numpy.abs(share[:, None] - share[None, :]) * neighbours).sum()
    return dissimilarity(group, total) - float(apart / neighbours.sum())


def dissimilarity_by_chance(group: Counts, total: Counts) -> float:
    """The D that pure chance would give with these sizes: small groups in small areas never spread evenly."""
    chance = numpy.random.default_rng(SEED)
    sizes = total.astype(int)
    draws = chance.multivariate_hypergeometric(sizes, int(group.sum()), size=DRAWS, method="marginals")
    return float(numpy.mean([dissimilarity(draw.astype(float), total) for draw in draws]))


def neighbours_of(shapes: list[Any]) -> Counts:
    """Which areas touch (a border or a corner), as a matrix of zeros and ones; shapely geometries."""
    from shapely import STRtree

    matrix = numpy.zeros((len(shapes), len(shapes)))
    for one, other in STRtree(shapes).query(shapes, predicate="intersects").T:
        if one != other:
            matrix[one, other] = 1.0
    return matrix
