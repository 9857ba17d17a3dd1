// Messages as they are copied out of the programs in which they came, with what each should become: who asks, and the title.
// Names and addresses are invented; `me` is whoever is asked.

export const PASTES: readonly (readonly [from: string, text: string, asker: string, title: string])[] = [
  [
    'Outlook',
    'From: Bruno Costa <bruno@northlight.example>\r\nSent: Tuesday, November 24, 2026 8:12 AM\r\nTo: Noor Haddad <noor@home.example>\r\nSubject: RE: Pricing help\r\n\r\nHi Noor,\r\n\r\nHope you are well. We are repricing our product in spring. Do you know\r\nanybody who has done this for a B2B SaaS?\r\n\r\nBest regards,\r\nBruno\r\n\r\nBruno Costa\r\nHead of Product | Northlight\r\n',
    'Bruno Costa',
    'Do you know anybody who has done this for a B2B SaaS?',
  ],
  [
    'Outlook, German',
    'Von: Müller, Sandra <sandra@acme.example>\nGesendet: Dienstag, 24. November 2026 08:12\nAn: Haddad, Noor\nBetreff: WG: Wohnung in Porto\n\nHallo Noor,\n\nich hoffe, es geht dir gut. Kennst du jemanden, der in Porto eine Wohnung vermietet?\n\nViele Grüße\nSandra',
    'Sandra Müller',
    'Kennst du jemanden, der in Porto eine Wohnung vermietet?',
  ],
  [
    'Gmail',
    'Priya Nair <priya@example.org>\nTue, Nov 24, 9:41 AM (2 hours ago)\nto me\n\nHi,\n\nQuick one - could you introduce me to a patent lawyer? Ideally before Christmas.\n\nThanks!\nPriya',
    'Priya Nair',
    'Quick one - could you introduce me to a patent lawyer?',
  ],
  [
    'Gmail, German, quoted',
    'Am Di., 24. Nov. 2026 um 09:41 Uhr schrieb Goran Ekwueme <goran@example.org>:\n\n> Hallo,\n>\n> wir suchen einen Batterieexperten für ein Pilotprojekt. Hättest du eine Idee?\n>\n> LG\n> Goran',
    'Goran Ekwueme',
    'Wir suchen einen Batterieexperten für ein Pilotprojekt.',
  ],
  [
    'WhatsApp',
    '[24/11/2026, 09:41:12] Zoë Zhang: hey! how are you?\n[24/11/2026, 09:42:03] Zoë Zhang: do you know a mentor for hardware founders?\n[24/11/2026, 09:45:40] Noor: let me think',
    'Zoë Zhang',
    'Do you know a mentor for hardware founders?',
  ],
  [
    'WhatsApp, German',
    '24.11.26, 09:41 - Klaus von Berg: Moin\n24.11.26, 09:42 - Klaus von Berg: ich bräuchte einen guten Anwalt für Mietrecht',
    'Klaus von Berg',
    'Ich bräuchte einen guten Anwalt für Mietrecht',
  ],
  [
    'Slack',
    'Tomás Reis\n  9:41 AM\nhey, looking for a drummer for our summer party\nany ideas?',
    'Tomás Reis',
    'Looking for a drummer for our summer party',
  ],
  [
    'Slack, German',
    'Martin Sommer  09:41 Uhr\nHallo zusammen, kann jemand einen Steuerberater empfehlen?',
    'Martin Sommer',
    'Kann jemand einen Steuerberater empfehlen?',
  ],
  [
    'Signal',
    "Chloë O'Brien\n24 Nov, 09:41\n\nCould you put me in touch with the museum in Lyon? It is about the autumn show.",
    "Chloë O'Brien",
    'Could you put me in touch with the museum in Lyon?',
  ],
  [
    'LinkedIn',
    'Will Archer sent the following message at 9:41 AM\nView Will’s profile\nWill Archer\n  9:41 AM\nHi Noor,\nI saw your post. I am looking for beta testers for a payroll tool. Would be great to chat!\nBest,\nWill',
    'Will Archer',
    'I am looking for beta testers for a payroll tool.',
  ],
  [
    'LinkedIn, German',
    'April Novak hat die folgende Nachricht um 09:41 gesendet\nProfil von April anzeigen\nApril Novak\n09:41\nHallo Noor, ich suche gerade eine Wohnung in Wien. Danke dir!\nApril',
    'April Novak',
    'Ich suche gerade eine Wohnung in Wien.',
  ],
  [
    'a mail without its head',
    'Hello,\n\nour lease ends. We need lab space near Berlin by March.\n\nKind regards\nDr. Jonas Keller\nCharité Labs',
    'Dr. Jonas Keller',
    'We need lab space near Berlin by March.',
  ],
];
