import type {ReactiveControllerHost} from 'lit';

/** So long at a time, in milliseconds: a page has four hundred zones to look at, and something else to do. */
const slice = 8;

/** Which time zones have clocks that agree now: Berlin's with those of Madrid and Lagos, in winter. */
export class Clocks {
  private readonly formats = new Map<string, Intl.DateTimeFormat | undefined>();
  private known: Promise<void> | undefined;
  private isReady = false;
  private last: {readonly asked: string; readonly alike: readonly string[]} | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** What the clock of a zone says, with the day; the same for the same clock, nothing where nobody knows the zone. */
  says(zone: string): string {
    if (!this.formats.has(zone)) this.formats.set(zone, formatOf(zone));
    return this.formats.get(zone)?.format(Date.now()) ?? '';
  }

  /** Every zone whose clock agrees with one of these; nothing until that is known, and then the host draws again. */
  alike(zones: readonly string[]): readonly string[] | undefined {
    this.known ??= this.learn();
    if (!this.isReady) return undefined;
    const asked = [...zones, this.formats.size, Math.floor(Date.now() / 60_000)].join();
    if (this.last?.asked !== asked) {
      const said = new Set(zones.map((zone) => this.says(zone)));
      said.delete('');
      const alike = [...this.formats.keys()].filter((zone) => zones.includes(zone) || said.has(this.says(zone)));
      this.last = {asked, alike};
    }
    return this.last.alike;
  }

  private async learn(): Promise<void> {
    let began = performance.now();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      this.says(zone);
      if (performance.now() - began < slice) continue;
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    this.isReady = true;
    this.host.requestUpdate();
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('sv', {timeZone, dateStyle: 'short', timeStyle: 'short'});
  } catch {
    return undefined;
  }
}
