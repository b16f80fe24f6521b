"""Every kind of exhibit: its data, and what is drawn of them."""

from app.exhibits.domain.burn import BurnDown, BurnUp
from app.exhibits.domain.control_chart import ControlChart
from app.exhibits.domain.decision_tree import DecisionTree
from app.exhibits.domain.distribution import Histogram, Pareto, Scatter
from app.exhibits.domain.documents import DataTable, MessageThread, Raci, Register
from app.exhibits.domain.exhibit import BadExhibit, Exhibit
from app.exhibits.domain.flow import CumulativeFlow, Velocity
from app.exhibits.domain.gantt import Gantt
from app.exhibits.domain.kanban import Kanban
from app.exhibits.domain.marks import Area, Picture, Table
from app.exhibits.domain.network import Network
from app.exhibits.domain.organization_chart import OrganizationChart
from app.exhibits.domain.probability_impact import ProbabilityImpact
from app.exhibits.domain.resource_histogram import ResourceHistogram
from app.exhibits.domain.risk_matrix import RiskMatrix
from app.exhibits.domain.s_curve import SCurve
from app.exhibits.domain.stakeholder_grid import StakeholderGrid

AnyExhibit = (
    BurnDown
    | BurnUp
    | ControlChart
    | CumulativeFlow
    | DataTable
    | DecisionTree
    | Gantt
    | Histogram
    | Kanban
    | MessageThread
    | Network
    | OrganizationChart
    | Pareto
    | ProbabilityImpact
    | Raci
    | Register
    | ResourceHistogram
    | RiskMatrix
    | SCurve
    | Scatter
    | StakeholderGrid
    | Velocity
)
"""All kinds, told apart by their `kind`."""

__all__ = [
    "AnyExhibit",
    "Area",
    "BadExhibit",
    "BurnDown",
    "BurnUp",
    "ControlChart",
    "CumulativeFlow",
    "DataTable",
    "DecisionTree",
    "Exhibit",
    "Gantt",
    "Histogram",
    "Kanban",
    "MessageThread",
    "Network",
    "OrganizationChart",
    "Pareto",
    "Picture",
    "ProbabilityImpact",
    "Raci",
    "Register",
    "ResourceHistogram",
    "RiskMatrix",
    "SCurve",
    "Scatter",
    "StakeholderGrid",
    "Table",
    "Velocity",
]
