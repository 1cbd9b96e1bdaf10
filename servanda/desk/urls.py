"""The addresses of the desk."""

from django.urls import path

from servanda.desk.views.acceptance import accept_all
from servanda.desk.views.contradictions import contradiction, contradictions
from servanda.desk.views.corrections import corrections
from servanda.desk.views.documents import document, documents
from servanda.desk.views.inbox import inbox
from servanda.desk.views.journal import journal
from servanda.desk.views.matching import matching
from servanda.desk.views.review import proposal
from servanda.desk.views.take import take

app_name = "desk"

urlpatterns = [
    path("", inbox, name="inbox"),
    path("proposals/<path:key>/", proposal, name="proposal"),
    path("take/", take, name="take"),
    path("documents/", documents, name="documents"),
    path("documents/<path:key>/accept/", accept_all, name="accept-all"),
    path("documents/<path:key>/", document, name="document"),
    path("contradictions/", contradictions, name="contradictions"),
    path("contradictions/<path:key>/", contradiction, name="contradiction"),
    path("matches/", matching, name="matching"),
    path("corrections/", corrections, name="corrections"),
    path("journal/", journal, name="journal"),
]
