"""Which complaints stay silent: how many, a survey tells; which, nobody but the truth."""

import numpy as np
import pandas as pd
import pytest

from crmlab.company import AS_OF, Books, load, truth

A_YEAR_AGO = pd.Timestamp(AS_OF) - pd.Timedelta(days=365)


@pytest.mark.parametrize("variant", [0, 1])
def test_a_survey_estimates_how_many_customers_are_annoyed_and_silent(variant: int) -> None:
    books = load(variant, "medium")
    complained = set(books["complaints"].query("date > @A_YEAR_AGO")["customer"])
    silent = truth.silent_complaints(variant, "medium").query("date > @A_YEAR_AGO")
    true = len(set(silent["customer"]) - complained)
    surveys, customers = books["surveys"], len(books["customers"])
    share = ((surveys["score"] <= 2) & ~surveys["customer"].isin(complained)).mean()
    error = customers * np.sqrt(share * (1 - share) / len(surveys))
    assert abs(customers * share - true) < 2 * error
    assert true > 0.05 * customers


def test_about_half_of_those_annoyed_do_not_complain(medium: Books) -> None:
    silent = truth.silent_complaints(0, "medium")
    voiced = medium["complaints"].query("severity > 1")
    assert 0.45 < len(silent) / (len(silent) + len(voiced)) < 0.65
    assert set(silent["severity"]) == {2, 3}


def test_private_people_are_silent_more_often_than_firms(medium: Books) -> None:
    kinds = medium["customers"].set_index("customer")["kind"]
    silent = truth.silent_complaints(0, "medium")["customer"].map(kinds) == "consumer"
    voiced = medium["complaints"].query("severity > 1")["customer"].map(kinds) == "consumer"
    people = silent.sum() / (silent.sum() + voiced.sum())
    firms = (~silent).sum() / ((~silent).sum() + (~voiced).sum())
    assert people > firms + 0.2
