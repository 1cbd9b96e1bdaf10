"""The public's addresses, each under /vi/, /en/ or /ar/."""

from django.urls import path, register_converter

from servanda.portal.views import (
    conference,
    contradictions,
    dataset_rows,
    datasets,
    documents,
    front,
    method,
    overview,
    package,
    parties,
    promise,
    promises,
    record,
    timeline,
    unmatched,
    unverifiable,
)


class Slug:
    """A natural key: no slash, no space, no NUL (which PostgreSQL refuses); a colon may stand in it."""

    regex = "[^/\\s?#\\x00]+"

    def to_python(self, value: str) -> str:
        """Return the id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the id as it stands."""
        return value


register_converter(Slug, "key")

app_name = "portal"
urlpatterns = [
    path("", front.plans, name="plans"),
    path("method/", method.method, name="method"),
    path("datasets/", datasets.listing, name="datasets"),
    path("datasets/<key:name>/", datasets.dataset, name="dataset"),
    path("datasets/<key:name>/records/", datasets.records, name="records"),
    path("datasets/<key:name>/records/<int:key>/", record.record, name="record"),
    path("datasets/<key:name>/records/<int:key>/raw/<int:nth>/", record.raw, name="raw"),
    path(
        "datasets/<key:name>/records/<int:key>/raw/<int:nth>/<int:part>/",
        record.raw,
        name="raw-part",
    ),
    path("datasets/<key:name>/rows/", dataset_rows.rows, name="rows"),
    path("datasets/<key:name>/rows.csv", dataset_rows.as_csv, name="rows-csv"),
    path("datasets/<key:name>/duplicates/", datasets.duplicates, name="duplicates"),
    path("datasets/<key:name>/findings/<key:code>/", datasets.findings, name="findings"),
    path("plans/<key:plan>/", overview.overview, name="overview"),
    path("plans/<key:plan>/promises/", promises.listing, name="promises"),
    path("plans/<key:plan>/promises.csv", promises.as_csv, name="promises-csv"),
    path("plans/<key:plan>/promises.json", promises.as_json, name="promises-json"),
    path("plans/<key:plan>/promises/<key:id>/", promise.promise, name="promise"),
    path("plans/<key:plan>/parties/", parties.parties, name="parties"),
    path("plans/<key:plan>/parties/<key:id>/", parties.party, name="party"),
    path("plans/<key:plan>/timeline/", timeline.timeline, name="timeline"),
    path("plans/<key:plan>/contradictions/", contradictions.listing, name="contradictions"),
    path("plans/<key:plan>/unverifiable/", unverifiable.listing, name="unverifiable"),
    path("plans/<key:plan>/documents/", documents.listing, name="documents"),
    path("plans/<key:plan>/documents/<key:sha256>/", documents.document, name="document"),
    path("plans/<key:plan>/conferences/", conference.listing, name="conferences"),
    path("plans/<key:plan>/conferences/<key:id>/", conference.conference, name="conference"),
    path(
        "plans/<key:plan>/without-delivery/",
        unmatched.promises,
        name="without-delivery",
    ),
    path(
        "plans/<key:plan>/without-promise/",
        unmatched.deliveries,
        name="without-promise",
    ),
    path("plans/<key:plan>/package.zip", package.download, name="package"),
]
