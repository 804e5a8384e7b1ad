import { mount } from 'svelte';
import { listenForUncaught } from './errors/thrown-problem';
import App from './shell/App.svelte';
import './theme/tokens.css';
import './theme/base.css';
import './theme/forced-colors.css';
import './theme/print.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no place for the app.');
listenForUncaught();
mount(App, { target });
