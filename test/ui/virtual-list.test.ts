import {expect} from '@open-wc/testing';
import {LitElement, css, html} from 'lit';

import {VirtualList, tallest} from '../../src/ui/virtual-list.js';
import {settled} from '../support/settled.js';

class NumbersElement extends LitElement {
  static override styles = css`
    .scroller {
      block-size: 400px;
      overflow: auto;
      overflow-anchor: none;
    }
    .runway {
      overflow: clip;
    }
    .row {
      block-size: 40px;
    }
  `;

  rows = 1000;
  rowSize = 40;
  readonly list = new VirtualList(this, () => ({
    rows: this.rows,
    rowSize: this.rowSize,
    scroller: (this.renderRoot as ParentNode | undefined)?.querySelector<HTMLElement>('.scroller') ?? null,
    guess: 400,
  }));

  protected override updated(): void {
    this.renderRoot.querySelector<HTMLElement>('.runway')!.style.blockSize = `${this.list.extent}px`;
    this.renderRoot.querySelector<HTMLElement>('.rows')!.style.transform = `translateY(${this.list.top}px)`;
  }

  protected override render() {
    const {start, end} = this.list;
    const rows = Array.from({length: end - start}, (_, index) => start + index);
    return html`<div class="scroller">
      <div class="runway"><div class="rows">${rows.map((row) => html`<div class="row">${row}</div>`)}</div></div>
    </div>`;
  }
}
customElements.define('test-numbers', NumbersElement);

const made: NumbersElement[] = [];

async function numbers(
  rows: number,
): Promise<{element: NumbersElement; scroller: HTMLElement; seen: () => readonly number[]}> {
  const element = new NumbersElement();
  element.rows = rows;
  document.body.append(element);
  made.push(element);
  await settled(element);
  const scroller = element.renderRoot.querySelector<HTMLElement>('.scroller')!;
  const seen = () => {
    const box = scroller.getBoundingClientRect();
    return [...element.renderRoot.querySelectorAll('.row')]
      .filter(
        (row) => row.getBoundingClientRect().bottom > box.top + 1 && row.getBoundingClientRect().top < box.bottom - 1,
      )
      .map(({textContent}) => Number(textContent));
  };
  return {element, scroller, seen};
}

const frames = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));

describe('virtual list', () => {
  afterEach(() => made.splice(0).forEach((element) => element.remove()));

  it('draws a screen and a little of very many rows', async () => {
    const {element, seen} = await numbers(100_000);
    expect(seen()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(element.renderRoot.querySelectorAll('.row').length).to.be.lessThan(30);
  });

  it('has the right rows wherever somebody scrolls to', async () => {
    const {scroller, seen} = await numbers(100_000);
    for (const row of [17, 5000, 99_990, 3]) {
      scroller.scrollTop = row * 40;
      await frames();
      expect(seen()[0]).to.equal(row);
      expect(seen()).to.have.length(10);
    }
  });

  it('brings a row to the nearest edge, or to the top', async () => {
    const {element, seen} = await numbers(1000);
    element.list.show(500);
    await settled(element);
    expect(seen().at(-1)).to.equal(500);
    element.list.show(495);
    await settled(element);
    expect(seen().at(-1)).to.equal(500);
    element.list.show(700, 'top');
    await settled(element);
    expect(seen()[0]).to.equal(700);
  });

  it('reaches the first and the last of more rows than a browser can draw in one piece', async () => {
    const {element, scroller, seen} = await numbers(1_000_000);
    expect(scroller.scrollHeight).to.be.at.most(tallest);
    element.list.show(999_999);
    await settled(element);
    expect(seen().at(-1)).to.equal(999_999);
    scroller.scrollTop = 0;
    await frames();
    expect(seen()[0]).to.equal(0);
    scroller.scrollTop = scroller.scrollHeight / 2;
    await frames();
    expect(seen()[0]).to.be.within(499_000, 501_000);
  });

  it('goes pixel by pixel in such a list, when somebody turns the wheel', async () => {
    const {element, scroller, seen} = await numbers(1_000_000);
    element.list.show(400_000, 'top');
    await settled(element);
    for (let turn = 1; turn <= 5; turn++) {
      scroller.scrollTop += 120;
      await frames();
      expect(seen()[0]).to.be.within(400_000 + 3 * turn - 1, 400_000 + 3 * turn);
    }
  });

  it('comes to the first row by the wheel alone', async () => {
    const {element, scroller, seen} = await numbers(1_000_000);
    element.list.show(40, 'top');
    await settled(element);
    for (let turn = 0; turn < 40 && seen()[0] !== 0; turn++) {
      scroller.scrollTop -= 120;
      await frames();
    }
    expect(seen()[0]).to.equal(0);
  });

  it('keeps the row at the top when rows become larger, and ends where fewer end', async () => {
    const {element, seen} = await numbers(1000);
    element.list.show(300, 'top');
    await settled(element);
    element.rows = 50;
    element.requestUpdate();
    await settled(element);
    expect(seen().at(-1)).to.equal(49);
  });

  it('lets go of its scroller when it is taken away, and takes it up again', async () => {
    const {element, scroller, seen} = await numbers(1000);
    element.list.show(100, 'top');
    await settled(element);
    element.remove();
    document.body.append(element);
    element.requestUpdate();
    await settled(element);
    scroller.scrollTop = 8000;
    await frames();
    expect(seen()[0]).to.equal(200);
  });
});
