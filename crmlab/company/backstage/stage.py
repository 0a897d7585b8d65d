"""What happens behind the tables; each part is worked out once, when first asked for."""

from dataclasses import dataclass
from functools import cached_property

from crmlab.company.backstage.bills import Bills, bills
from crmlab.company.backstage.contacts import Contacts, contacts
from crmlab.company.backstage.dealings import Dealings
from crmlab.company.backstage.failures import Failures, failures
from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.goods import Assortment
from crmlab.company.backstage.incidents import Incidents, incidents
from crmlab.company.backstage.payments import Payments, balance, payments
from crmlab.company.backstage.prospects import Leads, leads
from crmlab.company.backstage.quoting import Quotes, quotes
from crmlab.company.backstage.sales import Sales, sales
from crmlab.company.backstage.support import Support
from crmlab.company.backstage.webshop import Purchases, purchases


@dataclass(frozen=True)
class Stage:
    """The first `count` customers of a variant and all that they do."""

    variant: int
    count: int

    @cached_property
    def firms(self) -> Firms:
        """Who the customers are."""
        return Firms(self.variant, self.count)

    @cached_property
    def assortment(self) -> Assortment:
        """What is sold."""
        return Assortment(self.variant)

    @cached_property
    def incidents(self) -> Incidents:
        """What went wrong."""
        return incidents(self.firms)

    @cached_property
    def dealings(self) -> Dealings:
        """How firms deal with us."""
        return Dealings(self.firms, self.incidents)

    @cached_property
    def support(self) -> Support:
        """What some are granted."""
        return Support(self.dealings)

    @cached_property
    def contacts(self) -> Contacts:
        """Our calls on firms."""
        return contacts(self.dealings, self.support)

    @cached_property
    def purchases(self) -> Purchases:
        """What consumers buy."""
        return purchases(self.firms, self.incidents)

    @cached_property
    def sales(self) -> Sales:
        """The orders and their lines."""
        return sales(self.dealings, self.contacts, self.purchases, self.assortment)

    @cached_property
    def bills(self) -> Bills:
        """What firms were billed for."""
        return bills(self.dealings, self.sales)

    @cached_property
    def payments(self) -> Payments:
        """What firms paid."""
        return payments(self.dealings, self.bills)

    @cached_property
    def failures(self) -> Failures:
        """Who will default, and what is lost."""
        owed = balance(self.bills, self.payments, self.count)
        return failures(self.firms, owed)

    @cached_property
    def quotes(self) -> Quotes:
        """What salespeople quoted."""
        return quotes(self.dealings, self.assortment)

    @cached_property
    def leads(self) -> Leads:
        """Who may become a customer."""
        return leads(self.variant, self.count)
