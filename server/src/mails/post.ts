import {createTransport} from 'nodemailer';

/** What is handed to the mail server. */
export interface Letter {
  readonly to: {readonly name: string; readonly address: string};
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where mails are stopped with one click. */
  readonly stop: string;
}

/**
 * What became of a letter. `lost`: the server had all of it and went away before it said what it made of it. `refused`: it takes none for
 * this address. `away`: it could not be asked, or takes nothing now from anybody. `later`: it does not take this one now.
 */
export type Fate = 'sent' | 'lost' | 'refused' | 'away' | 'later';

export interface Post {
  send(letter: Letter): Promise<{readonly fate: Fate; readonly why?: string}>;
  close(): void;
}

/** Nobody waits for a mail server longer, in milliseconds: for a word, and for all of it. */
const [patience, most] = [60_000, 300_000];

/**
 * Hands letters to a mail server by SMTP.
 *
 * A connection for each: a pool sends again by itself what may have arrived.
 */
export function openPost(url: string, from: string): Post {
  const transport = createTransport({
    // Secrets are told to nobody in the clear, unless the address says so.
    requireTLS: new URL(url).username !== '',
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    url,
  });
  const handed = new WeakMap<object, () => void>();
  transport.use('stream', (mail, done) => {
    const whole = handed.get(mail.data['headers'] as object);
    // It is read as the server takes it; to the end before the server says what it makes of it.
    mail.message.processFunc((input) => input.once('end', () => whole?.()));
    done();
  });
  const closing = new AbortController();
  return {
    send: async ({to, messageId, subject, text, html, stop}) => {
      let isWhole = false;
      const headers = {
        'List-Unsubscribe': {prepared: true, value: `<${stop}>`},
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      };
      handed.set(headers, () => (isWhole = true));
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(most)]);
      try {
        await transport.sendMail({from, to: {...to}, messageId, subject, text, html, headers, signal});
        return {fate: 'sent'};
      } catch (error) {
        return {fate: fateOf(error, isWhole), why: whyOf(error)};
      }
    },
    close: () => {
      closing.abort();
      transport.close();
    },
  };
}

/** Without the server's own words: they name whom it is for. */
function whyOf(error: unknown): string {
  const {code, command, responseCode} = error as {code?: string; command?: string; responseCode?: number};
  return [code, command, responseCode].filter(Boolean).join(' ');
}

function fateOf(error: unknown, isWhole: boolean): Fate {
  const {code, command, responseCode} = error as {code?: string; command?: string; responseCode?: number};
  if (responseCode === undefined) return isWhole ? 'lost' : 'away';
  const isOfLetter = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO');
  if (!isOfLetter || responseCode === 421) return 'away';
  return responseCode >= 500 ? 'refused' : 'later';
}
