"""What people read on the screens, in both languages, written down apart from the catalogues: a
text that lost its translation is a word a test cannot find."""

import re

from playwright.sync_api import Page

DANISH = {
    # The ordinary pages
    "Make an event": "Opret et arrangement",
    "Title": "Titel",
    "Theme": "Tema",
    "Words of welcome": "Velkomst",
    "Your name": "Dit navn",
    "Language of the wall": "Tavlens sprog",
    "room": "lokale",
    "Name": "Navn",
    "Seats": "Plads til",
    "First one from": "Det første fra",
    "How many": "Hvor mange",
    "Fill in the times": "Udfyld tidsrummene",
    "Make the event": "Opret arrangementet",
    "The wall is up": "Tavlen hænger der",
    "Shown now, and never again here.": "Vises nu og ikke igen her.",
    "QR code of the facilitator link": "QR-kode med facilitatorlinket",
    "It has been shown, and is not shown here twice.": "Det er blevet vist og bliver ikke vist her",
    "The programme is not written yet": "Programmet er ikke skrevet endnu",
    "Code from the wall": "Koden fra tavlen",
    "Go in": "Gå ind",
    "No event has that code": "Intet arrangement har den kode",
    "Correct it here.": "Ret den her.",
    "Wait a little": "Vent lidt",
    "Join": "Vær med",
    "This event is over": "Arrangementet er slut",
    "Look at the wall": "Se tavlen",
    # The phases
    "Getting ready": "Vi gør klar",
    "Welcome": "Velkommen",
    "Writing notes": "Vi skriver sedler",
    "Marketplace": "Markedsplads",
    "Groups at work": "Grupperne er i gang",
    "Plenary": "Plenum",
    "Closed": "Afsluttet",
    "We start soon. Come in and find a chair.": "Vi begynder snart. Kom ind, og find en stol.",
    "You are in. We start soon: find a chair.": "Du er med. Vi begynder snart. Find en stol.",
    "Those who turn up are the ones we need.": "Dem, der dukker op, er lige dem, vi har brug for.",
    "The day gives what it has to give.": "Dagen giver det, den har at give.",
    "We begin when we are ready, and then it is time.": (
        "Vi går i gang, når vi er klar, og så er det tid."
    ),
    "When there is no more to say, we are done.": ("Når der ikke er mere at sige, er vi færdige."),
    "Use your two feet": "Loven om de to fødder",
    "The wall is empty, so far.": "Tavlen er tom endnu.",
    "Thank you for today": "Tak for i dag",
    "Thank you for today. This Open Space is closed.": "Tak for i dag. Dette Open Space er slut.",
    # The phone
    "Wall": "Tavlen",
    "Me": "Mig",
    "My plan": "Min plan",
    "Write a note": "Skriv en seddel",
    "What do you want to talk about?": "Hvad vil du gerne tale om?",
    "A few more words": "Et par ord mere",
    "Choose a place": "Vælg en plads",
    "free": "ledig",
    "Put it on the wall": "Hæng den på tavlen",
    "That place is taken": "Pladsen er taget",
    "Free nearby:": "Ledige pladser i nærheden:",
    "Ask to tell the circle about it": "Bed om at fortælle kredsen om den",
    "You are number 1 in the queue to tell about this note.": (
        "Du er nummer 1 i køen til at fortælle om denne seddel."
    ),
    "You have the baton": "Du har stafetten",
    "Sign me up": "Meld mig på",
    "Take me off again": "Meld mig fra igen",
    "The room is full": "Lokalet er fyldt",
    "You are signed up, and the room is full now.": "Du er meldt på, og nu er lokalet fyldt.",
    "You signed up": "Du er med",
    "I am here now": "Jeg er her nu",
    "I moved on": "Jeg er gået videre",
    "The convener stays": "Initiativtageren bliver",
    "Open the group": "Sæt gruppen i gang",
    "Close the group": "Afslut gruppen",
    "What came of it, in a few words": "Hvad kom der ud af det? Skriv et par ord",
    "We are done": "Vi er færdige",
    "Hang it back on the wall": "Hæng den tilbage på tavlen",
    "Hang it back": "Hæng den tilbage",
    "What was added, 1": "Punkt 1",
    "Insight": "Indsigt",
    "Question": "Spørgsmål",
    "Decision": "Beslutning",
    "Your words": "Dine ord",
    "Add it to the note": "Føj det til sedlen",
    "running now": "i gang nu",
    "back on the wall": "tilbage på tavlen",
    "This note is hidden": "Denne seddel er skjult",
    "waiting": "venter",
    "Waiting to be sent": "Venter på at blive sendt",
    "Your sign-up waits for the network.": "Din tilmelding venter på nettet.",
    "Not live at the moment.": "Ingen forbindelse lige nu.",
    "You are no longer on the list here": "Du står ikke længere på listen",
    "Join again": "Vær med igen",
    # The wall
    "Come in": "Kom med",
    "Notes without a place": "Sedler uden plads",
    "Looking for a place": "Mangler en plads",
    "Next with the baton": "Næste med stafetten",
    "not live": "ingen forbindelse",
    "here": "her",
    # The console
    "The facilitator’s console": "Facilitatorsiden",
    "Phases of the meeting": "Mødets faser",
    "Minutes": "Minutter",
    "Message": "Besked",
    "Announce": "Vis beskeden",
    "Take it down": "Tag den ned",
    "Take it back": "Tag den tilbage",
    "Pass it on": "Giv den videre",
    "Waiting for it": "I kø til den",
    "Hide the words": "Skjul teksten",
    "Undo": "Fortryd",
    "Close it": "Afslut",
    "Not live": "Ingen forbindelse",
    # Plenary and after
    "Insights": "Indsigter",
    "Questions": "Spørgsmål",
    "Decisions": "Beslutninger",
    "Your group is done, and the circle is waiting for its note:": (
        "Din gruppe er færdig, og kredsen venter på dens seddel:"
    ),
    "Hang note 2 back on the wall": "Hæng seddel 2 tilbage på tavlen",
    "Still to be hung back": "På vej tilbage til tavlen",
    "The baton is with": "Stafetten er hos",
    "Round the whole circle, by lot": "Kredsen rundt ved lodtrækning",
    "You may pass it on without a word.": "Man må godt give den videre uden et ord.",
    "Pass it on round the circle": "Giv den videre i kredsen",
    "Your words for the book of the day": "Dine ord til dagens bog",
    "Their words, for the book of the day": "Deres ord, til dagens bog",
    "Earlier words": "Tidligere ord",
    "Write them": "Skriv dem",
    "Keep them": "Gem dem",
    "Close": "Luk",
    "Dots": "Prikker",
    "Hold the result back": "Hold resultatet tilbage",
    "Show the result": "Vis resultatet",
    "The result is shown when all are done.": "Resultatet vises, når alle er færdige.",
    "Give a dot": "Giv en prik",
    "Dots are being put.": "Vi sætter prikker.",
    "Conclusions": "Konklusioner",
    "Propose a conclusion": "Foreslå en konklusion",
    "What might we agree on?": "Hvad kan vi blive enige om?",
    "Propose it": "Foreslå den",
    "Agree": "Enig",
    "Object": "Siger nej",
    "Why, and what would help?": "Hvorfor, og hvad ville hjælpe?",
    "Say why": "Sig hvorfor",
    "Adopt it": "Vedtag den",
    "Adopted": "Vedtaget",
    "Action plans": "Handlingsplaner",
    "Propose an action plan": "Foreslå en handlingsplan",
    "What will be done?": "Hvad skal gøres?",
    "I will see to it": "Jeg tager den",
    "Nobody yet": "Ingen endnu",
    "Nobody yet. Who takes it?": "Ingen endnu. Hvem tager den?",
    "1 has no owner yet": "1 mangler en tovholder",
    "1 has nobody yet": "1 mangler en tovholder",
    "Found a network": "Stift et netværk",
    "What shall it be called?": "Hvad skal det hedde?",
    "What is it for?": "Hvad er det til for?",
    "Found it": "Stift det",
    "Share": "Del",
    "Don’t share": "Del ikke",
    "E-mail or telephone": "E-mail eller telefon",
    "How you reach each other": "Sådan får I fat i hinanden",
    "You don’t share how you are reached": "Du deler ikke, hvordan man får fat i dig",
    "Save": "Gem",
    "1 conclusion, 2 action plans and 1 network": "1 konklusion, 2 handlingsplaner og 1 netværk",
    "You see to": "Du er tovholder på",
    "How does it go?": "Hvordan går det?",
    "Done": "Gjort",
    "A few words to the others": "Et par ord til de andre",
    "Tell it": "Fortæl det",
    "Show my link": "Vis mit link",
    "Your personal link": "Dit personlige link",
    # What was refused
    "This Open Space is closed.": "Dette Open Space er slut.",
    "That did not work": "Det lykkedes ikke",
    "No connection yet. We keep trying.": "Ingen forbindelse endnu. Vi bliver ved med at prøve.",
}

# Words that stand on nearly every screen of one language and are none in the other.
STRAY = {
    "da": r"\b(the|you|your|this|with|has|note|notes|wall|room|here|now|left|what)\b",
    "en": r"\b(og|ikke|det|der|du|dig|din|seddel|sedler|tavlen|lokale|er|på|nu|tilbage)\b",
}
ADDRESS = re.compile(r"\S+/e/\S*")
READ = """() => [
    document.title, document.body.innerText,
    ...[...document.querySelectorAll("[aria-label],[alt],[title],[placeholder]")]
        .filter((seen) => seen.checkVisibility() && !seen.closest("[lang]:not(html)"))
        .flatMap((seen) => ["aria-label", "alt", "title", "placeholder"].map(
            (name) => seen.getAttribute(name) ?? "")),
].join("\\n")"""


class Tongue:
    """`say("Sign me up")`: how that is written on the screens of somebody who reads `language`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = {"da": "da-DK", "en": "en-GB"}[language]

    def __call__(self, english: str) -> str:
        return english if self.language == "en" else DANISH[english]

    def alone(self, *pages: Page) -> None:
        """Nothing of the other language is on these screens."""
        for page in pages:
            lines = ADDRESS.sub("", str(page.evaluate(READ))).splitlines()
            stray = [line for line in lines if re.search(STRAY[self.language], line, re.IGNORECASE)]
            assert not stray, f"not in {self.language}, at {page.url}: {stray}"
