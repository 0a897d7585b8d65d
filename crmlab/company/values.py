"""The words that the books use for kinds, places, channels, states and causes."""

from collections.abc import Mapping

from crmlab.core.text import Text

KINDS: Mapping[str, Text] = {
    "shop": Text("convenience store or small shop", "便利店、小商店"),
    "supermarket": Text("large store with tills", "超市"),
    "hotel": Text("hotel or inn", "酒店、宾馆"),
    "hospital": Text("hospital, paid by public insurance", "医院，主要由医保付款"),
    "consumer": Text("private person who buys in the web shop", "在网店购物的个人消费者"),
}
REGIONS: Mapping[str, Text] = {
    "East": Text("around Shanghai", "华东"),
    "South": Text("around Guangzhou", "华南"),
    "North": Text("around Beijing", "华北"),
    "Central": Text("around Wuhan", "华中"),
    "Southwest": Text("around Chengdu", "西南"),
    "Northeast": Text("around Shenyang", "东北"),
}
CATEGORIES: Mapping[str, Text] = {
    "water": Text("bottled water", "瓶装水"),
    "soft drinks": Text("soft drinks and juice", "饮料和果汁"),
    "tea": Text("tea and coffee", "茶和咖啡"),
    "beer": Text("beer", "啤酒"),
    "wine": Text("wine and spirits", "葡萄酒和白酒"),
    "paper": Text("tissues and paper", "纸品"),
    "cleaning": Text("cleaning and washing", "清洁洗涤"),
    "kitchen": Text("kitchen and table", "厨房餐桌用品"),
}
ORDER_CHANNELS: Mapping[str, Text] = {
    "visit": Text("taken by the salesperson", "业务员上门"),
    "phone": Text("by telephone", "电话"),
    "web": Text("web shop", "网店"),
}
LEAD_SOURCES: Mapping[str, Text] = {
    "fair": Text("trade fair", "展会"),
    "referral": Text("named by a customer", "老客户介绍"),
    "web": Text("enquiry on the web site", "网站询价"),
    "letter": Text("answer to a letter", "邮寄回函"),
    "cold call": Text("call without notice", "陌生拜访"),
}
LEAD_STATES: Mapping[str, Text] = {
    "new": Text("nobody has called yet", "尚未联系"),
    "contacted": Text("spoken to", "已联系"),
    "qualified": Text("needs it and can pay", "已确认需求和付款能力"),
    "converted": Text("became an opportunity", "已转为商机"),
    "lost": Text("came to nothing", "已流失"),
}
STAGES: Mapping[str, Text] = {
    "enquiry": Text("asked for an offer", "询价"),
    "offer": Text("offer sent", "已报价"),
    "negotiation": Text("terms under discussion", "谈判"),
    "won": Text("ordered", "赢单"),
    "lost": Text("ordered elsewhere or not at all", "输单"),
}
CAUSES: Mapping[str, Text] = {
    "product": Text("the goods", "商品质量"),
    "delivery": Text("late, short or wrong delivery", "配送延误、短缺或错发"),
    "invoice": Text("invoice or price", "发票或价格"),
    "people": Text("conduct of staff", "人员服务态度"),
}
COMPLAINT_STATES: Mapping[str, Text] = {
    "open": Text("not yet answered", "未答复"),
    "answered": Text("answered, not yet settled", "已答复，未解决"),
    "settled": Text("settled", "已解决"),
}
CAMPAIGN_CHANNELS: Mapping[str, Text] = {
    "letter": Text("letters", "邮寄信函"),
    "message": Text("text messages", "短信"),
    "phone": Text("calls", "电话"),
    "fair": Text("stand at a fair", "展会"),
}
SPEND_KINDS: Mapping[str, Text] = {
    "listing": Text("fee for a place in the range", "进场费"),
    "display": Text("display and shelf space", "陈列费"),
    "promotion": Text("promotion", "促销费"),
    "rebate": Text("rebate on turnover", "返利"),
}
TERMS: Mapping[str, Text] = {
    "net 15": Text("15 days after the invoice", "开票后 15 天内付款"),
    "net 30": Text("30 days after the invoice", "开票后 30 天内付款"),
    "net 45": Text("45 days after the invoice", "开票后 45 天内付款"),
    "net 60": Text("60 days after the invoice", "开票后 60 天内付款"),
    "net 90": Text("90 days after the invoice", "开票后 90 天内付款"),
    "monthly + 30": Text(
        "a statement at the month's end, 30 days after it",
        "月结 30 天：月末对账，对账后 30 天内付款",
    ),
}
