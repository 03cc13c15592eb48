"""The one API object, `/api/v1/`. A new group of operations is one line in ROUTERS."""

from importlib.util import find_spec

from ninja import NinjaAPI

from shiquan.api.auth import BearerToken, BrowserSession
from shiquan.api.errors import add_error_answers
from shiquan.api.rendering import JsonParser, JsonRenderer

ROUTERS: list[tuple[str, str]] = [
    ("/", "shiquan.api.cases.router"),
    ("/", "shiquan.api.people.router"),
    ("/files/", "shiquan.api.cases_files.router"),
    ("/documents/", "shiquan.api.cases_documents.router"),
    ("/chains/", "shiquan.api.cases_chains.router"),
    ("/law/", "shiquan.api.law.router"),
]
"""Prefix and router, which says `auth=None` itself where everybody may ask. A module that is not there is left out."""

api = NinjaAPI(
    title="石泉方案 Shiquan",
    version="1",
    description=(
        "办案接口：列出可办环节、办理环节、读取案件和文书。每个环节来自程序表。 "
        "Cases, their steps and their documents; every step comes from the table of its procedure."
    ),
    urls_namespace="api",
    docs_url=None,  # our own page needs no script from elsewhere
    parser=JsonParser(),
    renderer=JsonRenderer(),
    auth=[BearerToken(), BrowserSession()],
)
add_error_answers(api)
for prefix, router in ROUTERS:
    if find_spec(router.rpartition(".")[0]):
        api.add_router(prefix, router)
