// Start-up of the capture window: as the desk's own, with one line in it and nothing of the document.
import './strict.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { CaptureWindow } from './features/capture/CaptureWindow.tsx';
import { cssVariables, theme } from './theme.ts';
import { connect } from './vouchsafe.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);
connect();
createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <Notifications position="top-right" limit={1} autoClose={5000} />
    <CaptureWindow />
  </MantineProvider>,
);
