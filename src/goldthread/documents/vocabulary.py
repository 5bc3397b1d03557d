"""Words of committee papers that tell one kind of text from another. Grow these lists, never the rules."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A sentence that starts so goes on with the item before it.
GOES_ON = _words(
    """this these it its they their them that those such which who however also therefore thereafter
    furthermore where if once both each some many most i.e. e.g. there"""
)

# Neither an item of a list nor a name ends on one of these.
HOLDS_ON = _words(
    """a an the of and or to for in on at by with from into via as per our their its his her this that these
    those between within across through under over about against any all each every no both other new local
    national is are be been was were will has have including regarding"""
)

# Verbs that tell someone to do something; the first word of most actions.
ACTION_VERBS = _words(
    """add address adopt advise agree align allocate amend analyse appoint apply approve arrange articulate ask buy
    count hire say tell
    ascertain assess assist assure attend audit begin bid bring build campaign carry champion clarify close
    co-design co-produce collaborate collate collect combat commence commission communicate compile complete
    conduct confirm confront consider consolidate consult contact continue contribute convene coordinate
    co-ordinate create deepen define deliver deploy describe design determine develop devise disrupt
    disseminate distribute draft drive eliminate embed employ enable encourage enforce engage enhance enlarge
    ensure escalate establish evaluate examine expand explore extend facilitate finalise find follow formalise
    form fund further gather get give grow guide help highlight hold host identify implement improve include
    increase inform initiate inspect integrate introduce invest investigate invite issue join keep launch
    lead learn liaise link lobby maintain make manage map maximise measure meet minimise mobilise monitor move
    negotiate nominate normalise note obtain offer open organise oversee participate pilot place plan prepare
    present prevent prioritise procure produce progress promote propose protect provide publicise publish
    pursue raise reach realign reconfigure record recruit redesign reduce re-establish refer refine refocus
    reform refresh reframe reinforce release relocate remodel renew repeat replace report request require
    research resolve resource respond retain review revise revisit roll run scale scope secure seek see select
    send set shape share showcase signpost simplify source specify sponsor standardise start strengthen
    structure submit support surface survey sustain tackle target test tighten track train transfer transform
    trial understand undertake update upgrade upskill use utilise validate verify widen win work write
    adapt administer advance advertise amplify anticipate assemble authorise avoid award back balance boost
    broker centralise challenge change channel check choose chair coach co-create co-locate command compare
    compensate comply connect construct contract control convert co-opt cover cut debate decide decrease
    dedicate defer delegate demonstrate detect digitise direct discuss display divert document double earmark
    educate elect empower endorse engineer enrich enrol equip erect exercise exploit fast-track fill fix focus
    foster fulfil gain grant group halve handle harness house implant inspire install instigate institute insure
    interview invent kick-start license limit list listen locate lower manufacture market match mend mentor
    migrate minute model modernise modify name network obtain observe outline pay permit persuade phase
    pool post practise preserve print prohibit prosecute pull purchase push put rate ratify recognise
    recommission reconvene redevelop redirect refurbish regulate rehouse reinstate reinvest relaunch remind
    remove renovate repair repeal reprocure rescope restore restrict re-tender rethink retrofit retrain reuse
    revitalise rewrite rotate safeguard save screen separate serve settle sign speak spread staff stage
    stimulate stop store streamline stretch study subsidise substitute suggest supervise supply suspend
    switch synchronise take teach tender terminate tie trace trade transition translate transport treat turn
    unite unlock urge vaccinate visit volunteer walk warn weigh welcome withdraw"""
)

# Words an item of a list may begin with besides a verb; capitalised there without being a name.
ITEM_STARTERS = ACTION_VERBS | _words(
    """annual attendance consultation delivery demonstrable development evaluation fortnightly heightened
    implementation improved improvement increased information introduction involvement mapping minimum monthly
    number numbers participation procurement programme provision quarterly reduced reduction regular training
    uptake weekly"""
)

# The head word of most organisations and groups.
BODY_WORDS = _words(
    """academy adp agency alliance assembly association authority board body branch bureau cabinet centre
    charity cic cio collaborative college commission committee community company consortium constabulary
    coordination corporation council daat dat department directorate division executive federation forum
    foundation government group groups health hscp ijb institute inspectorate leadership lep mcn ministers
    mission network nhs office organisation organisations panel parliament partners partnership partnerships
    police practice practices prison probation programme sector secretariat service services society ltd limited llp
    plc steering subgroup sub-group taskforce team teams trust union unit university workgroup workgroups
    workstream"""
)

# The head word of most posts.
POST_WORDS = _words(
    """adviser advisor analyst chair chairperson champion champions chief clerk clinician commander
    commissioner consultant convener convenor co-chair coordinator co-ordinator dean deputy director doctor
    engineer gp gps head headteacher insp inspector lead leader leads manager managers matron matrons mgr midwife
    midwives minister nurse officer officers pharmacist physician planner practitioner practitioners president
    principal professor psychiatrist psychologist registrar secretary sergeant sgt specialist sro superintendent
    supervisor supt therapist therapists treasurer trainer vice-chair worker workers ranger rangers
    surveyor surveyors councillor councillors curator archivist librarian"""
)

# Small words that may stand in a date besides months and years.
DATE_LINKS = _words(
    """by end of from to early mid late and until in before start starting the - – — / & then onwards at
    latest beginning during within next every each per be identified confirmed determined agreed"""
)

# Words before "Council" or "Partnership" that name no place, capitals or not.
NO_PLACE = _words(
    """the a our this joint local national community communities alcohol drug drugs health integrated strategic
    public safer safe children young family violence domestic third city county area regional scottish welsh
    english british uk royal partnership council alliance board committee adp action plan care integration
    delivery planning protection multi agency each all every new police government executive chief head lead
    director department directorate service services january february march april may june july august september
    october november december spring summer autumn winter monday tuesday wednesday thursday friday quarterly
    annual draft revised updated final strategy substance misuse treatment recovery relevant other supporting lead
    various one two hub refreshed race equality disability gender actions objectives outcomes milestones
    serious violent organised sexual rough repeat adult adults older mental physical against
    appendix annex table figure good"""
)

# Head words that are hardly ever the whole of a name.
LAST_WORDS = _words(
    """service services team teams group groups board network committee partnership council officer officers
    manager managers lead leads coordinator co-ordinator directorate department unit forum trust workgroup
    consortium agency authority adviser chair director consultant worker workers"""
)

# What partnerships and plans are about; between a place and "Partnership" they belong to neither.
SUBJECTS = _words(
    """ageing air alcohol armed autism autistic belonging carers carers' children's climate cohesion crime dementia
    disability diversity domestic drug drugs employment equality equalities food forces gambling healthy
    homelessness housing hate inclusion learning loneliness men's mental modern neurodiversity obesity older poverty
    race refugee resilience road rough safer safety sexual skills slavery sleeping suicide tobacco transport
    violence volunteering weight wellbeing women's youth"""
)
