"""Making the learned layers from labelled messages. Heavy libraries are imported in the functions that need them."""

from linter.training.tone import Example, bayes, model_of, shipped_sentiment, train

__all__ = ["Example", "bayes", "model_of", "shipped_sentiment", "train"]
