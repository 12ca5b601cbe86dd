// One room: a new one, or one to change.
import {html} from "htm/preact";
import {useState} from "preact/hooks";
import {gettext} from "#i18n.js";
import {Field} from "#views/parts/field.js";
import {Button, ProblemBox, useAction} from "#views/parts/doing.js";
import {useFormFocus} from "#views/console/form-focus.js";

const FIELDS = ["name", "where", "capacity", "url"];
const EMPTY = {name: "", where: "", capacity: "", url: ""};

/** @param {{ctx: import("#types.js").Ctx, room?: import("#types.js").RoomRow, onClose: () => void}} props */
export function RoomForm({ctx, room, onClose}) {
  const [typed, setTyped] = useState(() => (room ? {name: room.name, where: room.where, capacity: String(room.capacity ?? ""), url: room.url} : EMPTY));
  const form = useFormFocus();
  const {busy, problem, run} = useAction(ctx);
  /** @param {keyof typeof EMPTY} name */
  const shared = (name) => ({name, value: typed[name], errors: problem?.errors, onInput: (/** @type {string} */ value) => setTyped((was) => ({...was, [name]: value}))});
  const save = async (/** @type {Event} */ submit) => {
    submit.preventDefault();
    const fields = {...typed, capacity: typed.capacity.trim() === "" ? null : Number(typed.capacity)};
    if (await run(room ? "room.edit" : "room.add", room ? {room: room.id, ...fields} : fields)) onClose();
  };
  return html`<form class="card plain stack place-form" ref=${form} onSubmit=${save} novalidate>
    <div class="two"><${Field} ...${shared("name")} label=${gettext("Name")} required=${true} maxlength=${80} />
      <${Field} ...${shared("capacity")} label=${gettext("Seats")} type="number" inputmode="numeric" /></div>
    <${Field} ...${shared("where")} label=${gettext("Where")} maxlength=${140} />
    <${Field} ...${shared("url")} label=${gettext("Online link")} type="url" inputmode="url" />
    <${ProblemBox} problem=${problem} fields=${FIELDS} />
    <div class="row"><${Button} type="submit" class="primary" busy=${busy}>${room ? gettext("Save") : gettext("Add the room")}</${Button}><${Button} class="quiet" onClick=${onClose}>${gettext("Cancel")}</${Button}></div>
  </form>`;
}
