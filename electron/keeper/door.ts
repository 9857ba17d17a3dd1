// The keeper's half of the door: table lookup, parse, handle, answer or refuse. The only catch: a Refusal is answered,
// anything else is a bug, logged without its message (which may hold what the user wrote).
import { Refusal } from '../../shared/refusal.ts';
import { type KeeperRequest, keeperRequests } from '../../shared/requests.ts';
import type { FromKeeper, ToKeeper } from '../../shared/state.ts';
import { type Context, handlers } from './requests.ts';

/** Handles one message of a window, which may only ask for what `mayAsk` lets it. Never throws. */
export async function handle(
  message: ToKeeper,
  context: Omit<Context, 'request' | 'onProgress'>,
  send: (reply: FromKeeper) => void,
  logBug: (name: string, error: unknown) => void,
  mayAsk: (name: string) => boolean = () => true,
): Promise<void> {
  const request = message?.request;
  if (typeof request !== 'number') return;
  try {
    const name = known(message.name);
    if (!mayAsk(name)) throw new Refusal('request-malformed');
    const parsed = keeperRequests[name].schema.safeParse(message.argument);
    if (!parsed.success) throw new Refusal('request-malformed');
    const handler = handlers[name] as (argument: unknown, context: Context) => unknown;
    const onProgress: Context['onProgress'] = (progress) => send({ progress: { ...progress, request } });
    send({ answer: request, value: await handler(parsed.data, { ...context, request, onProgress }) });
  } catch (error) {
    if (error instanceof Refusal) return send({ refused: request, code: error.code, details: error.details });
    logBug(String(message.name), error);
    send({ refused: request, code: 'bug' });
  }
}

function known(name: unknown): KeeperRequest {
  if (typeof name !== 'string' || !Object.hasOwn(keeperRequests, name)) throw new Refusal('request-malformed');
  return name as KeeperRequest;
}
