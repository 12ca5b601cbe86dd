// The ws library's own way: one broadcast loop over its clients. `node tests/bench/node_ws.mjs PORT`.
import {createServer} from "node:http";
import {WebSocketServer} from "ws";

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const text = Buffer.concat(parts).toString();
    if (request.method === "POST") for (const client of sockets.clients) client.send(text);
    response.end("{}");
  });
});
const sockets = new WebSocketServer({server, perMessageDeflate: false});
server.listen(Number(process.argv[2]), "127.0.0.1", 4096);
