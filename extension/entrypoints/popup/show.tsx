import { outside } from '../../browser/outside.ts';
import { Popup } from '../../ui/popup/popup.tsx';
import { showPage } from '../../ui/show-page.tsx';

void showPage(<Popup />, outside);
