"""One cell of owners to its owners, as printed."""

from __future__ import annotations

import pytest

from goldthread.documents.tables.cells.names import are_two
from goldthread.documents.tables.cells.owners import split_owners


@pytest.mark.parametrize(
    ("printed", "owners"),
    [
        ("Parks and Open Spaces and Roads Service", ["Parks and Open Spaces", "Roads Service"]),
        ("UNION and Alcohol and Drug Partnerships", ["UNION", "Alcohol and Drug Partnerships"]),
        ("Play Strategy and Culture and Action Group", ["Play Strategy and Culture and Action Group"]),
        ("Museums Service and Adult Social Care", ["Museums Service", "Adult Social Care"]),
        ("Garden Matrons and Planting Department", ["Garden Matrons", "Planting Department"]),
        ("Head of Parks and Planting Department", ["Head of Parks and Planting Department"]),
        ("Learning and Skills", ["Learning and Skills"]),
        ("Department for Tides, Harbours and Skills", ["Department for Tides, Harbours and Skills"]),
        ("Department of Tides and Housing", ["Department of Tides and Housing"]),
        (
            "Department of Tides, Piers and Housing Department of Songs",
            ["Department of Tides, Piers and Housing", "Department of Songs"],
        ),
        ("Department of Tides and Department of Songs", ["Department of Tides", "Department of Songs"]),
        ("Convener of Harbour Families Together", ["Convener of Harbour Families Together"]),
        ("Head of Parks, Harbourside", ["Head of Parks, Harbourside"]),
        ("Place Director, UNION; Chair, HARBOUR", ["Place Director, UNION", "Chair, HARBOUR"]),
        ("Head of Parks, Head of Piers, Pilots Guild", ["Head of Parks", "Head of Piers", "Pilots Guild"]),
        ("Lead: Harbour Board Support: Ferry Trust; Pilots Guild", ["Harbour Board", "Ferry Trust", "Pilots Guild"]),
        (
            "Faculty of Arts, Sea Studies and Music, Registrar",
            ["Faculty of Arts, Sea Studies and Music", "Registrar"],
        ),
        ("Office for Piers, Parks Service and Ullsay Police", ["Office for Piers", "Parks Service", "Ullsay Police"]),
        ("Citizens Advice Ullsay and Royal Anglers Guild", ["Citizens Advice Ullsay", "Royal Anglers Guild"]),
        ("Jobcentre Plus and Adult Social Care", ["Jobcentre Plus", "Adult Social Care"]),
        ("Ullsay Homes and Support", ["Ullsay Homes and Support"]),
        ("Housing Options and Homelessness Service", ["Housing Options and Homelessness Service"]),
        ("Education and Learning (Head of Inclusion)", ["Education and Learning (Head of Inclusion)"]),
        (
            "Harm Reduction Team and Ullsay Fire and Rescue Service",
            ["Harm Reduction Team", "Ullsay Fire and Rescue Service"],
        ),
        (
            "Department for Work and Pensions and Ullsay Anglers",
            ["Department for Work and Pensions", "Ullsay Anglers"],
        ),
        ("Adult Social Care and Registered housing providers", ["Adult Social Care", "Registered housing providers"]),
        ("Garden Chair & Chief Officer, Planting Board", ["Garden Chair", "Chief Officer, Planting Board"]),
        ("Education and Children's Services", ["Education and Children's Services"]),
        ("Ferry Options and Willow Garden Trust", ["Ferry Options", "Willow Garden Trust"]),
        ("Parks Panel, Garden Lead Nurse and Planters First", ["Parks Panel", "Garden Lead Nurse", "Planters First"]),
        ("Sexual Health and Blood Borne Virus Network", ["Sexual Health and Blood Borne Virus Network"]),
        ("HMP Ullsay Healthcare", ["HMP Ullsay Healthcare"]),
        ("Education and Training Board", ["Education and Training Board"]),
        ("Housing and Willow Garden Trust", ["Housing", "Willow Garden Trust"]),
        ("Police and Community Safety Team", ["Police", "Community Safety Team"]),
        ("Garden Service and parish councils", ["Garden Service", "parish councils"]),
        ("Street Teams and ward councillors", ["Street Teams", "ward councillors"]),
        ("Area Ranger (North) and Area Ranger (South)", ["Area Ranger (North)", "Area Ranger (South)"]),
        ("Ullsay Fire and Rescue and Planting Team", ["Ullsay Fire and Rescue", "Planting Team"]),
        ("Garden Manager and the Ullsay Growers' Network", ["Garden Manager", "Ullsay Growers' Network"]),
        ("Director of Public Health and Willow Mental Trust", ["Director of Public Health", "Willow Mental Trust"]),
        ("Head of Parks and the Planting Department", ["Head of Parks and the Planting Department"]),
    ],
)
def test_parts_names_that_hold_their_own_and(printed, owners):
    assert [owner.name for owner in split_owners(printed)] == owners


def test_reads_on_where_a_name_is_missing_behind_an_and():
    owners = [owner.name for owner in split_owners("Education and , Parks")]
    assert owners[0].startswith("Education")
    assert "Parks" in owners[-1]


@pytest.mark.parametrize(
    ("before", "after", "two"),
    [
        ("Head of Parks", "Performance Manager", True),
        ("Parks Manager", "Museum Officer", True),
        ("Parks Service", "Museum Trust", True),
        ("Community Parks", "Manager", False),
        ("Parks and", "Museum Service", False),
        ("Parks Service", "Museum Manager", False),
        ("Director of Public", "Parks", False),
        ("Public Health", "Parks Team", False),
    ],
)
def test_tells_two_names_from_one_that_was_wrapped(before, after, two):
    assert are_two(before, after) is two
