"""What do these numbers say? Pure functions over values, usable from a notebook: no Django, no files, no clock.

Every function takes plain sequences or NumPy arrays in order of time, gives back a frozen dataclass, names its
source in its module, and refuses bad input by name with :class:`goldthread.kernel.errors.InputError` (place.field).
None or NaN is a missing figure and is never taken for nought. Import a module when a number is needed, not when a
program starts. Where a method differs from its reference, DEVIATIONS.md says how and why.

Statistical process control
    spc.xmr           xmr_chart(values, better=, rebases=, target=, rules=)
    spc.words         summary(chart), cause_words(chart, place): the chart in sentences
    spc.signals       xmr_signals(matrix): thousands of series in one pass
    spc.attribute     p_chart, u_chart (laney=True for p' and u'), np_chart, c_chart
    spc.rare          g_chart, t_chart, individuals_chart
    spc.memory        cusum_chart, ewma_chart
    spc.runs          run_chart(values, rules=SCOTTISH_RUN_CHART): median, shift, trend, runs by chance
    spc.rule_sets     MAKING_DATA_COUNT, SCOTTISH_RUN_CHART, rule_set(key)
    spc.segments      Rebase(at, reason, is_break), step_change(before, after)
Rates
    rates.intervals     wilson, byar, exact_poisson, poisson: limits of counts and proportions
    rates.single        crude_rates, proportions
    rates.standardised  directly_standardised, indirectly_standardised, reference
    rates.funnel        proportion_funnel, ratio_funnel
    rates.averages      moving_average, pooled_rates
Disclosure control
    disclosure.cells     Dimension, dimension_of(rows, columns), tabulate(rows, dimensions): a table as sums of atoms
    disclosure.rules     Rule(threshold, zeros, protection), rounded, randomly_rounded
    disclosure.suppress  protect(table, rule): what to hide; Protected.shown() is what may leave
    disclosure.ledger    Ledger, protect_release: together with everything released
    disclosure.attack    Attacker(table, hidden).intervals(), exactly_known
    disclosure.optimum   fewest_secondary: the best possible, for small tables
Prevalence and reach
    prevalence.loglinear  overlap(lists, histories, counts), estimate(people, terms), predict_missing (covariates)
    prevalence.formula    terms_of("~. + a:b", lists)
    prevalence.search     all_models(people), interval_of (profile likelihood), sensitivity, stepwise
    prevalence.standard   standard_models, repeat_counts;  prevalence.two_lists  two_lists
    prevalence.reached    estimate_of, naloxone_reach, naloxone_saturation, supply, treatment_coverage
Impact
    impact.design       columns(time, after, slope_from=, seasonal=season(phase)), Family
    impact.interrupted  fit_interrupted(values, design, family=, exposure=, lags=), compare_fits, autocorrelation
    impact.readiness    readiness (first readable in ...), minimum_detectable_effect, against_prediction
    impact.menu         choose_and_fit(Observed(...)): family, season and errors by what the figures are
    impact.checks       sensitivity, placebo_steps: one thing otherwise; days at which nothing began
    impact.synthetic    synthetic_control(area, others, step), placebo_in_time
Detection
    detection.farrington    farrington(counts, at, Settings()): the same weeks of past years (early warning)
    detection.ears          ears(counts, Ears.C1 | C2 | C3);  detection.cumulative  count_cusum, likelihood_ratio
    detection.likely_range  likely_range, yearly_change
Scan (where)
    scan.circular    zones, scan: Kulldorff's circles;  scan.space_time  space_time_scan, permutation_baseline
    scan.getis_ord   hotspots (Gi, Gi*), moran, distance_weights, neighbour_weights
Risk (for judging a score, never for ranking people)
    risk.discrimination  discrimination (AUC by DeLong);  risk.survival  kaplan_meier, cox
    risk.calibration     calibration, logistic
Outcomes of people, in aggregate
    outcomes.scoring   Questionnaire, Scale, Item, score(scale, answers): rules as data, no wording
    outcomes.change    paired_change, change_of_summary, reliable_change, least_reliable_change
Records (whose is this, and is it of the same person?)
    records.health_numbers  check_chi, is_chi, is_nhs_number, sex_of, birth_of: known so as to be refused
    records.ages  age_groups;  records.postcodes  pc7, pc8
    linkage.fellegi_sunter  learn(levels, counts), Model.probabilities, term_frequency_factors
    linkage.deduplicate     deduplicate(records, Plan(...)), accuracy(pairs, clusters, threshold)
Charts (compute, then draw)
    charts.specification   Chart, Mark, TableTwin: what a chart shows, with its table twin
    charts.of_spc          xmr_specification, control_specification, run_specification
    charts.of_comparisons  funnel_specification, rates_specification;  charts.of_impact  interrupted_specification
    charts.of_outcomes     change_specification
    charts.svg             svg(chart), no inline style or script;  charts.png  png(chart, fonts=)
"""
