import { WebSocketServer, type WebSocket } from 'ws';
import { listenAndSay } from './listen.ts';

/** Bare ws: knows each terminal by its token and tells one of them a text when it is told to. */
type Told = { readonly tell?: { readonly token: string; readonly text: string } };

const sockets = new Map<string, WebSocket>();
const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
const http = listenAndSay((_request, response) => response.end());

function onHello(this: WebSocket, data: Buffer): void {
  sockets.set((JSON.parse(data.toString('utf8')) as { token: string }).token, this);
  this.send('{"kind":"welcome","seq":0}');
}

http.on('upgrade', (request, socket, head) => server.handleUpgrade(request, socket, head, (feed) => void feed.on('message', onHello)));
process.on('message', ({ tell }: Told) => {
  if (tell !== undefined) sockets.get(tell.token)?.send(tell.text);
});
