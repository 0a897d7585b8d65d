"""What is sold, billed, paid and lost."""

from crmlab.company.columns import count, date, flag, money, reference, text
from crmlab.company.schema.shared import CUSTOMER, PRODUCT, table
from crmlab.company.values import ORDER_CHANNELS, SPEND_KINDS, TERMS
from crmlab.core.text import Text

ORDERS = table(
    "orders",
    ("Orders", "订单"),
    ("an order", "一张订单"),
    "order",
    text("order", "the order's number", "订单号"),
    CUSTOMER,
    date("date", "day of the order", "下单日期"),
    text("channel", "how it reached us", "下单渠道", values=ORDER_CHANNELS),
    money("amount", "the order's lines together", "订单金额，即各行之和"),
)
ORDER_LINES = table(
    "order_lines",
    ("Order lines", "订单明细"),
    ("a product in an order", "一张订单中的一种商品"),
    "order product",
    reference("order", "orders", "the order", "订单号"),
    PRODUCT,
    count("quantity", "cartons ordered", "数量", Text("cartons", "箱")),
    money("price", "price of a carton", "单价（每箱）"),
)
INVOICES = table(
    "invoices",
    ("Invoices", "发票"),
    (
        "an invoice for an order of a firm; consumers pay when they order",
        "一张企业客户订单的发票；个人消费者下单时即付款，没有发票",
    ),
    "invoice",
    text("invoice", "the invoice's number", "发票号"),
    CUSTOMER,
    reference("order", "orders", "the order that it is for", "对应的订单号"),
    date("date", "day of the invoice", "开票日期"),
    text("terms", "terms of payment agreed", "约定的付款条件", values=TERMS),
    date("due", "last day to pay in time", "到期日"),
    money("amount", "amount of the order", "金额，即订单金额"),
    flag("disputed", "does the customer dispute it?", "客户是否有争议"),
)
RECEIPTS = table(
    "receipts",
    ("Receipts", "收款"),
    ("a payment that came in", "一笔到账的款项"),
    "receipt",
    text("receipt", "the receipt's number", "收款单号"),
    CUSTOMER,
    date("date", "day the money came in", "到账日期"),
    money("amount", "amount", "金额"),
    reference(
        "invoice",
        "invoices",
        "the invoice it was paid for; empty where the customer named none",
        "对应的发票；客户未注明时为空",
        optional=True,
    ),
)
TRADE_SPEND = table(
    "trade_spend",
    ("Trade spending", "客户费用"),
    ("what a customer was granted in a month", "一位客户一个月的一项费用"),
    "customer month kind",
    CUSTOMER,
    date("month", "first day of the month", "月份（当月第一天）"),
    text("kind", "what it was for", "费用类型", values=SPEND_KINDS),
    money("amount", "amount", "金额"),
)
OUTCOMES = table(
    "outcomes",
    ("Outcomes", "后续结果"),
    ("what the next quarter showed of a business customer", "一位企业客户在下一季度的结果"),
    "customer",
    CUSTOMER,
    date("date", "end of the quarter", "季度末"),
    flag("defaulted", "did it default in the quarter?", "该季度是否违约"),
    money("loss", "what we lost by it", "违约给我们造成的损失"),
)
