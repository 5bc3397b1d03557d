"""Addresses of the room."""

from django.urls import include, path

from goldthread.partnership.views import bodies, groups, home, keys, people, posts, roles, settings

app_name = "partnership"

_pages = [
    path("people/", people.people, name="people"),
    path("people/add", people.add_person, name="add_person"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/edit", people.edit_person, name="edit_person"),
    path("people/<int:number>/invite", people.invite, name="invite"),
    path("people/<int:number>/left", people.person_left, name="person_left"),
    path("people/<int:number>/returned", people.person_returned, name="person_returned"),
    path("people/<int:number>/app-off", people.second_factor_off, name="second_factor_off"),
    path("people/<int:number>/roles/give", roles.give_role, name="give_role"),
    path("people/<int:number>/roles/<int:role>/end", roles.end_role, name="end_role"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/add", bodies.add_body, name="add_body"),
    path("bodies/<int:number>/", bodies.body, name="body"),
    path("bodies/<int:number>/edit", bodies.edit_body, name="edit_body"),
    path("bodies/<int:number>/close", bodies.close_body, name="close_body"),
    path("bodies/<int:number>/reopen", bodies.reopen_body, name="reopen_body"),
    path("groups/", groups.groups, name="groups"),
    path("groups/add", groups.add_group, name="add_group"),
    path("groups/<int:number>/", groups.group, name="group"),
    path("groups/<int:number>/edit", groups.edit_group, name="edit_group"),
    path("groups/<int:number>/close", groups.close_group, name="close_group"),
    path("groups/<int:number>/reopen", groups.reopen_group, name="reopen_group"),
    path("posts/", posts.posts, name="posts"),
    path("posts/add", posts.add_post, name="add_post"),
    path("posts/<int:number>/", posts.post, name="post"),
    path("posts/<int:number>/edit", posts.edit_post, name="edit_post"),
    path("posts/<int:number>/close", posts.close_post, name="close_post"),
    path("posts/<int:number>/reopen", posts.reopen_post, name="reopen_post"),
    path("keys/", keys.keys, name="keys"),
    path("keys/make", keys.make_key, name="make_key"),
    path("keys/<int:number>/revoke", keys.revoke_key, name="revoke_key"),
    path("settings/", settings.settings, name="settings"),
    path("settings/edit", settings.edit_settings, name="edit_settings"),
    path("history/", settings.history, name="history"),
    path("history/<int:number>/undo", settings.undo, name="undo"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:partnership>/", include(_pages)),
]
