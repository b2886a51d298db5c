// The demo desk: three devices on one page, fed from /demo.json. No build, no library.

const phone = { width: 375, height: 812, bezel: 20 };
const terminal = { width: 1280, height: 800, bezel: 16 };
/** What lies around the devices: labels, gaps, edges; and the notes under the terminal. */
const around = { label: 36, gap: 24, edge: 24, bottom: 28, notes: 150 };
const phoneScaleMin = 0.6;
/** The terminal's share of the width: it holds the most. */
const terminalShareMin = 0.47;
const retryMs = 2_000;

const byId = (id) => document.getElementById(id);
const setText = (id, text) => {
  byId(id).textContent = text;
};

const tell = (sentence) => {
  byId('trouble').textContent = sentence;
  byId('trouble').hidden = sentence === '';
};

/** Asks until it is answered: the desk may be opened while the server still starts. */
const ask = async (address) => {
  for (;;) {
    try {
      const answer = await fetch(address, { cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      return await answer.json();
    } catch {
      tell('演示台还没有准备好，正在重试…');
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
};

/** The phones as high as the window allows, the terminal as wide as what is left. */
const fit = () => {
  const root = document.documentElement;
  const narrow = window.innerWidth < 1180;
  const top = byId('customer').parentElement.getBoundingClientRect().top;
  const room = { width: window.innerWidth - 2 * around.edge, height: window.innerHeight - top - around.label - around.bottom };

  const byHeight = room.height / (phone.height + phone.bezel);
  const byWidth = (room.width * (1 - terminalShareMin) - 2 * around.gap) / 2 / (phone.width + phone.bezel);
  const phoneScale = Math.max(phoneScaleMin, Math.min(1, byHeight, narrow ? 1 : byWidth));
  const beside = narrow ? 0 : 2 * (phone.width + phone.bezel) * phoneScale + 2 * around.gap;

  const terminalByWidth = (room.width - beside - terminal.bezel) / terminal.width;
  const terminalByHeight = (room.height - around.notes - terminal.bezel) / terminal.height;
  const terminalScale = Math.min(1, terminalByWidth, narrow ? 1 : Math.max(0.3, terminalByHeight));

  root.style.setProperty('--phone-scale', String(phoneScale));
  root.style.setProperty('--terminal-scale', String(terminalScale));
};

/** Both phones belong to one person: the mini-program and the WeChat beside it. */
const showPerson = (demo, openid) => {
  const as = openid === '' ? '' : `?openid=${encodeURIComponent(openid)}`;
  byId('phone-frame').src = `${demo.h5Url}${as}`;
  if (demo.sandboxUrl !== null) byId('wechat-frame').src = `${demo.sandboxUrl}/${as}`;
};

const showPeople = async (demo) => {
  const choice = byId('person');
  try {
    const { customers } = await (await fetch(`${demo.sandboxUrl}/sandbox/state`)).json();
    choice.replaceChildren(...customers.map(({ openid, name, nickname }) => new Option(name ?? nickname ?? openid, openid)));
    choice.addEventListener('change', () => showPerson(demo, choice.value));
    showPerson(demo, customers[0].openid);
  } catch {
    choice.hidden = true;
    showPerson(demo, '');
  }
};

const showTabs = () => {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  for (const tab of tabs)
    tab.addEventListener('click', () => {
      for (const other of tabs) {
        const chosen = other === tab;
        other.setAttribute('aria-selected', String(chosen));
        byId(other.getAttribute('aria-controls')).classList.toggle('shown', chosen);
      }
      fit();
    });
};

const start = async () => {
  showTabs();
  fit();
  window.addEventListener('resize', fit);

  const demo = await ask('/demo.json');
  tell('');
  document.title = `${demo.brand} · 演示台`;
  setText('brand', demo.brand);
  setText('store-name', demo.store?.name ?? '');
  setText('try-store', `“${demo.store?.name ?? '这家店'}”`);
  setText('clerk-name', demo.clerk?.name ?? '');
  setText('clerk-number', demo.clerk?.number ?? '—');
  setText('clerk-pin', demo.clerk?.pin ?? '—');
  for (const desk of ['hq', 'merchant']) {
    byId(`to-${desk}`).href = demo.desks[desk].url;
    setText(`${desk}-username`, demo.desks[desk].username);
  }
  setText('desk-password', demo.desks.hq.password);
  byId('to-docs').href = demo.docsUrl;
  byId('to-terminal').href = demo.terminalUrl;
  byId('to-sandbox').href = demo.sandboxUrl ?? '#';
  byId('terminal-frame').src = demo.terminalUrl;
  await showPeople(demo);
  fit();
};

await start();
