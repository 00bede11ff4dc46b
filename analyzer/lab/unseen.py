"""What models say of pages they have not learned from."""

import numpy as np
from joblib import Parallel, delayed

from analyzer.lab.calibrate import calibrate_scheme
from analyzer.lab.folds import Fold
from analyzer.lab.linear import HEADS, Numbers, fit_heads, fit_scheme_alone
from analyzer.lab.table import WORKERS, Table


def unseen_logits(table: Table, folds: tuple[Fold, ...], *, kinds: bool = True) -> Numbers:
    """
    Return a line of logits per sample, from the model of the fold that leaves it out.

    Head 0 is calibrated, each time from the samples learned from alone.  Samples that
    no fold measures stay NaN.  Without `kinds` the other heads stay 0, for speed.
    """
    found = np.full((len(table.samples), HEADS), np.nan)
    made = Parallel(n_jobs=WORKERS)(delayed(_measure)(table, fold, kinds=kinds) for fold in folds)
    for fold, logits in zip(folds, made, strict=True):
        found[fold.measure] = logits
    return found


def _measure(table: Table, fold: Fold, *, kinds: bool) -> Numbers:
    fit = fit_heads if kinds else fit_scheme_alone
    heads = calibrate_scheme(fit(table, fold.learn), table, fold.learn)
    return heads.logits(table.pages[fold.measure])
