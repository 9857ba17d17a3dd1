// Must be imported first. Two libraries would otherwise trip over the page's policies: zod probes whether it may compile
// code (it may not), and Mantine writes its variables into a style element by innerHTML. The one Trusted Types policy
// lets plain style text through and nothing that could be markup; no script, ever.
import { z } from 'zod';

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string | null }): void;
}

z.config({ jitless: true });
(globalThis as unknown as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
});
