"""What salespeople, marketing and the help desk write down."""

from crmlab.company.columns import count, date, moment, money, reference, share, text
from crmlab.company.schema.shared import CUSTOMER, PRODUCT, SALESPERSON, table
from crmlab.company.values import (
    CAMPAIGN_CHANNELS,
    CAUSES,
    COMPLAINT_STATES,
    LEAD_SOURCES,
    LEAD_STATES,
    STAGES,
)
from crmlab.core.text import Text

LEADS = table(
    "leads",
    ("Leads", "线索"),
    ("somebody who may become a customer", "一条销售线索"),
    "lead",
    text("lead", "the lead's number", "线索编号"),
    text(
        "name", "name in English or pinyin, as it was written down", "英文或拼音名称（照登记原样）"
    ),
    text("name_zh", "name in Chinese, as it was written down", "中文名称（照登记原样）"),
    text("phone", "telephone number, as it was written down", "电话（照登记原样）"),
    text("source", "how we heard of it", "来源", values=LEAD_SOURCES),
    reference(
        "campaign",
        "campaigns",
        "the campaign that brought it; empty where none did",
        "带来该线索的营销活动；没有则为空",
        optional=True,
    ),
    date("created", "day it was recorded", "登记日期"),
    date(
        "passed",
        "day marketing handed it to sales; empty while it has not",
        "市场部转交销售的日期；未转交为空",
        optional=True,
    ),
    date(
        "expected_order",
        "day a first order is expected; empty where nobody knows",
        "预计首单日期；未知为空",
        optional=True,
    ),
    text("state", "how far it has come", "状态", values=LEAD_STATES),
)
OPPORTUNITIES = table(
    "opportunities",
    ("Opportunities", "商机"),
    ("a sale in the making", "一个在谈的商机"),
    "opportunity",
    text("opportunity", "the opportunity's number", "商机编号"),
    CUSTOMER,
    date("opened", "day it was recorded", "登记日期"),
    text("stage", "how far it has come", "阶段", values=STAGES),
    money("amount", "value if it is won", "预计金额"),
    share("probability", "the salesperson's guess that it is won", "业务员估计的赢单概率"),
    date("closes", "day a decision is expected", "预计成交日期"),
)
QUOTES = table(
    "quotes",
    ("Quotes", "报价"),
    ("a price that a salesperson gave a customer", "业务员给客户的一次报价"),
    "customer product salesperson date",
    CUSTOMER,
    PRODUCT,
    SALESPERSON,
    date("date", "day of the quote", "报价日期"),
    money("price", "price of a carton", "单价（每箱）"),
)
VISITS = table(
    "visits",
    ("Visits", "拜访"),
    ("a visit to a customer", "一次客户拜访"),
    "customer salesperson date",
    CUSTOMER,
    SALESPERSON,
    date("date", "day of the visit", "拜访日期"),
    money(
        "demand",
        "what the customer then buys a month of goods such as ours, from all suppliers together: "
        "the salesperson's estimate",
        "业务员估计的客户当时每月从所有供应商采购同类商品的总额",
    ),
)
CAMPAIGNS = table(
    "campaigns",
    ("Campaigns", "营销活动"),
    ("a campaign", "一次营销活动"),
    "campaign",
    text("campaign", "the campaign's number", "活动编号"),
    date("start", "first day", "开始日期"),
    text("channel", "how people were reached", "渠道", values=CAMPAIGN_CHANNELS),
    money("cost", "what it cost", "费用"),
    count("sent", "people addressed", "触达人数", Text("people", "人")),
)
TICKETS = table(
    "tickets",
    ("Help desk tickets", "服务工单"),
    ("a call for help", "一次服务请求"),
    "ticket",
    text("ticket", "the ticket's number", "工单号"),
    CUSTOMER,
    moment("opened", "when the call came", "受理时间"),
    count("impact", "how many it hurts", "影响范围", Text("1 most, 3 least", "1 最大，3 最小")),
    count("urgency", "how soon it hurts", "紧急程度", Text("1 most, 3 least", "1 最急，3 最缓")),
    count("minutes", "work it took; 0 while open", "处理用时；未办结为 0", Text("minutes", "分钟")),
    moment(
        "closed", "when it was settled; empty while open", "办结时间；未办结为空", optional=True
    ),
)
COMPLAINTS = table(
    "complaints",
    ("Complaints", "投诉"),
    ("a complaint that reached us", "一次我们收到的投诉"),
    "complaint",
    text("complaint", "the complaint's number", "投诉编号"),
    CUSTOMER,
    date("date", "day it was received", "受理日期"),
    text("cause", "what it is about", "原因", values=CAUSES),
    count("severity", "how bad it is", "严重程度", Text("1 least, 3 most", "1 最轻，3 最重")),
    text("status", "what has been done", "处理状态", values=COMPLAINT_STATES),
)
SURVEYS = table(
    "surveys",
    ("Surveys", "满意度调查"),
    ("a customer's answer to how content it is", "一位客户对满意度调查的回答"),
    "customer",
    CUSTOMER,
    date("date", "day of the answer", "答复日期"),
    count("score", "how content", "满意程度", Text("1 least, 5 most", "1 最不满意，5 最满意")),
)
