import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { startApp } from './app/startApp.tsx';

const root = document.getElementById('root');
if (root !== null) void startApp(root);
