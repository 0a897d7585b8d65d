"""Names for customers, in English or pinyin and in Chinese.

Firms are called as thousands of Chinese firms are: a lucky name of two characters and the kind
of house. All are invented; whoever bears the same name in life is not meant.
"""

from collections.abc import Sequence

import numpy as np

from crmlab.company.draws import Draws
from crmlab.core.text import Text

_FIRST = (
    "鑫 Xin 福 Fu 恒 Heng 瑞 Rui 盛 Sheng 义 Yi 裕 Yu 金 Jin 宏 Hong 嘉 Jia 泰 Tai 顺 Shun "
    "兴 Xing 和 He 昌 Chang 康 Kang 德 De 明 Ming 海 Hai 天 Tian 龙 Long 春 Chun 百 Bai 广 Guang "
    "同 Tong 远 Yuan 高 Gao 聚 Ju 云 Yun 景 Jing"
)
_SECOND = (
    "源 yuan 雅 ya 隆 long 沛 pei 发 fa 祥 xiang 乐 le 旺 wang 来 lai 润 run 惠 hui 客 ke "
    "安 an 城 cheng 山 shan 江 jiang 林 lin 容 rong 盈 ying 利 li 通 tong 亨 heng 宝 bao 豪 hao "
    "名 ming 悦 yue 庭 ting 泉 quan 桥 qiao 怡 yi"
)
_HOUSES = {
    "shop": (
        Text("Convenience Store", "便利店"),
        Text("Food Shop", "食品店"),
        Text("Corner Shop", "小卖部"),
    ),
    "supermarket": (
        Text("Supermarket", "超市"),
        Text("Hypermarket", "大卖场"),
        Text("Fresh Market", "生鲜超市"),
    ),
    "hotel": (
        Text("Hotel", "酒店"),
        Text("Inn", "宾馆"),
        Text("Business Hotel", "商务酒店"),
    ),
    "hospital": (
        Text("Hospital", "医院"),
        Text("Hospital of Chinese Medicine", "中医院"),
        Text("Rehabilitation Hospital", "康复医院"),
    ),
}
_FAMILY = (
    "王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun "
    "马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 林 Lin 罗 Luo 郑 Zheng 梁 Liang 谢 Xie 宋 Song 唐 Tang"
)
_GIVEN = (
    "伟 Wei 芳 Fang 敏 Min 静 Jing 丽 Li 强 Qiang 磊 Lei 洋 Yang 艳 Yan 勇 Yong 杰 Jie 娟 Juan "
    "涛 Tao 超 Chao 秀英 Xiuying 建国 Jianguo 建华 Jianhua 志强 Zhiqiang 美玲 Meiling "
    "雨欣 Yuxin 子涵 Zihan 浩然 Haoran 思远 Siyuan 晓明 Xiaoming 佳怡 Jiayi 文博 Wenbo "
    "雪梅 Xuemei 海燕 Haiyan 国栋 Guodong 梦琪 Mengqi"
)


def firm_names(variant: int, kind: str, count: int) -> list[Text]:
    """Name `count` firms of one kind; no name comes twice before all have been used."""
    firsts, seconds, houses = _pairs(_FIRST), _pairs(_SECOND), _HOUSES[kind]
    possible = np.arange(len(firsts) * len(seconds) * len(houses), dtype=np.int64)
    order = np.argsort(Draws(variant, "names", possible).word(kind), kind="stable")
    names = []
    for number in np.resize(order, count).tolist():
        lucky, house = divmod(number, len(houses))
        first, second = divmod(lucky, len(seconds))
        names.append(_joined(firsts[first], seconds[second], houses[house]))
    return names


def person_names(draws: Draws) -> list[Text]:
    """Name a person for each row; two may share a name, as people do."""
    families = _chosen(_pairs(_FAMILY), draws, "family name")
    given = _chosen(_pairs(_GIVEN), draws, "given name")
    return [
        Text(f"{family.en} {own.en}", f"{family.zh}{own.zh}")
        for family, own in zip(families, given, strict=True)
    ]


def prospect_names(draws: Draws) -> list[Text]:
    """Name a firm of any kind for each row; two may share a name."""
    houses = [house for kind in _HOUSES.values() for house in kind]
    parts = (
        _chosen(choices, draws, column)
        for choices, column in (
            (_pairs(_FIRST), "first"),
            (_pairs(_SECOND), "second"),
            (houses, "house"),
        )
    )
    return [_joined(*three) for three in zip(*parts, strict=True)]


def _joined(first: Text, second: Text, house: Text) -> Text:
    return Text(f"{first.en}{second.en} {house.en}", f"{first.zh}{second.zh}{house.zh}")


def _chosen(choices: Sequence[Text], draws: Draws, column: str) -> list[Text]:
    return [choices[place] for place in draws.below(column, len(choices)).tolist()]


def _pairs(words: str) -> list[Text]:
    parts = words.split()
    return [Text(en, zh) for zh, en in zip(parts[::2], parts[1::2], strict=True)]
