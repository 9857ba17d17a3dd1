// The folder at a WebDAV address (Y56). Nothing is asked of the server but what rclone, nginx and Apache all do: MKCOL, PROPFIND,
// GET, PUT under a temporary name, MOVE without overwriting, DELETE. Conditional PUT is not relied on, redirects are not followed.
// The password goes to this one origin, in https or to this machine, and into no error.
import {
  type Carrier,
  type CarrierCode,
  CarrierError,
  folderName,
  MOST_FILES,
  MOST_FOLDERS,
  type Place,
  TMP,
  writerOf,
} from './carrier.ts';
import { type Credentials, Dav, type Patience } from './dav.ts';

/** The carrier over the folder at `url`, which must exist. Throws `insecure` for anything but https, or http to this machine. */
export function webdavCarrier(
  url: string,
  credentials: Credentials,
  signal: AbortSignal,
  patience?: Patience,
): Carrier {
  const dav = new Dav(url, credentials, signal, patience);
  const pathOf = ({ writer, name }: Place): string => `${folderName(writer)}/${encodeURIComponent(name)}`;
  return {
    writers: async () => {
      const entries = (await dav.list('')) ?? raise('folder-missing');
      const names = entries.filter(({ isFolder }) => isFolder).map(({ name }) => writerOf(name));
      return names.filter((name) => name !== undefined).slice(0, MOST_FOLDERS);
    },
    list: async (writer) => {
      const entries = (await dav.list(`${folderName(writer)}/`)) ?? [];
      return entries.filter(({ isFolder }) => !isFolder).slice(0, MOST_FILES);
    },
    read: async (place, limit) => await dav.read(pathOf(place), limit),
    begin: async (place, length) => await dav.begin(pathOf(place), length),
    write: async (place, id, bytes) => {
      await dav.ask('MKCOL', `${folderName(place.writer)}/`, [201, 405]);
      await putAndMove(dav, pathOf({ ...place, name: `${TMP}${id}` }), pathOf(place), bytes);
    },
    remove: async (place) => void (await dav.ask('DELETE', pathOf(place), [200, 202, 204, 404])),
    watch: () => () => undefined,
  };
}

async function putAndMove(dav: Dav, unfinished: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await dav.ask('PUT', unfinished, [200, 201, 204], { body: bytes });
    await dav.ask('MOVE', unfinished, [201, 204], {
      headers: { Destination: dav.urlOf(path).href, Overwrite: 'F' },
    });
  } catch (error) {
    // What is left under the temporary name is worth nothing; if it cannot be removed now, the next round does it.
    await dav.ask('DELETE', unfinished, [200, 202, 204, 404]).catch(() => undefined);
    throw error;
  }
  if ((await dav.lengthOf(path)) !== bytes.length) {
    await dav.ask('DELETE', path, [200, 202, 204, 404]);
    throw new CarrierError('odd');
  }
}

function raise(code: CarrierCode): never {
  throw new CarrierError(code);
}
