#!/usr/bin/env python3
"""Draws the workflow of a case as a table of states: a row for each action, a column for each status, and in each cell
who may do it and where it leads.

    zhiping cases steps --format json | build-scripts/draw_workflow.py > docs/pictures/workflow.svg
"""
import json
import sys

WIDTH, LEFT, TOP, ROW = 1180, 230, 64, 24
COLOURS = {"citizen": "#2f6fde", "handler": "#b7791f", "lead": "#8a4fbf", "above": "#c2410c",
           "supervisor": "#9a6700", "bureau": "#be185d", "officer": "#4d7c0f", "promiser": "#0f766e",
           "administrator": "#57534e", "clock": "#64748b"}
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2937 }
.head { font-weight: 600 } .chip { fill: #fff; font-size: 11px } .paper { fill: #fff } .line { stroke: #d1d5db }
@media (prefers-color-scheme: dark) { text { fill: #e5e7eb } .paper { fill: #111827 } .line { stroke: #374151 } }
"""


def text(x, y, words, name=""):
    style = f' class="{name}"' if name else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{style}>{words}</text>'


def chip(x, y, by):
    width = 8 + 6.4 * len(by)
    return (f'<rect x="{x:.0f}" y="{y - 13:.0f}" width="{width:.0f}" height="17" rx="4" fill="{COLOURS[by]}"/>'
            + text(x + 4, y, by, "chip"), x + width + 4)


def cell(x, y, steps, status):
    """Who may do it, and where that leads unless the case stays where it is."""
    parts = []
    for target in dict.fromkeys(step["to"] for step in steps):
        for by in dict.fromkeys(step["by"] for step in steps if step["to"] == target):
            drawn, x = chip(x, y, by)
            parts.append(drawn)
        if target != status:
            parts.append(text(x, y, f"→ {target}"))
            x += 14 + 6.4 * len(target)
    return parts


def draw(steps):
    statuses = list(dict.fromkeys(step["from"] for step in steps))
    actions = list(dict.fromkeys(step["action"] for step in steps))
    height = TOP + ROW * len(actions) + 12
    column = (WIDTH - LEFT) / len(statuses)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
             f"<title>The workflow of a case: {len(steps)} steps</title><style>{STYLE}</style>",
             f'<rect class="paper" width="{WIDTH}" height="{height}"/>', text(12, 40, "action", "head")]
    parts += [text(LEFT + column * index, 40, status, "head") for index, status in enumerate(statuses)]
    for row, action in enumerate(actions):
        y = TOP + ROW * row + 16
        parts.append(f'<line class="line" x1="0" x2="{WIDTH}" y1="{y - 17:.0f}" y2="{y - 17:.0f}"/>')
        parts.append(text(12, y, action.replace("_", " ")))
        for index, status in enumerate(statuses):
            found = [step for step in steps if step["action"] == action and step["from"] == status]
            parts += cell(LEFT + column * index, y, found, status)
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    sys.stdout.write(draw(json.load(sys.stdin)))
