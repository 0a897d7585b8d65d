"""What Lantern Trading sells, by the carton, and which goods suit each other.

The products and their order are the same in every variant; costs, prices and the pairs that are
really bought together differ.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from crmlab.company.draws import ONE, Draws, Ints, part
from crmlab.core.text import Text

_GOODS = {
    "water": (
        "Spring Water 山泉水 24 / Mineral Water 矿泉水 32 / Purified Water 纯净水 19"
        " / Sparkling Water 气泡水 46 / Water for Dispensers 桶装水 15 / Soda Water 苏打水 38"
    ),
    "soft drinks": (
        "Cola 可乐 42 / Lemonade 柠檬汽水 39 / Orange Juice 橙汁 58 / Iced Black Tea 冰红茶 37"
        " / Herbal Tea 凉茶 47 / Peach Juice 桃汁 55 / Soy Milk 豆奶 44 / Sports Drink 运动饮料 63"
        " / Coconut Water 椰子水 74 / Drinking Yoghurt 酸奶饮品 68"
    ),
    "tea": (
        "Jasmine Tea 茉莉花茶 120 / Green Tea 绿茶 160 / Instant Coffee 速溶咖啡 138"
        " / Black Tea Bags 红茶包 86 / Oolong Tea 乌龙茶 185 / Coffee Beans 咖啡豆 240"
        " / Creamer 咖啡伴侣 72 / Sugar Sticks 糖包 48"
    ),
    "beer": (
        "Lager 清爽啤酒 52 / Draught Beer 纯生啤酒 78 / Wheat Beer 小麦白啤 96"
        " / Dark Beer 黑啤 104 / Alcohol-free Beer 无醇啤酒 61 / Craft Ale 精酿啤酒 150"
    ),
    "wine": (
        "Sorghum Liquor 高粱酒 260 / Dry Red Wine 干红葡萄酒 330 / Rice Wine 黄酒 140"
        " / Dry White Wine 干白葡萄酒 310 / Plum Wine 青梅酒 210 / Miniature Spirits 小瓶烈酒 280"
        " / Aged Liquor 陈酿白酒 680"
    ),
    "paper": (
        "Facial Tissues 抽纸 62 / Toilet Rolls 卷纸 54 / Paper Napkins 餐巾纸 48"
        " / Kitchen Rolls 厨房纸 66 / Hand Towels 擦手纸 73 / Wet Wipes 湿巾 81"
        " / Pocket Tissues 手帕纸 45 / Paper Cups 纸杯 57"
    ),
    "cleaning": (
        "Dish Soap 洗洁精 58 / Laundry Liquid 洗衣液 92 / Toilet Cleaner 洁厕剂 49"
        " / Hand Soap 洗手液 77 / Floor Cleaner 地板清洁剂 83 / Softener 柔顺剂 88"
        " / Disinfectant 消毒液 69 / Guest Soap 客房香皂 64 / Guest Shampoo 客房洗发水 98"
        " / Glass Cleaner 玻璃清洁剂 60"
    ),
    "kitchen": (
        "Bin Bags 垃圾袋 43 / Sponge Cloths 百洁布 36 / Drinking Straws 吸管 28"
        " / Cling Film 保鲜膜 52 / Chopsticks 一次性筷子 34 / Plastic Cups 塑料杯 46"
        " / Wine Glasses 葡萄酒杯 165 / Teacups 茶杯 128 / Rubber Gloves 橡胶手套 59"
    ),
}
_SUITED = (
    ("Jasmine Tea", "Teacups"),
    ("Lager", "Plastic Cups"),
    ("Dry Red Wine", "Wine Glasses"),
    ("Instant Coffee", "Creamer"),
    ("Coffee Beans", "Sugar Sticks"),
    ("Dish Soap", "Sponge Cloths"),
    ("Toilet Rolls", "Toilet Cleaner"),
    ("Laundry Liquid", "Softener"),
    ("Cola", "Drinking Straws"),
    ("Hand Soap", "Hand Towels"),
)
TRUE_PAIRS = 4
"""So many of the suited pairs are bought together; the others only sound as if they were."""


@dataclass(frozen=True)
class Good:
    """A product of the list; `rank` is its place in sales within its category, from 0."""

    name: Text
    category: str
    rank: int
    yuan: int


def _read() -> tuple[Good, ...]:
    goods = []
    for category, listed in _GOODS.items():
        for rank, entry in enumerate(listed.split(" / ")):
            en, zh, yuan = entry.rsplit(" ", 2)
            goods.append(Good(Text(en, zh), category, rank, int(yuan)))
    return tuple(goods)


GOODS = _read()


@dataclass(frozen=True)
class Assortment:
    """The goods as a variant sells them, amounts in fen a carton."""

    variant: int

    @cached_property
    def cost(self) -> Ints:
        """What a carton costs us, to the tenth of a yuan."""
        usual = np.array([good.yuan for good in GOODS], dtype=np.int64) * 100
        return usual * (92 + self._draws.below("cost", 17)) // 1000 * 10

    @cached_property
    def list_price(self) -> Ints:
        """The price in the list, to the half yuan."""
        mark_up = 280_000 + self._draws.below("mark-up", 240_000)
        return part(self.cost, ONE + mark_up) // 50 * 50

    @cached_property
    def pairs(self) -> Ints:
        """The pairs bought together: the places of the product and of what comes with it."""
        place = {good.name.en: number for number, good in enumerate(GOODS)}
        suited = np.array([[place[name] for name in pair] for pair in _SUITED], dtype=np.int64)
        draws = Draws(self.variant, "pairs", np.arange(len(suited), dtype=np.int64))
        return suited[np.argsort(draws.word("true"), kind="stable")[:TRUE_PAIRS]]

    @property
    def _draws(self) -> Draws:
        return Draws(self.variant, "products", np.arange(len(GOODS), dtype=np.int64))


def product_id(place: int) -> str:
    """Write a product's place, from 0, as its id.

    >>> product_id(0)
    'P01'
    """
    return f"P{place + 1:02d}"
