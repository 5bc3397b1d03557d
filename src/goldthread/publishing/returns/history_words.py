"""How events of returns read in a history list."""

HISTORY_WORDS = {
    "form__taken": "took the form over",
    "form__copied": "made an own version of the form",
    "form__changed": "changed what is said of the form",
    "question__added": "added a question",
    "question__changed": "changed a question",
    "question__dropped": "took a question out",
    "formquestion__undone": "undid a change of a question",
    "formversion__undone": "undid a change of the form",
    "return_form__started": "began the return",
    "return_form__carried": "carried last time's answers over",
    "return_form__drafted": "made the return a draft",
    "return_form__checked": "checked the return",
    "return_form__agreed": "recorded that the return is agreed",
    "return_form__sent": "sent the return",
    "return_form__sign_off_planned": "planned the sign-off",
    "answer__given": "answered",
    "answer__filled": "filled an answer in from the plan",
    "answer__linked": "linked something an answer rests on",
    "answer__unlinked": "took a link away",
    "answer__undone": "undid a change of an answer",
}
