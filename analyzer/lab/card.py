"""The model card: what the text model is, what it was measured to do, what it is not."""

from collections import Counter
from pathlib import Path

import numpy as np

from analyzer.lab.corpus import Sample, corpus_digest
from analyzer.lab.linear import KINDS, Numbers
from analyzer.lab.metrics import auc, calibration_error, confuse, macro_f1, reliability

_CARD = """\
# The text model

A linear model over hashed words and a few signs. It gives a page the log-odds that what it
offers is a scheme, and a share for each of seven kinds of page. It is one witness among others:
in the score it can add or take away a bounded number of points and never lifts a page to high
alone.

This card is written by `minecanary lab train`; its figures are never typed in.

## What it reads

The title and the visible text, as the program itself reads them. Numbers, percentages, sums
of money, coins, addresses and product codes are replaced by one placeholder each. What is left
becomes single words and pairs; Chinese, Japanese and Korean become groups of two to four
characters, Chinese simplified first. Each feature's value is 1 + ln(count), the page brought
to length one, so that size tells nothing. A feature seen in fewer than three families of pages
is dropped: brands and names rarely pass.

Beside the words stand 97 signs, each there or not: how many claims the page makes as its own,
reports or denies, of which type, how many plans, links, questions and quotation marks, and how
much of it is headings, paragraphs or cells.

## Learned from

{pages} pages of {hands} hands, {schemes} of them promoting a scheme; corpus `{corpus}`.
{features} features are left. Excerpts of every page are learned from beside the page. Within
each hand schemes and other pages weigh the same.

| language | pages | schemes |
|---|---|---|
{languages}

## Measured

On each page by a model that saw neither its hand nor its family; the border is even odds.

| | pages | AUC | recall | false alarms | F1 |
|---|---|---|---|---|---|
{measured}

Calibration error (ten bins): {ece}. Macro-F1 of the kinds: {kinds}.

## What it is not

- No judgement of a page: that is the score, of which this is a bounded part.
- No judge of figures: it sees that there are some, never which. Rules and arithmetic do.
- The pages were written for this corpus; real ones differ, and people who read this card can
  write around a list of words. A low figure of this model clears nobody.
- In a language with few pages it knows little, and the calibration of all languages together
  hides that.

## Again

`minecanary lab train` writes the same bytes from the same corpus and the same versions of
numpy, scipy and scikit-learn on the same kind of processor; elsewhere the last bit of a sum
may differ, and weights agree to 1e-6.
"""


def write_card(path: Path, samples: tuple[Sample, ...], logits: Numbers, features: int) -> None:
    """Write the card for a model of which unseen pages got these `logits`."""
    probabilities = 1 / (1 + np.exp(-logits[:, 0]))
    schemes = np.array([s.scheme for s in samples])
    found = [str(KINDS[n]) for n in logits[:, 1:].argmax(axis=1)]
    card = _CARD.format(
        pages=len(samples),
        hands=len({s.hand for s in samples}),
        schemes=int(schemes.sum()),
        corpus=corpus_digest(samples)[:16],
        features=features,
        languages=_languages(samples),
        measured=_measured(samples, logits[:, 0]),
        ece=_text(calibration_error(reliability(probabilities, schemes))),
        kinds=_text(macro_f1(found, [str(s.kind) for s in samples])),
    )
    path.write_text(card, encoding="utf-8")


def _languages(samples: tuple[Sample, ...]) -> str:
    pages = Counter(s.language for s in samples)
    schemes = Counter(s.language for s in samples if s.scheme)
    return "\n".join(f"| {name} | {pages[name]} | {schemes[name]} |" for name in sorted(pages))


def _measured(samples: tuple[Sample, ...], logits: Numbers) -> str:
    hands = np.array([s.hand for s in samples])
    lines = [_line("all", samples, logits, np.ones(len(samples), dtype=bool))]
    lines += [_line(f"hand {h}", samples, logits, hands == h) for h in sorted(set(hands))]
    return "\n".join(lines)


def _line(name: str, samples: tuple[Sample, ...], logits: Numbers, part: np.ndarray) -> str:
    schemes = np.array([s.scheme for s in samples])[part]
    table = confuse(logits[part] > 0, schemes)
    cells = (
        auc(logits[part], schemes), table.recall.value, table.alarms.value, table.f1,
    )  # fmt: skip
    return f"| {name} | {len(schemes)} | " + " | ".join(_text(c) for c in cells) + " |"


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
