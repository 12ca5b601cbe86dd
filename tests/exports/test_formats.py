"""What must hold in each of the four: words letter by letter, parts, names, photos, what is hidden,
who is forgotten."""

import pytest

from sessions_app.actions.refusals import Refused
from sessions_app.exports.book.options import PARTS, Options
from tests.actions.meeting import Meeting

from .conftest import Day
from .days import NASTY
from .reading import FORMATS, book, close, words_of

each_format = pytest.mark.parametrize("ending", FORMATS)


def text(ending: str, day: Day | Meeting, **options: str) -> str:
    return words_of(ending, book(day.event, ending, **options))


@each_format
def test_words_come_out_letter_by_letter(db: None, ending: str) -> None:
    meeting = Meeting.begin(title=NASTY[5], theme=NASTY[3])
    hung = []
    for number, words in enumerate(NASTY):
        who = meeting.join(words, organisation=words, listed=True)
        place = meeting.place(number % 3, number // 3) if number < 9 else {}
        hung.append((who, words, meeting.post(who, words, text=f"{words}\n\n{words}", **place)))
    meeting.phase("plenary")
    for who, words, topic in hung:
        meeting.done(who, "conclusion.propose", text=words)
        meeting.done(who, "plan.propose", what=words, first_step=words, topic=topic)
        meeting.done(who, "network.found", name=words, purpose=words)
    found = close(text(ending, meeting))
    for words in NASTY:
        if ending == "pdf" and "ש" in words:  # extracted in the order it is seen in
            continue
        assert found.count(close(words)) >= 10, words


@each_format
def test_markdown_is_formatting_and_never_markup(day: Day, ending: str) -> None:
    found = text(ending, day)
    assert "tre ting" in found
    assert "**" not in found
    assert "<b>ikke fed</b>" in found


@each_format
@pytest.mark.parametrize("part", [part for part in PARTS if part != "title"])
def test_one_part_alone(day: Day, ending: str, part: str) -> None:
    proofs = {
        "principles": "Fire ting, der altid gælder",
        "wall": "Uden plads",
        "topics": "Hvem vil være med?",
        "words": "Tak for i dag.",
        "conclusions": "Vi holder fast.",
        "plans": "Find en dato",
        "networks": "At ses.",
        "people": "Dem, der har sagt ja til at stå her.",
        "figures": "sedler på tavlen",
    }
    found = close(text(ending, day, parts=part))
    assert [each for each, words in proofs.items() if close(words) in found] == [part]


@each_format
def test_what_was_asked_for_and_is_not_there_is_said(db: None, ending: str) -> None:
    found = text(ending, Meeting.begin(), parts="plans,networks")
    assert "Der blev ikke lagt handlingsplaner." in found
    assert "Der blev ikke stiftet netværk." in found


@each_format
def test_without_names_nobody_is_named(day: Day, ending: str) -> None:
    named, found = text(ending, day), text(ending, day, names="0")
    for name in ("Ann", "Åse", "Øjvind", "Ærke", "Nordkommune", "Østregionen"):
        assert name in named, name
        assert name not in found, name
    assert "Vi mødes igen i juni." in found
    assert "5 deltagere" not in found


@each_format
def test_only_those_who_agreed_are_listed(day: Day, ending: str) -> None:
    found = text(ending, day, parts="people")
    assert "Ann, Nordkommune" in found
    assert "Bo, Sydkommune" in found
    assert "Øjvind" not in found


@each_format
def test_contacts_are_in_none(day: Day, ending: str) -> None:
    file = book(day.event, ending)
    assert "@example.org" not in words_of(ending, file)
    assert b"@example.org" not in file


@each_format
def test_a_forgotten_person_is_someone(day: Day, ending: str) -> None:
    assert "Øjvind" in text(ending, day)
    day.meeting.done(day.people[3], "person.forget")
    found = text(ending, day)
    assert "Øjvind" not in found
    assert "Tavlen." in found  # what they wrote stays


@each_format
def test_a_removed_convener_leaves_the_note(day: Day, ending: str) -> None:
    day.meeting.done(day.meeting.facilitator, "person.remove", person=day.people[0].pk)
    found = text(ending, day)
    assert "Ann" not in found.replace("Annuller", "")
    assert "en deltager" in found


@each_format
def test_what_is_hidden_withdrawn_or_taken_away_is_in_none(day: Day, ending: str) -> None:
    first = day.event.topics.order_by("number")[0]
    day.meeting.done(day.meeting.facilitator, "topic.hide", topic=first.pk)
    comment = day.event.topics.get(number=1).comments.order_by("pk")[0]
    found = text(ending, day)
    for words in (
        "Et netværk",
        "Hvem vil være med?",
        "Der er grøde",
        "tre ting",
        "juni.",
        "Tavlen.",
    ):
        assert words not in found, words
    day.meeting.done(day.meeting.facilitator, "topic.show", topic=first.pk)
    day.meeting.done(day.meeting.facilitator, "comment.remove", comment=comment.pk)
    found = text(ending, day)
    assert "Et netværk" in found
    assert "tre ting" not in found


@each_format
def test_a_note_that_was_merged_is_told_of_at_the_other(db: None, ending: str) -> None:
    meeting = Meeting.begin()
    ann = meeting.join("Ann")
    one, other = meeting.post(ann, "Den ene"), meeting.post(ann, "Den anden")
    meeting.done(meeting.facilitator, "topic.merge", topic=one, into=other)
    found = text(ending, meeting)
    assert "Seddel 1 blev lagt sammen med denne: Den ene" in found


@each_format
def test_both_languages(db: None, ending: str) -> None:
    for language, words in (("da", "Sedlerne"), ("en", "The notes")):
        meeting = Meeting.begin(language=language)
        meeting.post(meeting.join("Ann"), "Emne")
        assert words in text(ending, meeting)


def test_conclusions_tell_how_people_stood(day: Day) -> None:
    found = close(text("pdf", day, parts="conclusions"))
    for words in (
        "Vedtaget",
        "Enig1",
        "Træder til side1",
        "Siger nej0",
        "Trådte til side: Travlt.",
    ):
        assert close(words) in found, words


class TestOptions:
    def test_none_means_all(self) -> None:
        options = Options.of({})
        assert options.query() == ""
        assert all(options.has(part) for part in PARTS)

    def test_as_the_address_has_them(self) -> None:
        given = {"parts": "plans,wall", "names": "0", "photos": "1", "paper": "letter"}
        options = Options.of(given)
        assert options.parts == ("wall", "plans")
        assert (options.names, options.photos) == (False, True)
        assert options.query() == "parts=wall,plans&names=0&paper=letter"

    @pytest.mark.parametrize(
        "given",
        [
            {"parts": "plans,cake"},
            {"names": "no"},
            {"photos": ""},
            {"paper": "a3"},
            {"pdfa": "2"},
            {"nmaes": "0"},
        ],
    )
    def test_what_cannot_be_chosen_is_said_at_its_name(self, given: dict[str, str]) -> None:
        with pytest.raises(Refused) as refused:
            Options.of(given)
        assert refused.value.code == "invalid"
        assert refused.value.errors is not None
        assert [*refused.value.errors] == [*given]
