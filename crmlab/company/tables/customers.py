"""Who buys from Lantern Trading."""

from crmlab.company.backstage.firms import Firms
from crmlab.company.backstage.sectors import SECTORS
from crmlab.company.backstage.stage import Stage
from crmlab.company.draws import Draws
from crmlab.company.ids import customer_ids, salesperson_id
from crmlab.company.names import firm_names, person_names
from crmlab.company.story import FIRMS
from crmlab.company.tables import Columns
from crmlab.company.values import REGIONS
from crmlab.company.workdays import dates
from crmlab.core.text import Text


def columns(stage: Stage) -> Columns:
    """Make the table `customers`."""
    firms = stage.firms
    names = _names(firms, Draws(firms.variant, "customers", firms.places))
    return {
        "customer": customer_ids(firms.count),
        "name": [name.en for name in names],
        "name_zh": [name.zh for name in names],
        "kind": firms.kind.tolist(),
        "region": [list(REGIONS)[number] for number in firms.region.tolist()],
        "since": dates(firms.since),
        "salesperson": [
            None if kind == "consumer" else salesperson_id(place)
            for kind, place in zip(firms.kind, firms.salesperson.tolist(), strict=True)
        ],
        "key_account": firms.key_account,
    }


def _names(firms: Firms, draws: Draws) -> list[Text]:
    names = person_names(draws)
    for kind in SECTORS:
        places = firms.places[firms.kind == kind]
        for place, name in zip(places, firm_names(firms.variant, kind, len(places)), strict=True):
            names[place] = name
    for firm in FIRMS:
        names[firm.number - 1] = firm.name
    return names
