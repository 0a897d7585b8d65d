"""Who and what there is: customers, their statements, products, salespeople."""

from crmlab.company.columns import date, flag, money, reference, text
from crmlab.company.schema.shared import CUSTOMER, REGION, table
from crmlab.company.values import CATEGORIES, KINDS

CUSTOMERS = table(
    "customers",
    ("Customers", "客户"),
    ("a customer", "一位客户"),
    "customer",
    text("customer", "the customer's number", "客户编号"),
    text("name", "name in English or pinyin", "英文或拼音名称"),
    text("name_zh", "name in Chinese", "中文名称"),
    text("kind", "sort of customer", "客户类型", values=KINDS),
    REGION,
    date("since", "first day as a customer", "建立往来的日期"),
    reference(
        "salesperson",
        "salespeople",
        "who looks after the customer; empty for consumers",
        "负责的业务员；个人消费者为空",
        optional=True,
    ),
    flag("key_account", "is it a key account?", "是否重点客户"),
)
STATEMENTS = table(
    "statements",
    ("Financial statements", "财务报表"),
    (
        "the latest year-end statement that a business customer has sent; consumers have none",
        "一位企业客户最近交来的年末报表；个人消费者没有报表",
    ),
    "customer",
    CUSTOMER,
    date("date", "balance sheet date; the year's figures end on it", "资产负债表日"),
    money("cash", "cash and bank deposits", "货币资金"),
    money("securities", "securities that can be sold at once", "交易性金融资产"),
    money("receivables", "trade and notes receivable", "应收账款及应收票据"),
    money("inventory", "stock", "存货"),
    money("prepaid", "prepayments", "预付款项"),
    money("current_assets", "the five items above together", "流动资产合计，即以上五项之和"),
    money("fixed_assets", "fixed and other long-term assets", "固定资产及其他非流动资产"),
    money("total_assets", "current and fixed assets", "资产总计"),
    money("current_liabilities", "debt due within a year", "流动负债合计"),
    money("total_liabilities", "all debt", "负债合计"),
    money(
        "net_assets",
        "total assets less total liabilities; negative where debt is larger",
        "净资产（所有者权益），资不抵债时为负",
    ),
    money("sales", "sales of the year", "全年营业收入"),
    money("ebit", "profit before interest and tax", "息税前利润"),
    money("interest", "interest of the year", "全年利息支出"),
    money("retained_earnings", "net assets less paid-in capital", "留存收益（净资产减实收资本）"),
    money("net_profit", "profit after interest and tax", "净利润"),
)
PRODUCTS = table(
    "products",
    ("Products", "商品"),
    ("a product", "一种商品"),
    "product",
    text("product", "the product's number", "商品编号"),
    text("name", "name in English", "英文名称"),
    text("name_zh", "name in Chinese", "中文名称"),
    text("category", "group of goods", "商品类别", values=CATEGORIES),
    money("cost", "what a carton costs us", "每箱成本"),
    money("list_price", "price of a carton in the list", "目录价（每箱）"),
)
SALESPEOPLE = table(
    "salespeople",
    ("Salespeople", "业务员"),
    ("a salesperson", "一位业务员"),
    "salesperson",
    text("salesperson", "the salesperson's number", "业务员编号"),
    text("name", "name in pinyin", "姓名拼音"),
    text("name_zh", "name in Chinese", "姓名"),
    REGION,
    money("quota", "sales expected in the year", "年度销售指标"),
)
