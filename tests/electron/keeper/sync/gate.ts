// A way to one port that can be shut and cut at any moment, at an address that stays. Nothing that passes is looked at.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class Gate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isOpen = true;

  private constructor(server: Server, to: number) {
    this.#server = server;
    server.on('connection', (near) => this.#couple(near, connect(to, '127.0.0.1')));
  }

  static async before(port: number): Promise<Gate> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Gate(server, port);
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts whatever passes at this moment. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Lets nobody pass, or everybody again. */
  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen;
    if (!isOpen) this.cut();
  }

  close(): void {
    this.isOpen = false;
    this.#server.close();
  }

  #couple(near: Socket, far: Socket): void {
    const both = [near, far];
    const end = () => {
      for (const socket of both) socket.destroy();
    };
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.setNoDelay(true).on('error', end);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    if (!this.#isOpen) return end();
    near.pipe(far).pipe(near);
  }
}
