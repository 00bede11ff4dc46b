"""What models say of pages they have not learned from."""

import numpy as np
from joblib import Parallel, delayed

from analyzer.lab.calibrate import calibrate_scheme
from analyzer.lab.folds import Fold
from analyzer.lab.linear import Numbers, fit_heads
from analyzer.lab.table import WORKERS, Table


def unseen_logits(table: Table, folds: tuple[Fold, ...]) -> Numbers:
    """
    Return a line of logits per sample, from the model of the fold that leaves it out.

    Head 0 is calibrated, each time from the samples learned from alone.  Samples that
    no fold measures stay NaN.
    """
    found = np.full((len(table.samples), 8), np.nan)
    made = Parallel(n_jobs=WORKERS)(delayed(_measure)(table, fold) for fold in folds)
    for fold, logits in zip(folds, made, strict=True):
        found[fold.measure] = logits
    return found


def _measure(table: Table, fold: Fold) -> Numbers:
    heads = calibrate_scheme(fit_heads(table, fold.learn), table, fold.learn)
    return heads.logits(table.pages[fold.measure])
