"""What is worth watching, for Prometheus. No codes, names or addresses: figures only.

Served at /metrics where OPENSPACE_METRICS=1 asks for it; each process tells of itself.
"""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.process_collector import ProcessCollector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

ACTION_SECONDS = Histogram(
    "openspace_action_seconds",
    "From an action's arrival to its answer",
    ["action"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
    registry=REGISTRY,
)
REFUSALS = Counter(
    "openspace_refusals",
    "Actions that were not done, by the code told",
    ["code"],
    registry=REGISTRY,
)
FAN_OUT_SECONDS = Histogram(
    "openspace_fan_out_seconds",
    "Telling every open socket what is new, once",
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=REGISTRY,
)
SOCKETS_CLOSED = Counter(
    "openspace_sockets_closed",
    "Sockets this server gave up on, by reason",
    ["why"],
    registry=REGISTRY,
)
SEQ_LAG = Histogram(
    "openspace_seq_lag_entries",
    "New entries found at once: more than a few means a hub is behind",
    buckets=(1, 2, 5, 10, 25, 50, 100, 250, 500),
    registry=REGISTRY,
)


class House:
    """What is counted only when somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        from .board.hubs import open_hubs
        from .board.lanes import lanes

        hubs = open_hubs()
        yield GaugeMetricFamily("openspace_hubs", "Events followed here", value=len(hubs))
        yield GaugeMetricFamily(
            "openspace_sockets", "Open sockets", value=sum(len(hub.sockets) for hub in hubs)
        )
        waiting = GaugeMetricFamily(
            "openspace_lane_waiting", "Jobs waiting for a database thread", labels=["lane"]
        )
        for lane in lanes():
            waiting.add_metric([lane.name], lane.waiting)
        yield waiting


REGISTRY.register(House())


def page() -> bytes:
    return generate_latest(REGISTRY)
