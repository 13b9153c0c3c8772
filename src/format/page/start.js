// Begins: until here the page is one to read.

function startTheme() {
  const root = document.documentElement, system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  const kept = store(place => place.getItem('ntrans theme'));
  if (kept) root.dataset.theme = kept;
  byId('theme').addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    store(place => place.setItem('ntrans theme', root.dataset.theme));
  });
}

document.documentElement.classList.add('js');
startTheme();
startFilter();
startKeys();
startEditing();
startSaving();
