"""When and by whom goods are bought: hundredths of the yearly average, January to December."""

from functools import cache

import numpy as np

from crmlab.company.backstage.goods import GOODS
from crmlab.company.draws import Ints
from crmlab.company.runs import totals
from crmlab.company.values import CATEGORIES, KINDS

TRADE = {
    "shop": (118, 92, 88, 92, 100, 106, 114, 116, 102, 94, 86, 92),
    "supermarket": (132, 104, 84, 88, 96, 100, 106, 108, 104, 98, 88, 92),
    "hotel": (84, 82, 92, 104, 114, 102, 110, 112, 100, 118, 90, 92),
    "hospital": (104, 94, 100, 98, 98, 100, 104, 104, 100, 98, 100, 100),
    "consumer": (110, 88, 90, 90, 98, 124, 96, 94, 92, 96, 132, 90),
}
"""What customers of a kind spend: the Spring Festival, summer's thirst, travel in May and October,
the web shop's days in June and November."""
GOODS_IN_SEASON = {
    "water": (74, 74, 84, 96, 112, 128, 138, 138, 112, 92, 78, 74),
    "soft drinks": (98, 86, 84, 92, 108, 122, 132, 132, 106, 88, 76, 76),
    "tea": (126, 108, 100, 98, 92, 84, 80, 80, 96, 108, 112, 116),
    "beer": (66, 62, 76, 92, 116, 138, 152, 150, 116, 88, 72, 72),
    "wine": (180, 118, 76, 74, 80, 76, 70, 74, 120, 110, 98, 124),
    "paper": (100,) * 12,
    "cleaning": (118, 100, 104, 98, 96, 96, 98, 98, 96, 98, 98, 100),
    "kitchen": (104, 98, 98, 98, 100, 102, 102, 102, 100, 100, 98, 98),
}
TASTE = {
    "shop": (16, 22, 8, 18, 9, 11, 8, 8),
    "supermarket": (14, 18, 9, 13, 9, 14, 14, 9),
    "hotel": (12, 9, 12, 11, 15, 17, 15, 9),
    "hospital": (20, 7, 9, 1, 1, 26, 26, 10),
    "consumer": (12, 14, 14, 10, 10, 18, 14, 8),
}
"""Of a hundred lines that a kind orders: those of each category, in the order of `CATEGORIES`."""
FAVOURITES = {
    "hotel": ("Guest Soap", "Guest Shampoo", "Miniature Spirits"),
    "hospital": ("Disinfectant", "Rubber Gloves", "Hand Towels"),
    "consumer": ("Coconut Water", "Plum Wine"),
}
"""Goods that a kind buys five times as often as others do; for no other reason do they meet in
baskets."""
BY_RANK = (20, 16, 13, 11, 10, 9, 8, 7, 7, 7)


@cache
def trade() -> Ints:
    """Give what a kind spends in each month: a row a kind, a column a month, hundredths."""
    return np.array([TRADE[kind] for kind in KINDS], dtype=np.int64)


@cache
def tastes() -> Ints:
    """Give the chances of the products, a row of running totals for each kind and month.

    A row runs from its number times 2**20 to the next row's start, so that one search in all rows
    finds a product for any of them.
    """
    category = np.array([list(CATEGORIES).index(good.category) for good in GOODS], dtype=np.int64)
    rank = np.array([BY_RANK[good.rank] for good in GOODS], dtype=np.int64)
    rank = rank * 1000 // totals(rank, category, len(CATEGORIES))[category]
    weight = np.array([TASTE[kind] for kind in KINDS], dtype=np.int64)[:, category] * rank
    for number, kind in enumerate(KINDS):
        liked = [good.name.en in FAVOURITES.get(kind, ()) for good in GOODS]
        weight[number, liked] *= 5
    season = np.array([GOODS_IN_SEASON[name] for name in CATEGORIES], dtype=np.int64)[category].T
    upto = np.cumsum(weight[:, None, :] * season[None, :, :], axis=2).reshape(-1, len(GOODS))
    rows = np.arange(len(upto), dtype=np.int64)[:, None]
    return ((rows << 20) + (upto << 20) // upto[:, -1:]).ravel()
