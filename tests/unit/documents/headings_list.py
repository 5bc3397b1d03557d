"""Column headings as UK partnerships print them, with what stands under each."""

HEADINGS = {
    "action": """Action|Actions|Key actions|Specific actions|Action required|
        Actions required to achieve outcome|Agreed action|What will we do?|What we will do|
        What do we need to do?|What needs to be done|How will we do this?|Activity|Activities|
        Key activities|Task|Tasks|Deliverable|Key deliverables|Improvement action|Improvement actions|
        We will...|We will:|Planned action|Proposed action|Actions to be taken|Action / Task|
        Action/Activity|Action description|Description of action|Key tasks|High level actions|
        Recommended action""",
    "owner": """Lead|Lead officer|Lead Officer(s)|Lead agency|Lead partner|Lead organisation|Owner|
        Action owner|Responsible|Responsible officer|Responsible person|Responsibility|Person responsible|
        By whom|By whom?|Who|Who?|Who will do it?|Who is responsible?|Accountable|Accountable officer|
        Named person|Lead / Owner|Lead (s)|Delivery lead|Led by|Lead Role/ Group|Responsible lead|
        Action lead|Agency responsible|Lead service|SRO|Assigned to|Lead professional|Organisation|
        Action by|Answerable|Responsible body|Lead team|Lead group|Who will lead?|Lead(s)|
        Responsible Organisation / Person|Strategic lead""",
    "timescale": """Timescale|Timescales|Timeframe|Time frame|Time-frame|Timeline|Time scale|Deadline|
        Due date|Due|Target date|Target date for completion|Completion date|Target completion date|When|
        When?|By when|By when?|Date|End date|Timescale for completion|Planned completion|
        Date for completion|Delivery date|To be completed by|When will it be done?|Expected completion date|
        Due by|Finish by|Complete by|Target for completion|Timing|Finish date|Anticipated completion date|
        Date due|Year""",
    "outcome": """Outcome|Outcomes|Intended outcome|Expected outcome|Desired outcomes|
        Success measures|Success criteria|Measure of success|Measures|Measure|Indicators|
        Performance indicator|Key performance indicator|KPI|KPIs|How will we know?|
        How will we know we have succeeded?|What will success look like?|What difference will it make?|
        Impact|Performance measure|Outcome measure|Evidence of success|How will we measure success?|
        Key Performance Measures|Output / Outcome|Expected impact|Benefits|What difference will this make?|
        Outcomes / Indicators of success|Evidence|Monitoring / evaluation|Anticipated outcome|
        How we will show it|What people will notice|What you will see|Evidence of success|How will we tell?|Proof|
        Measurable outcome|How much? How well? Is anyone better off?|How well did we do it?|
        Is anyone better off?""",
    "progress": """Progress|Progress to date|Update|Updates|Progress update|Current position|
        Progress narrative|Narrative|Progress report|Latest update|Quarterly update|Update - March 2024|
        Position at 31 March|Progress/Update|Q2 update|Progress against action|Achievements|
        What have we done?|Progress Update - October 2023|Commentary on progress|
        Percentage of completion (%)|% complete|Percentage complete""",
    "RAG": """RAG|RAG status|RAG rating|BRAG|BRAG status|RAGB|Progress (RAG)|Status (RAG)|
        RAG score|R/A/G|Traffic light|Status RAG|Delivery RAG""",
    "status": """Status|Current status|Complete?|Completed|Action status|Complete (Y/N)|Stage""",
    "reference": """No|No.|Ref|Ref.|Ref no|Reference|Number|#|Action no|Action No.|Action ref|ID|Item|
        Item no|Action number|Ref number|Action ID""",
    "priority": """Priority|Key priority|Priority area|Theme|Themes|Thematic area|Strategic priority|
        Strategic objective|Objective|Objectives|Aim|Aims|Goal|Pillar|Workstream|Work stream|Area of focus|
        Focus area|Strategic theme|Outcome area|Key theme|Strategic aim|Priorities|Area|Domain|Key area|
        Commitment|Strand|Improvement theme|Priority theme""",
    "milestone": """Milestone|Milestones|Key milestones|Milestones / targets|Interim milestones""",
    "comments": """Comments|Notes|Comment|Additional comments|Notes / comments|Further information|
        Issues""",
    "recommendation": """Recommendation|Recommendations|Relevant recommendation|Recommendation no|Rec|Rec no|
        Commission recommendation|Linked recommendation""",
    "supporting partners": """Supporting partners|Other partners|Partners involved|Key partners|Support|
        Support agencies|Supporting organisations|Stakeholders|Supported by""",
    "start": """Start date|Start|Date started|Commencement date""",
    "other": """Resources|Resources required|Cost|Budget|Funding|Resource implications|
        Financial implications""",
}  # fmt: skip


def headings() -> list[tuple[str, str]]:
    """Pairs of heading and role."""
    return [
        (" ".join(heading.split()), role)
        for role, printed in HEADINGS.items()
        for heading in printed.split("|")
        if heading.strip()
    ]
