"""Groups of answers that no theme covers, by the words they share: suggestions, until a person accepts one.

A group is accepted by adding its phrases to data/reference/themes.csv, or a theme to the answers in coding.csv. Needs
scikit-learn, of the extra `[themes]`; without it one line says so.
"""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words

NOT_INSTALLED = 'not grouped: needs scikit-learn; install it with pip install "mhhs-analysis[themes]"'
ALONE = "alone: shares no telling words with another"
_FARTHEST = 0.8
"""Mean cosine distance from which two groups stay apart: at 1 they share no words."""
_TELLING = 3
"""Words that name a group."""


def suggested_groups(uncovered: pd.DataFrame) -> pd.DataFrame:
    """Return the uncovered answers with a number of the group suggested for each, and the words that name it.

    Columns: those of uncovered_answers, group (1 for the largest; missing for an answer that stands alone), words.
    Answers are vectors of their words' tf-idf weights, grouped bottom-up by mean cosine distance: no chance is in
    it, and the same answers give the same groups. Without scikit-learn there is no group, and words say why.
    """
    try:
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ModuleNotFoundError:
        return uncovered.assign(group=pd.array([pd.NA] * len(uncovered), dtype="Int64"), words=NOT_INSTALLED)
    told = uncovered.sort_values(["round", "question_id", "participant_id"], kind="stable")
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True, token_pattern=r"(?u)\b[a-zA-Z]{3,}\b")
    try:
        weights = pd.DataFrame(
            vectors.fit_transform(told["text"]).toarray(), told.index, vectors.get_feature_names_out()
        )
    except ValueError:  # not one telling word in any answer
        weights = pd.DataFrame(index=told.index)
    telling = weights[weights.sum(axis=1).gt(0)] if len(weights.columns) else weights.iloc[:0]
    if len(telling) < 2:
        return _named(told, pd.Series(range(len(told)), told.index), weights)
    joined = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=_FARTHEST
    ).fit_predict(telling.to_numpy().round(9))
    return _named(told, pd.Series(joined, telling.index).reindex(told.index), weights)


def suggestions_table(groups: pd.DataFrame) -> pd.DataFrame:
    """Return a row a group suggested: the words it shares, how many answers of how many respondents, their cells."""
    if groups["words"].eq(NOT_INSTALLED).any():
        return pd.DataFrame({"suggested": [NOT_INSTALLED]})
    own = groups[groups["group"].notna()]
    told = own.assign(place=place_words(own)).groupby("group")
    return pd.DataFrame(
        {
            "words shared": told["words"].first(),
            "answers": told.size(),
            "respondents": told["participant_id"].nunique(),
            "first of them": told["text"].first().str.replace(r"\s+", " ", regex=True),
            "source": told["place"].agg("; ".join),
        }
    ).rename_axis("suggested group")


def _named(told: pd.DataFrame, joined: pd.Series, weights: pd.DataFrame) -> pd.DataFrame:
    """Return answers under the number of their group, the largest first, named by the words that weigh most in it."""
    sizes = joined.map(joined.value_counts())
    first = joined.map({group: place for place, group in enumerate(dict.fromkeys(joined.dropna()))})
    shared = pd.DataFrame({"joined": joined, "size": sizes, "first": first})[sizes.gt(1)]
    order = shared.drop_duplicates("joined").sort_values(
        ["size", "first"], ascending=[False, True], kind="stable"
    )
    numbers = {group: number for number, group in enumerate(order["joined"], 1)}
    words = {group: _telling(weights.loc[shared.index[shared["joined"].eq(group)]]) for group in numbers}
    return told.assign(
        group=joined.map(numbers).astype("Int64"), words=joined.map(words).astype("str").fillna(ALONE)
    ).reset_index(drop=True)


def _telling(weights: pd.DataFrame) -> str:
    """Return the words that weigh most over a group, of those that at least two of its answers share."""
    shared = weights.loc[:, weights.gt(0).sum().gt(1)]
    ranked = sorted(shared.sum().round(6).items(), key=lambda one: (-one[1], str(one[0])))
    return ", ".join(str(word) for word, _ in ranked[:_TELLING])
