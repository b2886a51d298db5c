import { send } from './call.js';
import { draw, h } from './dom.js';
import { merchantsView, moodsView, noticesView, storesView } from './erp-views.js';

const pollMs = 1000;
const byId = (id) => document.getElementById(id);

const tell = (words) => {
  byId('trouble').textContent = words;
  byId('trouble').hidden = words === '';
};

/** Does it, then shows what became of it; a refusal is said in a sentence. */
const act = async (name, body) => {
  try {
    await send(`erp/${name}`, body);
    tell('');
  } catch (error) {
    tell(error.message);
  }
  await refresh();
};

/** Asks for a word in the browser's own dialog; nothing given, nothing done. */
const ask = (question, given, then) => {
  const answer = window.prompt(question, given);
  if (answer !== null && answer.trim() !== '') void act(...then(answer.trim()));
};

const refresh = async () => {
  const state = await send(`erp/state?text=${encodeURIComponent(byId('text').value.trim())}`).catch(() => null);
  if (state === null) return tell('沙盒没有回应，正在重连…');
  const { counts, stores, franchisees, branches, misbehaviour, spoiled, notices, webhook } = state;
  byId('counts').textContent =
    `${counts.stores} 家门店 · ${counts.franchisees} 个加盟商 · ${counts.branches} 个分公司。下面最多列 20 个，用上面的框来找。`;
  draw('stores', { stores, branches }, (view) => storesView({ ...view, act, ask }));
  draw('franchisees', { franchisees }, (view) => merchantsView({ ...view, act, ask }));
  draw('moods', { misbehaviour, spoiled }, (view) => moodsView({ ...view, act }));
  draw('notices', { notices, webhook }, (view) =>
    webhook === null ? [h('p', { class: 'empty' }, '没有告诉过 ERP 往哪儿推送。')] : noticesView(view),
  );
};

byId('text').addEventListener('input', () => void refresh());
const loop = async () => {
  if (!document.hidden) await refresh();
  setTimeout(loop, pollMs);
};
void loop();
