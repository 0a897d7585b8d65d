"""Which leads are one firm: found by the telephone number, missed by the name as written."""

from crmlab.company import Books, truth


def test_one_telephone_number_is_one_firm_however_it_is_written(medium: Books) -> None:
    leads = medium["leads"]
    digits = leads["phone"].str.replace(r"\D", "", regex=True).str[-11:]
    first = leads["lead"].groupby(digits).transform("first")
    again = first != leads["lead"]
    found = set(zip(leads["lead"][again], first[again], strict=True))
    same = truth.repeated_leads(0, "medium")
    assert len(same) > 100
    assert {lead for lead, _ in found} == set(same["lead"])


def test_a_name_as_written_finds_hardly_any_and_other_firms_besides(medium: Books) -> None:
    leads = medium["leads"]
    namesakes = leads.loc[leads.duplicated("name"), "lead"]
    assert len(namesakes) > 50
    assert namesakes.isin(truth.repeated_leads(0, "medium")["lead"]).mean() < 0.05


def test_the_second_record_is_the_later_one(medium: Books) -> None:
    created = medium["leads"].set_index("lead")["created"]
    same = truth.repeated_leads(0, "medium")
    assert (created[same["lead"]].to_numpy() >= created[same["same_as"]].to_numpy()).all()
