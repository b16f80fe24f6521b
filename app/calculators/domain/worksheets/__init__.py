"""The worksheets: calculators for series and structures, each with a form of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from app.calculators.domain.answer import Worksheet
from app.calculators.domain.worksheets import (
    cash_flows,
    control_chart,
    crashing,
    decision_tree,
    depreciation,
    earned_schedule,
    pareto,
    pert_path,
    s_curve,
    schedule_network,
    velocity,
    weighted_scoring,
    wsjf_order,
)

_MODULES = (
    s_curve,
    earned_schedule,
    schedule_network,
    crashing,
    pert_path,
    decision_tree,
    cash_flows,
    weighted_scoring,
    wsjf_order,
    velocity,
    control_chart,
    pareto,
    depreciation,
)

WORKSHEETS: Mapping[str, Worksheet] = MappingProxyType({m.WORKSHEET.id: m.WORKSHEET for m in _MODULES})
"""All worksheets by their id."""
