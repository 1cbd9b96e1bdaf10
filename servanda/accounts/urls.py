"""The addresses of signing in. Sign-up, e-mail and reset by mail have none: the house is closed."""

from django.urls import path

from servanda.accounts import views

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/change/", views.change_password, name="account_change_password"),
]
