"""What must hold for every page of the corpus, beyond the form of its label."""

from joblib import Parallel, delayed

from analyzer.classify.passage import gather
from analyzer.lab.corpus import Sample, load_corpus
from analyzer.lab.duplicates import Signature, find_duplicates, signature
from analyzer.lab.table import WORKERS
from analyzer.text import read

# Two honest price lists share boilerplate; half of all runs of five words is copying.
MOST_ALIKE = 0.5


def check_corpus(samples: tuple[Sample, ...] | None = None) -> tuple[str, ...]:
    """
    Return what is wrong with the corpus, a sentence each; empty if nothing.

    Pages of different families must not copy one another, and the quote of every claim
    must stand on its page.  (`load_corpus` has checked every field before.)
    """
    samples = samples or load_corpus()
    made = Parallel(n_jobs=WORKERS)(delayed(_inspect)(sample) for sample in samples)
    problems = [problem for _, problems in made for problem in problems]
    pairs = find_duplicates([s for s, _ in made], [s.family for s in samples], MOST_ALIKE)
    problems += [
        f"{samples[p.one].id} and {samples[p.other].id} share about {p.alike:.0%} of their runs "
        "of five words but not their family"
        for p in pairs
    ]
    return tuple(problems)


def _inspect(sample: Sample) -> tuple[Signature, list[str]]:
    document = read(sample.page)
    layers = [_squeezed(x) for layer in document.layers for x in (layer.text, layer.plain)]
    layers += [_squeezed(sheet) for sheet in sample.page.sheets]  # what no layer holds is a miss
    missing = [
        f"{sample.id}: claim {claim.type}: its quote is not on the page: {claim.quote!r}"
        for claim in sample.claims or ()
        if not any(_squeezed(claim.quote) in text for text in layers)
    ]
    return signature(gather(document).text), missing


def _squeezed(text: str) -> str:
    """Leave out white space: a labeller writes a blank where a page has a tab or a new cell."""
    return "".join(text.split())
