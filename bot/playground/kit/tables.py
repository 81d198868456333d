"""table, data_table and data_visualization (slack-contract 2.1 and 2.2)."""

from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.rich_text import RICH_TEXT
from bot.playground.kit.shapes import (
    Check,
    Problems,
    anything,
    choice,
    flag,
    items,
    number,
    shape,
    string,
    typed,
)
from bot.playground.refusals import Json

BLOCK_ID = string(limits.IDENTIFIER)


def _real(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        problems.add(pointer, "must be a number")


CELLS: Mapping[str, Check] = {
    "raw_text": shape({"text": string(limits.DATA_TABLE_TEXT_TOTAL)}, {}),
    "raw_number": shape({"value": _real}, {"text": string(limits.IDENTIFIER)}),
    "rich_text": RICH_TEXT,
    "action_cell": anything,
}
COLUMN = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag})


def _column(value: object, pointer: str, problems: Problems) -> None:
    if value is not None:
        COLUMN(value, pointer, problems)


def _rows(value: Json) -> list[list[object]]:
    rows = value.get("rows")
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _rectangular(value: Json, pointer: str, problems: Problems) -> None:
    if len({len(row) for row in _rows(value)}) > 1:
        problems.add(f"{pointer}/rows", "all rows must have the same number of cells")


def _plain_header(value: Json, pointer: str, problems: Problems) -> None:
    for index, cell in enumerate(_rows(value)[0] if _rows(value) else []):
        if isinstance(cell, dict) and cell.get("type") != "raw_text":
            problems.add(f"{pointer}/rows/0/{index}/type", f"unsupported type: {cell.get('type')}")


TABLE = shape(
    {
        "rows": items(
            items(typed(CELLS, "raw_text", "raw_number", "rich_text"), limits.TABLE_COLUMNS),
            limits.TABLE_ROWS,
        )
    },
    {"block_id": BLOCK_ID, "column_settings": items(_column, limits.TABLE_COLUMNS, 0)},
)
DATA_TABLE = shape(
    {
        "rows": items(items(typed(CELLS), limits.TABLE_COLUMNS), limits.DATA_TABLE_ROWS, 2),
        "caption": string(limits.TEXT),
    },
    {
        "block_id": BLOCK_ID,
        "page_size": number(1, limits.DATA_TABLE_PAGE),
        "row_header_column_index": number(0, limits.TABLE_COLUMNS - 1),
    },
    _rectangular,
    _plain_header,
)

LABEL = string(limits.CHART_LABEL)
POINT = shape({"label": LABEL, "value": _real}, {})


def _positive(value: object, pointer: str, problems: Problems) -> None:
    _real(value, pointer, problems)
    if isinstance(value, int | float) and value <= 0:
        problems.add(pointer, "must be more than 0")


def _complete_series(value: Json, pointer: str, problems: Problems) -> None:
    series = [line for line in value.get("series") or [] if isinstance(line, dict)]
    names = [line.get("name") for line in series]
    if len(set(names)) < len(names):
        problems.add(f"{pointer}/series", "series names must be unique")
    axis = value.get("axis_config")
    wanted = axis.get("categories") if isinstance(axis, dict) else None
    for index, line in enumerate(series):
        labels = [point.get("label") for point in line.get("data") or [] if isinstance(point, dict)]
        if wanted is not None and sorted(map(str, labels)) != sorted(map(str, wanted)):
            problems.add(f"{pointer}/series/{index}/data", "must have a point for every category")


SERIES = shape({"name": LABEL, "data": items(POINT, limits.CHART_POINTS)}, {})
AXIS = shape(
    {"categories": items(LABEL, limits.CHART_POINTS)},
    {"x_label": string(limits.AXIS_LABEL), "y_label": string(limits.AXIS_LABEL)},
)
LINES = shape(
    {"series": items(SERIES, limits.CHART_PARTS), "axis_config": AXIS},
    {},
    _complete_series,
)
PIE = shape({"segments": items(shape({"label": LABEL, "value": _positive}, {}), limits.CHART_PARTS)}, {})

DATA_VISUALIZATION = shape(
    {
        "title": string(limits.CHART_TITLE),
        "chart": typed({"pie": PIE, "bar": LINES, "area": LINES, "line": LINES}),
    },
    {"block_id": BLOCK_ID},
)
