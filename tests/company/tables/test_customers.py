import pandas as pd
import pytest

from crmlab.company import AS_OF, load


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return load(0, "medium")["customers"]


def test_kinds_come_in_the_parts_that_their_sectors_name(customers: pd.DataFrame) -> None:
    shares = customers["kind"].value_counts(normalize=True)
    # Of 5 000: the largest standard deviation is sqrt(.34 · .66 / 5 000) = 0.007.
    expected = {"shop": 0.34, "consumer": 0.3, "supermarket": 0.14, "hotel": 0.14, "hospital": 0.08}
    assert all(abs(shares[kind] - share) < 0.028 for kind, share in expected.items())


def test_no_two_firms_share_a_name_in_either_language(customers: pd.DataFrame) -> None:
    firms = customers[customers["kind"] != "consumer"]
    assert firms["name"].is_unique
    assert firms["name_zh"].is_unique


def test_chinese_names_are_chinese_and_english_names_are_not(customers: pd.DataFrame) -> None:
    assert customers["name_zh"].str.fullmatch("[\u4e00-\u9fff]{2,}").all()
    assert customers["name"].str.isascii().all()


def test_consumers_alone_have_no_salesperson(customers: pd.DataFrame) -> None:
    assert (customers["salesperson"].isna() == (customers["kind"] == "consumer")).all()


def test_a_salesperson_works_in_one_region(customers: pd.DataFrame) -> None:
    assert (customers.groupby("salesperson")["region"].nunique() == 1).all()
    assert customers["salesperson"].nunique() == 12


def test_nobody_became_a_customer_after_the_books_were_closed(customers: pd.DataFrame) -> None:
    assert customers["since"].max() < pd.Timestamp(AS_OF)


def test_key_accounts_are_few_and_no_shops(customers: pd.DataFrame) -> None:
    accounts = customers[customers["key_account"]]
    assert 0.02 < len(accounts) / len(customers) < 0.06
    assert not accounts["kind"].isin(["shop", "consumer"]).any()
