// Folds entries as a browser does: {"board": {…} | null, "entries": […]} in, the rows out, as JSON.
// A Python test compares them with the server's.
import {createStore} from "#store.js";

let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
const {board, entries} = JSON.parse(text);
const store = createStore();
if (board) store.load(board);
store.apply(entries);
process.stdout.write(JSON.stringify(store.snapshot()));
