// Attacks that ask for what a page may have only with a permission: devices, the screen, the clipboard, the desktop.
import type { Attack } from '../attacks.ts';

const NO_DEVICE = 'there is no such device, and nobody to choose one';

/** APIs that TypeScript does not know. */
type Methods = Record<string, (...given: unknown[]) => Promise<unknown>>;
interface More {
  readonly usb: Methods;
  readonly hid: Methods;
  readonly serial: Methods;
  readonly bluetooth: Methods;
  readonly keyboard: Methods;
}
declare const IdleDetector: { requestPermission(): Promise<string> };
declare const queryLocalFonts: () => Promise<unknown[]>;
declare const getScreenDetails: () => Promise<unknown>;

export const powerAttacks: readonly Attack[] = [
  { name: 'camera', run: async () => (await navigator.mediaDevices.getUserMedia({ video: true })).active },
  { name: 'microphone', run: async () => (await navigator.mediaDevices.getUserMedia({ audio: true })).active },
  {
    name: 'screen capture',
    unseen: 'Electron shows no chooser of its own',
    run: async () => (await navigator.mediaDevices.getDisplayMedia({ video: true })).active,
  },
  {
    name: 'screen capture the old way',
    run: async () => {
      const video = { mandatory: { chromeMediaSource: 'desktop' } } as unknown as MediaTrackConstraints;
      return (await navigator.mediaDevices.getUserMedia({ video })).active;
    },
  },
  {
    name: 'names of the cameras',
    run: async () => (await navigator.mediaDevices.enumerateDevices()).some(({ label }) => label !== ''),
  },
  { name: 'clipboard as text', run: async () => typeof (await navigator.clipboard.readText()) === 'string' },
  { name: 'clipboard as things', run: async () => Array.isArray(await navigator.clipboard.read()) },
  {
    name: 'clipboard by pasting',
    run: () => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.focus();
      document.execCommand('paste');
      return field.value !== '';
    },
  },
  {
    name: 'place',
    run: () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(true),
          ({ code, PERMISSION_DENIED }) => resolve(code !== PERMISSION_DENIED),
        ),
      ),
  },
  { name: 'notifications', run: async () => (await Notification.requestPermission()) === 'granted' },
  { name: 'MIDI', unseen: NO_DEVICE, run: async () => Boolean(await navigator.requestMIDIAccess({ sysex: true })) },
  { name: 'idle detection', run: async () => (await IdleDetector.requestPermission()) === 'granted' },
  { name: 'fonts of this machine', run: async () => (await queryLocalFonts()).length > 0 },
  { name: 'screens of this machine', run: async () => Boolean(await getScreenDetails()) },
  {
    name: 'full screen',
    run: async () => {
      await document.body.requestFullscreen();
      return document.fullscreenElement !== null;
    },
  },
  {
    name: 'keyboard lock',
    run: async () => {
      await (navigator as unknown as More).keyboard.lock?.();
      return true;
    },
  },
  {
    name: 'pointer lock',
    run: async () => {
      await document.body.requestPointerLock();
      return document.pointerLockElement !== null;
    },
  },
  { name: 'persistent storage', run: async () => await navigator.storage.persist() },
  {
    name: 'USB',
    unseen: NO_DEVICE,
    run: async () => Boolean(await (navigator as unknown as More).usb.requestDevice?.({ filters: [] })),
  },
  {
    name: 'HID',
    unseen: NO_DEVICE,
    run: async () =>
      ((await (navigator as unknown as More).hid.requestDevice?.({ filters: [] })) as unknown[] | undefined)?.length !==
      0,
  },
  {
    name: 'serial ports',
    unseen: NO_DEVICE,
    run: async () => Boolean(await (navigator as unknown as More).serial.requestPort?.()),
  },
  {
    name: 'Bluetooth',
    unseen: NO_DEVICE,
    run: async () =>
      Boolean(await (navigator as unknown as More).bluetooth.requestDevice?.({ acceptAllDevices: true })),
  },
  {
    name: 'links of other programs',
    unseen: 'nothing answers a page that registers one',
    run: (bait) => {
      navigator.registerProtocolHandler('mailto', `${bait.http}?%s`);
      return location.protocol !== 'app:';
    },
  },
];
