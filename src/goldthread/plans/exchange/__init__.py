"""A whole plan as one file, JSON or a spreadsheet; read back, it is the same plan."""

from goldthread.plans.exchange.json_file import plan_file_from_json, plan_file_to_json
from goldthread.plans.exchange.model import PlanFile
from goldthread.plans.exchange.recognise import plan_file_form
from goldthread.plans.exchange.xlsx_file import plan_file_from_xlsx, plan_file_to_xlsx

__all__ = [
    "PlanFile",
    "plan_file_form",
    "plan_file_from_json",
    "plan_file_from_xlsx",
    "plan_file_to_json",
    "plan_file_to_xlsx",
]
