"""The readable mailbox of the demo."""

from django.urls import path

from .views import demo

app_name = "notices_inside"
urlpatterns = [
    path("demo/postfach/", demo.demo_mailbox, name="demo_mailbox"),
    path("demo/postfach/<int:pk>/", demo.demo_mail, name="demo_mail"),
]
