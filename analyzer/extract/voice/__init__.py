"""Give every sentence of a page its voice: offered, reported or denied."""

from analyzer.extract.voice.reading import find_sentences

__all__ = ["find_sentences"]
