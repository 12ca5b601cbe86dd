"""The facilitators' link in the wrong hands: a new one ends it."""

from sessions_app.identity import cookie_name
from tests.live import LiveEvent, make_event
from tests.servers import Server


def link_of(event: LiveEvent) -> str:
    bearer = {"Authorization": f"Bearer {event.facilitator_token}"}
    found: str = event.client.get(event.path("facilitators.json"), headers=bearer).json()["link"]
    return found


def test_a_new_one_ends_the_one_before(site: Server, new_browser) -> None:
    event = make_event(site)
    try:
        before = link_of(event)
        assert before == event.facilitator_url
        seq = event.facilitator.done("event.link")["seq"]
        assert event.board()["seq"] == seq == 1, "no row tells of it"
        after = link_of(event)
        assert new_browser().get(before).status_code == 404
        assert str(new_browser().get(after).url).endswith("/console/")
        # Whoever came in by it is put out by hand.
        event.facilitator.done("event.announce", text="Still here")
    finally:
        event.close()


def test_it_makes_a_facilitator_of_whom_one_is_and_of_nobody_else(event, ann, new_browser) -> None:
    browser = new_browser(**{cookie_name(event.code): ann.token})
    browser.get(link_of(event))
    assert browser.cookies[cookie_name(event.code)] == ann.token
    assert event.board()["rows"]["person"][str(ann.id)]["role"] == "facilitator"
