"""Cases over the API. Who sees what is asked of shiquan.cases.access; what may be done, of the procedure's table."""

from ninja import Router

router = Router(tags=["案件 Cases"])
