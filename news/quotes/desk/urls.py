"""The desk's addresses for quotes, promises and the balance, below the admin."""

from django.urls import path

from news.quotes.desk import balance_view, screens

app_name = "news_quotes"

urlpatterns = [
    path("", screens.QuotesView.as_view(), name="quotes"),
    path("<int:pk>/janji/", screens.MarkView.as_view(), name="mark"),
    path("<int:pk>/benar/", screens.ConfirmView.as_view(), name="confirm"),
    path("janji/", screens.PromisesView.as_view(), name="promises"),
    path("janji/<int:pk>/", screens.PromiseView.as_view(), name="promise"),
    path("keseimbangan/", balance_view.BalanceView.as_view(), name="balance"),
]
