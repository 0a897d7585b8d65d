"""The books are the same on every platform and numpy.

A new digest is a new company: every learner's figures change with it. Pin it on purpose only.
"""

import csv
import hashlib
import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from crmlab.company import TABLES, Books, load

if TYPE_CHECKING:
    import pandas as pd

DIGESTS = {
    (0, "small"): {
        "customers": "1cc29b3d344821f143bdfccbbe2112e984973d5e6a10a1acb0594c713590dafd",
        "statements": "af265479de78e8a1fdf5a88704bdce4df6b22525e1b4569b3d08519f772ebe23",
        "products": "6e5160e925c59256e73110adc2730f40b1bc0e9cb137e933fc316d732c8a9c0e",
        "salespeople": "c734e71d71742c85c638fd854c00f1921d19e68c7351b763bf66da189a524768",
        "orders": "9bda6e0a5a6543ea486c0963ae9eaf0b7a8193aee55cb487ea961c48080f3126",
        "order_lines": "462ee77254511a004c7c20a61cc3d00f0d065e272617b8634fc8a96ec90264cc",
        "invoices": "35cd9b31a27b7433b3fca387caa06d7e60d05818da952c8d71f00285baf50fbf",
        "receipts": "75e3fbd04e8a2c95259252f32b7277dcd501657371caf6e041fbaf5104213afe",
        "outcomes": "60aa0da8cc20877c410a72ecb58801c5bb68b7c53f9aaf89b27e02be8a98f392",
        "trade_spend": "c8301fa6c716b2cf4f3905329750601702d5460f75fd83da9d1d5d0baa35757e",
        "visits": "1701227c12bccb24f6f12f338b2f1a30b15e32ce6b42f4b2d4cd129004ad61a0",
        "quotes": "962f66bc3b303671f21d2e24926309c0bb0927260a3cbe0650ba5c0de42abb68",
        "leads": "a12c311bfdee08ea9881f6412064b032f0a5f31de6f36df8ef25bec414558ab0",
        "opportunities": "ec80fa85928f1260433fbedfa5886bf3306052df2e0d7b2189b779c8f1bfee10",
        "campaigns": "f37d48beb8767261ca90e537fca0dc6afc9d6d8184cfd2ef6bad98a786e4f61b",
        "tickets": "f41cf64885a4421f9e3e2d93d8739fbec1266b82efbaff325118c2db7968b8f5",
        "complaints": "afffb00390f62f65e4a53800ce173825f55ca26720c98338c41f664108c17c38",
        "surveys": "a1b6843d08db70313dd62db5a662c32846e78016b65cd06be1d3c30dbcf4afdc",
    },
    (1, "small"): {
        "customers": "25978c177504075e6f3693a8c6364a4cabeff6bf5753f962142e8d5580ea8acc",
        "statements": "ea926445741c97be08e098f0d2c5c861081e0d032b889bb3406dbe13a8043c4e",
        "products": "dd5300620156a080d8aa05fccb0f3dd9f124ef696faf822d9e47a432e9818781",
        "salespeople": "3f7a352f7d6036b810b0de6937452c094c1cb566a9bc31292e11653391ca213a",
        "orders": "c813bbed74df97ac2cd388e225b12b911379e010328bcfc5354500bf18446105",
        "order_lines": "da925b20da448a84116be7568760dbbfda5c346c7cb8ae3b52099223b8778f4d",
        "invoices": "6f32575f88e19a54882a299b38578913cb3e40a1eda162c297f7a68c43c366f6",
        "receipts": "4887dba2987c3662fafdfb6e65bef5bce2507349e5b88de86045d90c77b4adc7",
        "outcomes": "380ca20d7a8db8b2a73794d17c6f369ec32c70fa86928735ec346737fbd213d3",
        "trade_spend": "faf9bd83c44e0eb20a547c58c56add3210cda3004b6dad2d7a91cd500732ed6e",
        "visits": "3a500959b3a40a6c73b17777fa97a7428b9c9120236f24d595ad0a3d20196e65",
        "quotes": "bae01b92c00b1fca1078a2162ae605fde4d809db16cb6eba9b9fff3d0f9408eb",
        "leads": "49648f39c384cf5cab9b89c798a681de14062b28a90f05770c6d186483297fe7",
        "opportunities": "5e13b7c95910d14c69a0dab1959a01a444ac2482b72fdeaa845c916ad4a0ced0",
        "campaigns": "a74031867cb646c1c45b6e9dd12da14369d7cab6a75a1008d17daa1a6b50d81d",
        "tickets": "765a35a10bc3fdbf12231f3b3eaac1b21040fb7c86ff9c13d7846f15715674f7",
        "complaints": "1bf0b1acdbd6bc8197bc91b58eaea174d81630fe15739ca263f14bf84c7f9b45",
        "surveys": "b88947a67bcdddd22298c8b0990e1edfe8b015afe49c5f46779057f5a5147588",
    },
    (0, "medium"): {
        "customers": "778fc364d6fae04870deb9a071a2f3ccb1a581f01b9ff16876e3d8a5c76a613c",
        "statements": "444b4330b28beec7788cab890c6dc0522330ac7a3da775a794af6beb873f6c31",
        "products": "6e5160e925c59256e73110adc2730f40b1bc0e9cb137e933fc316d732c8a9c0e",
        "salespeople": "249f4621fc4ff2a869346ed0a7c3c2022b149956043853250b2784dc5b5ec22a",
        "orders": "e5b2f7c216fefe009bb7831f4fa87bb07e5d6861d8c097f3b07f4b588ebfff1f",
        "order_lines": "046a0fbccaf839bac1891febff38c11df5762c40f31ca4283c525a9dca00ed9f",
        "invoices": "848390f5c21dbe3cdb3705d159733bcd9ebd81d7f64d281341b541be5795c1af",
        "receipts": "fcfa4c362ce6fbea2e9d109fc08a89054c4d5c4060dc5f2108ae1985609b550f",
        "outcomes": "2ca05edfb1161ced0d55739b9e12e6ce9030827f33056cd0434f1a583f664c3e",
        "trade_spend": "3047df51ee06a68839db4ec3db5c9a966d20cd496bc1e9fe13d06ce42498807d",
        "visits": "0e1c97a881f84db20d2ea06c8fdafa789032b989c145e0a2a9c0f333b3251a6e",
        "quotes": "cd304d788d2db21924b30b4b0f8f3cd250d947e7ed7526713cffa1959f22aae6",
        "leads": "d14c77ef720b787768ec017bf40343cf7d73c8e56376f94b19b0741309175c13",
        "opportunities": "e6bbe14bf061f36b72b2da60c5d6e322c9ff53e6405cf77abfa87e9a3cbc98f3",
        "campaigns": "5d7363a9d98d275c4def358234caaf7c65a377ac586b224109645368cff2bce6",
        "tickets": "3351bc096cd169dbf47e97904b1a1296d3603eb6d6ec5819af8a4d3077e21689",
        "complaints": "c2c88f50c683e338cdf2c6c2effa338b188b4476918a26cb155da0fff89642c7",
        "surveys": "6a1cfbeb3a49ee23846bd2e4f6e4b4d0111e9bf8dae0c872ba49e312900ec8cd",
    },
}


@pytest.fixture(scope="module")
def pinned(small: Books, medium: Books) -> dict[tuple[int, str], Books]:
    return {(0, "small"): small, (1, "small"): load(1), (0, "medium"): medium}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("company", DIGESTS)
def test_the_table_is_the_one_that_was_pinned(
    pinned: dict[tuple[int, str], Books], company: tuple[int, str], table: str
) -> None:
    assert digest(pinned[company], table) == DIGESTS[company][table]


def digest(books: Books, table: str) -> str:
    """Hash a canonical CSV: ISO dates, two decimals, empty where missing, rows as they stand."""
    frame, columns = books[table], TABLES[table].columns
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    written = (as_written(column.type, frame[column.name]) for column in columns)
    writer.writerows(zip(*written, strict=True))
    return hashlib.sha256(text.getvalue().encode()).hexdigest()


def as_written(kind: str, values: "pd.Series[Any]") -> list[Any]:
    if kind in ("money", "share"):
        return [f"{value:.2f}" for value in values]
    if kind in ("date", "moment"):
        minutes = np.datetime_as_string(values.to_numpy().astype("datetime64[m]"))
        return list(np.where(values.isna(), "", minutes))
    return list(values.astype(object).where(values.notna(), ""))
