"""Addresses, as docs/protocol.md lists them."""

from django.contrib.auth import views as accounts
from django.urls import include, path, re_path

from sessions_app import api, insights
from sessions_app.pages import (
    account,
    audit,
    bringing_in,
    doors,
    events,
    exports,
    feeds,
    health,
    home,
    moving,
    new,
    outcomes,
    pictures,
    proceedings,
    words,
)

event = [
    path("do/<str:name>", api.perform, name="do"),  # first: looked for most often
    path("", events.phone, name="phone"),
    path("wall/", events.wall, name="wall"),
    path("console/", events.console, name="console"),
    path("audit/", audit.audit, name="audit"),
    path("replay/", events.replay, name="replay"),
    path("replay/entries.json", api.story, name="story"),
    path("plans/", outcomes.plans, name="plans"),
    path("networks/", outcomes.networks, name="networks"),
    path("networks/<int:network>/contacts.json", outcomes.contacts, name="contacts"),
    path("networks/<int:network>/meeting.ics", outcomes.meeting, name="meeting"),
    path("networks/picture.json", insights.networks_picture, name="picture"),
    path("networks/people/<int:person>.json", insights.met_by, name="met_by"),
    path("networks/suggested.json", insights.suggested_networks, name="suggested"),
    path("alike.json", insights.notes_alike, name="alike"),
    path("untangle.json", insights.untangled, name="untangle"),
    path("me.json", events.me, name="me"),
    path("facilitators.json", events.facilitator_link, name="facilitator_link"),
    path("qr.svg", pictures.join_qr, name="qr"),
    path("photos/<str:name>", pictures.photo, name="photo"),
    path("photos/small/<str:name>", pictures.photo, {"size": "small"}, name="small_photo"),
    path("board.json", api.board, name="board"),
    path("journal.json", api.journal_entries, name="journal"),
    path("export/", exports.page, name="exports"),
    path("export/<str:name>", exports.export, name="export"),
    path("export/<str:name>/made.json", exports.made, name="export_made"),
    path("proceedings/", proceedings.proceedings, name="proceedings"),
]

urlpatterns = [
    re_path(r"^e/(?P<code>\w{1,32})/", include(event)),
    path("", home.home, name="home"),
    path("new/", new.new, name="new"),
    path("new/made/", new.made, name="made"),
    path("new/archive/", bringing_in.page, name="bring_in"),
    path("new/archive/piece/", bringing_in.piece, name="piece"),
    path("account/in/", account.sign_in, name="sign_in"),
    path("account/out/", accounts.LogoutView.as_view(), name="sign_out"),
    path("facilitate/<str:secret>/", doors.facilitate, name="facilitate"),
    path("me/here/", moving.arrive, name="arrive"),
    path("me/<str:secret>/", moving.move_here, name="move_here"),
    path("feed/<str:secret>.ics", feeds.my_plan, name="feed"),
    path("favicon.ico", home.favicon),
    path("words/<str:language>/", words.words, name="words"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
]

handler404 = "sessions_app.pages.errors.not_found"
handler500 = "sessions_app.pages.errors.server_error"
