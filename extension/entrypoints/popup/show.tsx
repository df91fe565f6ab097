import { clearMark } from '../../browser/open-page.ts';
import { outside } from '../../browser/outside.ts';
import { Popup } from '../../ui/popup/popup.tsx';
import { showPage } from '../../ui/show-page.tsx';

void clearMark();
void showPage(<Popup />, (texts) => texts.appName, outside);
