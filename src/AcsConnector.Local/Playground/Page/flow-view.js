// The window on the drawing: scroll, zoom, fit, and drag.

import { button, h } from './dom.js';

const least = 0.05;
const most = 2;
const step = 1.25;

/** A scroll area over `plane`, whose size `measure()` gives, and the buttons that zoom it. */
export function makeView(plane, label) {
  const sheet = h('div', { class: 'sheet' }, plane);
  const root = h('section', { class: 'canvas', 'aria-label': label, on: { wheel, pointerdown: drag, keydown: keys } }, sheet);
  const shown = h('span', { class: 'percent', role: 'status' });
  let zoom = 1;
  let size = { width: 0, height: 0 };

  function apply() {
    plane.style.transform = `scale(${zoom})`;
    sheet.style.width = `${size.width * zoom}px`;
    sheet.style.height = `${size.height * zoom}px`;
    shown.textContent = `${Math.round(zoom * 100)} %`;
  }

  /** Zooms so that what is at a point of the window stays there. */
  function set(wanted, at = { x: root.clientWidth / 2, y: root.clientHeight / 2 }) {
    const now = Math.min(most, Math.max(least, wanted));
    const x = (root.scrollLeft + at.x - sheet.offsetLeft) / zoom;
    const y = (root.scrollTop + at.y - sheet.offsetTop) / zoom;
    zoom = now;
    apply();
    root.scrollLeft = x * zoom - at.x + sheet.offsetLeft;
    root.scrollTop = y * zoom - at.y + sheet.offsetTop;
  }

  const near = () => {
    const style = getComputedStyle(root);
    return { width: root.clientWidth - parseFloat(style.paddingLeft) * 2, height: root.clientHeight - parseFloat(style.paddingTop) * 2 };
  };

  function fit() {
    const { width, height } = near();
    zoom = Math.min(1, Math.max(least, Math.min(width / size.width, height / size.height)));
    apply();
    root.scrollTo(0, 0);
  }

  function wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = root.getBoundingClientRect();
    set(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1), { x: event.clientX - box.left, y: event.clientY - box.top });
  }

  /** The ground moves with the mouse; cards are pressed. */
  function drag(event) {
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('button')) return;
    if (event.offsetX > root.clientWidth || event.offsetY > root.clientHeight) return; // On a scroll bar.
    const from = { x: event.clientX + root.scrollLeft, y: event.clientY + root.scrollTop };
    const move = (moved) => root.scrollTo(from.x - moved.clientX, from.y - moved.clientY);
    root.classList.add('dragged');
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', () => { window.removeEventListener('pointermove', move); root.classList.remove('dragged'); }, { once: true });
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = { '+': zoomIn, '=': zoomIn, '-': zoomOut, 0: actualSize, f: fit }[event.key];
    if (!wanted) return;
    event.preventDefault();
    wanted();
  }

  const zoomIn = () => set(zoom * step);
  const zoomOut = () => set(zoom / step);
  const actualSize = () => set(1);
  return {
    root,
    controls: h('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
      button('−', zoomOut, { 'aria-label': 'Zoom out' }), shown, button('+', zoomIn, { 'aria-label': 'Zoom in' }),
      button('Fit', fit)),
    resize(width, height) {
      size = { width, height };
      apply();
    },
    /** The first card in the middle of the upper edge; a little smaller where the flow fits then. */
    toStart(first) {
      zoom = Math.min(1, Math.max(0.9, near().width / size.width));
      apply();
      first?.scrollIntoView({ block: 'nearest', inline: 'center' });
      root.scrollTop = 0;
    },
  };
}
