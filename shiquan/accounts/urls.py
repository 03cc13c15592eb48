"""Addresses of this slice, mounted at the root."""

from django.urls import path

from .views import demo, enrol, enter, login, profile

app_name = "accounts"
urlpatterns = [
    path("login/", login.login, name="login"),
    path("login/second/", login.second, name="second"),
    path("login/enrol/", enrol.enrol, name="enrol"),
    path("logout/", login.logout, name="logout"),
    path("enter/", enter.enter, name="enter"),
    path("enter/code/", enter.code, name="code"),
    path("demo/", demo.demo, name="demo"),
    path("demo/as/<slug:role>/", demo.become, name="become"),
    path("me/", profile.profile, name="profile"),
    path("me/language/", profile.language, name="language"),
    path("me/password/", profile.password, name="password"),
    path("me/sessions/end/", profile.end_others, name="end_others"),
    path("me/sessions/<uuid:visit>/end/", profile.end_session, name="end_session"),
]
