"""`make bench`: what Openspace costs, as ratios against baselines measured in the same run.

Ends with 1 when a ratio misses its bound (design.md and the issue that asked for it).
"""

import asyncio
import sys

from . import actions, door, fanout, servers, tables


def ratio(name: str, found: float, bound: float, *, at_least: bool) -> tuple[str, bool]:
    good = found >= bound if at_least else found <= bound
    sign = "≥" if at_least else "≤"
    return f"  {name:<58} {found:6.2f}   {sign} {bound:<6g} {'ok' if good else 'MISSED'}", good


def tell_tables(found: tables.Figures) -> None:
    print(f"2,108 people, 232 notes, {found.entries:,} entries: made from the database")
    print(f"  board.json, once           {found.board * 1000:8.0f} ms")
    for name, seconds in found.made.items():
        print(f"  {name:<26} {seconds * 1000:8.0f} ms")
    print(f"  archive.zip brought in     {found.brought_in * 1000:8.0f} ms", end="")
    print(f"  {found.archive / 1024:.0f} KB\n")


def main() -> int:
    servers.to_core(1)
    print("Two cores: the server on one, the load on the other. Median of the rounds.\n")
    joining = asyncio.run(actions.measure())
    print(f"An empty Django POST view    {joining.empty:8.0f} /s")
    print(f"person.join, with its key    {joining.join:8.0f} /s")
    print(f"board.json, ready            {joining.board:8.0f} /s")
    print(f"board.json after a change    {joining.build * 1000:8.1f} ms")
    print(f"{door.PEOPLE} at the door, all in   {joining.door:8.2f} s")
    print(f"event.announce, quiet hall   {joining.idle * 1000:8.1f} ms")
    print(f"event.announce, 150 joining/s {joining.crowd * 1000:8.1f} ms\n")
    told = fanout.measure()
    print(f"One change to {fanout.SOCKETS} sockets      last      worst     middle")
    for name, found in told.items():
        print(f"  {name:<24}", *(f"{seconds * 1000:7.1f} ms" for seconds in found))
    hub, tutorial, floor = (told[name].last for name in ("hub", "tutorial", "floor"))
    taken = tables.measure()
    tell_tables(taken)
    plans = max(taken.made[name] for name in tables.PLANS)
    checks = [
        ratio("join per second / empty view", joining.join / joining.empty, 0.45, at_least=True),
        ratio("tutorial / hub, last socket", tutorial / hub, 8, at_least=True),
        ratio("hub / floor, last socket", hub / floor, 6, at_least=False),
        ratio("slowest plans.* / board.json", plans / taken.board, 1, at_least=False),
        ratio("board.xlsx / board.json", taken.made["board.xlsx"] / taken.board, 8, at_least=False),
        ratio("archive / board.json", taken.made["archive.zip"] / taken.board, 6, at_least=False),
        ratio("bringing in / board.json", taken.brought_in / taken.board, 40, at_least=False),
    ]
    print("\nRatios")
    print("\n".join(line for line, _good in checks))
    return 0 if all(good for _line, good in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
