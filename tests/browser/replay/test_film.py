"""Played, scrubbed, followed."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console, overflow
from tests.browser.phones import PHONE, NewContext, open_phone
from tests.browser.replay.films import FRAMES, LAPTOP, SECRET, Day, Film, made
from tests.browser.words import Tongue
from tests.live import LiveEvent
from tests.servers import Server

# Playing


def test_it_shows_the_end_plays_from_the_beginning_and_pauses(day: Day, film: Film) -> None:
    expect(film.note(day.trust)).to_have_attribute("data-state", "rehung")
    assert film.seen() == 1
    film.button("½×").click()
    film.button("Play the day").click()
    expect(film.notes()).to_have_count(0)
    film.button("2×").click()
    expect(film.note(day.trust)).to_have_attribute("data-state", "posted")
    film.button("Pause").click()
    assert film.page.locator(".scrub").evaluate(FRAMES) == 0
    assert film.seen() < 0.7
    film.button("4×").click()
    film.button("Play").click()
    expect(film.button("Play the day")).to_be_visible()
    expect(film.note(day.trust)).to_have_attribute("data-state", "rehung")


def test_scrubbed_back_and_forth_it_is_the_wall_of_that_time(day: Day, film: Film) -> None:
    film.scrub(0)
    expect(film.notes()).to_have_count(0)
    expect(film.page.locator(".lapse")).to_contain_text("The wall is empty, so far.")
    film.scrub(1)
    expect(film.notes()).to_have_count(3)
    film.scrub(0.5)
    film.scrub(0.02)
    expect(film.notes()).to_have_count(0)
    expect(film.page.locator(".lapse-phase")).to_have_text("Writing notes")
    film.scrub(0.999)
    expect(film.note(day.trust)).to_have_attribute("data-state", "rehung")


def test_keys_go_from_moment_to_moment_and_to_the_ends(day: Day, film: Film) -> None:
    film.press("Home")
    expect(film.notes()).to_have_count(0)
    film.press("ArrowRight")
    expect(film.news()).to_have_text("New: Ada has put up note 1, “Trust”")
    expect(film.notes()).to_have_count(1)
    film.press("ArrowRight")
    expect(film.news()).to_contain_text("“Coffee”")
    film.press("ArrowLeft")
    expect(film.news()).to_contain_text("“Trust”")
    film.press("End")
    expect(film.button("Play the day")).to_be_visible()
    film.press("PageUp")
    assert 0.9 < film.seen() < 0.97
    film.press(" ")
    expect(film.button("Pause")).to_be_visible()
    film.press(" ")
    expect(film.button("Play")).to_be_visible()


def test_space_on_a_button_presses_only_the_button(film: Film) -> None:
    film.button("2×").focus()
    film.press(" ")
    expect(film.button("2×")).to_have_attribute("aria-pressed", "true")
    expect(film.button("Play the day")).to_be_visible()


def test_the_slider_and_the_status_tell_the_picture_in_words(day: Day, film: Film) -> None:
    film.press("Home")
    film.press("ArrowRight")
    slider = film.page.get_by_role("slider", name="Time of the day")
    words = re.compile(r"^\d\d:\d\d, Writing notes, 1 note, 3 people$")
    expect(slider).to_have_attribute("aria-valuetext", words)
    status = film.page.locator(".film-tools [role=status]")
    expect(status).to_contain_text("1 note, 3 people. New: Ada has put up note 1")


def test_a_notes_moments_are_listed_and_gone_to(day: Day, film: Film) -> None:
    moments = film.follow("1 Trust")
    life = ["put up", "moved to Library · One", "opened", "closed", "hung back on the wall"]
    expect(moments.locator("span")).to_have_text(life)
    moments.nth(2).click()
    expect(film.note(day.trust)).to_have_attribute("data-state", "running")
    expect(moments.nth(2)).to_have_attribute("aria-current", "true")
    moments.nth(0).click()
    expect(film.note(day.trust)).to_have_attribute("data-state", "posted")
    hall = film.page.get_by_role("row", name="Hall")
    expect(hall.locator(f"[data-note='{day.trust}']")).to_be_visible()
    expect(film.note(day.trust)).to_have_class(re.compile("fresh"))


def test_a_note_pressed_in_the_picture_is_followed(day: Day, film: Film) -> None:
    film.note(day.coffee).click()
    expect(film.page.get_by_label("Follow a note")).to_have_value(str(day.coffee))
    expect(film.page.locator(".follow-moment span")).to_have_text(["put up", "opened"])


# What is there and what is not


def test_what_is_hidden_or_forgotten_is_in_no_moment_of_the_day(day: Day, film: Film) -> None:
    for part in (0, 0.3, 0.6, 1):
        film.scrub(part)
        expect(film.page.locator("body")).not_to_contain_text(SECRET)
    expect(film.page.get_by_label("Follow a note").locator("option")).to_have_count(3)
    day.lead.done("topic.hide", topic=day.trust)
    day.ada.done("person.forget")
    film.press("Home")
    film.press("ArrowRight")
    expect(film.note(day.trust)).to_contain_text("This note is hidden")
    expect(film.page.locator("body")).not_to_contain_text("Trust")
    expect(film.page.locator("body")).not_to_contain_text("Ada")


def test_it_keeps_up_with_a_day_that_goes_on(day: Day, film: Film) -> None:
    expect(film.page.get_by_text("Follows along now")).to_be_visible()
    day.lead.done("event.phase", phase="sessions")
    first = made(day.bo, "topic.post", title="Later")
    expect(film.note(first)).to_be_visible()
    film.press("Home")
    second = made(day.bo, "topic.post", title="Later still")
    expect(film.page.get_by_label("Follow a note").locator("option")).to_have_count(5)
    expect(film.notes()).to_have_count(0)
    film.button("Now").click()
    expect(film.note(second)).to_be_visible()


def test_before_the_first_note_it_says_so(
    site: Server, live_event: Callable[..., LiveEvent], new_context: NewContext
) -> None:
    event = live_event(site, language="en", title="Demo", theme="Demo?", phase="prepare")
    page = new_context(viewport=LAPTOP).new_page()
    page.goto(f"{event.join_url}replay/")
    expect(page.get_by_text("Nothing has happened yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Play the day")).to_be_disabled()
    assert_accessible(page)
    event.facilitator.done("event.phase", phase="notes")
    expect(page.get_by_role("button", name="Play the day")).to_be_enabled()


# Two feet


def test_the_feet_are_counted_in_a_table_beside_the_picture(
    day: Day, new_context: NewContext
) -> None:
    page = Film(new_context, day, "#/feet").page
    expect(page.locator(".feet-round tbody tr")).to_have_count(2)
    rows = page.locator(".feet-round tbody tr").all()
    told = sorted(
        [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()] for row in rows
    )
    assert told == [
        ["Library 1 Trust", "2 Coffee", "2"],
        ["their first group", "Library 1 Trust", "2"],
    ]
    figures = page.get_by_role("region", name="In figures")
    expect(figures).not_to_contain_text("Ada")
    expect(page.get_by_text("Somebody went on to another group 2 times.")).to_be_visible()
    drawn = "(canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
    some = page.locator(".feet-canvas").evaluate(f"{drawn}.data.some((each) => each > 0)")
    assert some
    assert_accessible(page)
    page.keyboard.press("Home")
    page.get_by_role("link", name="The wall", exact=True).click()
    expect(page.locator(".lapse")).to_contain_text("The wall is empty, so far.")


# For everybody


def test_it_is_accessible_whatever_one_looks_at(
    day: Day, new_context: NewContext, film: Film
) -> None:
    assert_accessible(film.page)
    film.follow("1 Trust").nth(2).click()
    assert_accessible(film.page)
    for rest in ("", "#/feet"):
        phone = Film(new_context, day, rest, viewport=PHONE)
        assert overflow(phone.page) <= 0
        assert_accessible(phone.page)


def test_in_danish_nothing_is_left_in_english(
    site: Server, live_event: Callable[..., LiveEvent], new_context: NewContext
) -> None:
    """Nobody is signed in: it speaks the event's language."""
    event = live_event(site, language="da", phase="sessions")
    ada, bo = event.join("Ada"), event.join("Bo")
    one, other = (made(ada, "topic.post", title=title) for title in ("Tillid", "Kaffe"))
    bo.done("person.move", topic=one)
    bo.done("person.move", topic=other)
    day = Day(event, ada, bo, one, other, 0)
    film = Film(new_context, day, locale="en-GB")
    expect(film.page.get_by_role("heading", name="Dagen i tilbageblik")).to_be_visible()
    film.page.get_by_label("Følg en seddel").select_option(label="1 Tillid")
    Tongue("da").alone(film.page)
    film.press("Home")
    Tongue("da").alone(film.page)
    film.page.get_by_role("link", name="De to fødder").click()
    expect(film.page.get_by_role("heading", name="Hvor fødderne gik hen")).to_be_visible()
    Tongue("da").alone(film.page)


def test_in_english_nothing_is_left_in_danish(day: Day, film: Film) -> None:
    film.follow("1 Trust")
    Tongue("en").alone(film.page)
    film.page.get_by_role("link", name="Two feet").click()
    expect(film.page.get_by_role("heading", name="Where the feet went")).to_be_visible()
    Tongue("en").alone(film.page)


# The ways there


def test_phones_and_the_console_show_the_way(day: Day, new_context: NewContext) -> None:
    phone = open_phone(new_context, day.event, day.bo, at="#/outcomes")
    phone.get_by_role("link", name="The day played back").click()
    expect(phone.get_by_role("heading", name="The day played back")).to_be_visible()
    expect(phone.get_by_role("link", name="Your page")).to_be_visible()
    console = Console(new_context, day.event)
    links = console.tool("Links")
    expect(links.get_by_label("Address of the day played back")).to_have_value(
        f"{day.event.join_url}replay/"
    )
