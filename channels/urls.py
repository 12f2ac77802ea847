"""The pages residents meet in this app."""

from django.urls import path

from channels.views import inbox, leaving, managing, subscribing

app_name = "channels"

urlpatterns = [
    path("subscribe/", subscribing.subscribe_form, name="subscribe"),
    path("subscribe/done/", subscribing.done, name="subscribed"),
    path("subscribe/done/<str:token>/", subscribing.welcome, name="welcome"),
    path("subscribe/confirm/<str:token>/", subscribing.confirm, name="confirm"),
    path("my/<str:token>/", managing.manage, name="manage"),
    path("my/<str:token>/pause/", managing.pause, name="pause"),
    path("my/<str:token>/resume/", managing.resume, name="resume"),
    path("my/<str:token>/leave/", leaving.leave_subscription, name="leave"),
    path("my/<str:token>/export/", managing.export, name="export"),
    path("stop/<str:token>/", leaving.stop, name="stop"),
    path("inbox/", inbox.own_inbox, name="inbox"),
    path("inbox/<str:token>/", inbox.inbox_by_link, name="inbox_by_link"),
]
