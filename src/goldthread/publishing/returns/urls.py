"""Addresses of returns, under those of the room."""

from django.urls import path

from goldthread.publishing.returns.views import answers, forms, returns

urlpatterns = [
    path("", returns.returns, name="returns"),
    path("new/", returns.new_return, name="new_return"),
    path("forms/", forms.forms, name="forms"),
    path("forms/take/", forms.take_form, name="take_form"),
    path("forms/<int:form_version>/", forms.form, name="form"),
    path("forms/<int:form_version>/change/", forms.change_form, name="change_form"),
    path("forms/<int:form_version>/own/", forms.copy_form, name="copy_form"),
    path("forms/<int:form_version>/questions/new/", forms.new_question, name="new_question"),
    path("questions/<int:question>/", forms.change_question, name="change_question"),
    path("questions/<int:question>/drop/", forms.drop_question, name="drop_question"),
    path("undo/<int:event>/", returns.undo, name="undo_return"),
    path("supports/<int:support>/remove/", answers.unlink_support, name="unlink_support"),
    path("<int:filed>/", returns.filed, name="filed"),
    path("<int:filed>/coverage/", returns.coverage, name="coverage"),
    path("<int:filed>/differences/", returns.differences, name="differences"),
    path("<int:filed>/return.<slug:form>", returns.filed_file, name="filed_file"),
    path("<int:filed>/fill/", returns.fill_in, name="fill_in"),
    path("<int:filed>/move/", returns.move, name="move_return"),
    path("<int:filed>/agree/", returns.agree, name="agree_return"),
    path("<int:filed>/take-back/", returns.take_back, name="take_back_return"),
    path("<int:filed>/evidence/<int:evidence>/remove/", returns.take_evidence, name="take_evidence"),
    path("<int:filed>/sign-off/", returns.plan_sign_off, name="plan_sign_off"),
    path("<int:filed>/<int:question>/", answers.answer, name="answer"),
    path("<int:filed>/<int:question>/use/", answers.use_suggestion, name="use_suggestion"),
    path("<int:filed>/<int:question>/link/", answers.link_support, name="link_support"),
]
